// Days as a calendar file, RFC 5545.

const escapeText = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

/** A line of at most 75 octets, continued after a line break and a space; no character is cut (3.1). */
function foldLine(line) {
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const code = character.codePointAt(0);
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (octets + size > 75) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return `${folded}\r\n`;
}

/**
 * A calendar of whole days. An event is `{id, day, title, text, url, likely}`; the same id and day give
 * the same UID, so that a second download changes an entry instead of adding one. Reminders come at nine
 * in the morning, three days and one day before.
 */
function calendar(events, stamp) {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Fangce//Deadlines//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"];
  for (const event of events) {
    lines.push(
      "BEGIN:VEVENT",
      `UID:${event.id}-${isoDay(event.day, "")}@fangce`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${isoDay(event.day, "")}`,
      `DTEND;VALUE=DATE:${isoDay(event.day + 1, "")}`,
      `SUMMARY:${escapeText(event.title)}`,
      `DESCRIPTION:${escapeText(event.text)}`,
    );
    if (event.url) lines.push(`URL:${event.url}`);
    lines.push(`STATUS:${event.likely ? "TENTATIVE" : "CONFIRMED"}`, "TRANSP:TRANSPARENT");
    for (const before of ["-P2DT15H", "-PT15H"]) {
      lines.push("BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escapeText(event.title)}`, `TRIGGER:${before}`, "END:VALARM");
    }
    lines.push("END:VEVENT");
  }
  lines.push("END:VCALENDAR");
  return lines.map(foldLine).join("");
}

/** A moment as RFC 5545 writes it in UTC. */
const utcStamp = (date) => date.toISOString().replace(/[-:]|\.\d+/g, "");
