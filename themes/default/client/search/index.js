// The index of a language: loads the parts that a query needs, once each, and answers.

/**
 * An index. `load(file)` promises the value of a part; `start` is the value of the start part.
 * Answers depend on the query alone, never on which parts are here already.
 */
function createIndex(start, load) {
  const parts = new Map();
  const lists = new Map();
  let simplified = null;
  const rows = readRows(start);
  const records = start.records.map(([kind, path, title, phones]) => ({ kind, path, title, phones }));
  const index = {
    words: null,
    sounds: null,
    rowsInAll: start.rows_in_all,
    average: start.average,
    weights: start.weights,
    kindWeight: (row) => start.kinds[records[rows.records[row]].kind],
    norm: (row, field) => rows.norms[row * 4 + field],
    postings: (term) => (lists.has(term) ? lists.get(term)() : []),
    has: (term) => lists.has(term),
    beginning: (character, most) =>
      frequent(Array.from(lists.keys()).filter((term) => term.startsWith(character)), count, most),
  };

  function count(term) {
    return lists.get(term)().reduce((sum, posting) => sum + (posting ? posting.rows.size : 0), 0);
  }

  /** Loads a part once; a part that failed is asked for again. */
  function part(file, read) {
    if (!parts.has(file)) {
      const loading = load(file).then(read);
      loading.catch(() => parts.delete(file));
      parts.set(file, loading);
    }
    return parts.get(file);
  }

  function readTerms(value) {
    const stream = unpack(value.postings);
    for (const term of value.terms.split(" ")) {
      const packed = stream.take(stream.number());
      let read = null;
      // Most terms of a part are never asked for.
      lists.set(term, () => read || (read = readPostings(packed)));
    }
  }

  const fileOf = (term) => {
    const at = lastUpTo(start.terms, term);
    return at < 0 ? null : start.terms[at][1];
  };

  function filesOf({ terms, starts }) {
    const files = new Set(Array.from(terms, fileOf).filter(Boolean));
    for (const from of starts) {
      const end = from + "\uffff";
      if (fileOf(from)) files.add(fileOf(from));
      start.terms.forEach(([first, file]) => first >= from && first <= end && files.add(file));
    }
    return Array.from(files);
  }

  const loadTerms = (wanted) => Promise.all(filesOf(wanted).map((file) => part(file, readTerms)));
  const loadWords = () => part(start.words, (value) => { index.words = readWords(value.words); });
  const loadSounds = () => part(start.sounds, (value) => { index.sounds = readSounds(value); });
  const loadHan = () => part(start.han, (value) => {
    const chars = Array.from(value.pairs);
    simplified = new Map();
    for (let at = 0; at < chars.length; at += 2) simplified.set(chars[at], chars[at + 1]);
  });

  /** The plan of a query, with everything loaded that ranking it takes. */
  async function planned(query) {
    let folded = fold(query, simplified);
    let wanted = needs(folded);
    await Promise.all([loadTerms(wanted), wanted.latin && loadWords(), wanted.latin && unknownWord(folded).then((is) => is && loadSounds())]);
    const missing = Array.from(wanted.terms).concat(wanted.starts).some((term) => !lists.has(term));
    if (missing && !simplified) {
      await loadHan();
      if (fold(query, simplified) !== folded) {
        folded = fold(query, simplified);
        wanted = needs(folded);
        await loadTerms(wanted);
      }
    }
    const terms = new Set();
    // What words lead to is known only when they are read: the plan is made twice, first with every term there.
    if (wanted.latin) {
      const eager = plan(folded, { ...index, has: () => true, beginning: () => [] });
      for (const choices of eager.groups) for (const choice of choices) for (const [, term] of choice.terms) terms.add(term);
      for (const phrase of eager.phrases) for (const [, term] of phrase) terms.add(term);
      await loadTerms({ terms, starts: [] });
    }
    return plan(folded, index);
  }

  /** Whether some word of a query is none of the language's. */
  async function unknownWord(folded) {
    await loadWords();
    return asked(folded).some((chunk) => !chunk.han && !index.words.terms.has(chunk.parts.join("")));
  }

  /** The records that answer a query, best first, each with the rows that do. */
  async function search(query) {
    const made = await planned(query);
    const found = new Map();
    for (const hit of rank(index, made)) {
      const at = rows.records[hit.row];
      const place = { row: hit.row, anchor: rows.anchors[hit.row], score: hit.score, audience: rows.audiences[hit.row] };
      if (!found.has(at)) found.set(at, { ...records[at], places: [] });
      found.get(at).places.push(place);
    }
    return { plan: made, hits: Array.from(found.values()) };
  }

  /** The text of a row, or its record's where it has none. */
  async function text(row) {
    return (await ownText(row)) || ownText(rows.records.indexOf(rows.records[row]));
  }

  async function ownText(row) {
    const [first, file] = start.texts[lastUpTo(start.texts, row)];
    const texts = await part(file, (value) => value.texts);
    return texts[row - first];
  }

  /** The term of a word as it stands in a text. */
  function termOf(word) {
    const folded = fold(word, simplified);
    return (index.words && index.words.terms.get(folded)) || folded;
  }

  return { search, text, termOf };
}

/** The place of the last entry whose first value is not above a value; -1 if there is none. */
function lastUpTo(entries, value) {
  let low = 0;
  for (let high = entries.length; low < high;) {
    const middle = (low + high) >> 1;
    if (entries[middle][0] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Places on pages: of each, how many characters are as in the one before, and the rest. */
function readAnchors(packed) {
  let before = "";
  return packed.split(" ").map((entry) => (before = before.slice(0, unpack(entry).number()) + entry.slice(1)));
}

function readRows(start) {
  const stream = unpack(start.rows);
  const rows = { records: [], audiences: [], norms: [], anchors: readAnchors(start.anchors) };
  for (let record = 0; stream.more();) {
    record += stream.number();
    rows.records.push(record);
    rows.audiences.push(stream.number());
    for (let field = 0; field < 4; field++) rows.norms.push(stream.number());
  }
  return rows;
}

/** Postings of a term by field: in how many rows of all languages it is, and where in those of this one. */
function readPostings(packed) {
  const stream = unpack(packed);
  const fields = [];
  for (let field = 0; field < 4; field++) {
    const count = stream.number();
    if (!count) {
      fields.push(null);
      continue;
    }
    const all = count + stream.number();
    const rows = new Map();
    for (let at = 0, row = 0; at < count; at++) {
      const step = stream.number();
      row += step >> 1;
      const often = step & 1 ? stream.number() + 2 : 1;
      const places = [];
      for (let place = 0; places.length < often;) places.push(place += stream.number());
      rows.set(row, places);
    }
    fields.push({ all, rows });
  }
  return fields;
}
