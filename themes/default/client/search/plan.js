// Query → what to look for: groups of choices, and phrases. See src/index/plan.rs.

const MOST_OF_CHARACTER = 40;

/** The pieces of a query that say what is looked for; all of them if none does. */
function asked(folded) {
  const all = chunks(folded);
  const found = [];
  for (const chunk of joinedNumbers(all)) {
    if (chunk.han && Array.from(chunk.parts[0]).length > 2) {
      withoutFunctionWords(chunk.parts[0]).forEach((part, at) =>
        found.push({ parts: [part], han: true, tight: chunk.tight && at === 0 }));
    } else if (chunk.han || chunk.parts.length > 1 || !ENGLISH_WORDS.has(chunk.parts[0])) {
      found.push(chunk);
    }
  }
  const one = found.length === 1 && found[0].han && Array.from(found[0].parts[0]).length === 1;
  return found.length === 0 || (one && all.length > 1) ? all : found;
}

/** Groups of digits that make a telephone number together are one number. */
function joinedNumbers(all) {
  const digits = (chunk) => !chunk.han && chunk.parts.every((part) => DIGITS.test(part));
  const length = (chunk) => chunk.parts.join("").length;
  const joined = [];
  for (const chunk of all) {
    const last = joined[joined.length - 1];
    if (last && digits(last) && digits(chunk) && length(last) + length(chunk) >= 7) last.parts = last.parts.concat(chunk.parts);
    else joined.push({ ...chunk });
  }
  return joined;
}

/**
 * The plan of a folded query. `index` answers `has(term)` and `beginning(character)`, and has `words` and
 * `sounds`, which stay unread (null) where no piece of the query needs them.
 */
function plan(folded, index) {
  const groups = [];
  const phrases = [];
  let run = [];
  let next = 0;
  const one = (term, weight) => ({ terms: [[0, term]], weight });

  function group(choices) {
    if (choices.length) groups.push(choices);
  }

  function endPhrase() {
    if (run.length > 1) phrases.push(run.map(([at, term]) => [at - run[0][0], term]));
    run = [];
  }

  function place(term, width) {
    if (index.has(term)) run.push([next, term]);
    else endPhrase();
    next += width;
  }

  function exact(term) {
    if (index.has(term)) group([one(term, 1)]);
    place(term, 1);
  }

  function word(text, last, width) {
    const { words, sounds } = index;
    const term = words.terms.get(text);
    const choices = term === undefined ? [] : [one(term, 1)];
    const letters = LETTERS.test(text);
    const least = DIGITS.test(text) || term === undefined ? 3 : 2;
    if ((last || term === undefined) && Array.from(text).length >= least) {
      for (const other of begun(words, text)) if (other !== term) choices.push(one(other, 0.6));
    }
    if (term === undefined && letters && text.length >= 2) {
      for (const name of spelt(sounds, text)) choices.push({ terms: pairs(name).map((pair, at) => [at, pair]), weight: 0.9 });
    }
    if (!choices.length && letters && text.length >= 4) {
      let close = near(words, text, 1);
      if (!close.length && text.length >= 8) close = near(words, text, 2);
      if (!close.length) close = alike(words, text);
      choices.push(...close.map((other) => one(other, 0.7)));
    }
    group(choices);
    if (term !== undefined) return place(term, width);
    endPhrase();
    next += width;
  }

  function joined(parts, last) {
    const whole = parts.join("");
    if (parts.length === 1 || index.words.terms.has(whole)) return word(whole, last, parts.length);
    if (parts.every((part) => DIGITS.test(part))) {
      const before = groups.length;
      word(whole, last, parts.length);
      if (groups.length === before) parts.forEach((part) => word(part, false, 1));
    } else {
      parts.forEach((part, at) => word(part, last && at + 1 === parts.length, 1));
    }
  }

  const pieces = asked(folded);
  pieces.forEach((chunk, at) => {
    if (!chunk.han) return joined(chunk.parts, at + 1 === pieces.length);
    const text = chunk.parts[0];
    const chars = Array.from(text);
    const after = at + 1 < pieces.length && pieces[at + 1].tight && !pieces[at + 1].han;
    if (chars.length > 1) {
      pairs(text).forEach(exact);
      if (after) place(chars[chars.length - 1], 1);
      else endPhrase();
    } else if (pieces.length === 1) {
      group(index.beginning(text, MOST_OF_CHARACTER).map((term) => one(term, 1)));
    } else if (chunk.tight || after) exact(text);
  });
  endPhrase();
  return { groups, phrases, most: Math.max(1, Math.ceil(groups.length / 2)) };
}

/** The terms that a folded query may need besides those that words lead to, and whether it has words. */
function needs(folded) {
  const terms = new Set();
  const starts = [];
  let latin = false;
  const pieces = asked(folded);
  for (const chunk of pieces) {
    if (!chunk.han) latin = true;
    else {
      const chars = Array.from(chunk.parts[0]);
      pairs(chunk.parts[0]).forEach((pair) => terms.add(pair));
      if (chars.length === 1 && pieces.length === 1) starts.push(chars[0]);
      if (pieces.length > 1) terms.add(chars[chars.length - 1]);
    }
  }
  return { terms, starts, latin };
}
