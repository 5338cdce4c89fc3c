// Reloads the page when the site changes, and shows what is wrong with the content.
// Part of `fangce serve` only; styles go through the CSSOM, since pages forbid inline styles.
(() => {
  "use strict";
  let seen = null;
  let panel = null;

  function show(report) {
    if (!panel) {
      panel = document.createElement("pre");
      panel.setAttribute("role", "alert");
      Object.assign(panel.style, {
        position: "fixed", inset: "auto 0 0 0", maxHeight: "60vh", overflow: "auto", margin: "0",
        padding: "1rem", background: "#1b1b1f", color: "#ffe9e9", zIndex: "9999", whiteSpace: "pre-wrap",
        font: "14px/1.5 ui-monospace, monospace", borderTop: "4px solid #d4351c",
      });
      document.body.append(panel);
    }
    panel.textContent = report;
  }

  async function follow() {
    for (;;) {
      try {
        const query = seen === null ? "" : `?since=${seen}`;
        const news = await (await fetch(`/__fangce/news${query}`, { cache: "no-store" })).json();
        if (news.broken) show(news.report);
        else if (seen !== null && news.version !== seen) return location.reload();
        seen = news.version;
      } catch {
        // The server is gone or busy; ask again soon.
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  }

  follow();
})();
