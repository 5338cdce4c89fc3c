// The calculator: a deadline and a day give the last day, the later days, and a calendar file.

function startCalculator(section) {
  const form = section.querySelector("form");
  const { deadline: which, day } = form.elements;
  const result = section.querySelector("[data-result]");
  const words = {};
  for (const term of section.querySelector("[data-words]").content.querySelectorAll("dt")) words[term.textContent] = term.nextElementSibling.textContent;
  const rows = Array.from(document.querySelectorAll("[data-rule][id]"));
  if (!rows.length) return;

  const days = workdays(section.dataset);
  const hasCalendar = section.dataset.years !== undefined;

  const part = (element, slot) => {
    const found = element.querySelector(`[data-${slot}]`);
    return found ? found.textContent.trim() : "";
  };
  const own = (row, name) => part(row, `slot=${name}`);
  const title = (row) => own(row, "title") || own(row, "place");
  const dateWords = (number) => new Date(number * 864e5).toLocaleDateString(words.locale, { timeZone: "UTC", weekday: "long", year: "numeric", month: "long", day: "numeric" });
  const say = (key, values) => words[key].replace(/\{(\w+)\}/g, (all, name) => values[name]);

  const fill = () => {
    let group;
    for (const row of rows) {
      const name = row.parentNode.querySelector(".group").textContent.trim();
      if (!group || group.label !== name) {
        group = document.createElement("optgroup");
        group.label = name;
        which.append(group);
      }
      const label = title(row);
      const short = label.length > 60 ? `${label.slice(0, 59)}…` : label;
      group.append(new Option(`${short} (${own(row, "time")})`, row.id));
    }
  };

  /** What a time says in words: a label and its day or days. */
  const timeWords = (time) => {
    const dates = { first: dateWords(time.first), last: dateWords(time.last) };
    if (time.kind === "lasts") return time.first === time.last ? [words.until, dates.last] : [words.ends, say("between", dates)];
    if (time.kind === "within" && time.first !== time.last) return [words.last, say("between", dates)];
    if (time.kind === "once") return time.first === time.last ? [words.last, dates.last] : [words.period, say("between", dates)];
    if (time.kind === "past") return [words.window, say("between", dates)];
    if (time.kind === "by") return [words.next, dates.last];
    if (time.kind === "span") return [time.inside ? words.inside : words.outside, say("between", dates)];
    return [time.kind === "at-once" ? words.at_once : words.last, dates.last];
  };

  /** Whether the days off on the way are known; nothing where they do not matter. */
  const holidaysOf = (time) => {
    if (!hasCalendar || time.known === undefined) return "";
    return time.known ? words.calendar_known : say("calendar_beyond", { years: section.dataset.years });
  };

  const countRule = (time, start) => {
    if (!time.unit) return "";
    const key = { "working-day": "rule_working", day: "rule_days", week: "rule_days", hour: "rule_hours" }[time.unit] || "rule_months";
    const rule = time.kind === "past" ? "rule_past" : key;
    if (!hasCalendar || rule === "rule_hours") return say(rule, { day: dateWords(start) });
    const how = say(rule.replace("rule_", "calendar_"), { day: dateWords(start) });
    return [how, time.moved && words.calendar_moved, holidaysOf(time), words.counting || words.calendar_ask].filter(Boolean).join("\n");
  };

  const address = (element) => (location.protocol.startsWith("http") ? element.href : "");

  const show = () => {
    const row = document.getElementById(which.value);
    const start = parseDay(day.value);
    const event = own(row, "from");
    section.querySelector("[data-event]").textContent = event ? say("event", { event }) : words.day;
    section.querySelector("[data-problem]").hidden = start !== null || !day.value;
    day.setAttribute("aria-invalid", String(start === null && Boolean(day.value)));
    result.textContent = "";
    if (start === null) return;

    const view = section.querySelector("[data-shape=result]").content.cloneNode(true);
    const put = (name, text) => {
      const slot = view.querySelector(`[data-fill=${name}]`);
      slot.textContent = text;
      slot.hidden = !text;
    };
    const time = applyRule(row.dataset.rule, start, days);
    const [label, date] = timeWords(time);
    const otherwise = own(row, "otherwise");
    const rule = countRule(time, start);
    put("label", label + words.colon);
    put("date", date);
    put("rule", rule);
    put("otherwise", otherwise && words.otherwise + otherwise);

    const text = (lines) => lines.filter(Boolean).join("\n");
    const from = dateWords(start);
    const place = row.querySelector("[data-slot=way]");
    const events = [{
      id: row.id,
      day: time.kind === "past" ? time.first : time.last,
      title: `${label}${words.colon}${title(row)}`,
      text: text([own(row, "place"), own(row, "time"), say("counted", { day: from }), own(row, "who"), otherwise && words.otherwise + otherwise, rule, words.check, address(place)]),
      url: address(place),
    }];

    const later = view.querySelector("[data-later]");
    const rungs = Array.from(row.querySelectorAll(".chain > li"));
    later.hidden = !rungs.length;
    const times = applyChain(rungs.map((rung) => rung.dataset.rule || null), time.last, days);
    rungs.forEach((rung, at) => {
      const item = rung.cloneNode(true);
      const when = document.createElement("b");
      const rungTime = times[at];
      const [name, value] = rungTime ? timeWords(rungTime) : ["", ""];
      when.textContent = rungTime ? `${name}${words.colon}${value}` : words.gap;
      item.prepend(when, document.createElement("br"));
      later.querySelector("ol").append(item);
      if (!rungTime || rungTime.kind === "at-once") return;
      const step = rung.querySelector("[data-rung=step]");
      events.push({
        id: `${row.id}.${at + 1}`,
        day: rungTime.last,
        title: `${words.likely}${words.colon}${step.textContent.trim()}`,
        text: text([part(rung, "rung=time"), part(rung, "rung=who"), part(rung, "rung=otherwise"), words.assumed, holidaysOf(rungTime), words.check, address(step)]),
        url: address(step),
        likely: true,
      });
    });

    // The one that was asked for; those that may come after it only for who wants them too.
    const offer = (name, chosen, mark) => {
      const link = view.querySelector(`[${name}]`);
      link.href = URL.createObjectURL(new Blob([calendar(chosen, utcStamp(new Date()))], { type: "text/calendar;charset=utf-8" }));
      link.download = `${row.id}-${isoDay(events[0].day)}${mark}.ics`;
    };
    offer("data-download", events.slice(0, 1), "");
    offer("data-download-all", events, "-all");
    result.append(view);
  };

  const choose = (id) => {
    if (!rows.some((row) => row.id === id)) return false;
    which.value = id;
    show();
    section.scrollIntoView();
    day.focus({ preventScroll: true });
    return true;
  };

  fill();
  section.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const link of document.querySelectorAll("[data-calculate]")) {
    link.hidden = false;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      choose(link.closest("[data-rule]").id);
    });
  }
  show();
  // Procedures lead here with a deadline chosen.
  if (/^\?calc\b/.test(location.search)) {
    // The browser goes to the row by itself first.
    addEventListener("load", () => setTimeout(() => choose(placeName())));
  }
}
