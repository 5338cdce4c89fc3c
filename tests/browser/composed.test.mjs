// Pages made of other pages: two languages side by side, and the handbook, on screen and on paper.
import assert from "node:assert/strict";
import { test } from "node:test";
import { desk, open, pages, phone } from "./site.mjs";
import { browser, server, site } from "./stage.mjs";

const record = "regimes/product-sampling.html";

for (const lang of ["zh", "en"]) {
  test(`${lang}: one tap from a record to both languages beside each other, at a desk and on a phone`, async () => {
    const page = await open(browser, `${server.base}${lang}/${record}`, { viewport: desk, javaScriptEnabled: false });
    await page.locator("header a.side").click();
    await page.waitForURL(`**/both/en/${record}`);
    const halves = page.locator("main li .pair").first().locator("> span");
    const tops = async () => {
      const [first, second] = [await halves.nth(0).boundingBox(), await halves.nth(1).boundingBox()];
      return { beside: second.x >= first.x + first.width && Math.abs(second.y - first.y) < 2, below: second.y >= first.y + first.height };
    };
    assert.ok((await tops()).beside);
    await page.setViewportSize(phone);
    assert.ok((await tops()).below);
    await page.goto(`${server.base}${lang}/${record}`);
    assert.ok(await page.locator(".record a[href*='both/en/']").isVisible());
    await page.context().close();
  });
}

test("side by side, every item of either language stands in its own pair", async () => {
  const page = await open(browser, `${server.base}zh/${record}`);
  const items = () => page.evaluate(() => [...document.querySelectorAll("main .items > li[id]")].map((item) => [item.id, item.querySelector("p").innerText.replace(/\s+/g, " ").trim()]));
  const zh = await items();
  await page.goto(`${server.base}en/${record}`);
  const en = new Map(await items());
  await page.goto(`${server.base}both/en/${record}`);
  const both = new Map(await page.evaluate(() => [...document.querySelectorAll("main .items > li[id]")].map((item) => {
    const halves = [...item.querySelector("p").querySelectorAll(":scope > .pair > span")];
    return [item.id, halves.map((half) => [half.lang, half.innerText.replace(/\s+/g, " ").trim()])];
  })));
  assert.ok(zh.length > 50);
  for (const [id, text] of zh) assert.deepEqual(both.get(id), [["zh", text], ["en", en.get(id)]], id);
  await page.context().close();
});

test("the handbook holds every record once, and numbers lead to what bears them", async () => {
  const page = await open(browser, `${server.base}zh/handbook.html`);
  const book = await page.evaluate(() => {
    const number = (element) => element.querySelector(".section").textContent;
    const headings = [...document.querySelectorAll("main :is(h2, h3, h4):has(> .section)")];
    return {
      numbers: Object.fromEntries(headings.map((heading) => [heading.id, number(heading)])),
      links: [...document.querySelectorAll("main a[data-section]")].map((link) => [link.hash.slice(1), link.dataset.section]),
      outside: [...document.querySelectorAll("main .chapter a[href]")].filter((link) => /\/(zh|en)\/\w+\/.*\.html/.test(link.pathname) && !link.pathname.endsWith("index.html")).length,
    };
  });
  const records = pages(site.folder).filter((path) => /^zh\/\w+\/.*\.html$/.test(path) && !path.endsWith("/index.html"));
  const anchor = (path) => path.slice(3, -5).replace("/", ".");
  assert.deepEqual(records.map(anchor).filter((id) => !book.numbers[id]), []);
  assert.equal(new Set(Object.values(book.numbers)).size, Object.keys(book.numbers).length);
  assert.ok(book.links.length > 1000);
  for (const [place, number] of book.links) {
    const holder = Object.keys(book.numbers).filter((id) => place === id || place.startsWith(`${id}.`)).sort((a, b) => b.length - a.length)[0];
    assert.equal(number, book.numbers[holder], place);
  }
  assert.equal(book.outside, 0, "a link to a record leads out of the handbook");
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("the handbook prints with page numbers, an outline and tags, without the site around it", async () => {
  const page = await open(browser, `${server.base}en/handbook.html`);
  await page.emulateMedia({ media: "print" });
  const visible = await page.evaluate(() => [...document.querySelectorAll("nav, search, .choices, .first")].filter((element) => element.getBoundingClientRect().height > 0).length);
  assert.equal(visible, 0);
  const pdf = (await page.pdf({ outline: true, tagged: true, preferCSSPageSize: true, timeout: 120_000 })).toString("latin1");
  assert.match(pdf, /\/Outlines/);
  assert.match(pdf, /\/StructTreeRoot/);
  const sheets = pdf.match(/\/Type\s*\/Page\b/g).length;
  assert.ok(sheets > 100 && sheets < 600, `${sheets} sheets`);
  await page.context().close();
});
