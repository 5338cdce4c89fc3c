// The search page: narrows the list of all entries while the reader types.

function startSearch(page) {
  const field = document.querySelector("input[name=q]");
  const results = page.querySelector("[data-search-results]");
  const index = page.querySelector("[data-search-index]");
  const count = page.querySelector("[data-search-count]");
  const help = page.querySelector("[data-search-help]");
  const everything = Array.from(results.childNodes);
  const items = Array.from(results.querySelectorAll("[data-result]"));
  let entries = null;

  function entry(item) {
    return searchable(item.querySelector("a").textContent, item.textContent + " " + item.dataset.words);
  }

  function label(item) {
    const type = document.createElement("small");
    type.className = "type";
    type.textContent = item.closest("section").querySelector("h2").textContent;
    return type;
  }

  function found(places) {
    const list = document.createElement("ol");
    list.className = "list";
    for (const place of places) {
      const item = items[place].cloneNode(true);
      item.append(" ", label(items[place]));
      list.append(item);
    }
    return list;
  }

  function fill(children, text, nothing) {
    results.replaceChildren(...children);
    count.textContent = text;
    help.hidden = !nothing;
  }

  function show(query) {
    const asked = query.trim();
    index.hidden = asked !== "";
    if (!asked) return fill(everything, "", false);
    entries = entries || items.map(entry);
    const places = matches(entries, asked);
    const text = places.length === 0 ? page.dataset.none.replace("{query}", asked) : counted(page.dataset, places.length);
    fill(places.length ? [found(places)] : [], text, places.length === 0);
  }

  function answer(query) {
    results.dataset.searchState = "loading";
    try {
      show(query);
      results.dataset.searchState = "done";
    } catch (error) {
      index.hidden = false;
      fill(everything, page.dataset.failed, false);
      results.dataset.searchState = "failed";
    }
  }

  function remember(query) {
    const url = new URL(location.href);
    if (query) url.searchParams.set("q", query);
    else url.searchParams.delete("q");
    url.hash = "";
    // A page opened from a folder may not change its address.
    try { history.replaceState(null, "", url.href.replace(/#$/, "")); } catch (error) { /* the list is right all the same */ }
  }

  function ask() {
    answer(field.value);
    remember(field.value.trim());
  }

  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  field.addEventListener("input", (event) => {
    if (!event.isComposing) ask();
  });
  field.addEventListener("compositionend", ask);
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) field.value = asked;
  if (field.value) answer(field.value);
}

/** «3 results» in the words of the page. */
function counted(words, number) {
  return (number === 1 ? words.one : words.other).replace("{n}", number);
}
