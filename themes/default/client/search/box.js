// Instant answers below the search box: a combobox with a list, as in the ARIA Authoring Practices Guide
// (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). The field keeps the focus; arrows choose.

const MOST_INSTANT = 6;

function startBox(form, searching) {
  const field = form.elements.q;
  const words = form.dataset;
  const list = element("ul", { id: "_answers", role: "listbox", class: "instant", "aria-label": words.answers, hidden: "" });
  const status = element("p", { role: "status" });
  form.append(list, status);
  for (const [name, value] of [["role", "combobox"], ["aria-controls", "_answers"], ["aria-expanded", "false"], ["aria-autocomplete", "list"]]) {
    field.setAttribute(name, value);
  }
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
    Array.from(list.children).forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === at));
      if (place === at) option.scrollIntoView({ block: "nearest" });
    });
    if (at < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", list.children[at].id);
  }

  function option(hit, at) {
    const href = wayTo(words.root, hit, hit.places[0]);
    const link = element("a", { href, tabindex: "-1" }, hit.title);
    const type = element("small", { class: "type" }, searching.typeName(hit));
    const lines = calls(hit);
    for (const line of lines) line.tabIndex = -1;
    return element("li", { id: "_answer-" + at, role: "option", "aria-selected": "false" }, link, " ", type, " ", ...lines, ...stated(hit.places[0]));
  }

  async function answer() {
    const query = field.value.trim();
    if (!query) return close();
    const asked = ++latest;
    try {
      const { hits } = await searching.search(query);
      if (asked !== latest) return;
      const shown = await searching.show(hits.slice(0, MOST_INSTANT));
      if (asked !== latest) return;
      list.replaceChildren(...shown.map(option));
      choose(-1);
      list.hidden = hits.length === 0;
      field.setAttribute("aria-expanded", String(hits.length > 0));
      say(searching.counted(hits.length, query), !hits.length);
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
    const many = list.hidden ? 0 : list.children.length;
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
      list.children[chosen].querySelector("a").click();
    }
  });
  // A press inside the list must not take the focus from the field before the click counts.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    if (event.target.closest("a")) return;
    const option = event.target.closest("li");
    if (option) option.querySelector("a").click();
  });
  field.addEventListener("blur", () => close());
  if (document.activeElement === field && field.value) answer();
}
