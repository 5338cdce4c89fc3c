// The way to a page's other language keeps the place on the page.

function keepPlace(link) {
  const page = link.getAttribute("href");
  link.addEventListener("click", () => {
    link.href = page + (page.includes("search.html") ? location.search : "") + location.hash;
  });
}

/** Leads from the page above all languages to the one that the reader's browser asks for first. */
function chooseLanguage(list) {
  const links = Array.from(list.querySelectorAll("a[hreflang]"));
  const wanted = navigator.languages || [navigator.language];
  const base = (tag) => tag.toLowerCase().split("-")[0];
  for (const tag of wanted) {
    const link = links.find((link) => base(link.hreflang) === base(tag));
    if (link) return location.replace(link.href);
  }
}
