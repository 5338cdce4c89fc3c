// Room on the page: with each set of fonts, on a page of every sort, nothing is too small, too tight or too wide.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sets } from "./fonts.mjs";
import { build, desk, launch, open, phone, serve, sorts } from "./site.mjs";

/** The reader's own size of letters in px, as browsers have it from the start. */
const usual = 16;

/** What a page is seen in: its width and height in px, the reader's size of letters, and whether large print is on. */
const rooms = {
  "a narrow phone": { viewport: { width: 320, height: 568 } },
  "a desk": { viewport: desk },
  "the reader's font twice as large": { viewport: phone, letters: 2 * usual },
  "large print": { viewport: phone, large: true },
  "large print on a tablet": { viewport: { width: 800, height: 1000 }, large: true },
};

/** In the page: what is too small or too tight. Charts have sizes of their own. */
function sizes() {
  const faults = new Set();
  const seen = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && getComputedStyle(element).visibility !== "hidden";
  };
  if (parseFloat(getComputedStyle(document.body).fontSize) < 18) faults.add("body text below 18 px");
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const element = words.currentNode.parentElement;
    if (!words.currentNode.nodeValue.trim() || element.closest("svg, noscript") || !seen(element)) continue;
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    if (size < 14) faults.add(`${size} px: ${words.currentNode.nodeValue.trim().slice(0, 30)}`);
    const prose = element.matches("main p, main dd, main li");
    if (prose && parseFloat(style.lineHeight) / size < 1.7 - 1e-6) faults.add(`line height ${style.lineHeight} of ${size} px: ${element.outerHTML.slice(0, 60)}`);
  }
  for (const target of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary, label:has(input)")) {
    if (target.closest("svg") || !seen(target) || target.matches("label input, .skip")) continue;
    const inline = getComputedStyle(target).display === "inline";
    const box = target.getBoundingClientRect();
    // WCAG 2.5.8 excepts links within a sentence.
    if (!inline && (box.width < 43.9 || box.height < 43.9)) faults.add(`${box.width.toFixed()} × ${box.height.toFixed()} px: ${target.outerHTML.slice(0, 80)}`);
  }
  return [...faults];
}

/** In the page: what makes it wider than its window. */
function width() {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  // The innermost is the one to mend.
  const wide = [...document.querySelectorAll("body *")].findLast((element) => element.getBoundingClientRect().right > root.clientWidth + 1);
  return [`${root.scrollWidth} px in ${root.clientWidth}: ${wide?.outerHTML.slice(0, 80)}`];
}

/** In the page: makes of every run of text, wherever it stands, one word that no line has room for. */
function lengthen() {
  const word = "Feuerwehrleitzentralenverwaltungsangestelltenversicherungsnummer07302210671";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const runs = [];
  while (walker.nextNode()) runs.push(walker.currentNode);
  for (const run of runs) if (run.nodeValue.trim() && !run.parentElement.closest("svg, script, noscript")) run.nodeValue = word;
  for (const cell of document.querySelectorAll("[data-label]")) cell.dataset.label = word;
  for (const folded of document.querySelectorAll("details")) folded.open = true;
}

const site = build();
const server = await serve(site.folder);

after(() => {
  server.close();
  site.remove();
});

for (const set of Object.keys(sets)) {
  describe(`in the fonts of ${set}`, () => {
    let browser, page, session;

    before(async () => {
      browser = await launch(set);
      page = await open(browser, `${server.base}index.html`, { reducedMotion: "reduce" });
      page.setDefaultTimeout(60_000);
      session = await page.context().newCDPSession(page);
    });

    after(() => browser?.close());

    /** Sees the page that is open in one of the rooms. */
    const enter = async ({ viewport, letters = usual, large = false }) => {
      await page.setViewportSize(viewport);
      await session.send("Page.setFontSizes", { fontSizes: { standard: letters, fixed: (letters * 13) / 16 } });
      await page.evaluate((large) => document.documentElement.classList.toggle("large", large), large);
    };

    /** What `look` finds on the pages in the rooms named, after `change`. */
    const faults = async (paths, names, look, change = () => {}) => {
      const wrong = [];
      for (const path of paths) {
        await page.goto(server.base + path);
        await page.evaluate(change);
        for (const name of names) {
          await enter(rooms[name]);
          for (const fault of await look()) wrong.push(`${path}, ${name}: ${fault}`);
        }
      }
      assert.deepEqual(page.problems, []);
      return wrong;
    };

    test("no other font is seen", async () => {
      const seen = new Set();
      for (const path of ["zh/index.html", "en/index.html"]) {
        await page.goto(server.base + path);
        await session.send("DOM.enable");
        await session.send("CSS.enable");
        const { root } = await session.send("DOM.getDocument", { depth: 0 });
        const { nodeIds } = await session.send("DOM.querySelectorAll", { nodeId: root.nodeId, selector: "body *" });
        for (const nodeId of nodeIds) {
          const { fonts } = await session.send("CSS.getPlatformFontsForNode", { nodeId });
          for (const { familyName } of fonts) seen.add(familyName);
        }
        await session.send("CSS.disable");
        await session.send("DOM.disable");
      }
      const own = Object.values(sets[set]).flat();
      assert.ok(seen.size > 0);
      assert.deepEqual([...seen].filter((family) => !own.includes(family)), []);
    });

    test("nothing is too small, too tight or too wide", async () => {
      const look = async () => [...(await page.evaluate(width)), ...(await page.evaluate(sizes))];
      const paths = ["zh", "en", "both/en"].flatMap((part) => sorts(site.folder, part));
      // The handbook is made of the other pages, and so large that looking at it takes as long as at all of them.
      const some = set === "noto" ? paths : paths.filter((path) => !path.endsWith("/handbook.html"));
      assert.deepEqual(await faults(some, Object.keys(rooms), look), []);
    });

    // Once is enough: how wide such a word is does not matter, nor what the page's own words were.
    if (set === "dejavu") {
      test("no run of text widens a page, however long", async () => {
        const paths = ["en", "both/en"].flatMap((part) => sorts(site.folder, part)).filter((path) => !path.endsWith("/handbook.html"));
        const look = () => page.evaluate(width);
        assert.deepEqual(await faults(paths, ["a desk", "the reader's font twice as large", "large print on a tablet"], look, lengthen), []);
      });
    }

    test("the reader's font size is honoured", async () => {
      const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
      await page.goto(`${server.base}zh/index.html`);
      await enter(rooms["a desk"]);
      const before = await size();
      await enter(rooms["the reader's font twice as large"]);
      assert.equal(await size(), before * 2);
    });
  });
}
