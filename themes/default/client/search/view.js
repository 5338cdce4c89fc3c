// How a hit looks, in the box and on the search page.

const MOST_STATED = 3;
// How far down among the places of a hit one with a number may be to stand first.
const CLOSE = 3;

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

/** The places of a hit, the best one first: a number close behind is what most readers are after. */
function placesOf(hit) {
  const dials = hit.places.slice(0, CLOSE).find(({ phones }) => phones.length);
  return dials ? [dials, ...hit.places.filter((place) => place !== dials)] : hit.places;
}

/** Links that dial the numbers of a hit and of a place on it, with what they are listed for if that must be said. */
function calls(hit, place) {
  return [...(hit.phones || []), ...place.phones].flatMap((phone) => [
    element("a", { href: "tel:" + phone.dialled, class: "tel", dir: "ltr" }, phone.shown),
    ...(phone.about ? [element("small", { class: "about" }, phone.about)] : []),
  ]);
}

/** The deadlines and sums that a place states. */
function stated(place) {
  return place.values.slice(0, MOST_STATED).map((value) => element("strong", { class: "value" }, value));
}
