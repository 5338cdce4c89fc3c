// Words near a slip. See src/index/vocabulary.rs.

/** Words of letters: `[term, how many fields of rows have it, words]`. */
function spellings(part) {
  return part.read || (part.read = part.words.split(" ").filter(Boolean).map((entry) => {
    const [term, often, list] = entry.split(":");
    return { term, often: Number(often), words: list === undefined ? [term] : list.split(",") };
  }));
}

/** The terms of the words of parts that are near a word: one letter apart, else two if it is long, else alike. */
function near(parts, word, { begun, rules }, frequent) {
  for (const differences of word.length >= rules.long ? [1, 2] : [1]) {
    const found = apart(parts, word, differences, rules.most_near, frequent);
    if (found.length) return found;
  }
  return alike(word, begun, rules.least_shared);
}

/** The terms of the words that share the longest beginning with a word, at least half of it and `least` letters. */
function alike(word, begun, least) {
  for (let length = word.length - 1; length >= Math.max(Math.ceil(word.length / 2), least); length--) {
    const found = begun(word.slice(0, length));
    if (found.length) return found;
  }
  return [];
}

/** The terms of the words of parts that differ from a word by so many letters. */
function apart(parts, word, differences, most, frequent) {
  const close = new Map();
  for (const { term, often, words } of parts.flatMap(spellings)) if (words.some((known) => isNear(known, word, differences))) close.set(term, often);
  return frequent(close.keys(), (term) => close.get(term), most);
}

function isNear(known, word, differences) {
  return Math.abs(known.length - word.length) <= differences
    && (known[0] === word[0] || (known[0] === word[1] && known[1] === word[0]))
    && distance(known, word) <= differences;
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
