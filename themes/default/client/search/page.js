// The search page: results with excerpts, filters, counts, and the query in the address.

const SHOWN = 10;
const WITH_PLACES = 3;

function startPage(page, form, searching) {
  const field = form.elements.q;
  const results = page.querySelector("[data-search-results]");
  const count = page.querySelector("[data-search-count]");
  const help = page.querySelector("[data-search-help]");
  const index = page.querySelector("[data-search-index]");
  const filters = page.querySelector("[data-search-filters]");
  const everything = Array.from(results.childNodes);
  let latest = 0;
  let shown = SHOWN;
  for (const option of filters.elements.for.options) option.dataset.label = option.textContent;

  const chosen = (name) => filters.elements[name].value;

  /** The places of a hit that the chosen reader may want. */
  function forReader(hit) {
    const bit = Number(chosen("for"));
    return bit ? hit.places.filter(({ audience }) => !audience || audience & bit) : hit.places;
  }

  const ofType = (hits) => (chosen("type") ? hits.filter((hit) => hit.kind === Number(chosen("type"))) : hits);

  function fill(children, text, nothing) {
    results.replaceChildren(...children);
    count.textContent = text;
    help.hidden = !nothing;
  }

  function item(hit, made, detailed) {
    const [first, ...others] = hit.places;
    const quote = element("p", { class: "excerpt" });
    quoteRow(quote, first.row, made);
    const more = others.filter(({ anchor }) => anchor && anchor !== first.anchor).slice(0, detailed ? 2 : 0).map((place) => {
      const link = element("a", { href: wayTo(form.dataset.root, hit, place) }, "…");
      quoteRow(link, place.row, made);
      return element("li", {}, link, ...stated(place));
    });
    return element("li", { "data-result": "" },
      element("a", { href: wayTo(form.dataset.root, hit, first) }, hit.title), " ",
      element("small", { class: "type" }, searching.typeName(hit)), " ", ...calls(hit), ...stated(first), quote,
      ...(more.length ? [element("ul", { class: "places" }, ...more)] : []));
  }

  // Texts load when their results come into view, so that the first answer costs few bytes.
  const quotes = new Map();
  const watcher = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) if (isIntersecting) quoteNow(target);
  });

  function quoteRow(into, row, made) {
    quotes.set(into, { row, made });
    watcher.observe(into);
  }

  /** Writes an excerpt; a result stands without it where its text cannot be had. */
  function quoteNow(into) {
    const { row, made } = quotes.get(into);
    watcher.unobserve(into);
    quotes.delete(into);
    searching.quote(row, made).then((runs) => into.replaceChildren(...marked(runs)), () => {});
  }

  /** The choices of a filter with their counts; `fits` says whether a hit belongs to a choice. */
  function countChoices(name, label, hits, fits) {
    for (const option of filters.elements[name].options) {
      if (!option.value) continue;
      const many = hits.filter((hit) => fits(hit, Number(option.value))).length;
      option.textContent = label(option) + " (" + many + ")";
      option.disabled = many === 0 && !option.selected;
    }
  }

  async function show(query, { hits, plan: made }) {
    const asked = latest;
    const mine = hits.map((hit) => ({ ...hit, places: forReader(hit) })).filter((hit) => hit.places.length);
    const kept = ofType(mine);
    const seen = await searching.show(kept.slice(0, shown));
    if (asked !== latest) return;
    watcher.disconnect();
    quotes.clear();
    countChoices("type", (option) => searching.kinds[Number(option.value)], mine, (hit, kind) => hit.kind === kind);
    countChoices("for", (option) => option.dataset.label, ofType(hits), (hit, bit) => hit.places.some(({ audience }) => audience & bit));
    const list = element("ol", { class: "list results" }, ...seen.map((hit, at) => item(hit, made, at < WITH_PLACES)));
    const children = kept.length ? [list] : [];
    if (kept.length > shown) {
      const more = element("button", { type: "button" }, page.dataset.more);
      more.addEventListener("click", async () => {
        shown += SHOWN;
        await show(query, { hits, plan: made });
        const next = results.querySelectorAll("[data-result] > a")[shown - SHOWN];
        if (next) next.focus();
      });
      children.push(more);
    }
    fill(children, kept.length > shown ? page.dataset.some.replace("{shown}", shown).replace("{n}", kept.length) : searching.counted(kept.length, query), kept.length === 0);
  }

  async function answer() {
    const query = field.value.trim();
    const asked = ++latest;
    index.hidden = filters.hidden = false;
    filters.hidden = !query;
    index.hidden = Boolean(query);
    if (!query) {
      fill(everything, "", false);
      results.dataset.searchState = "done";
      return;
    }
    results.dataset.searchState = "loading";
    try {
      const found = await searching.search(query);
      if (asked !== latest) return;
      await show(query, found);
      if (asked !== latest) return;
      results.dataset.searchState = "done";
    } catch (error) {
      if (asked !== latest) return;
      index.hidden = false;
      filters.hidden = true;
      fill(everything, page.dataset.failed, false);
      results.dataset.searchState = "failed";
    }
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
    field.value = asked.get("q") || "";
    for (const name of ["type", "for"]) {
      filters.elements[name].value = asked.get(name) || "";
      if (filters.elements[name].selectedIndex < 0) filters.elements[name].value = "";
    }
    shown = SHOWN;
    answer();
  }

  function ask(push) {
    shown = SHOWN;
    answer();
    remember(push);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(true);
  });
  field.addEventListener("input", (event) => {
    if (!event.isComposing) ask(false);
  });
  field.addEventListener("compositionend", () => ask(false));
  filters.addEventListener("change", () => ask(true));
  filters.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("popstate", recall);
  if (location.search.includes("q=")) recall();
  else if (field.value) ask(false);
}
