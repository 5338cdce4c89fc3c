// Everyone: what axe finds, the keyboard, large print, on a page of every sort.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { desk, open, pages, phone, sorts } from "./site.mjs";
import { browser, server, site } from "./stage.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const largePrint = () => localStorage.setItem("large-print", "1");
/** Opens one page after another in one context and collects what `look` finds wrong with each. */
async function eachPage(paths, options, look, prepare = async () => {}) {
  const page = await open(browser, `${server.base}index.html`, { reducedMotion: "reduce", ...options });
  page.setDefaultTimeout(60_000);
  await prepare(page);
  const wrong = [];
  for (const path of paths) {
    await page.goto(server.base + path);
    for (const fault of await look(page)) wrong.push(`${path}: ${fault}`);
  }
  assert.deepEqual(page.problems, []);
  await page.context().close();
  return wrong;
}

async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"], iframes: false }));
  return found.violations.map((rule) => `${rule.id} (${rule.nodes.length}): ${rule.nodes[0].html.slice(0, 120)}`);
}

describe("axe finds nothing", () => {
  // Each sort of page in each look; the two languages share the looks between them.
  const looks = [
    ["zh", "light", { colorScheme: "light" }],
    ["en", "dark", { colorScheme: "dark" }],
    ["zh", "forced colours", { forcedColors: "active" }],
    ["both/en", "side by side", {}],
    ["en", "large print", {}],
  ];
  for (const [lang, look, options] of looks) {
    test(`${lang}, ${look}`, async () => {
      const prepare = (page) => (look.includes("large") ? page.context().addInitScript(largePrint) : undefined);
      // The handbook is made of the other pages, and so large that axe takes a minute for it.
      const paths = sorts(site.folder, lang).filter((path) => !path.endsWith("/handbook.html"));
      const wrong = await eachPage(paths, { ...options, bypassCSP: true }, violations, prepare);
      assert.deepEqual(wrong, []);
    });
  }
});

test("axe finds nothing in the contents and the first chapters of the handbook", async () => {
  const page = await open(browser, `${server.base}zh/handbook.html`, { viewport: desk, bypassCSP: true });
  await page.addStyleTag({ content: ".part ~ .part ~ .part ~ .part { display: none } .chapter { content-visibility: visible }" });
  assert.deepEqual(await violations(page), []);
  await page.context().close();
});

describe("the keyboard", () => {
  const focused = (page) => page.evaluate(() => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    return { tag: element.localName, name: element.name ?? "", classes: element.className, outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 };
  });

  for (const lang of ["zh", "en"]) {
    test(`${lang}: first the way past the header, then search within three stops, every stop in sight`, async () => {
      const page = await open(browser, `${server.base}${lang}/procedures/objection.html`);
      const stops = [];
      do {
        await page.keyboard.press("Tab");
        stops.push(await focused(page));
      } while (stops.at(-1).tag !== "body" && stops.length < 400);
      assert.equal(stops[0].classes, "skip");
      assert.ok(stops.slice(0, 3).some((stop) => stop.name === "q"));
      assert.deepEqual(stops.filter((stop) => stop.tag !== "body" && !stop.outline), []);
      assert.ok(stops.length < 400, "the focus never leaves the page");
      await page.context().close();
    });
  }

  test("the menu opens, closes and gives the focus back; a switch of language needs no mouse", async () => {
    const page = await open(browser, `${server.base}zh/regimes/product-sampling.html`);
    const summary = page.locator("header summary");
    await summary.focus();
    await page.keyboard.press("Enter");
    assert.ok(await page.locator("header nav a").first().isVisible());
    await page.keyboard.press("Escape");
    assert.ok(!(await page.locator("header nav a").first().isVisible()));
    assert.equal((await focused(page)).tag, "summary");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/en/regimes/product-sampling.html");
    await page.context().close();
  });
});

describe("large print", () => {
  const size = (page) => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));

  for (const place of ["a server", "a folder"]) {
    test(`from ${place} it is kept on every page, in every language, until switched off`, async () => {
      const base = place === "a folder" ? pathToFileURL(site.folder).href + "/" : server.base;
      const page = await open(browser, `${base}zh/index.html`);
      const usual = await size(page);
      await page.locator("#_large").focus();
      await page.keyboard.press("Space");
      const large = await size(page);
      assert.ok(large >= 24, `${large} px`);
      await page.locator("a[hreflang=en]").first().click();
      await page.waitForURL("**/en/index.html*");
      assert.equal(await size(page), large);
      assert.ok(await page.locator("#_large").isChecked());
      // The numbers come first on a page that has none of its own.
      await page.goto(`${base}en/procedures/objection.html`);
      await page.locator("a.first").click();
      await page.waitForURL("**/hotlines.html");
      await page.locator("label:has(#_large)").click();
      await page.reload();
      assert.equal(await size(page), usual);
      assert.deepEqual(page.problems, []);
      await page.context().close();
    });
  }

  for (const path of ["index.html", "hotlines.html"]) {
    test(`five numbers stand on the first screen of ${path}, below a head of one row`, async () => {
      for (const lang of ["zh", "en"]) {
        const page = await open(browser, `${server.base}${lang}/${path}`);
        await page.evaluate(largePrint);
        await page.reload();
        const boxes = await page.locator("main .tel").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
        const seen = boxes.filter(({ top, bottom }) => top >= 0 && bottom <= phone.height);
        assert.ok(seen.length >= 5, `${lang}: ${seen.length}`);
        assert.ok(seen.every(({ height }) => height >= 60));
        const head = await page.locator("header.site").boundingBox();
        assert.ok(head.height <= 72, `${lang}: ${head.height} px`);
        // The button opens the field, which searches as everywhere.
        await page.locator(".find button").click();
        await page.keyboard.type("2219791");
        await page.locator(".instant .tel, .instant a").first().waitFor();
        assert.deepEqual(page.problems, []);
        await page.context().close();
      }
    });
  }

  test("it stands before anything is painted", async () => {
    const page = await open(browser, `${server.base}zh/index.html`);
    await page.evaluate(largePrint);
    // Without the script that starts the parts of a page, only what runs early can have set it.
    await page.route(/main-.*\.js$/, (route) => route.abort());
    await page.goto(`${server.base}zh/duties/index.html`);
    assert.ok((await size(page)) >= 24);
    await page.context().close();
  });

  test("without scripts the switch works on its page", async () => {
    const page = await open(browser, `${server.base}zh/index.html`, { javaScriptEnabled: false });
    await page.locator("#_large").check();
    assert.ok((await size(page)) >= 24);
    await page.context().close();
  });
});

describe("source and notes", () => {
  const code = "main .source, main .aside";
  const seen = (page) => page.locator(code).evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);

  test("they stand aside until asked for, then on every page", async () => {
    const page = await open(browser, `${server.base}zh/regimes/product-sampling.html`);
    assert.ok((await page.locator(code).count()) > 20);
    assert.equal(await seen(page), 0);
    await page.locator("label:has(#_sources)").click();
    assert.ok((await seen(page)) > 20);
    await page.goto(`${server.base}en/agencies/county-qts.html`);
    assert.ok((await seen(page)) > 0);
    await page.locator("label:has(#_sources)").click();
    await page.reload();
    assert.equal(await seen(page), 0);
    // What is doubtful or missing is no note on the typing: it stays.
    assert.ok((await page.locator("main .note:not(.aside)").count()) > 0);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });

  test("without scripts the switch works on its page", async () => {
    const page = await open(browser, `${server.base}zh/regimes/product-sampling.html`, { javaScriptEnabled: false });
    assert.equal(await seen(page), 0);
    await page.locator("#_sources").check();
    assert.ok((await seen(page)) > 20);
    await page.context().close();
  });

  test("what is folded is on paper, and mentions are counts on the screen", async () => {
    const page = await open(browser, `${server.base}zh/agencies/county-qts.html`);
    const place = page.locator("main .mentions .places a").first();
    assert.ok(!(await place.isVisible()));
    await page.emulateMedia({ media: "print" });
    assert.ok(await place.isVisible());
    await page.context().close();
  });
});

test("who wants less motion gets none", async () => {
  const page = await open(browser, `${server.base}zh/index.html`, { reducedMotion: "reduce" });
  const moving = await page.evaluate(() => [...document.querySelectorAll("*")].filter((element) => {
    const style = getComputedStyle(element);
    return style.scrollBehavior === "smooth" || parseFloat(style.transitionDuration) > 0 || style.animationName !== "none";
  }).length);
  assert.equal(moving, 0);
  await page.context().close();
});

test("every page is valid HTML", () => {
  // Rules of style are off; those of the standard and of access stay.
  const style = ["long-title", "no-trailing-whitespace", "doctype-style", "attribute-boolean-style", "attribute-empty-style", "attr-quotes"];
  const rules = Object.fromEntries(style.map((rule) => [rule, "off"]));
  const validator = new HtmlValidate({ root: true, extends: ["html-validate:standard"], rules });
  const wrong = new Map();
  for (const path of pages(site.folder)) {
    const report = validator.validateStringSync(readFileSync(join(site.folder, path), "utf8"), path);
    for (const message of report.results.flatMap((result) => result.messages)) {
      const fault = `${message.ruleId}: ${message.message}`;
      wrong.set(fault, wrong.get(fault) ?? `${path}:${message.line}`);
    }
  }
  assert.deepEqual([...wrong], []);
});
