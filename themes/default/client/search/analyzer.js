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

const NUMERALS = "零一二三四五六七八九";
const SCALES = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };
const MEASURE = /^(?:个?(?:工作日|小时|星期)|个月|[日天年周元名])/;
const digit = (c) => (c === "〇" ? 0 : c === "两" ? 2 : NUMERALS.indexOf(c || " "));
const scale = (c) => 10 ** (SCALES[c] || 0);
const isNumeral = (c) => c !== undefined && (digit(c) >= 0 || c in SCALES);

/** The numbers in a run of Han characters, `[start, end, digits]`; `figure` stands right before the run. See src/index/number.rs. */
function hanNumbers(run, figure) {
  const chars = Array.from(run);
  const found = [];
  const many = (at, is) => {
    let end = at;
    while (is(chars[end])) end++;
    return end > at && chars[end - 1] === "千" && /^[克米瓦焦卡伏赫]/.test(chars[end] || "") ? end - 1 : end;
  };
  let at = 0;
  if (figure) {
    at = many(0, (c) => c === "千" || c === "万" || c === "亿");
    const digits = scaled(figure, chars.slice(0, at));
    if (digits) found.push([0, at, digits]);
  }
  for (; at < chars.length; at++) {
    if (!isNumeral(chars[at])) continue;
    const end = many(at, isNumeral);
    const value = !figure || at > 0 ? valueOf(chars.slice(at, end), chars[at - 1], chars.slice(end).join("")) : undefined;
    if (value !== undefined) found.push([at, end, String(value)]);
    while (isNumeral(chars[at + 1])) at++;
  }
  return found;
}

/** A number in digits with multipliers behind it. */
function scaled(figure, scales) {
  const noughts = scales.reduce((sum, c) => sum + SCALES[c], 0);
  const [, whole, fraction = ""] = /^([0-9]+)(?:\.([0-9]*))?$/.exec(figure) || [];
  if (!noughts || !whole || fraction.length > noughts) return "";
  return (whole + fraction + "0".repeat(noughts - fraction.length)).replace(/^0+/, "");
}

/** What a run of numerals counts, where it counts something. */
function valueOf(numeral, before, rest) {
  if (numeral.length === 1) {
    const measured = before === "第" ? /^[条款项章节]/ : "上下前后这那每同某任统唯".includes(before || " ") ? /^$./ : MEASURE;
    const number = numeral[0] === "十" ? 10 : digit(numeral[0]);
    return number >= 0 && measured.test(rest) ? number : undefined;
  }
  if (numeral.every((c) => digit(c) >= 0)) {
    return numeral.length === 4 && rest[0] === "年" ? numeral.reduce((sum, c) => sum * 10 + digit(c), 0) : undefined;
  }
  return countOf(numeral);
}

/** What numerals count that are written in full. */
function countOf(numeral) {
  let sum = 0, section = 0, last = 0, small = 1e4, large = Infinity, skips = false;
  for (const c of numeral) {
    const unit = scale(c);
    if (unit === 1) {
      if (last) return undefined;
      last = digit(c);
      if (!last) skips = true;
    } else if (unit >= 1e4) {
      section += last;
      if (section ? sum && unit >= large : !sum) return undefined;
      sum = section ? sum + section * unit : sum * unit;
      last = section = 0;
      small = 1e4;
      large = unit;
      skips = false;
    } else {
      if (unit >= small || (!last && unit > 10)) return undefined;
      section += (last || 1) * unit;
      last = 0;
      small = unit;
      skips = false;
    }
  }
  const value = sum + section + last;
  return (!last || skips || small === 10) && Number.isSafeInteger(value) ? value : undefined;
}

/** The numbers of a piece, and the figure right before it. */
function numbersOf(all, place) {
  const { han, tight, parts } = all[place];
  const before = tight && all[place - 1];
  const figure = before && !before.han && before.parts.length <= 2 && before.parts.every((part) => DIGITS.test(part)) ? before.parts.join(".") : undefined;
  return [han ? hanNumbers(parts[0], figure) : [], figure];
}

/** The pieces of a query with numbers in Han characters as digits. See src/index/counted.rs. */
function counted(all) {
  const found = [];
  all.forEach((chunk, place) => {
    const [numbers, figure] = numbersOf(all, place);
    const chars = chunk.han ? Array.from(chunk.parts[0]) : [];
    let at = 0;
    let { tight } = chunk;
    const push = (text, han) => {
      found.push({ parts: [text], han, tight });
      tight = true;
    };
    for (const [start, end, digits] of numbers) {
      if (start === 0 && figure) tight = found.pop().tight;
      else if (start > at) push(chars.slice(at, start).join(""), true);
      push(digits, false);
      at = end;
    }
    if (!chunk.han) found.push(chunk);
    else if (at < chars.length) push(chars.slice(at).join(""), true);
  });
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
