// Every flowchart of our own content, in Chromium: nothing on anything else, in two fonts, and words that can be read.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faults, pages } from "./flow.mjs";
import { build, serve } from "./site.mjs";
import { browser, server, site } from "./stage.mjs";
import { plans, site as unseen } from "./unseen.mjs";

let page, other, otherServer;

before(async () => {
  other = build((folder) => unseen(folder, plans));
  otherServer = await serve(other.folder);
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
});

after(() => {
  otherServer?.close();
  other?.remove();
});

for (const font of [null, '"DejaVu Sans"']) {
  test(`charts are clean in ${font ?? "the reader's font"}`, async () => {
    const wrong = [];
    for (const path of pages(site.folder)) {
      await page.goto(server.base + path);
      for (const fault of await page.evaluate(faults, font)) wrong.push(`${path}: ${fault}`);
    }
    assert.deepEqual(wrong, []);
  });
}

for (const font of [null, '"DejaVu Sans"']) {
  test(`so are charts that nobody has seen, in ${font ?? "the reader's font"}`, async () => {
    const wrong = [];
    const paths = pages(other.folder);
    assert.equal(paths.length, 2 * plans.length);
    for (const path of paths) {
      await page.goto(otherServer.base + path);
      for (const fault of await page.evaluate(faults, font)) wrong.push(`${path}: ${fault}`);
    }
    assert.deepEqual(wrong, []);
  });
}

test("a phone sees the column, a desk the wide chart, and never both", async () => {
  const path = pages(site.folder).find((path) => path.endsWith("procedures/objection.html"));
  for (const [width, shown, hidden] of [[360, "narrow", "wide"], [1280, "wide", "narrow"]]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(server.base + path);
    assert.equal(await page.locator(`svg[data-layout=${shown}]`).isVisible(), true, `${shown} at ${width}`);
    assert.equal(await page.locator(`svg[data-layout=${hidden}]`).isVisible(), false, `${hidden} at ${width}`);
  }
});
