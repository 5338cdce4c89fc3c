// How a hit looks, in the box and on the search page.

const MOST_STATED = 3;

/** Gives an element attributes. */
function give(element, attributes) {
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
}

/** An element with attributes and children. */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  give(made, attributes);
  made.append(...children);
  return made;
}

/** The way to a hit, to the place on the page that answers best. */
function wayTo(root, hit, place) {
  return root + hit.path + ".html" + (place.anchor ? "#" + place.anchor : "");
}

/** Runs of text, some marked. */
function marked(runs) {
  return runs.map(([text, mark]) => (mark ? element("mark", {}, text) : text));
}

/** Links that dial the numbers of a hit, with what they are listed for if that must be said. */
function calls(hit) {
  return (hit.phones || []).flatMap((phone) => [
    element("a", { href: "tel:" + phone.dialled, class: "tel", dir: "ltr" }, phone.shown),
    ...(phone.about ? [element("small", { class: "about" }, phone.about)] : []),
  ]);
}

/** The deadlines and sums that a place states. */
function stated(place) {
  return place.values.slice(0, MOST_STATED).map((value) => element("strong", { class: "value" }, value));
}
