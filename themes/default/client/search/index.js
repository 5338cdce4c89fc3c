// The index of a language: loads the parts that a query needs, once each, and answers.

// What few searches need is a script of its own, asked for as parts are.
const RARE = "rare";
// What may be syllables but for the end of the last one, or initials: for other words no sounds are loaded.
const SYLLABLES = /^(?:(?:(?:[zcs]h|[b-df-hj-npqrstw-z])[aeiou]{1,3}|[aeo][aeiou]?|[nl]ve?)(?:ng?)?|er)*[b-df-hj-npqrstw-z]?h?$/;
const INITIALS = /^[a-hj-tw-z]{3,}$/;

/**
 * An index. `load(file)` promises the value of a part, or what client/rare/ hands over; `start` is the value of the start part.
 * Answers depend on the query alone, never on which parts are here already.
 */
function createIndex(start, load) {
  const { rules } = start;
  const quotes = new RegExp(`[${rules.quotes}]`);
  const here = new Map();
  const loading = new Map();
  const lists = new Map();
  const words = new Map();
  const placed = new Map();
  const rows = readRows(start);
  const heads = new Map();
  const clusters = new Map(start.han.flatMap(([chars, pairs, file]) =>
    Array.from(chars).concat(pairs.match(/../gu) || []).map((home) => [home, file])));
  let simplified = null;
  let missing = new Set();
  let strange = false;

  /** The value of a part that is here; one that is not is noted, and its query is planned again with it. */
  function need(file) {
    if (!here.has(file) && start.inside[file]) here.set(file, read(start.inside[file]));
    if (!here.has(file)) missing.add(file);
    return here.get(file);
  }

  /** Loads a part once; a part that failed is asked for again. */
  function fetchPart(file) {
    if (here.has(file) || start.inside[file]) return Promise.resolve(need(file));
    if (!loading.has(file)) {
      const coming = load(file).then((value) => {
        here.set(file, read(value));
        return here.get(file);
      });
      coming.catch(() => loading.delete(file));
      loading.set(file, coming);
    }
    return loading.get(file);
  }

  function read(value) {
    for (const [record, ...head] of value.heads || []) heads.set(record, head);
    if ("postings" in value) {
      const files = value.places.flatMap(([many, file]) => Array(many).fill(file));
      value.terms.split(" ").forEach((entry, at) => placed.set(entry.split(",")[0], files[at]));
      return readTerms(value, lists, words, rows.records.length, rules);
    }
    return value;
  }

  const fileOf = (term) => {
    const c = Array.from(term)[0];
    return isHan(c) ? clusters.get(term) || clusters.get(c) : ranged(start.terms, keyOf(term, rules));
  };

  /** The parts with the words that begin as a word does. */
  function filesOf(beginning) {
    const key = keyOf(beginning, rules);
    const files = new Set([ranged(start.terms, key)]);
    for (const [first, file] of start.terms) if (first.startsWith(key)) files.add(file);
    return Array.from(files).filter(Boolean);
  }

  const often = (term) => (lists.has(term) ? lists.get(term)().reduce((sum, list) => sum + (list ? list.rows.length : 0), 0) : 0);

  const index = {
    rules,
    idle: start.idle.map((words) => words.split(" ")),
    often,
    rows: rows.records.length,
    audienceOf: (row) => rows.audiences[row],
    recordOf: (row) => rows.records[row],
    kindOf: (record) => rows.kinds[record],
    isFirst: (row) => rows.firsts[rows.records[row]] === row,
    rowsInAll: start.rows_in_all,
    average: start.average,
    weights: start.weights,
    kindWeight: (record) => start.kinds[rows.kinds[record]],
    lengths: rows.norms,
    postings: (term) => (lists.has(term) ? lists.get(term)() : []),
    places: (term) => need(RARE).readPlaces(unpack(need(placed.get(term)).places[term], rules.base), index.postings(term)),
    has(term) {
      // Every character of the language begins some term: one that does not may be a traditional one.
      const unknown = Array.from(term).some((c) => isHan(c) && !clusters.has(c));
      if (unknown) strange = true;
      else index.ready(term);
      return lists.has(term);
    },
    /** How much a term counts: what nothing is called by says less of what is looked for, and a number more. */
    weight: (term) => (DIGITS.test(term) ? rules.number : 1) * (index.postings(term).slice(0, -1).some(Boolean) ? 1 : rules.no_topic),
    beginning(character, most) {
      // Asked when all else is here: for most characters it need not be.
      if (missing.size) return [];
      const files = new Set(Array.from(clusters).filter(([home]) => home.startsWith(character)).map(([, file]) => file));
      const terms = Array.from(files).flatMap((file) => need(file) || []);
      return frequent(terms.filter((term) => typeof term === "string" && term.startsWith(character)), often, most);
    },
    /** Whether it is known if some text has a term. */
    ready(term) {
      const file = fileOf(term);
      return !file || Boolean(need(file));
    },
    /** The term of a word; undefined if no text has it. */
    term: (word) => index.ready(word) ? words.get(word) : undefined,
    begun(beginning) {
      if (missing.size) return [];
      const found = [];
      for (const file of filesOf(beginning)) {
        for (const term of need(file) || []) if (term.forms.some((form) => form.startsWith(beginning))) found.push(term.term);
      }
      return frequent(found, often, rules.most_begun);
    },
    // What few queries need is asked for when all else is here, so that it is known whether they do.
    near(word) {
      if (missing.size) return [];
      const files = new Set([word[0], word[1]].map((letter) => ranged(start.spellings, letter)).filter(Boolean));
      const [rare, ...parts] = [RARE, ...files].map(need);
      return missing.size ? [] : rare.near(parts, word, index, frequent);
    },
    /** Whether words that are not all known spell a name together. */
    together(words) {
      if (!SYLLABLES.test(words.join(""))) return false;
      const strange = words.filter((word) => !index.idle[0].includes(word) && !index.term(word));
      if (missing.size || !strange.length) return false;
      const [rare, sounds] = [RARE, start.sounds].map(need);
      return !missing.size && rare.hasSpelling(sounds, words.join(""));
    },
    spelt(word) {
      if (missing.size || !(SYLLABLES.test(word) || INITIALS.test(word))) return [];
      const [rare, sounds] = [RARE, start.sounds].map(need);
      return missing.size ? [] : rare.spelt(sounds, word, rules, frequent);
    },
    mended(run, known) {
      // Only a character of which no text has a pair can be a slip: for all others no sounds are loaded.
      const slip = run.some((_, at) => !known[at] && !known[at - 1]);
      if (!slip || missing.size || (strange && !simplified)) return run;
      const [rare, sounds] = [RARE, start.sounds].map(need);
      return missing.size ? run : rare.mended(sounds, run, known, rules);
    },
    quoted(folded) {
      const rare = quotes.test(folded) && need(RARE);
      return rare ? rare.quoted(folded.split(quotes), index, chunks, pairs) : [];
    },
    quotedRows: (quoted, found) => (quoted.length ? need(RARE).quotedRows(index, quoted, found, meet) : new Set()),
  };

  /** The plan of a query, with everything loaded that ranking it takes. */
  async function planned(query) {
    for (;;) {
      missing = new Set();
      strange = false;
      const made = plan(fold(query, simplified), index);
      for (const term of termsOf(made)) index.has(term);
      for (const [, term] of made.quoted.flat()) need(placed.get(term));
      if (strange && !simplified) missing.add(start.traditional);
      if (!missing.size) return made;
      await Promise.all(Array.from(missing, fetchPart));
      if (!simplified && here.has(start.traditional)) simplified = readPairs(here.get(start.traditional).pairs);
    }
  }

  /** The records that answer a query, best first, each with the rows that do. */
  async function search(query) {
    const made = await planned(query);
    const hits = rank(index, made);
    for (const hit of hits) hit.kind = rows.kinds[hit.record];
    return { plan: made, hits };
  }

  /** Hits with what results show of them: path, name, numbers to call, places on the page, and what is stated there. */
  function show(hits) {
    return Promise.all(hits.map(async (hit) => {
      if (!heads.has(hit.record)) await fetchPart(start.heads[lastUpTo(start.heads, hit.record)][1]);
      const [path, title, phones = "", anchors = "", values = {}] = heads.get(hit.record);
      const all = anchors && readAnchors(anchors, rules.base);
      const places = hit.places.map((place) => {
        const at = place.row - rows.firsts[hit.record];
        return { ...place, anchor: all[at] || "", ...readValues(values[at] || []) };
      });
      return { ...hit, path, title, phones: phones ? phones.split("|").map(readNumber) : [], places };
    }));
  }

  /** The text of a row, or its record's where it has none. */
  async function text(row) {
    return (await ownText(row)) || ownText(rows.firsts[rows.records[row]]);
  }

  async function ownText(row) {
    const [first, file] = start.texts[lastUpTo(start.texts, row)];
    return (await fetchPart(file)).texts[row - first];
  }

  /** The term of a word as it stands in a text. */
  function termOf(word) {
    const folded = fold(word, simplified);
    return words.get(folded) || folded;
  }

  return { search, show, text, termOf, rules, idle: index.idle };
}

/** The beginning of a word that says in which part it is; see `key` in src/index/client/words.rs. */
function keyOf(word, { key, number_key: ofNumber }) {
  return Array.from(word).slice(0, isDigit(word[0]) ? ofNumber : key).map((c, at) => (at === 2 && c === "y" ? "i" : c)).join("");
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

/** The file of the part that a value lies in, if there is one. */
function ranged(entries, value) {
  const at = lastUpTo(entries, value);
  return at < 0 ? undefined : entries[at][1];
}
