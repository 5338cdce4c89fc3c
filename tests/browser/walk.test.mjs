// Readers' ways through the site: at phone and desk width, in each language, with and without scripts.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { desk, open, phone } from "./site.mjs";
import { browser, server, site } from "./stage.mjs";

const words = {
  zh: { exam: "特种设备作业人员", number: "0730-2214550", boundary: "烟花爆竹", other: "en", permit: "烟花爆竹道路运输许可证", tongue: "zh" },
  en: { exam: "special equipment operators", number: "0730-2214550", boundary: "ireworks", other: "zh", permit: "Road Transport Permit", tongue: "en" },
};

for (const viewport of [phone, desk]) {
  for (const script of [true, false]) {
    for (const [lang, word] of Object.entries(words)) {
      const name = `${lang}, ${viewport.width} px, ${script ? "with" : "without"} scripts`;

      describe(name, () => {
        test("a citizen dials the exam number from the home page", async () => {
          const page = await open(browser, `${server.base}${lang}/index.html`, { viewport, javaScriptEnabled: script });
          const number = page.locator(`main a[href="tel:${word.number}"]`).first();
          assert.ok(await number.isVisible());
          const box = await number.boundingBox();
          assert.ok(box.y + box.height <= viewport.height, `the number stands at ${box.y}`);
          assert.ok(box.height >= 44, `the number is ${box.height} px high`);
          // The service's own page is one tap away and shows the number too.
          await page.locator("main a", { hasText: new RegExp(word.exam, "i") }).first().click();
          assert.ok(await page.locator(`main a[href="tel:${word.number}"]`).first().isVisible());
          assert.deepEqual(page.problems, []);
          await page.context().close();
        });

        test("home → hotlines → other language → boundary → law → back", async () => {
          const page = await open(browser, `${server.base}${lang}/index.html`, { viewport, javaScriptEnabled: script });
          assert.equal(await page.locator('main a[href^="tel:"]').count(), 5);
          // The menu is a disclosure of HTML's own, so it opens without scripts too.
          await page.locator("header summary").first().click();
          await page.locator('header a[href$="hotlines.html"]').first().click();
          const dialled = await page.locator('main a[href^="tel:"]').evaluateAll((all) => all.map((a) => a.href));
          assert.equal(new Set(dialled).size, 5);
          await page.locator(`a[hreflang="${word.other}"]`).first().click();
          assert.match(page.url(), new RegExp(`/${word.other}/hotlines\\.html$`));
          assert.equal(await page.locator("html").getAttribute("lang"), word.other);
          await page.locator(`a[hreflang="${word.tongue}"]`).first().click();
          await page.goto(new URL("boundaries/index.html", page.url()).href);
          await page.locator("main a", { hasText: word.boundary }).first().click();
          assert.ok((await page.locator("main").innerText()).includes(word.permit));
          await page.locator('main a[href*="/laws/"]').first().click();
          assert.match(page.url(), /\/laws\/[a-z-]+\.html/);
          await page.locator('main a[href*="/boundaries/fireworks.html"]').first().click();
          assert.match(page.url(), /fireworks\.html/);
          await page.goBack();
          assert.match(page.url(), /\/laws\//);
          assert.deepEqual(page.problems, []);
          await page.context().close();
        });

        test("a business finds its time to object", async () => {
          const page = await open(browser, `${server.base}${lang}/procedures/objection.html`, { viewport, javaScriptEnabled: script });
          assert.ok((await page.locator("main").innerText()).includes("15"));
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.ok(wide <= 0, `the page is ${wide} px too wide`);
          await page.context().close();
        });
      });
    }
  }
}

test("the search page finds a record and says when it finds none", async () => {
  const page = await open(browser, `${server.base}zh/search.html?q=${encodeURIComponent("叉车证")}`);
  await page.locator('[data-search-state="done"]').waitFor({ state: "attached" });
  assert.ok((await page.locator("[data-result]:visible").count()) > 0);
  await page.goto(`${server.base}en/search.html?q=zzzzqq`);
  await page.locator('[data-search-state="done"]').waitFor({ state: "attached" });
  assert.equal(await page.locator("[data-result]:visible").count(), 0);
  await page.context().close();
});

test("without scripts the search page lists everything", async () => {
  const page = await open(browser, `${server.base}en/search.html?q=lift`, { javaScriptEnabled: false });
  assert.ok((await page.locator("[data-result] a[href]").count()) > 100);
  await page.context().close();
});

test("the first page leads to the reader's language", async () => {
  const page = await open(browser, `${server.base}index.html`, { javaScriptEnabled: false });
  assert.ok(await page.locator('a[href="zh/index.html"]').isVisible());
  assert.ok(await page.locator('a[href="en/index.html"]').isVisible());
  await page.context().close();
});

test("opened from a folder, every link of the home page works", async () => {
  const home = pathToFileURL(join(site.folder, "zh/index.html")).href;
  const page = await open(browser, home);
  const links = await page.locator("a[href]").evaluateAll((all) => all.map((a) => a.href).filter((href) => href.startsWith("file:")));
  for (const link of new Set(links)) {
    await page.goto(link);
    assert.equal(await page.locator("h1").count(), 1, link);
  }
  assert.deepEqual(page.problems, []);
  await page.context().close();
});
