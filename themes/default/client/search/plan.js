// Query → what to look for: groups of choices, and phrases. See src/index/plan.rs.

/** Of the pieces of a query, those that say what is looked for; all of them if none does. Numbers in groups have `least` digits together. */
function asked(all, [idle, idleHan], least) {
  const found = [];
  for (const chunk of joinedNumbers(all, least)) {
    if (chunk.han && Array.from(chunk.parts[0]).length > 2) {
      withoutIdle(chunk.parts[0], idleHan).forEach((part, at) =>
        found.push({ parts: [part], han: true, tight: chunk.tight && at === 0 }));
    } else if (chunk.han || chunk.parts.length > 1 || !idle.includes(chunk.parts[0])) {
      found.push(chunk);
    }
  }
  const one = found.length === 1 && found[0].han && Array.from(found[0].parts[0]).length === 1;
  return found.length === 0 || (one && all.length > 1) ? all : found;
}

/** Words that spell a name only together are one: people put spaces between syllables. */
function together(all, index) {
  const joined = [];
  for (let at = 0; at < all.length;) {
    const end = all.findIndex(({ han, parts }, place) => place >= at && (han || parts.length > 1 || !LETTERS.test(parts[0])));
    const words = all.slice(at, end < 0 ? all.length : end).map(({ parts }) => parts[0]);
    const one = words.length > 1 && index.together(words);
    joined.push(one ? { ...all[at], parts: [words.join("")] } : all[at]);
    at += one ? words.length : 1;
  }
  return joined;
}

/** Groups of digits that make a telephone number together are one number. */
function joinedNumbers(all, least) {
  const digits = (chunk) => !chunk.han && chunk.parts.every((part) => DIGITS.test(part));
  const length = (chunk) => chunk.parts.join("").length;
  const joined = [];
  for (const chunk of all) {
    const last = joined[joined.length - 1];
    if (last && digits(last) && digits(chunk) && length(last) + length(chunk) >= least) last.parts = last.parts.concat(chunk.parts);
    else joined.push({ ...chunk });
  }
  return joined;
}

/** The plan of a folded query; `index` knows the words of the language. */
function plan(folded, index) {
  const { rules } = index;
  const groups = [];
  const phrases = [];
  let run = [];
  const one = (term, weight) => ({ terms: [term], weight });

  function group(choices) {
    if (choices.length) groups.push(choices);
  }

  /** Adds terms that are no choices yet. */
  function add(choices, terms, weight) {
    for (const term of terms) if (!choices.some((choice) => choice.terms[0] === term)) choices.push(one(term, weight));
  }

  function endPhrase() {
    if (run.length > 1) phrases.push(run);
    run = [];
  }

  function place(term) {
    if (index.has(term)) run.push(term);
    else endPhrase();
  }

  /** A character at the edge of a run whose pair is not known: whatever begins with it, a little. */
  function lone(c) {
    group(index.beginning(c, rules.most_of_character).map((term) => ({ ...one(term, rules.lone), guessed: true })));
  }

  /** A run of two characters or more: its pairs, as the names have them that it may be a slip of; gives its last character. */
  function han(written) {
    const chars = index.mended(written, pairs(written).map(index.has));
    const all = pairs(chars);
    const known = all.map(index.has);
    const last = all.length - 1;
    if (!known[0]) lone(chars[0]);
    all.forEach((pair, at) => {
      if (known[at]) group([one(pair, cohesion(all, at) * index.weight(pair))]);
      place(pair);
    });
    if (last > 0 && !known[last]) lone(chars[last + 1]);
    return chars[last + 1];
  }

  /** How much a pair holds together: one that is far rarer than both its neighbours is where two words meet. */
  function cohesion(all, at) {
    if (at === 0 || at === all.length - 1) return 1;
    const less = Math.min(index.often(all[at - 1]), index.often(all[at + 1]));
    return less ? Math.min(1, Math.max(rules.least_cohesion, Math.sqrt(index.often(all[at]) / less))) : 1;
  }

  function word(text, last) {
    if (!index.ready(text)) return;
    const term = index.term(text);
    const choices = term ? [one(term, index.weight(term))] : [];
    if (!term && text[0] === "0" && DIGITS.test(text)) {
      const numbers = rules.area.filter((code) => text.length > code).map((code) => index.term(text.slice(code)));
      choices.push(...numbers.filter(Boolean).map((number) => one(number, 1)));
    }
    const letters = LETTERS.test(text);
    if ((last || !term) && Array.from(text).length >= rules.least_begun) add(choices, index.begun(text), rules.begun);
    if (term && letters && term.length >= rules.least_stem) add(choices, index.begun(term), rules.family);
    if (!term && letters && text.length >= rules.least_spelt) {
      for (const name of index.spelt(text)) choices.push({ terms: pairs(name), weight: rules.spelt });
    }
    if (!choices.length && letters && text.length >= rules.least_near) add(choices, index.near(text), rules.near);
    group(choices);
    if (term) place(term);
    else endPhrase();
  }

  function joined(parts, last) {
    const whole = parts.join("");
    if (!index.ready(whole)) return;
    if (parts.length === 1 || index.term(whole) !== undefined) return word(whole, last);
    if (parts.every((part) => DIGITS.test(part))) {
      const before = groups.length;
      word(whole, last);
      if (groups.length === before) parts.forEach((part) => word(part, false));
    } else {
      parts.forEach((part, at) => word(part, last && at + 1 === parts.length));
    }
  }

  const whole = chunks(folded);
  const pieces = asked(together(counted(whole), index), index.idle, index.rules.least_digits);
  pieces.forEach((chunk, at) => {
    if (!chunk.han) return joined(chunk.parts, at + 1 === pieces.length);
    const text = chunk.parts[0];
    const chars = Array.from(text);
    const after = at + 1 < pieces.length && pieces[at + 1].tight && !pieces[at + 1].han;
    if (chars.length > 1) {
      const end = han(chars);
      if (after) place(end);
      else endPhrase();
    } else if (at && chunk.tight && !pieces[at - 1].han && pieces[at - 1].parts.every((part) => DIGITS.test(part)) && /^[日天年周元名]$/.test(text)) {
      // 15日 is asked for by 15: texts write 15日内, 15天.
      place(text);
    } else if (pieces.length === 1) {
      group(index.beginning(text, rules.most_of_character).map((term) => one(term, 1)));
    } else if (chunk.tight || after) {
      if (index.has(text)) group([one(text, 1)]);
      place(text);
    }
  });
  endPhrase();
  // What a single character may begin is no answer by itself.
  if (groups.every((choices) => choices.every(({ guessed }) => guessed))) groups.length = 0;
  return { groups, phrases, quoted: index.quoted(folded), size: whole.reduce((sum, chunk, at) => sum + sizeOf(chunk) + numbersOf(whole, at)[0].length, 0) };
}

/** How many terms a piece of a text is indexed as. */
function sizeOf({ han, parts }) {
  return han ? Array.from(parts[0]).length : parts.length + (parts.length > 1);
}

/** All terms of a plan. */
function termsOf({ groups, phrases }) {
  return groups.flat().flatMap(({ terms }) => terms).concat(phrases.flat());
}
