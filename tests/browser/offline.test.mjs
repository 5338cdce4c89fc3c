// Without a line: what a reader of an installed or once visited site still has.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { binary, build, open, serve } from "./site.mjs";
import { browser, server, site } from "./stage.mjs";

/** Waits until the worker serves the page. */
const ready = (page) => page.evaluate(async () => {
  const { serviceWorker } = navigator;
  const claimed = new Promise((done) => serviceWorker.addEventListener("controllerchange", done, { once: true }));
  await serviceWorker.ready;
  if (!serviceWorker.controller) await claimed;
});

/** Tries until it holds, at most 5 s. */
const until = async (holds) => {
  for (let tries = 50; ; tries -= 1) {
    try {
      return await holds();
    } catch (error) {
      if (tries === 0) throw error;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
};

const numbers = (page) => page.locator('main a[href^="tel:"]').count();
const ground = (page) => page.locator("header.site").evaluate((header) => getComputedStyle(header).backgroundColor);

for (const [lang, other] of [["zh", "en"], ["en", "zh"]]) {
  test(`pages that were read stay, and any other leads to the telephone numbers: ${lang}`, async () => {
    const page = await open(browser, `${server.base}${lang}/procedures/objection.html`);
    const first = await page.locator("main").innerText();
    await ready(page);
    await page.goto(`${server.base}${lang}/search.html`);
    await page.goto(`${server.base}${lang}/hotlines.html`);
    const [known, looks] = [await numbers(page), await ground(page)];
    assert.ok(known > 0);
    assert.ok(await page.locator("#_offline").isHidden());

    await page.context().setOffline(true);
    // Read before the worker was there; and asked for with a question and a place.
    await page.goto(`${server.base}${lang}/procedures/objection.html?from=mail#_main`);
    assert.equal(await page.locator("main").innerText(), first);
    assert.equal(await ground(page), looks);
    // Never opened: the numbers, which nobody has opened in the other language either.
    for (const part of [lang, other]) {
      await page.goto(`${server.base}${part}/laws/product-quality-law.html`);
      assert.equal(page.url(), `${server.base}${part}/hotlines.html#_offline`);
      assert.ok(await page.locator("#_offline").isVisible());
      assert.equal(await numbers(page), known);
      assert.equal(await ground(page), looks);
    }
    await page.context().close();
  });
}

test("a search that was used works on", async () => {
  const page = await open(browser, `${server.base}zh/search.html?q=${encodeURIComponent("叉车")}`);
  await ready(page);
  const results = page.locator('[data-search-state="done"] [data-result]');
  await page.reload();
  await results.first().waitFor();
  const found = await results.allInnerTexts();
  await page.context().setOffline(true);
  await page.reload();
  await results.first().waitFor();
  assert.deepEqual(await results.allInnerTexts(), found);
  await page.context().close();
});

test("a new build replaces the files of the old one; pages that were read stay, in the new dress", async () => {
  const page = await open(browser, `${server.base}zh/matrix.html`);
  await ready(page);
  const looks = await ground(page);
  const kept = () => page.evaluate(() => caches.keys());
  const old = await kept();
  const worker = join(site.folder, "sw.js");
  const text = readFileSync(worker, "utf8");
  const [, style] = text.match(/assets\/(style-\w+)\.css/);
  writeFileSync(join(site.folder, "assets/style-0123456789.css"), readFileSync(join(site.folder, `assets/${style}.css`)));
  writeFileSync(worker, text.replace(/version = "[^"]+"/, 'version = "another"').replace(style, "style-0123456789"));
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  const now = old.map((name) => (name.endsWith(" pages") ? name : name.replace(/\w+$/, "another"))).sort();
  await until(async () => assert.deepEqual((await kept()).sort(), now));
  // The browser's own store of files is not what is tried here.
  await (await page.context().newCDPSession(page)).send("Network.clearBrowserCache");
  await page.context().setOffline(true);
  await page.goto(`${server.base}zh/matrix.html`);
  assert.match(page.url(), /matrix\.html$/);
  assert.equal(await ground(page), looks);
  await page.context().close();
  writeFileSync(worker, text);
});

test("a page that is gone is forgotten", async () => {
  const page = await open(browser, `${server.base}zh/limits.html`);
  await ready(page);
  const gone = join(site.folder, "zh/gone.html");
  writeFileSync(gone, readFileSync(join(site.folder, "zh/limits.html")));
  const keys = () => page.evaluate(async () => {
    const name = (await caches.keys()).find((name) => name.endsWith(" pages"));
    return (await (await caches.open(name)).keys()).map((request) => request.url);
  });
  await page.goto(`${server.base}zh/gone.html`);
  await until(async () => assert.ok((await keys()).includes(`${server.base}zh/gone`)));
  rmSync(gone);
  await page.goto(`${server.base}zh/gone.html`);
  await page.goto(`${server.base}zh/limits.html`);
  await until(async () => assert.ok(!(await keys()).includes(`${server.base}zh/gone`)));
  await page.context().close();
});

test("from a folder nothing is registered and nothing fails", async () => {
  const page = await open(browser, pathToFileURL(join(site.folder, "zh/index.html")).href);
  await page.waitForLoadState("load");
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("while content is written, the page is never an older one", async () => {
  const writing = spawn(binary, ["serve", "--site", new URL("../..", import.meta.url).pathname, "--port", "0"]);
  try {
    const base = await new Promise((found, fail) => {
      let said = "";
      const hear = (bytes) => {
        said += bytes;
        const address = said.match(/http:\/\/[\w.]+:\d+\//);
        if (address) found(address[0]);
      };
      writing.stdout.on("data", hear);
      writing.stderr.on("data", hear);
      writing.on("exit", () => fail(new Error(said)));
    });
    const page = await open(browser, `${base}zh/index.html`);
    await page.waitForLoadState("load");
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
    await page.context().close();
  } finally {
    writing.kill();
  }
});

test("browsers can install it, under its name in each language", async () => {
  for (const lang of ["zh", "en"]) {
    const page = await open(browser, `${server.base}${lang}/index.html`);
    const session = await page.context().newCDPSession(page);
    const { errors, data } = await session.send("Page.getAppManifest");
    assert.deepEqual(errors, []);
    assert.equal(JSON.parse(data).name, await page.locator("main h1").innerText());
    assert.deepEqual((await session.send("Page.getInstallabilityErrors")).installabilityErrors
      // A window of its own for each test is a private one.
      .filter(({ errorId }) => errorId !== "in-incognito"), []);
    const icon = await page.evaluate(async () => {
      const shown = await createImageBitmap(await (await fetch(document.querySelector("link[rel=apple-touch-icon]").href)).blob());
      return [shown.width, shown.height];
    });
    assert.deepEqual(icon, [192, 192]);
    await page.context().close();
  }
});
