// Reloads the page when the site changes, shows what is wrong with the content, and offers the page of what was
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

  function reload(saved) {
    const here = (page) => location.pathname.endsWith(`/${page}`);
    if (saved.length && !saved.some(here)) sessionStorage.setItem(SAVED, saved[0]);
    location.reload();
  }

  async function follow() {
    for (;;) {
      try {
        const query = seen === null ? "" : `?since=${seen}`;
        const news = await (await fetch(`/__fangce/news${query}`, { cache: "no-store" })).json();
        if (!news.broken && seen !== null && news.version !== seen) return reload(news.saved);
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
