// Instant answers below the search box: a combobox with a list, as in the ARIA Authoring Practices Guide
// (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). The field keeps the focus; arrows choose.

const MOST_INSTANT = 6;
// How many of them say half a line, and how long a reader pauses before, in ms: each costs a part of the texts.
const MOST_TOLD = 3;
const PAUSE = 250;

function startBox(form, searching) {
  const field = form.elements.q;
  const words = form.dataset;
  const list = element("ul", { id: "_answers", role: "listbox", class: "instant", "aria-label": words.answers, hidden: "" });
  const status = element("p", { role: "status" });
  form.append(list, status);
  give(field, { role: "combobox", "aria-controls": "_answers", "aria-expanded": "false", "aria-autocomplete": "list" });
  // Answers and numbers to call, each by itself, in order: within an option nothing else can be reached.
  let options = [];
  let chosen = -1;
  let latest = 0;

  function close() {
    latest++;
    list.hidden = true;
    choose(-1);
    field.setAttribute("aria-expanded", "false");
    say("");
  }

  /** Tells a reader who hears the page; one who sees it too, where there is no list to see. */
  function say(text, seen) {
    status.className = seen ? "instant" : "hidden";
    status.textContent = text;
  }

  function choose(at) {
    chosen = at;
    options.forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === at));
      if (place === at) option.scrollIntoView({ block: "nearest" });
    });
    if (at < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", options[at].id);
  }

  function line(hit, at) {
    const [place] = placesOf(hit);
    const half = at < MOST_TOLD ? [element("small", { class: "half" })] : [];
    const link = element("a", { href: wayTo(words.root, hit, place) }, element("span", {}, hit.title), " ", element("small", {}, searching.typeName(hit)), " ", ...stated(place), ...half);
    return element("li", { role: "presentation" }, link, ...calls(hit, place));
  }

  /** Half a line of what each answer says, once the reader pauses: most letters are followed by another. */
  async function tell(asked, shown, plan) {
    await new Promise((wait) => setTimeout(wait, PAUSE));
    if (asked !== latest) return;
    const halves = list.querySelectorAll(".half");
    shown.slice(0, MOST_TOLD).forEach(async (hit, at) => {
      try {
        halves[at].replaceChildren(...marked(await searching.quote(placesOf(hit)[0].row, plan)));
      } catch (error) { /* an answer stands without it */ }
    });
  }

  async function answer() {
    const query = field.value.trim();
    if (!query) return close();
    const asked = ++latest;
    try {
      const [hits, shown, plan] = await searching.steady(async () => {
        const { hits, plan } = await searching.search(query);
        return [hits, asked === latest ? await searching.show(hits.slice(0, MOST_INSTANT)) : [], plan];
      }, () => {});
      if (asked !== latest) return;
      list.replaceChildren(...shown.map(line));
      options = Array.from(list.querySelectorAll("a"));
      options.forEach((option, at) => give(option, { id: "_answer-" + at, role: "option", tabindex: "-1" }));
      choose(-1);
      list.hidden = hits.length === 0;
      field.setAttribute("aria-expanded", String(hits.length > 0));
      say(searching.counted(hits.length, query), !hits.length);
      tell(asked, shown, plan);
    } catch (error) {
      // The form still leads to the search page, which lists everything.
      if (asked !== latest) return;
      close();
      say(words.failed, true);
    }
  }

  field.addEventListener("input", (event) => {
    if (!event.isComposing) answer();
  });
  field.addEventListener("compositionend", answer);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const many = list.hidden ? 0 : options.length;
    if (event.key === "Escape") {
      event.preventDefault();
      if (!many) field.value = "";
      close();
    } else if (event.key === "ArrowDown" && !many && field.value) {
      event.preventDefault();
      answer();
    } else if (event.key === "ArrowDown" && many) {
      event.preventDefault();
      choose(chosen + 1 < many ? chosen + 1 : 0);
    } else if (event.key === "ArrowUp" && many) {
      event.preventDefault();
      choose(chosen > 0 ? chosen - 1 : many - 1);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      options[chosen].click();
    }
  });
  // A press inside the list must not take the focus from the field before the click counts.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  field.addEventListener("blur", () => close());
  if (document.activeElement === field && field.value) answer();
}
