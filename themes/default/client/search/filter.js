// Which entries answer a query, and in which order. Pure: knows no page.

/** A text as comparisons see it: one width, one case, single spaces. */
function fold(text) {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** The words of a query. Han text has no spaces, so a run of it is one word. */
function words(query) {
  return fold(query).split(" ").filter(Boolean);
}

/** An entry as the filter sees it. Numbers are found with and without their hyphens. */
function searchable(title, text) {
  const all = fold(title + " " + text);
  return { title: fold(title), all: all + " " + all.replace(/(\d)-(?=\d)/g, "$1") };
}

/** How well an entry answers: 0 best, -1 not at all. */
function rank(entry, query, parts) {
  if (!parts.every((part) => entry.all.includes(part))) return -1;
  if (entry.title === query) return 0;
  if (entry.title.startsWith(query)) return 1;
  return parts.every((part) => entry.title.includes(part)) ? 2 : 3;
}

/** The places of the entries that answer a query, best first; equal ones keep their order. */
function matches(entries, query) {
  const parts = words(query);
  const whole = parts.join(" ");
  return entries
    .map((entry, at) => ({ at, rank: rank(entry, whole, parts) }))
    .filter((hit) => hit.rank >= 0)
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map((hit) => hit.at);
}
