// Days, rules and calendar files of the calculator, without a browser, in several time zones.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";

const folder = join(new URL("../..", import.meta.url).pathname, "themes/default/client/views");
const source = ["dates", "calendar"].map((name) => readFileSync(join(folder, `${name}.js`), "utf8")).join("");
const { parseDay, isoDay, applyRule, applyChain, workdays, calendar, foldLine, utcStamp } = new Function(
  `"use strict";\n${source}\nreturn { parseDay, isoDay, applyRule, applyChain, workdays, calendar, foldLine, utcStamp };`,
)();

/** First and last day of a rule, as text. */
function days(rule, start) {
  const time = applyRule(rule, parseDay(start));
  return time && [isoDay(time.first), isoDay(time.last)];
}
const last = (rule, start) => days(rule, start)[1];

const zone = process.env.TZ;
after(() => { process.env.TZ = zone ?? ""; });

// The last two changed their clocks at midnight; one of them once left out a whole day.
for (const tz of ["UTC", "Asia/Shanghai", "America/Los_Angeles", "America/Sao_Paulo", "Pacific/Apia"]) {
  describe(tz, () => {
    test("days as readers type them", () => {
      process.env.TZ = tz;
      const day = parseDay("2026-11-22");
      for (const typed of ["2026/11/22", "2026.11.22", "20261122", "2026年11月22日", "２０２６-１１-２２", " 2026 年 11 月 22 日 "]) {
        assert.equal(parseDay(typed), day, typed);
      }
      for (const wrong of ["", "2026-02-29", "2026-13-01", "22.11.2026", "2026-11", "tomorrow", "0026-01-01"]) {
        assert.equal(parseDay(wrong), null, wrong);
      }
      assert.equal(isoDay(parseDay("2011-12-30")), "2011-12-30");
    });

    test("calendar days are counted from the day after", () => {
      process.env.TZ = tz;
      assert.equal(last("within 15 15 day", "2026-11-22"), "2026-12-07");
      assert.equal(last("within 15 15 day", "2026-12-20"), "2027-01-04");
      assert.equal(last("within 30 30 day", "2028-02-01"), "2028-03-02");
      // Clocks change in between.
      assert.equal(last("within 15 15 day", "2026-03-01"), "2026-03-16");
    });

    test("working days leave out Saturdays and Sundays", () => {
      process.env.TZ = tz;
      assert.equal(last("within 2 2 working-day", "2026-11-20"), "2026-11-24"); // a Friday
      assert.equal(last("within 2 2 working-day", "2026-11-22"), "2026-11-24"); // a Sunday
      assert.equal(last("within 5 5 working-day", "2026-11-23"), "2026-11-30");
    });

    test("months and years end on the same day, or on the month's last", () => {
      process.env.TZ = tz;
      assert.equal(last("within 1 1 month", "2026-01-31"), "2026-02-28");
      assert.equal(last("within 1 1 month", "2028-01-31"), "2028-02-29");
      assert.equal(last("within 3 3 year", "2028-02-29"), "2031-02-28");
      assert.deepEqual(days("lasts 1 6 month", "2026-08-31"), ["2026-09-30", "2027-02-28"]);
      assert.deepEqual(days("lasts 1 1 year", "2026-11-22"), ["2027-11-22", "2027-11-22"]);
    });

    test("hours, weeks, quarters, half-years, and from so many to so many", () => {
      process.env.TZ = tz;
      assert.equal(last("within 24 24 hour", "2026-11-22"), "2026-11-23");
      assert.equal(last("within 25 25 hour", "2026-11-22"), "2026-11-24");
      assert.equal(last("within 2 2 week", "2026-11-22"), "2026-12-06");
      assert.equal(last("within 1 1 quarter", "2026-11-30"), "2027-02-28");
      assert.equal(last("within 1 1 half-year", "2026-08-31"), "2027-02-28");
      assert.deepEqual(days("within 5 10 day", "2026-11-22"), ["2026-11-27", "2026-12-02"]);
    });

    test("looking back", () => {
      process.env.TZ = tz;
      assert.deepEqual(days("past 2 year", "2028-02-29"), ["2026-02-28", "2028-02-29"]);
      assert.deepEqual(days("past 3 month", "2026-05-31"), ["2026-02-28", "2026-05-31"]);
      assert.deepEqual(days("past 3 working-day", "2026-11-23"), ["2026-11-18", "2026-11-23"]);
    });

    test("days and periods of every year", () => {
      process.env.TZ = tz;
      assert.equal(last("by 01-30", "2026-01-30"), "2026-01-30");
      assert.equal(last("by 01-30", "2026-01-31"), "2027-01-30");
      assert.equal(last("by 02-end", "2027-12-01"), "2028-02-29");
      assert.equal(last("by 02-29", "2026-01-01"), "2026-02-28");
      assert.deepEqual(days("span 08-20 10-10", "2026-09-01"), ["2026-08-20", "2026-10-10"]);
      assert.deepEqual(days("span 08-20 10-10", "2026-10-11"), ["2027-08-20", "2027-10-10"]);
      assert.deepEqual(days("span 12-20 03-20", "2027-01-05"), ["2026-12-20", "2027-03-20"]);
      assert.deepEqual(days("span 12-20 03-20", "2027-03-21"), ["2027-12-20", "2028-03-20"]);
      assert.deepEqual(days("once 2026-03-01 2026-03-31", "2027-06-01"), ["2026-03-01", "2026-03-31"]);
      assert.equal(applyRule("span 12-20 03-20", parseDay("2026-06-01")).inside, false);
      assert.equal(applyRule("span 12-20 03-20", parseDay("2026-12-20")).inside, true);
      assert.equal(applyRule("", parseDay("2026-06-01")), null);
    });
  });
}

describe("a calendar", () => {
  const data = { years: "2026 2027", off: "2026-05-20/2026-05-20 2026-12-31/2027-01-02", working: "2026-12-27" };
  const known = workdays(data);
  const told = (rule, start, days) => {
    const time = applyRule(rule, parseDay(start), days);
    return [isoDay(time.first), isoDay(time.last), Boolean(time.moved), time.known];
  };

  test("leaves out holidays and counts the days made up", () => {
    assert.deepEqual(told("within 1 1 working-day", "2026-05-19", known), ["2026-05-21", "2026-05-21", false, true]);
    // Friday 25, Sunday 27 made up, Monday 28 to Wednesday 30, then the holiday and Sunday.
    assert.deepEqual(told("within 5 5 working-day", "2026-12-25", known), ["2027-01-04", "2027-01-04", false, true]);
    assert.deepEqual(told("past 1 working-day", "2026-05-21", known), ["2026-05-19", "2026-05-21", false, true]);
  });

  test("says where it does not know", () => {
    assert.equal(told("within 2 2 working-day", "2027-12-31", known)[3], false);
    assert.equal(told("within 2 2 working-day", "2025-12-30", known)[3], false);
    assert.equal(told("past 2 working-day", "2026-01-01", known)[3], false);
    // Calendar days do not depend on it, unless the end may move.
    assert.equal(told("within 15 15 day", "2030-01-01", known)[3], undefined);
    assert.equal(told("within 15 15 day", "2030-01-01", workdays({ ...data, postpones: "" }))[3], false);
    assert.equal(told("within 2 2 working-day", "2026-01-05")[3], false);
  });

  test("moves the end of a time where the rule says so", () => {
    const moves = workdays({ ...data, postpones: "" });
    assert.deepEqual(told("within 15 15 day", "2026-05-05", known), ["2026-05-20", "2026-05-20", false, undefined]);
    assert.deepEqual(told("within 15 15 day", "2026-05-05", moves), ["2026-05-21", "2026-05-21", true, true]);
    assert.deepEqual(told("within 5 10 day", "2026-12-26", moves), ["2027-01-04", "2027-01-05", false, true]);
    // A Sunday that is made up for is no day off.
    assert.deepEqual(told("within 2 2 day", "2026-12-25", moves), ["2026-12-27", "2026-12-27", false, true]);
    // A measure, a day by the clock and a day of every year stay.
    assert.equal(told("lasts 1 1 month", "2026-04-20", moves)[1], "2026-05-20");
    assert.equal(told("within 24 24 hour", "2026-05-19", moves)[1], "2026-05-20");
    assert.equal(told("by 05-20", "2026-05-19", moves)[1], "2026-05-20");
  });

  test("goes along a chain", () => {
    const chain = applyChain(["within 1 1 working-day", "within 1 1 working-day"], parseDay("2026-05-18"), known);
    assert.deepEqual(chain.map((time) => isoDay(time.last)), ["2026-05-19", "2026-05-21"]);
  });
});

test("in a chain each time begins where the one before it ended", () => {
  const chain = applyChain(["at-once", null, "within 30 30 day", "within 15 15 day", "lasts 1 1 month"], parseDay("2026-12-07"));
  assert.deepEqual(chain.map((time) => time && isoDay(time.last)), ["2026-12-07", null, "2027-01-06", "2027-01-21", "2027-02-21"]);
});

test("a calendar file as RFC 5545 wants it", () => {
  const event = { id: "a.b", day: parseDay("2026-12-07"), title: "最后一天：申请; a, b \\ c", text: `一\n${"很长的字".repeat(40)}`, url: "https://x.example/a" };
  const text = calendar([event, { ...event, id: "a.b.1", url: "", likely: true }], utcStamp(new Date(Date.UTC(2026, 10, 22, 8, 5, 9, 123))));
  for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
  assert.ok(!/[^\r]\n/.test(text) && text.endsWith("END:VCALENDAR\r\n"));
  const lines = text.replace(/\r\n /g, "").split("\r\n");
  assert.equal(lines[0], "BEGIN:VCALENDAR");
  assert.ok(lines.includes("UID:a.b-20261207@fangce") && lines.includes("UID:a.b.1-20261207@fangce"));
  assert.ok(lines.includes("DTSTAMP:20261122T080509Z"));
  assert.ok(lines.includes("DTSTART;VALUE=DATE:20261207") && lines.includes("DTEND;VALUE=DATE:20261208"));
  assert.ok(lines.includes("SUMMARY:最后一天：申请\\; a\\, b \\\\ c"));
  assert.ok(lines.includes(`DESCRIPTION:一\\n${"很长的字".repeat(40)}`));
  assert.equal(lines.filter((line) => line === "URL:https://x.example/a").length, 1);
  assert.deepEqual(lines.filter((line) => line.startsWith("STATUS")), ["STATUS:CONFIRMED", "STATUS:TENTATIVE"]);
  const count = (wanted) => lines.filter((line) => line === wanted).length;
  assert.equal(count("BEGIN:VALARM"), 4);
  for (const part of ["VEVENT", "VALARM", "VCALENDAR"]) assert.equal(count(`BEGIN:${part}`), count(`END:${part}`), part);
});

test("folding cuts no character", () => {
  for (const text of ["a".repeat(200), "方".repeat(100), "😀".repeat(50), `${"a".repeat(74)}方`]) {
    const folded = foldLine(text);
    assert.equal(folded.replace(/\r\n /g, "").trimEnd(), text);
    assert.ok(folded.split("\r\n").every((line) => Buffer.byteLength(line) <= 75));
  }
});
