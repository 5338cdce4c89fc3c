// What readers do with the tables over the whole site, at phone and desk width, in each language, with
// and without scripts; the tools on them, and what comes out of the printer.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, test } from "node:test";
import { desk, open as openPage, phone } from "./site.mjs";
import { browser, server, site } from "./stage.mjs";

const open = (url, viewport, javaScriptEnabled = true) => openPage(browser, url, { viewport, javaScriptEnabled });

const tooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function close(page) {
  // A page that a link led to may be there before its style is.
  await page.waitForLoadState();
  assert.ok((await tooWide(page)) <= 0, `${page.url()} scrolls sideways`);
  assert.deepEqual(page.problems, []);
  await page.context().close();
}

/** A calendar file's lines, unfolded. */
const unfolded = (text) => text.replace(/\r\n /g, "").split("\r\n");

const objection = "regime.product-sampling.r1.4.5.1";
const words = {
  zh: { object: "书面申请复检", days: "15日", to: "组织抽查的部门", otherwise: "视为承认检验结果", last: "2026年12月7日", gap: "没有写期限", summary: "最后一天：书面申请复检", overload: "超限", gifts: "馈赠" },
  en: { object: "applying in writing for a re-test", days: "15 days", to: "the department that organised the spot check", otherwise: "counts as accepting the result", last: "7 December 2026", gap: "No time limit is stated", summary: "Last day: applying in writing for a re-test", overload: "overloaded", gifts: "ifts" },
};

for (const viewport of [phone, desk]) {
  for (const script of [true, false]) {
    for (const [lang, word] of Object.entries(words)) {
      describe(`${lang}, ${viewport.width} px, ${script ? "with" : "without"} scripts`, () => {
        test("a business finds out how long it has, to whom, and what comes after", async () => {
          const page = await open(`${server.base}${lang}/index.html`, viewport, script);
          await page.locator('main a[href="deadlines.html"]').first().click();
          const row = page.locator(`[id="${objection}"]`);
          const text = await row.innerText();
          for (const said of [word.days, word.to, word.otherwise]) assert.ok(text.includes(said), said);
          // What may come after, folded away, stands in the page without scripts too.
          await row.locator("summary").click();
          const chain = row.locator(".chain > li");
          assert.ok((await chain.count()) >= 4);
          assert.ok((await chain.allInnerTexts()).some((line) => line.includes("30")));
          await row.locator(".what > a").click();
          assert.match(page.url(), /regimes\/product-sampling\.html#r1\.4\.5\.1$/);
          await close(page);
        });

        test("a newcomer finds who watches over overloaded trucks, and on which basis", async () => {
          const page = await open(`${server.base}${lang}/index.html`, viewport, script);
          await page.locator('main a[href="matrix.html"]').first().click();
          const matter = page.locator(`main a[href="boundaries/overloaded-trucks.html"]:visible`).first();
          assert.match(await matter.innerText(), new RegExp(word.overload));
          await matter.click();
          assert.equal(await page.locator("#_parties ~ table tbody > tr").count(), 5);
          assert.ok((await page.locator('#_basis + ul a[href^="../laws/"]').count()) >= 8);
          assert.ok(await page.locator('#_basis + ul a[href="../laws/highway-law.html"]').isVisible());
          await close(page);
        });

        test("a business finds its rights and what inspectors may not do in two taps", async () => {
          const page = await open(`${server.base}${lang}/index.html`, viewport, script);
          await page.locator('main a[href="rights.html"]').first().click();
          assert.ok((await page.locator("main").innerText()).includes(word.days));
          await page.locator('main a[href="limits.html"]').click();
          const gifts = page.locator("section:has(> #_always) .bans > li", { hasText: word.gifts }).first();
          assert.ok(await gifts.isVisible());
          assert.ok(await gifts.locator("a.tag").first().isVisible());
          assert.equal(await page.locator("main details").count(), 0);
          // The guide on inspectors leads there too.
          await page.goto(`${server.base}${lang}/guides/inspectors-at-my-door.html`);
          assert.ok(await page.locator('main a[href="../limits.html"]').isVisible());
          await close(page);
        });
      });
    }
  }
}

for (const [lang, word] of Object.entries(words)) {
  test(`${lang}: from a step of the procedure to a calendar file`, async () => {
    const page = await open(`${server.base}${lang}/procedures/objection.html`, phone);
    await page.locator(".calc").first().click();
    assert.ok(page.url().endsWith(`deadlines.html?calc#${objection}`));
    const calculator = page.locator(".calculator");
    await page.waitForFunction(() => document.activeElement.name === "day");
    await calculator.locator("[name=day]").fill("2026-11-22");
    const result = calculator.locator("[data-result]");
    const text = await result.innerText();
    for (const said of [word.last, word.otherwise, word.gap]) assert.ok(text.includes(said), `${said} in ${text}`);
    const [download] = await Promise.all([page.waitForEvent("download"), result.locator("[data-download]").click()]);
    assert.equal(download.suggestedFilename(), `${objection}-2026-12-07.ics`);
    const file = readFileSync(await download.path(), "utf8");
    assert.ok(file.split("\r\n").every((line) => Buffer.byteLength(line) <= 75));
    const lines = unfolded(file);
    assert.ok(lines.includes("DTSTART;VALUE=DATE:20261207") && lines.includes(`SUMMARY:${word.summary}`));
    const starts = (lines) => lines.filter((line) => line.startsWith("DTSTART")).map((line) => line.slice(-8));
    assert.deepEqual(starts(lines), ["20261207"]);
    assert.ok(lines.some((line) => line.startsWith("URL:http") && line.includes("regimes/product-sampling.html")));
    // For who wants them too: 15 days, then 30, 15 and 30, each from the last day of the one before.
    const [whole] = await Promise.all([page.waitForEvent("download"), result.locator("[data-download-all]").click()]);
    const all = unfolded(readFileSync(await whole.path(), "utf8"));
    assert.deepEqual(starts(all), ["20261207", "20270106", "20270121", "20270220"]);
    await close(page);
  });
}

test("the calculator says what is wrong with a day, and works from a folder", async () => {
  const page = await open(`${pathToFileURL(join(site.folder, "zh/deadlines.html")).href}?calc#${objection}`, phone);
  // As in a browser that knows no date fields.
  await page.evaluate(() => { document.querySelector("[name=day]").type = "text"; });
  await page.locator("[name=day]").fill("2026-02-30");
  assert.ok(await page.locator("[data-problem]").isVisible());
  assert.equal(await page.locator("[data-download]").count(), 0);
  await page.locator("[name=day]").fill("2026年2月28日");
  assert.ok(!(await page.locator("[data-problem]").isVisible()));
  assert.ok((await page.locator("[data-result]").innerText()).includes("2026年3月15日"));
  await close(page);
});

test("every deadline that can be chosen gives a day", async () => {
  const page = await open(`${server.base}en/deadlines.html`, desk);
  await page.locator("[name=day]").fill("2028-02-29");
  const days = await page.evaluate(() => {
    const which = document.querySelector("[name=deadline]");
    return Array.from(which.options, (option) => {
      which.value = option.value;
      which.dispatchEvent(new Event("change", { bubbles: true }));
      return document.querySelector("[data-fill=date]").textContent;
    });
  });
  assert.ok(days.length > 20);
  for (const day of days) assert.match(day, /\d{4}/);
  await close(page);
});

test("filters keep what was chosen and nothing else", async () => {
  const page = await open(`${server.base}zh/deadlines.html`, phone);
  const rows = page.locator("tr[data-row]:visible");
  const all = await rows.count();
  await page.locator("[name=who]").selectOption("enterprise");
  const some = await rows.count();
  assert.ok(some > 0 && some < all);
  assert.ok((await rows.evaluateAll((list) => list.map((row) => row.dataset.who))).every((who) => who.split(" ").includes("enterprise")));
  assert.ok((await page.locator("[data-filter-count]").innerText()).includes(String(some)));
  assert.equal(await page.locator("section[data-filter-group]:visible:not(:has(tr[data-row]:visible))").count(), 0);
  await page.goto(`${server.base}zh/penalties.html`);
  await page.locator("[name=who]").selectOption("enterprise");
  await page.locator("[name=record]").selectOption("regime.product-sampling");
  const kept = await rows.evaluateAll((list) => list.map((row) => `${row.dataset.record} ${row.dataset.who.split(" ").includes("enterprise")}`));
  assert.ok(kept.length > 0);
  assert.deepEqual(new Set(kept), new Set(["regime.product-sampling true"]));
  await close(page);
});

test("the newcomer's ticks are kept, and the quiz proves its answers", async () => {
  const page = await open(`${server.base}en/start.html`, phone);
  await page.locator("[data-stop] input").first().check();
  await page.reload();
  assert.ok(await page.locator("[data-stop] input").first().isChecked());
  const questions = page.locator("[data-question]:visible");
  assert.equal(await questions.count(), 8);
  for (const [at, wanted] of [[0, true], [1, false]]) {
    const question = questions.nth(at);
    const right = Number(await question.getAttribute("data-right"));
    const buttons = question.locator("button");
    await buttons.nth(wanted ? right : (right + 1) % (await buttons.count())).click();
    assert.equal(await question.locator("button.good").count(), 1);
    assert.equal(await question.locator("button.bad").count(), wanted ? 0 : 1);
    assert.ok(await question.locator("details[open] a[href]").isVisible());
  }
  const first = await questions.first().innerText();
  await page.locator("[data-next]").click();
  assert.notEqual(await questions.first().innerText(), first);
  await close(page);
});

test("without scripts each question folds its answer away, and every proof leads to its place", async () => {
  const page = await open(`${server.base}zh/start.html`, phone, false);
  const count = await page.locator("[data-question]").count();
  assert.ok(count > 50);
  assert.equal(await page.locator("[data-question] details summary").count(), count);
  await page.locator("[data-question] summary").first().click();
  assert.ok(await page.locator("[data-question] details[open] a").first().isVisible());
  const said = await page.locator("[data-question]").evaluateAll((all) => all.map((one) => one.innerText));
  assert.ok(said.some((text) => text.includes("烟花爆竹道路运输许可证")));
  await close(page);
});

test("where nothing can be kept, ticks and quiz work all the same", async () => {
  const page = await open("about:blank", phone);
  await page.addInitScript(() => Object.defineProperty(window, "localStorage", { get() { throw new Error("forbidden"); } }));
  await page.goto(`${server.base}zh/start.html`);
  await page.locator("[data-stop] input").first().check();
  assert.match(await page.locator("[data-path-count]").innerText(), /读过1站/);
  await page.locator("[data-question]:visible button").first().click();
  await page.context().close();
});

for (const lang of ["zh", "en"]) {
  test(`${lang}: the numbers print as a poster and as cards, one sheet each`, async () => {
    for (const name of ["hotlines", "pocket"]) {
      const page = await open(`${server.base}${lang}/${name}.html`, desk);
      const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
      assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1, name);
      await page.emulateMedia({ media: "print" });
      for (const number of ["0730-2214550", "0730-2219791"]) {
        assert.ok(await page.getByText(number, { exact: true }).locator("visible=true").first().isVisible(), number);
      }
      assert.ok(!(await page.locator("header.site").isVisible()));
      await close(page);
    }
  });
}

test("codes and contacts dial what the page says", async () => {
  const page = await open(`${server.base}en/hotlines.html`, phone);
  assert.equal(await page.locator("svg.qr").count(), 5);
  const all = await page.locator('a[href="hotlines.vcf"]').evaluate(async (link) => (await fetch(link.href)).text());
  const numbers = await page.locator('.poster a[href^="tel:"]').allInnerTexts();
  assert.equal(numbers.length, 5);
  for (const number of numbers) assert.ok(all.includes(number), number);
  const cards = await page.locator('.poster a[href$=".vcf"]').count();
  assert.equal(cards, 5);
  await close(page);
});
