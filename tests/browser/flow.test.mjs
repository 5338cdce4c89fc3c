// Every flowchart of our own content, in Chromium: nothing on anything else, in every set of fonts, and words that can be read.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { faults, pages } from "./flow.mjs";
import { sets } from "./fonts.mjs";
import { build, launch, serve } from "./site.mjs";
import { browser, server, site } from "./stage.mjs";
import { plans, site as unseen } from "./unseen.mjs";

let other, otherServer;

before(async () => {
  other = build((folder) => unseen(folder, plans));
  otherServer = await serve(other.folder);
});

after(() => {
  otherServer?.close();
  other?.remove();
});

/** A page as wide as a desk, in which charts may be measured. */
const desk = (browser) => browser.newPage({ viewport: { width: 1280, height: 900 }, bypassCSP: true });

for (const set of Object.keys(sets)) {
  describe(`in the fonts of ${set}`, () => {
    let browser, page;

    before(async () => {
      browser = await launch(set);
      page = await desk(browser);
    });

    after(() => browser?.close());

    /** What is wrong with the charts of some pages. */
    const wrong = async (base, paths) => {
      const found = [];
      for (const path of paths) {
        await page.goto(base + path);
        for (const fault of await page.evaluate(faults)) found.push(`${path}: ${fault}`);
      }
      return found;
    };

    test("charts are clean", async () => {
      assert.deepEqual(await wrong(server.base, pages(site.folder)), []);
    });

    test("so are charts that nobody has seen", async () => {
      const paths = pages(other.folder);
      assert.equal(paths.length, 2 * plans.length);
      assert.deepEqual(await wrong(otherServer.base, paths), []);
    });
  });
}

test("a phone sees the column, a desk the wide chart, and never both", async () => {
  const page = await desk(browser);
  const path = pages(site.folder).find((path) => path.endsWith("procedures/objection.html"));
  for (const [width, shown, hidden] of [[360, "narrow", "wide"], [1280, "wide", "narrow"]]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(server.base + path);
    assert.equal(await page.locator(`svg[data-layout=${shown}]`).isVisible(), true, `${shown} at ${width}`);
    assert.equal(await page.locator(`svg[data-layout=${hidden}]`).isVisible(), false, `${hidden} at ${width}`);
  }
  await page.close();
});
