// Where the site is served, a worker keeps what was read for times without a line; not from a folder on
// disk, and not while `fangce serve` shows what is being written.

function keepForLater(script) {
  const note = document.getElementById("_offline");
  if (note) note.hidden = location.hash !== "#_offline";
  if (!/^http/.test(location.protocol) || !navigator.serviceWorker || document.querySelector("[src^='/__fangce/']")) return;
  // First what is read now, then what may be read later.
  addEventListener("load", () => navigator.serviceWorker.register(new URL("../sw.js", script.src)).catch(() => {}));
}
