// How the site is found and what it gives to other programs, seen by a browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { desk, open, phone } from "./site.mjs";
import { browser, server, site } from "./stage.mjs";

const alternates = (page) =>
  page.locator("link[hreflang]").evaluateAll((links) => links.map((link) => [link.hreflang, link.getAttribute("href")]));

test("without an address of its own, a page names its other languages in full", async () => {
  for (const path of ["zh/services/bar-codes.html", "en/index.html"]) {
    const page = await open(browser, server.base + path);
    const found = await alternates(page);
    assert.deepEqual(found.map(([lang]) => lang), ["zh", "en", "x-default"]);
    for (const [lang, href] of found) {
      assert.ok(href.startsWith(server.base), `${path}: ${lang}: ${href}`);
      const answer = await page.request.get(href);
      assert.equal(answer.status(), 200, href);
    }
    assert.deepEqual(page.problems, []);
    await page.context().close();
  }
});

test("opened from a folder, the links between languages stay relative", async () => {
  const page = await open(browser, `file://${site.folder}/zh/index.html`);
  for (const [, href] of await alternates(page)) assert.doesNotMatch(href, /^file:/);
  await page.context().close();
});

for (const [lang, viewport] of [["zh", phone], ["en", desk]]) {
  test(`the footer leads to the data, and every file is there (${lang})`, async () => {
    const page = await open(browser, `${server.base}${lang}/services/bar-codes.html`, { viewport, javaScriptEnabled: false });
    await page.locator('footer a[href$="data.html"]').click();
    await page.locator("main summary").click();
    const links = await page.locator("main a").evaluateAll((links) => links.map((link) => link.href));
    assert.ok(links.length > 40, `only ${links.length} files`);
    for (const link of links) assert.equal((await page.request.get(link)).status(), 200, link);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `it scrolls sideways by ${wide} px`);
    await page.context().close();
  });

  test(`who finds a mistake is led to someone to tell (${lang})`, async () => {
    for (const path of ["deadlines.html", "regimes/product-sampling.html", "index.html"]) {
      const page = await open(browser, `${server.base}${lang}/${path}`, { viewport });
      const link = page.locator('footer a[href*="agencies/county-qts.html"]').last();
      await link.click();
      // The source gives no address; the office's page has its telephones.
      assert.ok((await page.locator('main a[href^="tel:"]').count()) > 0, path);
      await page.context().close();
    }
  });
}

for (const [lang, viewport, words] of [
  ["zh", phone, ["湘阴县质量技术监督局责任清单", "对照原文核对"]],
  ["en", desk, ["Responsibility List of the Xiangyin County Bureau", "Checked against the source"]],
]) {
  test(`a page says which document it restates and when it was checked against it (${lang})`, async () => {
    for (const path of ["penalties.html", "start.html", "handbook.html", "services/bar-codes.html"]) {
      const page = await open(browser, `${server.base}${lang}/${path}`, { viewport });
      assert.ok((await page.locator("footer").innerText()).includes(words[0]), path);
      assert.ok((await page.locator("body").innerText()).includes(words[1]), path);
      assert.match(await page.locator(":is(main .under, footer) time").first().getAttribute("datetime"), /^\d{4}-\d\d-\d\d$/);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${path} scrolls sideways by ${wide} px`);
      await page.context().close();
    }
  });
}
