// Search in a real browser: the page, the box, the keyboard, a part that is missing, a folder on disk.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test } from "node:test";
import { desk, phone } from "./site.mjs";
import { browser, server, site } from "./stage.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
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
  // A number is an option of its own: within one, nothing else could be reached.
  await page.keyboard.press("ArrowDown");
  const number = await field.getAttribute("aria-activedescendant");
  assert.equal(await page.locator(`#${number}`).getAttribute("href"), "tel:0730-2214550");
  assert.equal(await page.locator("[role=option] :is(a, button, [tabindex])").count(), 0);
  await page.keyboard.press("Escape");
  assert.equal(await field.getAttribute("aria-expanded"), "false");
  await field.fill("电梯");
  await list.waitFor();
  await page.keyboard.press("ArrowDown");
  await Promise.all([page.waitForURL(/special-equipment-exams\.html/), page.keyboard.press("Enter")]);
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

// What may be wrong with a part on its way: it is not there, it is cut off, there is no line.
const faults = [
  ["is not there", (route) => route.fulfill({ status: 404, contentType: "text/html", body: "<h1>404</h1>" })],
  ["is cut off", async (route) => {
    const body = await (await route.fetch()).text();
    await route.fulfill({ contentType: "text/javascript", body: body.slice(0, body.length / 2) });
  }],
  ["does not come", (route) => route.abort()],
];

for (const [part, query] of [["start", "lift"], ["terms", "lift"], ["rare", "“lifts”"]]) {
  for (const [fault, answer] of faults) {
    test(`a ${part} part that ${fault} gives a message and the list of everything, and the next query tries again`, async () => {
      const parts = new RegExp(`[-/]${part}-`);
      const page = await open(`${server.base}en/search.html?q=${encodeURIComponent(query)}`, phone, [parts, answer]);
      await page.locator('[data-search-state="failed"]').waitFor();
      assert.ok((await page.locator("[data-result]:visible").count()) > 100);
      assert.match(await page.locator("[data-search-count]").textContent(), /try again/);
      await page.context().unroute(parts);
      await page.locator("form.find button").click();
      await done(page);
      assert.ok((await first(page)).startsWith("services/special-equipment-exams.html"));
      await page.context().close();
    });
  }
}

test("results stand without the texts that do not come, and the next query gets them", async () => {
  const page = await open(`${server.base}en/search.html?q=lift`, phone, [/-texts-/, (route) => route.abort()]);
  await done(page);
  assert.ok((await first(page)).startsWith("services/special-equipment-exams.html"));
  assert.ok(await page.locator('[data-result] a[href="tel:0730-2214550"]').first().isVisible());
  await page.waitForTimeout(300);
  assert.equal(await page.locator("[data-result] mark").count(), 0);
  for (const link of await page.locator(".places a").allTextContents()) assert.ok(link.trim(), "a link without words");
  await page.context().unroute(/-texts-/);
  await page.locator("input[name=q]").fill("lift licence");
  await page.locator("[data-result] mark").first().waitFor();
  await page.context().close();
});

test("a box whose parts do not come says so, and tries again", async () => {
  const page = await open(`${server.base}en/services/bar-codes.html`, phone, [/-(start|terms)-/, (route) => route.abort()]);
  const field = page.locator("input[name=q]");
  await field.click();
  await field.fill("lift");
  const status = page.locator("form.find [role=status]");
  await page.waitForFunction(() => /try again/.test(document.querySelector("form.find [role=status]")?.textContent));
  assert.ok((await status.boundingBox()).height > 20, "readers do not see it");
  await page.context().unroute(/-(start|terms)-/);
  await field.fill("lift l");
  await page.locator("[role=listbox]").waitFor();
  assert.ok((await status.boundingBox()).height < 5, "it hides the answers");
  await page.context().close();
});

test("a script that is missing gives a message and the list of everything", async () => {
  for (const script of [/assets\/search-/, /assets\/main-/]) {
    const page = await open(`${server.base}en/search.html?q=lift`, phone, [script, (route) => route.abort()]);
    await page.locator("[data-result]:visible").first().waitFor();
    if (script.test("assets/search-")) {
      await page.locator('[data-search-state="failed"]').waitFor();
      assert.match(await page.locator("[data-search-count]").textContent(), /try again/);
    }
    assert.ok((await page.locator("[data-result]:visible").count()) > 100);
    await page.context().close();
  }
});

test("a page from a browser's store whose script is gone takes that of now", async () => {
  const stale = async (route) => {
    if (route.request().resourceType() !== "document") return route.continue();
    const answer = await route.fetch();
    route.fulfill({ response: answer, body: (await answer.text()).replace(/search-[0-9a-f]{10}\.js/, "search-0000000000.js") });
  };
  const page = await open(`${server.base}en/search.html?q=lift`, phone, [/search\.html/, stale]);
  await page.locator('[data-search-state="done"]').waitFor();
  assert.match(await page.locator("form.find").getAttribute("data-script"), /search-(?!0000000000)/);
  await page.context().close();
});

test("a box whose script does not come says so, and tries again", async () => {
  const page = await open(`${server.base}en/index.html`, phone, [/assets\/search-/, (route) => route.abort()]);
  const field = page.locator("form.find [name=q]").first();
  await field.fill("li");
  const status = page.locator("form.find [role=status]");
  await status.filter({ hasText: /try again/ }).waitFor();
  await page.context().unroute(/assets\/search-/);
  await field.fill("lift");
  await page.locator("[role=listbox]").waitFor();
  assert.equal(await status.count(), 1);
  await page.context().close();
});

test("nothing jumps when results and their texts come", async () => {
  const shifts = () => {
    window.shifted = 0;
    const add = (list) => { for (const entry of list.getEntries()) window.shifted += entry.value; };
    new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
  };
  for (const [path, viewport] of [["en/search.html?q=complaint", phone], ["zh/search.html?q=%E7%94%B5%E6%A2%AF", desk]]) {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    await page.addInitScript(shifts);
    // Parts that take their time, so that everything is painted before they come.
    await context.route(/assets\/search/, async (route) => {
      await new Promise((ready) => setTimeout(ready, 150));
      await route.continue();
    });
    await page.goto(server.base + path);
    await page.locator("[data-result] mark").first().waitFor();
    await page.waitForTimeout(400);
    assert.ok((await page.evaluate(() => window.shifted)) < 0.01, `${path}: ${await page.evaluate(() => window.shifted)}`);
    await context.close();
  }
});

test("each choice of a filter leaves as many results as it says", async () => {
  const page = await open(`${server.base}en/search.html?q=inspection`, desk);
  await done(page);
  const total = async () => Number((await page.locator("[data-search-count]").textContent()).match(/(\d+) results?$/)[1]);
  for (const name of ["type", "for"]) {
    const choices = await page.locator(`select[name=${name}] option:not([value=""]):not(:disabled)`).evaluateAll((options) => options.map(({ value }) => value));
    assert.ok(choices.length > 1, name);
    for (const value of choices) {
      const words = await page.locator(`select[name=${name}] option[value="${value}"]`).textContent();
      await page.locator(`select[name=${name}]`).selectOption(value);
      await done(page);
      assert.equal(await total(), Number(words.match(/\((\d+)\)$/)[1]), words);
    }
    await page.locator(`select[name=${name}]`).selectOption("");
    await done(page);
  }
  await page.context().close();
});

test("more results come below those that are there, and the focus goes to the first of them", async () => {
  const page = await open(`${server.base}en/search.html?q=inspection`, desk);
  await done(page);
  await page.locator("[data-result]").first().evaluate((node) => { node.dataset.same = "yes"; });
  await page.locator("[data-search-results] > button").click();
  await page.locator("[data-result]").nth(19).waitFor();
  assert.equal(await page.locator("[data-result][data-same]").count(), 1);
  assert.equal(await page.evaluate(() => Array.from(document.querySelectorAll("[data-result]")).indexOf(document.activeElement.closest("[data-result]"))), 10);
  await page.context().close();
});

test("Escape closes the answers, then clears the field; Home stays with the text; Tab leaves", async () => {
  const page = await open(`${server.base}en/services/bar-codes.html`, desk);
  const field = page.locator("input[name=q]");
  await field.click();
  await field.pressSequentially("lift");
  const list = page.locator("[role=listbox]");
  await list.waitFor();
  await page.keyboard.press("Home");
  assert.equal(await field.evaluate(({ selectionStart }) => selectionStart), 0);
  await page.keyboard.press("Escape");
  assert.ok(await list.isHidden());
  assert.equal(await field.inputValue(), "lift");
  await page.keyboard.press("Escape");
  assert.equal(await field.inputValue(), "");
  await field.pressSequentially("lift");
  await list.waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  assert.ok(await list.isHidden());
  assert.equal(await field.getAttribute("aria-activedescendant"), null);
  assert.notEqual(await page.evaluate(() => document.activeElement.name), "q");
  await page.context().close();
});

test("axe finds nothing in open answers, in results and where there are none", async () => {
  for (const [path, typed] of [["zh/index.html", "电梯"], ["en/services/bar-codes.html", "zzzqqq"], ["en/search.html?q=complaint"], ["zh/search.html?q=zzzqqq"]]) {
    for (const colorScheme of ["light", "dark"]) {
      const context = await browser.newContext({ viewport: phone, colorScheme, bypassCSP: true });
      const page = await context.newPage();
      await page.goto(server.base + path);
      if (typed) {
        await page.locator("input[name=q]").click();
        await page.locator("input[name=q]").fill(typed);
        await page.waitForFunction(() => document.querySelector("form.find [role=status]")?.textContent);
        await page.keyboard.press("ArrowDown");
      } else await done(page);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
      assert.deepEqual(violations.map(({ id, nodes }) => `${id} ${nodes[0].target}`), [], `${path} ${colorScheme}`);
      await context.close();
    }
  }
});

for (const [lang, name, letter, way] of [["zh", "吊车证", "d", "services/special-equipment-exams.html"], ["en", "forklift", "f", "services/special-equipment-exams.html"]]) {
  test(`without scripts the form leads to an index from A to Z (${lang}), where «${name}» leads to its record`, async () => {
    const context = await browser.newContext({ viewport: phone, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.base}${lang}/index.html`);
    await page.locator("input[name=q]").fill(name);
    await page.locator("form.find button").click();
    await page.waitForURL(/search\.html\?q=/);
    const bar = page.locator(`a[href="#_az-${letter}"]`);
    const { width, height } = await bar.boundingBox();
    assert.ok(width >= 44 && height >= 44);
    await bar.click();
    const line = page.locator(`section:has(#_az-${letter}) li`, { hasText: name }).first();
    assert.ok((await line.locator("a").last().getAttribute("href")).startsWith(way), await line.textContent());
    const letters = await page.locator("[data-search-results] h2").allTextContents();
    assert.deepEqual(letters.slice(0, -1), [...letters.slice(0, -1)].sort());
    await context.close();
  });
}

test("an address that cannot be read and a text of any length stop no search", async () => {
  const page = await open(`${server.base}zh/procedures/objection.html#%zz`, desk);
  await page.locator("#_q").fill("电梯");
  await page.locator("#_answers a").first().waitFor();
  assert.deepEqual(page.problems, []);
  await page.goto(`${server.base}zh/deadlines.html?calc#%e0%zz`);
  assert.deepEqual(page.problems, []);
  const long = "检验不合格怎么办".repeat(150);
  await page.goto(`${server.base}zh/search.html?q=${encodeURIComponent(long)}`);
  await done(page);
  assert.ok((await page.locator("#_q").inputValue()).length <= 200);
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
