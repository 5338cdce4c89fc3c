// Our search and Pagefind's on the same pages, asked the same questions in the same Chromium:
//   npm ci --prefix benches/search && cargo build && node benches/search/mrr.mjs
// Prints mean reciprocal rank at 10 by language and kind, and bytes and requests to the answer.
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { root } from "../../tests/search/client.mjs";
import { questions, reciprocalRank, table } from "../../tests/search/questions.mjs";

const binary = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "debug", "fangce");
const pagefind = new URL("node_modules/.bin/pagefind", import.meta.url).pathname;
const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json" };
const folder = mkdtempSync(join(tmpdir(), "fangce-bench-"));
const ours = join(folder, "ours");
const theirs = join(folder, "theirs");

execFileSync(binary, ["build", "--site", root, "--out", ours], { stdio: "pipe" });
cpSync(ours, theirs, { recursive: true });
// Pagefind indexes the pages that readers come for; the list of everything would answer every question.
for (const lang of ["zh", "en"]) rmSync(join(theirs, lang, "search.html"));
execFileSync(pagefind, ["--site", theirs, "--root-selector", "main"], { stdio: "pipe" });

let wire = 0;
let requests = 0;
const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  const file = join(folder, path);
  if (path.startsWith("/blank/")) {
    response.writeHead(200, { "content-type": "text/html" });
    return response.end(`<!doctype html><html lang="${path.slice(7)}"><title>blank</title>`);
  }
  if (!existsSync(file)) return response.writeHead(404).end();
  const raw = readFileSync(file);
  const text = types[extname(file)];
  const body = text ? gzipSync(raw) : raw;
  if (path.includes("search-") || path.includes("/search/") || path.includes("/pagefind/")) {
    wire += body.length;
    requests++;
  }
  response.writeHead(200, { "content-type": text ?? "application/octet-stream", "cache-control": "no-store", ...(text && { "content-encoding": "gzip" }) });
  response.end(body);
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const base = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium", args: ["--no-sandbox"] });

const page = await (await browser.newContext({ viewport: { width: 360, height: 640 } })).newPage();
const plain = (href, lang) => href.split(/[?#]/)[0].replace(/^.*\/(?=(zh|en)\/)/, "").replace(`${lang}/`, "").replace(/\.html$/, "");

async function askOurs({ query, lang }) {
  await page.goto(`${base}/ours/${lang}/search.html?q=${encodeURIComponent(query)}`);
  await page.locator('[data-search-state="done"]').waitFor({ state: "attached" });
  const links = await page.locator("[data-result] > a:first-child").evaluateAll((all) => all.slice(0, 10).map((a) => a.href));
  return links.map((href) => plain(href, lang));
}

async function askPagefind({ query, lang }) {
  await page.goto(`${base}/blank/${lang}`);
  const urls = await page.evaluate(async (query) => {
    const engine = await import("/theirs/pagefind/pagefind.js");
    const { results } = await engine.search(query);
    return (await Promise.all(results.slice(0, 10).map((result) => result.data()))).map(({ url }) => url);
  }, query);
  return urls.map((url) => plain(url, lang));
}

async function run(ask) {
  const scored = [];
  const bytes = [];
  const counts = [];
  for (const question of questions) {
    [wire, requests] = [0, 0];
    scored.push({ ...question, score: reciprocalRank(await ask(question), question.right) });
    bytes.push(wire);
    counts.push(requests);
  }
  const at = (list, share) => list.sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];
  return { means: new Map(table(scored)), bytes: [at(bytes, 0.5), at(bytes, 0.95)], requests: [at(counts, 0.5), at(counts, 1)] };
}

const [we, they] = [await run(askOurs), await run(askPagefind)];
console.log("MRR@10".padEnd(20), "ours ", "Pagefind");
for (const [key, mean] of we.means) console.log(key.padEnd(20), mean.toFixed(3), they.means.get(key).toFixed(3));
console.log("bytes to the answer, start-up included, p50 / p95:", we.bytes.join(" / "), "|", they.bytes.join(" / "));
console.log("requests p50 / max:", we.requests.join(" / "), "|", they.requests.join(" / "));
await browser.close();
server.close();
rmSync(folder, { recursive: true, force: true });
