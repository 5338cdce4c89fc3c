// Nine readers on a phone: each ends with a number, a day or a legal basis, after two taps or one search.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { open } from "./site.mjs";
import { browser, server } from "./stage.mjs";

const tel = (number) => `a[href="tel:${number}"]:visible`;

/** A reader who has opened the home page; `taps` counts what was tapped. */
async function reader(lang) {
  const page = await open(browser, `${server.base}${lang}/index.html`);
  let taps = 0;
  return {
    page,
    taps: () => taps,
    async tap(href) {
      taps += 1;
      await page.locator(`main a[href="${href}"]:visible`).first().click();
      await page.waitForLoadState();
    },
    /** Types into the search box; gives the first answer. */
    async search(query) {
      await page.locator("input[name=q]").fill(query);
      const first = page.locator("[role=listbox] > li").first();
      await first.waitFor();
      return first;
    },
    async leave() {
      assert.deepEqual(page.problems, []);
      await page.context().close();
    },
  };
}

const words = {
  zh: {
    forklift: "叉车证", short: "缺斤短两", listed: "计量培训和考试", fake: "举报假货", barcode: "商品条码服务",
    refusing: "拒绝抽查罚多少", law: "《中华人民共和国产品质量法》第56条", major: "重大案件几天上报", days: "2个工作日", object: "15日",
    food: "县食品药品监管局", gifts: "不得接受被抽查企业的馈赠", own: "监督管理",
  },
  en: {
    forklift: "forklift licence", short: "short weight", listed: "Metrology training and exam", fake: "report a fake", barcode: "bar code",
    refusing: "fine for refusing", law: "Article 56 of the Product Quality Law", major: "reporting a major case", days: "2 working days", object: "15 days",
    food: "Food and Drug Administration", gifts: "Gifts from the enterprise", own: "supervises",
  },
};

for (const [lang, word] of Object.entries(words)) {
  describe(`${lang}: nine tasks at 360 px`, () => {
    test("1 a citizen who wants to drive a forklift: one search gives the number", async () => {
      const { page, search, leave } = await reader(lang);
      await search(word.forklift);
      assert.ok(await page.locator(`[role=listbox] ${tel("0730-2214550")}`).first().isVisible());
      await leave();
    });

    test("2 a citizen with short weight: one search gives a number and what it is listed for", async () => {
      const { page, search, leave } = await reader(lang);
      const first = await search(word.short);
      assert.ok(await first.locator(tel("0730-2210671")).isVisible());
      assert.ok((await first.innerText()).includes(word.listed));
      await first.locator("a").first().click();
      await page.waitForURL(/guides\/which-number/);
      assert.ok((await page.locator("main").innerText()).includes(word.own));
      await leave();
    });

    test("3 a citizen who bought a fake: one search, or one tap from the home page, gives a number and the next step", async () => {
      const { page, search, tap, leave } = await reader(lang);
      const first = await search(word.fake);
      assert.ok(await first.locator(tel("0730-2155245")).isVisible());
      assert.ok((await first.innerText()).includes(word.barcode));
      await page.keyboard.press("Escape");
      await tap("guides/which-number.html");
      assert.ok(await page.locator(`main ${tel("0730-2155245")}`).first().isVisible());
      assert.ok(await page.locator('main a[href="../boundaries/food-safety.html"]').first().isVisible());
      await leave();
    });

    test("4 a citizen sick from a restaurant: two taps lead to the body and the law", async () => {
      const { page, tap, taps, leave } = await reader(lang);
      await tap("matrix.html");
      await tap("boundaries/food-safety.html");
      assert.ok(taps() <= 2);
      assert.ok((await page.locator("main").innerText()).includes(word.food));
      assert.ok(await page.locator('main a[href^="../laws/"]:visible').first().isVisible());
      await leave();
    });

    test("5 a business whose product failed: one tap gives the days to object", async () => {
      const { page, tap, leave } = await reader(lang);
      await tap("guides/failed-test.html");
      assert.ok((await page.locator("main").innerText()).includes(word.object));
      await leave();
    });

    test("6 a business with inspectors at the door: one tap shows what they may not do", async () => {
      const { page, tap, leave } = await reader(lang);
      await tap("limits.html");
      assert.ok((await page.locator("main").innerText()).includes(word.gifts));
      assert.ok(await page.locator('main .bans a[href^="laws/"]:visible').first().isVisible());
      await leave();
    });

    test("7 a business that thinks of refusing: one search leads to what follows, and to the law", async () => {
      const { page, search, leave } = await reader(lang);
      const first = await search(word.refusing);
      await first.locator("a").first().click();
      await page.waitForURL(/procedures\/refusal/);
      assert.ok((await page.locator("main").innerText()).includes(word.law));
      await leave();
    });

    test("8 a colleague with a major case: one search gives the days", async () => {
      const { page, search, leave } = await reader(lang);
      const first = await search(word.major);
      assert.match(await first.locator("a").first().getAttribute("href"), /major-case-report/);
      await first.locator("a").first().click();
      await page.waitForURL(/major-case-report/);
      assert.ok((await page.locator("main").innerText()).includes(word.days));
      await leave();
    });

    test("9 someone who finds a mistake on a page: one tap leads to a number", async () => {
      const { page, leave } = await reader(lang);
      await page.goto(`${server.base}${lang}/limits.html`);
      await page.locator("footer").getByRole("link").nth(1).click();
      await page.waitForLoadState();
      assert.ok((await page.locator('main a[href^="tel:"]:visible, main a[href^="mailto:"]:visible').count()) > 0);
      await leave();
    });
  });
}
