// What parts hold, read: see src/index/client/ for how each is written.

/** Types of records, and of each row its record, readers and norms. */
function readRows(start) {
  const rows = { kinds: [], firsts: [], records: [], audiences: numbers(start.audiences), norms: start.norms.map(numbers) };
  const stream = unpack(start.records);
  while (stream.more()) {
    rows.kinds.push(stream.number());
    rows.firsts.push(rows.records.length);
    for (let many = stream.number(); many > 0; many--) rows.records.push(rows.kinds.length - 1);
  }
  return rows;
}

/** Places on pages: of each, how many characters are as in the one before, and the rest. */
function readAnchors(packed) {
  let before = "";
  return packed.split(" ").map((entry) => (before = before.slice(0, unpack(entry).number()) + entry.slice(1)));
}

/** Adds the postings of a part to `lists` and its words to `words`; the terms of the part, with their forms if they have some. */
function readTerms(part, lists, words) {
  const stream = unpack(part.postings);
  return part.terms.split(" ").map((entry) => {
    const [term, ...cut] = entry.split(",");
    const packed = stream.take(stream.number());
    let postings = null;
    // Most terms of a part are never asked for.
    lists.set(term, () => postings || (postings = readPostings(packed)));
    if (isHan(Array.from(term)[0])) return term;
    const forms = cut.length ? cut.map((form) => (form.startsWith("-") ? term + form.slice(1) : form)) : [term];
    for (const form of forms) words.set(form, term);
    return { term, forms };
  });
}

/** Postings of a term by field: in how many rows of all languages it is, and how often in those of this one. */
function readPostings(packed) {
  const stream = unpack(packed);
  const fields = [];
  const has = stream.number();
  for (let field = 0; field < 4; field++) {
    if (!(has >> field & 1)) {
      fields.push(null);
      continue;
    }
    const doubled = stream.number();
    const count = doubled >> 1;
    const all = count + (doubled & 1 ? stream.number() : 0);
    const rows = new Map();
    for (let row = 0; rows.size < count; row++) {
      const step = stream.number();
      row += step >> 1;
      rows.set(row, step & 1 ? stream.number() + 2 : 1);
    }
    fields.push({ all, rows });
  }
  return fields;
}

/** Words of letters: `[term, how many fields of rows have it, words]`. */
function readSpellings(text) {
  return text.split(" ").filter(Boolean).map((entry) => {
    const [term, often, list] = entry.split(":");
    return { term, often: Number(often), words: list === undefined ? [term] : list.split(",") };
  });
}

/** Traditional characters and their simplified forms. */
function readPairs(pairs) {
  const chars = Array.from(pairs);
  const simplified = new Map();
  for (let at = 0; at < chars.length; at += 2) simplified.set(chars[at], chars[at + 1]);
  return simplified;
}
