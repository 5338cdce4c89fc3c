// A server that counts what it sends, and a browser that asks our search page and Pagefind.
import { createServer } from "node:http";
import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { launch, phone } from "../../tests/browser/site.mjs";

const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml" };
const isSearch = (path) => /\/assets\/search[-/]|\/pagefind\//.test(path);

/** Serves a folder, texts compressed as servers do, and counts what belongs to the search. */
export async function stand(folder) {
  let sent = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    if (path.startsWith("/blank/")) {
      response.writeHead(200, { "content-type": types[".html"] });
      return response.end(`<!doctype html><html lang="${path.slice(7)}"><title>blank</title>`);
    }
    const file = join(folder, path);
    if (!existsSync(file) || statSync(file).isDirectory()) return response.writeHead(404).end();
    const type = types[extname(file)];
    const body = type ? gzipSync(readFileSync(file)) : readFileSync(file);
    if (isSearch(path)) sent.push({ bytes: body.length, time: Date.now() });
    response.writeHead(200, { "content-type": type ?? "application/octet-stream", "cache-control": "no-store", ...(type && { "content-encoding": "gzip" }) });
    response.end(body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const base = `http://127.0.0.1:${server.address().port}`;
  // A service worker would answer from what earlier questions loaded.
  const browser = await launch();
  const context = await browser.newContext({ viewport: phone, serviceWorkers: "block" });
  const sum = (list) => ({ bytes: list.reduce((all, { bytes }) => all + bytes, 0), requests: list.length });
  /** What was sent since the last time, when nothing has been asked for a moment. */
  const taken = async () => {
    do await new Promise((later) => setTimeout(later, 120)); while (sent.length && Date.now() - sent[sent.length - 1].time < 120);
    const all = sum(sent);
    sent = [];
    return all;
  };
  /** What was sent since then up to a time. */
  const until = (time) => sum(sent.filter((one) => one.time <= time));
  return { base, context, taken, until, close: async () => { await browser.close(); server.close(); } };
}

/** Our search page: a session begins when the box is touched, and asks by typing. */
export function fangce({ base, context }, name) {
  return async (lang) => {
    const page = await context.newPage();
    await page.goto(`${base}/${name}/${lang}/search.html`);
    const begin = async () => {
      await page.locator("input[name=q]").focus();
      // What searches is here when both its script and the start of the index are.
      await page.waitForFunction(() => performance.getEntriesByType("resource").filter(({ name, responseEnd }) => responseEnd && /\/assets\/search(-|.*-start-)/.test(name)).length > 1);
    };
    const ask = (query) => page.evaluate((query) => new Promise((resolve, reject) => {
      const results = document.querySelector("[data-search-results]");
      const field = document.querySelector("input[name=q]");
      const begun = performance.now();
      const ended = () => {
        if (results.dataset.searchState === "loading") return;
        watcher.disconnect();
        if (results.dataset.searchState === "failed") return reject(new Error(query));
        const links = Array.from(results.querySelectorAll("[data-result] > a:first-child"), (link) => link.href);
        resolve({ ms: performance.now() - begun, time: Date.now(), urls: links.slice(0, 10) });
      };
      const watcher = new MutationObserver(ended);
      watcher.observe(results, { attributes: true, attributeFilter: ["data-search-state"] });
      field.value = query;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }), query);
    return { begin, ask, close: () => page.close() };
  };
}

/** Pagefind's own library on a blank page: ten results with their data, as its interface shows them. */
export function pagefind({ base, context }, name) {
  return async (lang) => {
    const page = await context.newPage();
    await page.goto(`${base}/blank/${lang}`);
    const begin = () => page.evaluate(async (name) => {
      window.engine = await import(`/${name}/pagefind/pagefind.js`);
      await window.engine.init();
    }, name);
    const ask = (query) => page.evaluate(async (query) => {
      const begun = performance.now();
      const { results } = await window.engine.search(query);
      const data = await Promise.all(results.slice(0, 10).map((result) => result.data()));
      return { ms: performance.now() - begun, time: Date.now(), urls: data.map(({ url }) => url) };
    }, query);
    const all = (query, most) => page.evaluate(async ([query, most]) => {
      const { results } = await window.engine.search(query);
      const urls = [];
      for (let at = 0; at < Math.min(most, results.length); at += 40) {
        urls.push(...(await Promise.all(results.slice(at, Math.min(at + 40, most)).map((result) => result.data()))).map(({ url }) => url));
      }
      return urls;
    }, [query, most]);
    return { begin, ask, all, close: () => page.close() };
  };
}

/** The path of a page without host, anchor and ending: `zh/guides/x`. */
export const plainPath = (href) => href.split(/[?#]/)[0].replace(/^.*?\/(?=(?:zh|en)\/)/, "").replace(/\.html$/, "");

/** The value below which a share of the values lies. */
export const at = (list, share) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];
