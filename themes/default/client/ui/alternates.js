// A site that is built without knowing its address links its languages relatively, and search engines
// want addresses in full: here the address is known.
function nameAlternates() {
  if (location.protocol === "file:") return;
  for (const link of document.querySelectorAll("link[hreflang]")) link.href = link.href;
}
