// The search page: results with excerpts, filters, counts, and the query in the address.

const SHOWN = 10;
const WITH_PLACES = 3;

function startPage(page, form, searching) {
  const field = form.elements.q;
  const part = (name) => page.querySelector("[data-search-" + name + "]");
  const results = part("results");
  const count = part("count");
  const filters = part("filters");
  const everything = Array.from(results.childNodes);
  // What was found last, so that filters need no search.
  let found = {};
  let latest = 0;
  const chosen = (name) => filters.elements[name].value;

  /** Shows the list of everything instead of results. */
  function list(text, state) {
    document.documentElement.classList.remove("asked");
    part("help").hidden = true;
    count.textContent = text;
    // It is there already when the reader follows a letter.
    if (results.firstChild !== everything[0]) results.replaceChildren(...everything);
    results.dataset.searchState = state;
  }

  // Texts load when their results come into view, so that the first answer costs few bytes.
  const quotes = new WeakMap();
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      watcher.unobserve(target);
      // A result stands without its excerpt where the text cannot be had.
      searching.quote(...quotes.get(target)).then((runs) => target.replaceChildren(...marked(runs)), again);
    }
  });

  /** Asks again if what is found belongs to a site that has been replaced since; whether it is so. */
  async function again() {
    if (!(await searching.renewed())) return false;
    if (found.query) {
      found = {};
      answer();
    }
    return true;
  }

  /** Two or more terms of the glossary that are asked for together, side by side; nothing else. */
  async function beside(query) {
    const terms = await searching.compared(query, page.dataset.difference, page.dataset.joiners);
    if (terms.length < 2) return [];
    const column = ({ hit, text }) => element("li", {}, element("a", { href: wayTo(form.dataset.root, hit, hit.places[0]) }, hit.title), element("p", {}, text));
    return [element("h2", { class: "label" }, page.dataset.beside), element("ul", { class: "beside", "data-search-beside": "" }, ...terms.map(column))];
  }

  /** An element into which the excerpt of a row comes. */
  function excerptOf(row, made, into) {
    quotes.set(into, [row, made]);
    watcher.observe(into);
    return into;
  }

  function item(hit, made, detailed) {
    const [first, ...others] = placesOf(hit);
    const way = (place) => wayTo(form.dataset.root, hit, place);
    const more = others.filter(({ anchor }) => anchor && anchor !== first.anchor).slice(0, detailed ? 2 : 0).map((place) =>
      element("li", {}, excerptOf(place.row, made, element("a", { class: "excerpt", href: way(place) }, hit.title)), ...stated(place)));
    return element("li", { "data-result": "" },
      element("a", { href: way(first) }, hit.title), " ", element("small", { class: "type" }, searching.typeName(hit)), " ",
      ...calls(hit, first), ...stated(first), excerptOf(first.row, made, element("p", { class: "excerpt" })),
      ...(more.length ? [element("ul", { class: "places" }, ...more)] : []));
  }

  /** The hits that the filters leave, each with the places for the chosen reader; each choice says how many it would leave. */
  function filtered() {
    const [type, reader] = [chosen("type"), chosen("for")];
    // Where nothing is said of readers, it is for all.
    const isFor = (bit) => ({ audience }) => !audience || audience & bit;
    const readers = [1, 2, 4].map((bit) => [bit, isFor(bit)]);
    const many = { type: {}, for: {} };
    const add = (name, value) => { many[name][value] = (many[name][value] || 0) + 1; };
    const kept = [];
    for (const hit of found.hits) {
      const places = reader ? hit.places.filter(isFor(reader)) : hit.places;
      const fits = !type || hit.kind === Number(type);
      if (fits) for (const [bit, fitsReader] of readers) if (hit.places.some(fitsReader)) add("for", bit);
      if (places.length) add("type", hit.kind);
      if (places.length && fits) kept.push(reader ? { ...hit, places } : hit);
    }
    for (const { name, options } of filters.elements) {
      for (const option of options) {
        if (!option.value) continue;
        const left = many[name][option.value] || 0;
        option.textContent = option.textContent.replace(/ \(\d+\)$|$/, " (" + left + ")");
        option.hidden = option.disabled = !left && !option.selected;
      }
    }
    return kept;
  }

  /** What the page looked like when the reader left it: how many results, and how far down. */
  const left = () => history.state || {};

  /** Shows what is found, a few results at a time; as many as before to a reader who comes back. */
  async function show(asked, query) {
    const kept = filtered();
    const before = left();
    const made = found.plan;
    const into = element("ol", { class: "list results" });
    const more = element("button", { type: "button", class: "button" }, page.dataset.more);
    const add = async (many = SHOWN) => {
      const from = into.children.length;
      const seen = await searching.show(kept.slice(from, from + many));
      if (asked !== latest) return;
      into.append(...seen.map((hit, at) => item(hit, made, from + at < WITH_PLACES)));
      const shown = into.children.length;
      more.hidden = shown === kept.length;
      count.textContent = more.hidden ? searching.counted(shown, query) : page.dataset.some.replace("{shown}", shown).replace("{n}", kept.length);
    };
    more.addEventListener("click", async () => {
      const last = into.lastChild;
      try {
        await add();
        last.nextSibling.querySelector("a").focus();
      } catch (error) {
        if (!(await again())) count.textContent = form.dataset.failed;
      }
    });
    watcher.disconnect();
    await add(Math.max(SHOWN, before.shown || 0));
    if (asked !== latest) return;
    const pair = await beside(query);
    if (asked !== latest) return;
    part("help").hidden = kept.length > 0;
    results.replaceChildren(...pair, into, more);
    results.dataset.searchState = "done";
    if (before.y) scrollTo(0, before.y);
  }

  async function answer() {
    const query = field.value.trim();
    const asked = ++latest;
    if (!query) return list("", "done");
    document.documentElement.classList.add("asked");
    results.dataset.searchState = "loading";
    try {
      await searching.steady(async () => {
        if (found.query !== query) {
          const now = await searching.search(query);
          if (asked !== latest) return;
          found = { query, ...now };
        }
        await show(asked, query);
      }, () => { found = {}; });
    } catch (error) {
      if (asked === latest) list(page.dataset.failed, "failed");
    }
  }

  /** Keeps in the address's entry what the reader sees, for the way back. */
  function keep() {
    const shown = results.querySelectorAll(".results > li").length;
    try { history.replaceState({ shown, y: scrollY }, ""); } catch (error) { /* as in remember */ }
  }

  /** Puts the query and the filters into the address; `push` makes a step for the way back. */
  function remember(push) {
    const url = new URL(location.href);
    for (const [name, value] of [["q", field.value.trim()], ["type", chosen("type")], ["for", chosen("for")]]) {
      if (value) url.searchParams.set(name, value);
      else url.searchParams.delete(name);
    }
    url.hash = "";
    if (url.href === location.href) return;
    // A page opened from a folder may not change its address.
    try { history[push ? "pushState" : "replaceState"](null, "", url.href); } catch (error) { /* the results are right all the same */ }
  }

  function recall() {
    const asked = new URLSearchParams(location.search);
    field.value = (asked.get("q") || "").slice(0, field.maxLength >>> 0);
    for (const name of ["type", "for"]) {
      filters.elements[name].value = asked.get(name) || "";
      if (filters.elements[name].selectedIndex < 0) filters.elements[name].value = "";
    }
    answer();
  }

  function ask(push) {
    answer();
    remember(push);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    // The keyboard of a phone would hide the results.
    if (matchMedia("(pointer: coarse)").matches) field.blur();
    ask(true);
  });
  field.addEventListener("input", (event) => {
    if (!event.isComposing) ask(false);
  });
  field.addEventListener("compositionend", () => ask(false));
  filters.addEventListener("change", () => ask(true));
  filters.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("popstate", recall);
  window.addEventListener("pagehide", keep);
  if (location.search.includes("q=")) recall();
  else if (field.value) ask(false);
}
