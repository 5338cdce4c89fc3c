// The way to a page's other language keeps the place on the page.

function keepPlace(link) {
  const page = link.getAttribute("href");
  const keep = () => {
    link.href = page + (page.includes("search.html") ? location.search : "") + placeInView();
  };
  // Before the browser follows the link, opens it in a tab or copies it.
  for (const event of ["pointerdown", "focus", "click"]) link.addEventListener(event, keep);
}

/** The anchor of what is being read, with its `#`: the last one that stands above the upper third of the window. */
function placeInView() {
  if (scrollY < innerHeight / 3) return location.hash;
  const anchors = document.querySelectorAll("main [id]:not(svg *)");
  const above = Array.from(anchors).filter((anchor) => {
    const { top, height } = anchor.getBoundingClientRect();
    return height && top < innerHeight / 3;
  });
  return above.length ? "#" + above[above.length - 1].id : "";
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
