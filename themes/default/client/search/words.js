// The words of a language, and the ways to them: beginnings, slips, sounds. See src/index/vocabulary.rs.

const MOST_BEGUN = 16;
const MOST_NEAR = 4;

/** The terms with the highest frequency, equal ones in the order of their characters. */
function frequent(terms, frequency, most) {
  return Array.from(new Set(terms)).sort((a, b) => frequency(b) - frequency(a) || (a < b ? -1 : 1)).slice(0, most);
}

/** The words part, read. */
function readWords(text) {
  const terms = new Map();
  const often = new Map();
  for (const group of text ? text.split(" ") : []) {
    const [term, frequency, list] = group.split(":");
    often.set(term, Number(frequency));
    if (list === undefined) terms.set(term, term);
    else for (const word of list.split(",")) terms.set(word.startsWith("-") ? term + word.slice(1) : word, term);
  }
  const sorted = Array.from(terms.keys()).sort();
  const frequency = (term) => often.get(term) || 0;
  return { terms, sorted, frequency };
}

/** The terms of the words that begin as a word does. */
function begun(words, start) {
  let low = 0;
  for (let high = words.sorted.length; low < high;) {
    const middle = (low + high) >> 1;
    if (words.sorted[middle] < start) low = middle + 1;
    else high = middle;
  }
  const found = [];
  for (; low < words.sorted.length && words.sorted[low].startsWith(start); low++) found.push(words.terms.get(words.sorted[low]));
  return frequent(found, words.frequency, MOST_BEGUN);
}

/** The terms of the words that differ from a word by so many letters. */
function near(words, word, differences) {
  const close = words.sorted.filter((known) =>
    LETTERS.test(known)
    && Math.abs(known.length - word.length) <= differences
    && (known[0] === word[0] || known[1] === word[0])
    && distance(known, word) <= differences);
  return frequent(close.map((known) => words.terms.get(known)), words.frequency, MOST_NEAR);
}

/** The terms of the words that share the longest beginning with a word. */
function alike(words, word) {
  const least = Math.max(Math.ceil(word.length / 2), 4);
  for (let length = word.length - 1; length >= least; length--) {
    const found = begun(words, word.slice(0, length));
    if (found.length) return found;
  }
  return [];
}

/** The number of letters added, left out, changed, or exchanged with their neighbour. */
function distance(a, b) {
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      let least = Math.min(rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1), rows[i - 1][j] + 1, row[j - 1] + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, rows[i - 2][j - 2] + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length][b.length];
}
