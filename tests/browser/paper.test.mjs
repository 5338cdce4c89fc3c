// On paper nothing is folded: with the theme's styles alone, and for browsers that need its script.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { open } from "./site.mjs";
import { browser, server } from "./stage.mjs";

/** The texts below the folds of a page that nobody would see, and how many folds there are. */
const hidden = () => {
  const folds = [...document.querySelectorAll("main details")].filter((fold) => fold.parentElement.checkVisibility());
  const below = folds.flatMap((fold) => [...fold.querySelectorAll("p, li, dd, td")]);
  const unseen = below.filter((part) => !part.checkVisibility({ contentVisibilityAuto: true }));
  return { folds: folds.length, unseen: unseen.map((part) => part.textContent.slice(0, 40)) };
};

describe("nothing folded is missing on paper", () => {
  for (const lang of ["zh", "en"]) {
    test(`${lang}, by styles alone`, async () => {
      const page = await open(browser, `${server.base}${lang}/deadlines.html`);
      assert.ok((await page.evaluate(hidden)).unseen.length > 0);
      await page.emulateMedia({ media: "print" });
      const { folds, unseen } = await page.evaluate(hidden);
      assert.ok(folds > 0);
      assert.deepEqual(unseen, []);
      await page.context().close();
    });
  }

  test("by the script, which shuts again what it opened", async () => {
    const page = await open(browser, `${server.base}zh/deadlines.html`);
    const opened = () => page.evaluate(() => document.querySelectorAll("details[open]").length);
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.equal(await opened(), await page.locator("details:not(.menu)").count());
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.equal(await opened(), 0);
    await page.context().close();
  });
});

describe("bans stand as one list", () => {
  for (const lang of ["zh", "en"]) {
    test(`${lang}: every one is seen on the screen and on paper, in the order of an inspection`, async () => {
      const page = await open(browser, `${server.base}${lang}/limits.html`);
      const stages = await page.locator("main h2[id]").evaluateAll((all) => all.map((one) => one.id));
      assert.deepEqual(stages.filter((id) => /^_(before|during|after|always)$/.test(id)), ["_before", "_during", "_after", "_always"]);
      const bans = page.locator("main .bans > li");
      const count = await bans.count();
      assert.ok(count >= 45, String(count));
      for (const media of ["screen", "print"]) {
        await page.emulateMedia({ media });
        assert.equal(await page.locator("main .bans > li:visible").count(), count, media);
        assert.equal(await page.locator("main .bans > li:has(a.tag:visible)").count(), count, media);
      }
      await page.context().close();
    });
  }
});
