// Puts the search together for a page: `loadPart(url)` promises the value of a script's part.

/** Starts the search of a form; on the search page the results are there, not below the box. `begun` is what was asked for already. */
function startSearch(form, page, loadPart, begun) {
  const words = form.dataset;
  const kinds = words.kinds.split("|");
  const { open, renewed, steady } = openedIndex(loadPart, words.start, words.rare, begun);
  const searching = {
    kinds,
    renewed,
    steady,
    typeName: (hit) => kinds[hit.kind],
    search: async (query) => (await open()).search(query),
    compared: async (query, difference, joiners) => compared(await open(), query, difference, joiners),
    show: async (hits) => (await open()).show(hits),
    quote: async (row, made) => {
      const index = await open();
      return excerpt(await index.text(row), made, index);
    },
    counted: (many, query) => {
      if (!many) return words.none.replace("{query}", () => query);
      const form = new Intl.PluralRules(document.documentElement.lang).select(many);
      return (words[form] || words.other).replace("{n}", many);
    },
  };
  if (page) startPage(page, form, searching);
  else startBox(form, searching);
}

document.currentScript.dispatchEvent(new CustomEvent("part", { detail: startSearch }));
