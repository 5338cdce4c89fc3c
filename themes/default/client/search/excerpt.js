// What a hit quotes: some words around the first match, every match marked. Pure.

/** The numbers of a text in Han characters, `[start, end, digits]`. */
function numbersIn(text) {
  const found = [];
  for (const { 0: { length }, 1: figure = "", 2: run, index } of text.matchAll(/([0-9][0-9,]*(?:\.[0-9]+)?)?((?:[\u3400-\u9fff\u{20000}-\u{323af}〇])+)/gu)) {
    const places = Array.from(run).reduce((places, c) => places.concat(places[places.length - 1] + c.length), [index + length - run.length]);
    for (const [start, end, digits] of hanNumbers(run, figure.replace(/,/g, "") || undefined)) found.push([start || !figure ? places[start] : index, places[end], digits]);
  }
  return found;
}

/** The stretches of a text that meet a plan, `[start, end]`, in order and apart. */
function matchesOf(text, made, termOf) {
  // What a single character may begin is a guess, and no mark shows it.
  const terms = new Set(termsOf({ ...made, groups: made.groups.map((choices) => choices.filter(({ guessed }) => !guessed)) }));
  const found = [];
  const add = (start, end) => {
    const last = found[found.length - 1];
    if (last && last[1] >= start) last[1] = Math.max(last[1], end);
    else found.push([start, end]);
  };
  const counts = numbersIn(text).filter(([, , digits]) => terms.has(termOf(digits)));
  for (const match of text.matchAll(/[\p{Alphabetic}\p{N}]/gu)) {
    const at = match.index;
    const c = match[0];
    while (counts.length && counts[0][0] <= at) add(...counts.shift());
    if (isHan(c)) {
      const next = Array.from(text.slice(at + c.length, at + c.length + 2))[0];
      if (terms.has(termOf(c))) add(at, at + c.length);
      if (isHan(next) && terms.has(termOf(c + next))) add(at, at + c.length + next.length);
    } else if (at === 0 || !isWord(text[at - 1])) {
      const word = /^[\p{Alphabetic}\p{N}]+(?:[-,.\u2010][\p{Alphabetic}\p{N}]+)*/u.exec(text.slice(at))[0];
      const whole = word.replace(/[-,.\u2010]/g, "");
      const single = /^[\p{Alphabetic}\p{N}]+/u.exec(word)[0];
      if (whole !== single && terms.has(termOf(whole))) add(at, at + word.length);
      else if (!isHan(single[0]) && terms.has(termOf(single))) add(at, at + single.length);
    }
  }
  return found;
}

/** A piece of a text around its first match, as runs `[text, marked]`. */
function excerpt(text, made, { termOf, rules: { before, length } }) {
  const marks = matchesOf(text, made, termOf);
  const inWord = (at) => at > 0 && at < text.length && isWord(text[at]) && isWord(text[at - 1]);
  let start = 0;
  let end = text.length;
  if (text.length > length) {
    const first = marks.length ? marks[0][0] : 0;
    start = first > 2 * before ? first - before : 0;
    while (inWord(start) && start < first) start++;
    end = Math.min(start + length, text.length);
    while (inWord(end) && end > first + 1) end--;
  }
  const runs = start > 0 ? [["…", false]] : [];
  let at = start;
  for (const [from, to] of marks) {
    if (from < at || from >= end) continue;
    if (from > at) runs.push([text.slice(at, from), false]);
    runs.push([text.slice(from, Math.min(to, end)), true]);
    at = Math.min(to, end);
  }
  if (at < end) runs.push([text.slice(at, end), false]);
  if (end < text.length) runs.push(["…", false]);
  return runs;
}
