// Search in a real browser: the page, the box, the keyboard, a part that is missing, a folder on disk.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { build, desk, launch, phone, serve } from "./site.mjs";

let site, server, browser;

before(async () => {
  site = build();
  server = await serve(site.folder);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.close();
  site?.remove();
});

async function open(url, viewport = phone, route) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  page.problems = [];
  page.asked = [];
  page.on("console", (message) => message.type() === "error" && page.problems.push(message.text()));
  page.on("pageerror", (error) => page.problems.push(String(error)));
  page.on("request", (request) => page.asked.push(request.url()));
  if (route) await context.route(...route);
  await page.goto(url);
  return page;
}

const done = (page) => page.locator('[data-search-state="done"]').waitFor();
const first = (page) => page.locator("[data-search-results] [data-result] a[href]").first().getAttribute("href");

const asked = [
  ["zh", "電梯證", "services/special-equipment-exams.html"],
  ["zh", "dianti", "services/special-equipment-exams.html"],
  ["zh", "商品条码", "services/bar-codes.html"],
  ["en", "lift licence", "services/special-equipment-exams.html"],
  ["en", "firworks", "boundaries/fireworks.html"],
];

for (const [lang, query, path] of asked) {
  test(`«${query}» leads to ${path}`, async () => {
    const page = await open(`${server.base}${lang}/search.html?q=${encodeURIComponent(query)}`);
    await done(page);
    assert.ok((await first(page)).startsWith(path));
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
}

test("the number of a service stands in its result, and matches are marked", async () => {
  const page = await open(`${server.base}zh/search.html?q=${encodeURIComponent("特种设备作业人员")}`);
  await done(page);
  assert.ok(await page.locator('[data-result] a[href="tel:0730-2214550"]').first().isVisible());
  await page.locator("[data-result] mark").first().waitFor();
  assert.match(await page.locator("[data-result] mark").first().textContent(), /特种设备/);
  assert.ok(await page.locator("[data-search-count]").textContent());
  await page.context().close();
});

test("a deadline stands in its result as a value, and the total is said", async () => {
  const page = await open(`${server.base}zh/search.html?q=${encodeURIComponent("提出异议")}`);
  await done(page);
  const values = await page.locator("[data-result] .value").allTextContents();
  assert.ok(values.some((value) => value.includes("15日")), values.join("; "));
  const shown = await page.locator("[data-result]").count();
  assert.match(await page.locator("[data-search-count]").textContent(), new RegExp(String(shown)));
  const choices = await page.locator("select[name=type] option").allTextContents();
  assert.ok(choices.slice(1).every((choice) => /\(\d+\)$/.test(choice)), choices.join("; "));
  await page.context().close();
});

test("opened from a folder, search works", async () => {
  const page = await open(pathToFileURL(join(site.folder, "zh/search.html")).href + "?q=dianti");
  await done(page);
  assert.ok((await first(page)).startsWith("services/special-equipment-exams.html"));
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("filters and queries are in the address, and the way back leads to them", async () => {
  const page = await open(`${server.base}zh/search.html?q=${encodeURIComponent("农药")}`, desk);
  await done(page);
  const all = await page.locator("[data-result]").count();
  await page.locator("select[name=type]").selectOption("7");
  await done(page);
  assert.match(page.url(), /type=7/);
  const laws = await page.locator("[data-result]").count();
  assert.ok(laws > 0 && laws < all);
  await page.goBack();
  await page.waitForFunction((many) => document.querySelectorAll("[data-result]").length === many, all);
  await page.locator("input[name=q]").fill("烟花爆竹");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("[data-result] a").getAttribute("href").startsWith("boundaries/fireworks"));
  assert.match(decodeURIComponent(page.url()), /q=烟花爆竹/);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("answers come while one types, and the keyboard chooses one", async () => {
  const page = await open(`${server.base}zh/services/bar-codes.html`, desk);
  assert.ok(!page.asked.some((url) => url.includes("assets/search")), "search loads before it is touched");
  const field = page.locator("input[name=q]");
  await field.click();
  await field.fill("电梯证");
  const list = page.locator("[role=listbox]");
  await list.waitFor();
  assert.equal(await field.getAttribute("aria-expanded"), "true");
  assert.ok(await list.locator('a[href="tel:0730-2214550"]').first().isVisible());
  await page.keyboard.press("ArrowDown");
  const active = await field.getAttribute("aria-activedescendant");
  assert.equal(await page.locator(`#${active}`).getAttribute("aria-selected"), "true");
  await page.keyboard.press("Escape");
  assert.equal(await field.getAttribute("aria-expanded"), "false");
  await field.fill("电梯");
  await list.waitFor();
  await page.keyboard.press("ArrowDown");
  await Promise.all([page.waitForURL(/special-equipment-exams\.html/), page.keyboard.press("Enter")]);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("a part that is missing gives a message and the list of everything", async () => {
  const page = await open(`${server.base}en/search.html?q=lift`, phone, [/-terms-/, (route) => route.abort()]);
  await page.locator('[data-search-state="failed"]').waitFor();
  assert.ok((await page.locator("[data-result]").count()) > 100);
  assert.ok(await page.locator("[data-search-count]").textContent());
  await page.context().close();
});

test("a script that is missing gives a message too", async () => {
  const page = await open(`${server.base}en/search.html?q=lift`, phone, [/assets\/search-/, (route) => route.abort()]);
  await page.locator('[data-search-state="failed"]').waitFor();
  assert.ok(await page.locator("[data-search-count]").textContent());
  await page.context().close();
});

test("nothing near gives a way on", async () => {
  const page = await open(`${server.base}en/search.html?q=zzzzqq`);
  await done(page);
  assert.equal(await page.locator("[data-result]:visible").count(), 0);
  assert.ok(await page.locator("[data-search-help]").isVisible());
  await page.context().close();
});

test("the parts are as many as the index needs", () => {
  assert.ok(readdirSync(join(site.folder, "assets/search")).length < 200);
});
