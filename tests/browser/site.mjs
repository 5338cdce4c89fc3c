// The built site on a local port, and a browser to look at it.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";
import { environment } from "./fonts.mjs";

/** The folder of our own content, and of everything else here. */
export const root = new URL("../..", import.meta.url).pathname;
/** The program under test. */
export const binary = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "debug", "fangce");
const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".webmanifest": "application/manifest+json" };

/** Builds a site into a new folder: our own content, or what `fill` writes there. The caller removes it. */
export function build(fill) {
  const folder = mkdtempSync(join(tmpdir(), "fangce-site-"));
  fill?.(folder);
  execFileSync(binary, ["build", "--site", fill ? folder : root, "--out", join(folder, "public")], { stdio: "pipe" });
  return { folder: join(folder, "public"), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Serves a folder on this machine, below a prefix, as any plain web server would. */
export async function serve(folder, prefix = "/some/where/") {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const inside = path.startsWith(prefix) ? normalize(path.slice(prefix.length)) : "..";
    const file = join(folder, inside.endsWith("/") || inside === "." ? join(inside, "index.html") : inside);
    if (inside.startsWith("..") || !existsSync(file)) {
      response.writeHead(404, { "content-type": "text/plain" }).end("There is no such page.");
      return;
    }
    response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" });
    response.end(readFileSync(file));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { base: `http://127.0.0.1:${server.address().port}${prefix}`, close: () => server.close() };
}

/** What a Chromium fresh from its package would do beside its work, switched off. */
const quiet = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"];

/** A Chromium that reaches nothing but this machine, and sees the fonts of one set alone. */
export function launch(set = "noto") {
  const found = [process.env.CHROME, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  return chromium.launch({
    executablePath: found.find((path) => path && existsSync(path)),
    env: environment(set),
    args: [...quiet, "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
  });
}

export const phone = { width: 360, height: 640 };
export const desk = { width: 1280, height: 800 };

/** Every page of a built site, as paths below its folder, in order. */
export function pages(folder) {
  const files = readdirSync(folder, { recursive: true }).map(String);
  return files.filter((path) => path.endsWith(".html")).sort();
}

/** One page of each sort below a folder (`zh`): those that stand alone, each type's index, and its longest record. */
export function sorts(folder, part) {
  const all = pages(folder).filter((path) => path.startsWith(`${part}/`));
  const own = all.map((path) => path.slice(part.length + 1));
  const longest = new Map();
  for (const path of own.filter((path) => path.includes("/") && !path.endsWith("/index.html"))) {
    const type = path.split("/")[0];
    const size = statSync(join(folder, part, path)).size;
    if (size > (longest.get(type)?.size ?? 0)) longest.set(type, { path, size });
  }
  const alone = own.filter((path) => !path.includes("/") || path.endsWith("/index.html"));
  return [...alone, ...[...longest.values()].map((record) => record.path)].map((path) => `${part}/${path}`);
}

/** Opens a page in a context of its own; errors in the console and failed requests collect in `problems`. */
export async function open(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: phone, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.problems = [];
  page.on("console", (message) => message.type() === "error" && page.problems.push(message.text()));
  page.on("requestfailed", (request) => page.problems.push(request.url()));
  page.on("pageerror", (error) => page.problems.push(String(error)));
  await page.goto(url);
  return page;
}
