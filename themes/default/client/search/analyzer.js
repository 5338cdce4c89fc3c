// Texts and queries → terms. The same rules as src/index/analyzer.rs; tests/search/vectors.json holds both.

const HAN = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{323af}〇]/u;
const WORD = /[\p{Alphabetic}\p{N}]/u;
const DIGITS = /^[0-9]+$/;
const LETTERS = /^[a-z]+$/;

const isHan = (c) => c !== undefined && HAN.test(c);
const isWord = (c) => c !== undefined && WORD.test(c) && !HAN.test(c);
const isDigit = (c) => c !== undefined && c >= "0" && c <= "9";

/** Marks on letters of alphabets, and what nobody sees. */
const MARKS = /[\u0300-\u036f\u064b-\u065f\u0670\u0640\u00ad\u200b]/g;
const TOGETHER = { œ: "oe", æ: "ae", ß: "ss" };

/** A text as comparisons see it: one width, one case, no marks, and simplified characters by the map at hand. */
function fold(text, simplified) {
  const bare = text.normalize("NFKD").replace(MARKS, "").normalize("NFC");
  const plain = bare.toLowerCase().replace(/[œæß]/g, (c) => TOGETHER[c]);
  return simplified ? Array.from(plain, (c) => simplified.get(c) || c).join("") : plain;
}

/** The pieces of a folded text: runs of Han characters, and words that hang together. */
function chunks(folded) {
  const chars = Array.from(folded);
  const found = [];
  let end = -1;
  for (let at = 0; at < chars.length;) {
    const start = at;
    if (isHan(chars[at])) {
      while (isHan(chars[at])) at++;
      found.push({ parts: [chars.slice(start, at).join("")], han: true, tight: end === start });
      end = at;
    } else if (isWord(chars[at])) {
      const parts = [""];
      for (; at < chars.length; at++) {
        const c = chars[at];
        if (isWord(c)) parts[parts.length - 1] += c;
        else if (c === "," && isDigit(chars[at - 1]) && isDigit(chars[at + 1])) continue;
        else if ("-\u2010/.".includes(c) && isWord(chars[at + 1])) parts.push("");
        else break;
      }
      found.push({ parts, han: false, tight: end === start });
      end = at;
    } else at++;
  }
  return found;
}

/** The pairs of neighbours of a run. */
function pairs(run) {
  const chars = Array.from(run);
  return chars.slice(1).map((c, at) => chars[at] + c);
}

/** The parts of a run of a query between words that say nothing of what is looked for. */
function withoutIdle(run, idle) {
  const parts = [""];
  for (let rest = run; rest;) {
    const word = idle.find((word) => rest.startsWith(word));
    if (word) {
      parts.push("");
      rest = rest.slice(word.length);
    } else {
      const c = Array.from(rest)[0];
      parts[parts.length - 1] += c;
      rest = rest.slice(c.length);
    }
  }
  return parts.filter(Boolean);
}
