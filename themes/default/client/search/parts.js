// What parts hold, read: see src/index/client/ for how each is written.

/** Types of records, and of each row its record, readers and norms. */
function readRows(start) {
  const { base } = start.rules;
  const rows = { kinds: [], firsts: [], records: [], audiences: numbers(start.audiences, base), norms: start.norms.map((text) => numbers(text, base)) };
  const stream = unpack(start.records, base);
  while (stream.more()) {
    rows.kinds.push(stream.number());
    rows.firsts.push(rows.records.length);
    for (let many = stream.number(); many > 0; many--) rows.records.push(rows.kinds.length - 1);
  }
  return rows;
}

/** Places on pages: of each, how many characters are as in the one before, and the rest. */
function readAnchors(packed, base) {
  let before = "";
  return packed.split(" ").map((entry) => (before = before.slice(0, unpack(entry, base).number()) + entry.slice(1)));
}

/** A number to call: as people read it, and as a telephone dials it. */
function readNumber(entry) {
  const at = entry.indexOf("=");
  return at < 0 ? { shown: entry, dialled: entry } : { shown: entry.slice(0, at), dialled: entry.slice(at + 1) };
}

/** What a place states, the numbers that it dials apart: see src/index/dialled.rs. */
function readValues(all) {
  const numbers = all.filter((value) => value.startsWith("tel:")).map((value) => value.slice(4).split("\t"));
  return {
    values: all.filter((value) => !value.startsWith("tel:")),
    phones: numbers.map(([dialled, shown, about]) => ({ dialled, shown, about })),
  };
}

/** Adds the postings of a part to `lists` and its words to `words`; the terms of the part, with their forms if they have some. */
function readTerms(part, lists, words, rows, rules) {
  const stream = unpack(part.postings, rules.base);
  return part.terms.split(" ").map((entry) => {
    const [term, ...cut] = entry.split(",");
    const packed = stream.take(stream.number());
    let postings = null;
    // Most terms of a part are never asked for.
    lists.set(term, () => postings || (postings = readPostings(packed, rows, rules)));
    if (isHan(Array.from(term)[0])) return term;
    const forms = cut.length ? cut.map((form) => (form.startsWith("-") ? term + form.slice(1) : form)) : [term];
    for (const form of forms) words.set(form, term);
    return { term, forms };
  });
}

/** Postings of a term by field: in how many rows of all languages it is, the rows of this one, and how often in each. See src/index/client/postings.rs. */
function readPostings(packed, limit, { base, most_sets: mostSets }) {
  const stream = unpack(packed, base);
  const has = stream.number();
  const fields = [0, 1, 2, 3].map((field) => {
    if (!(has >> field & 1)) return null;
    const doubled = stream.number();
    const count = doubled >> 1;
    const all = count + (doubled & 1 ? stream.number() : 0);
    const more = [];
    while (more.length < mostSets && more[more.length - 1] !== 0) more.push(stream.number());
    const rest = Array.from({ length: more[mostSets - 1] || 0 }, stream.number);
    return { all, count, more, rest };
  });
  const bits = stream.bits();
  return fields.map((field) => {
    if (!field) return null;
    const often = new Uint16Array(field.count).fill(1);
    const rows = bits.set(field.count, limit);
    let those = often.map((_, at) => at);
    for (const more of field.more) {
      those = bits.set(more, those.length).map((at) => those[at]);
      for (const at of those) often[at]++;
    }
    field.rest.forEach((rest, at) => { often[those[at]] += rest; });
    return { all: field.all, rows, often };
  });
}

/** Traditional characters and their simplified forms. */
function readPairs(pairs) {
  const chars = Array.from(pairs);
  const simplified = new Map();
  for (let at = 0; at < chars.length; at += 2) simplified.set(chars[at], chars[at + 1]);
  return simplified;
}
