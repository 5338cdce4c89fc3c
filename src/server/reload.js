// Renews the page when the site changes, shows what is wrong with the content, and offers the page of what was
// saved. Part of `fangce serve` only; styles go through the CSSOM, since pages forbid inline styles.
(() => {
  "use strict";
  const SAVED = "fangce-saved";
  const DARK = { background: "#1b1b1f", color: "#ffe9e9" };
  let seen = null;
  let panel = null;

  function box(name, style) {
    const made = document.createElement(name);
    Object.assign(made.style, {
      position: "fixed", zIndex: "9999", margin: "0", font: "14px/1.5 ui-monospace, monospace", ...style,
    });
    document.body.append(made);
    return made;
  }

  // Errors stand over the page; warnings can be opened, and the page stays in view.
  function show(report, broken) {
    if (panel) panel.remove();
    panel = null;
    if (!report) return;
    const text = document.createElement("pre");
    text.textContent = report;
    Object.assign(text.style, { margin: "0", maxHeight: "60vh", overflow: "auto", whiteSpace: "pre-wrap" });
    const edge = `4px solid ${broken ? "#d4351c" : "#f0a500"}`;
    panel = box(broken ? "div" : "details", { inset: "auto 0 0 0", padding: "1rem", borderTop: edge, ...DARK });
    if (broken) panel.setAttribute("role", "alert");
    else panel.append(Object.assign(document.createElement("summary"), { textContent: last(report) }));
    panel.append(text);
  }

  // The last line counts the problems.
  function last(report) {
    return report.trimEnd().split("\n").pop();
  }

  // What was saved lies elsewhere: one link leads there.
  function offer() {
    const page = sessionStorage.getItem(SAVED);
    sessionStorage.removeItem(SAVED);
    if (!page) return;
    const link = box("a", { inset: "1rem 1rem auto auto", padding: ".6rem 1rem", border: "1px solid", ...DARK });
    link.href = `/${document.documentElement.lang}/${page}`;
    link.textContent = `→ ${page}`;
  }

  // What of a page belongs to its record. The rest changes with the settings and the theme only.
  const OWN = ["main", ".crumbs"];
  // What scripts have taken hold of cannot be exchanged behind them.
  const LIVE = "[data-part], script";

  // Exchanges the record's part of the page in place, which is much faster than to load all of it again; says
  // whether it could.
  async function exchange() {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const loads = (from) => [...from.querySelectorAll("script[src], link[rel=stylesheet]")]
      .map((one) => one.getAttribute("src") ?? one.getAttribute("href")).join();
    const pairs = OWN.map((part) => [document, page].map((from) => from.querySelector(part)));
    const still = (part) => part && !part.querySelector(LIVE);
    if (loads(document) !== loads(page) || !pairs.flat().every(still)) return false;
    pairs.forEach(([old, fresh]) => old.replaceWith(document.adoptNode(fresh)));
    document.title = page.title;
    return true;
  }

  async function renew(saved) {
    const here = (page) => location.pathname.endsWith(`/${page}`);
    if (saved.length && !saved.some(here)) sessionStorage.setItem(SAVED, saved[0]);
    if (!saved.length || !(await exchange().catch(() => false))) return location.reload();
    offer();
  }

  async function follow() {
    for (;;) {
      try {
        const query = seen === null ? "" : `?since=${seen}`;
        const news = await (await fetch(`/__fangce/news${query}`, { cache: "no-store" })).json();
        if (!news.broken && seen !== null && news.version !== seen) await renew(news.saved);
        show(news.report, news.broken);
        seen = news.version;
      } catch {
        // The server is gone or busy; ask again soon.
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  }

  offer();
  follow();
})();
