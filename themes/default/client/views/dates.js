// Days and times as whole numbers: days since 1 January 1970, so that no time zone and no clock change
// can move one. A rule is what the page writes into `data-rule`.

const dayNumber = (year, month, day) => Math.round(Date.UTC(year, month - 1, day) / 864e5);

/** Year, month from 1, day of a day number. */
function civil(number) {
  const date = new Date(number * 864e5);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}

const pad = (number, length) => String(number).padStart(length, "0");

/** 2026-11-22, or 20261122 with an empty mark. */
function isoDay(number, mark = "-") {
  const [year, month, day] = civil(number);
  return [pad(year, 4), pad(month, 2), pad(day, 2)].join(mark);
}

/** The day that a reader typed: 2026-11-22, 2026/11/22, 2026.11.22, 2026年11月22日, 20261122; else null. */
function parseDay(text) {
  const plain = text.normalize("NFKC").replace(/\s/g, "");
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(plain) || /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain);
  if (!parts) return null;
  const [year, month, day] = parts.slice(1).map(Number);
  const number = dayNumber(year, month, day);
  const [, ...back] = civil(number);
  return year >= 1900 && back[0] === month && back[1] === day ? number : null;
}

/** The last day of a month. */
const monthEnd = (year, month) => dayNumber(year, month + 1, 0);

/** The same day of another month; where that month has no such day, its last day. */
function addMonths(number, count) {
  const [year, month, day] = civil(number);
  const first = dayNumber(year, month + count, 1);
  const [toYear, toMonth] = civil(first);
  return Math.min(first + day - 1, monthEnd(toYear, toMonth));
}

/**
 * Which days are worked, from what the page says: `years` that are known, holidays `off` as `from/to`, days
 * made up as `working`; `postpones` where a time that ends on a day off ends on the next working day.
 */
function workdays({ years = "", off = "", working = "", postpones } = {}) {
  const words = (text) => text.split(" ").filter(Boolean);
  const known = new Set(words(years).map(Number));
  const made = new Set(words(working).map(parseDay));
  const free = new Set();
  for (const holiday of words(off)) {
    const [from, to] = holiday.split("/").map(parseDay);
    for (let day = from; day <= to; day += 1) free.add(day);
  }
  // Day 0 was a Thursday.
  const weekday = (number) => (((number + 4) % 7) + 7) % 7;
  const worked = (number) => made.has(number) || (!free.has(number) && weekday(number) !== 0 && weekday(number) !== 6);
  const knows = (first, last) => {
    for (let [year] = civil(Math.min(first, last)), [end] = civil(Math.max(first, last)); year <= end; year += 1) {
      if (!known.has(year)) return false;
    }
    return true;
  };
  return { worked, knows, postpones: postpones !== undefined };
}

/** The so-manieth day after, or before, that is worked. */
function addWorkingDays(number, count, days) {
  const step = count < 0 ? -1 : 1;
  for (let left = Math.abs(count); left > 0;) {
    number += step;
    if (days.worked(number)) left -= 1;
  }
  return number;
}

/** A day so many units later, or earlier. */
function shift(number, count, unit, days) {
  switch (unit) {
    // Hours run from a moment that no day tells: the latest day on which they can end.
    case "hour": return number + Math.sign(count) * Math.ceil(Math.abs(count) / 24);
    case "day": return number + count;
    case "week": return number + count * 7;
    case "working-day": return addWorkingDays(number, count, days);
    case "month": return addMonths(number, count);
    case "quarter": return addMonths(number, count * 3);
    case "half-year": return addMonths(number, count * 6);
    default: return addMonths(number, count * 12);
  }
}

/** A day of a year written 01-30 or 01-end; 02-29 is 28 February where there is none. */
function dayOfYear(year, written) {
  const [month, day] = written.split("-");
  const end = monthEnd(year, Number(month));
  return day === "end" ? end : Math.min(dayNumber(year, Number(month), 1) + Number(day) - 1, end);
}

/**
 * What a rule makes of a day: its kind, unit, and the first and last day of the time; null for none.
 * `within` and `lasts` end between `first` and `last`, the day of the event not counted;
 * `past` reaches back to `first`; `by` is the next such day; `span` the period that the day lies in,
 * or else the next one; `once` the period that is written; `at-once` is the day itself.
 * `moved` says that a day off at the end was passed over, `known` whether the days off on the way are known.
 */
function applyRule(rule, start, days = workdays()) {
  const [kind, ...rest] = (rule || "").split(" ");
  const [year] = civil(start);
  if (kind === "within" || kind === "lasts") {
    const [min, max, unit] = rest;
    const [first, last] = [min, max].map((count) => shift(start, Number(count), unit, days));
    const postpones = kind === "within" && days.postpones && unit !== "hour";
    const ends = (day) => (postpones && !days.worked(day) ? addWorkingDays(day, 1, days) : day);
    const depends = postpones || unit === "working-day";
    return { kind, unit, first: ends(first), last: ends(last), moved: ends(last) !== last, known: depends ? days.knows(start, ends(last)) : undefined };
  }
  if (kind === "past") {
    const first = shift(start, -Number(rest[0]), rest[1], days);
    return { kind, unit: rest[1], first, last: start, known: rest[1] === "working-day" ? days.knows(first, start) : undefined };
  }
  if (kind === "once") return { kind, first: parseDay(rest[0]), last: parseDay(rest[1]) };
  if (kind === "by") {
    const here = dayOfYear(year, rest[0]);
    const last = here >= start ? here : dayOfYear(year + 1, rest[0]);
    return { kind, first: last, last };
  }
  if (kind === "span") {
    for (let at = year - 1; ; at += 1) {
      const first = dayOfYear(at, rest[0]);
      const same = dayOfYear(at, rest[1]);
      const last = same >= first ? same : dayOfYear(at + 1, rest[1]);
      if (last >= start) return { kind, first, last, inside: first <= start };
    }
  }
  return kind === "at-once" ? { kind, first: start, last: start } : null;
}

/**
 * The days of a chain of rules, each beginning where the one before it ended. What has no time of its
 * own (null) leaves the day as it is.
 */
function applyChain(rules, start, days) {
  let day = start;
  return rules.map((rule) => {
    const time = applyRule(rule, day, days);
    if (time && (time.kind === "within" || time.kind === "lasts")) day = time.last;
    return time;
  });
}
