// Terms that are asked for together: whoever wants to know the difference gets their definitions side by side.

const MOST_COMPARED = 4;

/** The words of a list in the theme's words, longer ones first. */
function listed(words) {
  return fold(words).split(/[,،]\s*|\s+/u).filter(Boolean).sort((a, b) => b.length - a.length);
}

/** The parts of a folded query between some words. A Han word stands anywhere, any other by itself. */
function cut(text, words) {
  const whole = (word) => (isHan(Array.from(word)[0]) ? word : new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, "u"));
  return words.reduce((parts, word) => parts.flatMap((part) => part.split(whole(word))), [text]);
}

/** What a query wants to tell apart; nothing if it does not ask for a difference. */
function apart(query, difference, joiners, idle) {
  const [words, ofHan] = idle;
  const asking = cut(fold(query), listed(difference));
  if (asking.length < 2) return [];
  const parts = asking.flatMap((part) => cut(part, listed(joiners))).flatMap((part) => part.split(/[,，、?？]/u));
  const said = parts.map((part) => withoutIdle(part, ofHan).join("").split(/\s+/u).filter((word) => word && !words.includes(word)).join(" "));
  const named = said.filter(Boolean);
  return named.length > 1 ? named : named.flatMap((part) => part.split(" "));
}

/** The terms of the glossary that a query wants to tell apart, `[{ hit, text }]`: two or more, or none. */
async function compared(index, query, difference, joiners) {
  const names = apart(query, difference, joiners, index.idle);
  if (names.length < 2 || names.length > MOST_COMPARED) return [];
  const terms = await Promise.all(names.map((name) => termNamed(index, name)));
  return terms.every(Boolean) ? terms : [];
}

/** The term that is called so; the first one that answers, if its name has all of it. */
async function termNamed(index, name) {
  const { hits } = await index.search(name);
  const terms = await index.show(hits.filter(({ kind }) => kind === index.rules.term).slice(0, MOST_COMPARED));
  const hit = terms.find(({ title }) => fold(title) === name) || terms.find(({ title }) => fold(title).includes(name));
  return hit && { hit, text: await index.text(hit.places[0].row) };
}
