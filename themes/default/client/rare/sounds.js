// Han text by its sound: which names a word of Latin letters may spell. See src/index/pinyin.rs.

const [FULL, BEGUN, INITIALS] = [0, 1, 2];

/** The sounds part, read: see src/index/common.rs for characters in the order of their sounds. */
function soundsOf(part) {
  if (part.read) return part.read;
  const readings = new Map();
  const add = (c, reading) => readings.set(c, (readings.get(c) || []).concat(reading));
  const rows = Array.from({ length: 40 }, (_, row) => Array.from({ length: 94 }, (_, cell) => [0xb0 + row, 0xa1 + cell]));
  const common = new TextDecoder("gbk").decode(Uint8Array.from(rows.flat(2)));
  let at = 0;
  for (const [, reading, many] of part.common.matchAll(/([a-z]+)(\d+)/g)) {
    for (const end = at + Number(many); at < end; at++) add(common[at], reading);
  }
  for (const entry of part.readings.split(" ")) {
    const [reading] = /^[a-z]*/.exec(entry);
    for (const c of entry.slice(reading.length)) add(c, reading);
  }
  return part.read = { names: part.names ? part.names.split(" ").map((name) => Array.from(name)) : [], readings };
}

/** The parts of names that a word spells: in full, else in full but for the end, else by initials. */
function spelt(part, word, rules, frequent) {
  const sounds = soundsOf(part);
  const found = [new Map(), new Map(), new Map()];
  for (const name of sounds.names) {
    for (let start = 0; start < name.length; start++) {
      const rest = name.slice(start);
      const ends = new Set();
      spellFull(sounds, rest, word, 0, ends);
      if (word.length >= 3 && rest.length >= word.length && spellInitials(sounds, rest, word)) ends.add(INITIALS + 3 * word.length);
      for (const end of ends) {
        const length = Math.floor(end / 3);
        if (length < 2) continue;
        const spelling = rest.slice(0, length).join("");
        const names = found[end % 3];
        names.set(spelling, (names.get(spelling) || 0) + 1);
      }
    }
  }
  const best = found.find((names) => names.size) || new Map();
  const most = Math.max(...best.values());
  return frequent(Array.from(best.keys()).filter((name) => best.get(name) * rules.rarer > most), (name) => best.get(name), rules.most_spelt);
}

/** Whether a word spells a part of a name in full, or in full but for the end. */
function hasSpelling(part, word) {
  const sounds = soundsOf(part);
  return sounds.names.some((name) => name.some((_, start) => {
    const ends = new Set();
    spellFull(sounds, name.slice(start), word, 0, ends);
    return Array.from(ends).some((end) => end >= 6);
  }));
}

function spellFull(sounds, chars, word, length, ends) {
  if (!word) return ends.add(FULL + 3 * length);
  for (const reading of sounds.readings.get(chars[length]) || []) {
    if (word.startsWith(reading)) spellFull(sounds, chars, word.slice(reading.length), length + 1, ends);
    else if (length > 0 && reading.startsWith(word)) ends.add(BEGUN + 3 * (length + 1));
  }
}

function spellInitials(sounds, chars, word) {
  return Array.from(word).every((letter, at) =>
    (sounds.readings.get(chars[at]) || []).some((reading) => reading.startsWith(letter)));
}
