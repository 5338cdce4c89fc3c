// Puts the search together for a page: `loadPart(url)` promises the value of a script's part.

/** Starts the search of a form; on the search page the results are there, not below the box. `first` promises the start part. */
function startSearch(form, page, loadPart, first) {
  const words = form.dataset;
  const folder = words.start.slice(0, words.start.lastIndexOf("/") + 1);
  const kinds = words.kinds.split("|");
  let opening = null;
  const open = () => {
    if (!opening) {
      opening = (first || loadPart(words.start)).then((start) => createIndex(start, (file) => loadPart(file === RARE ? words.rare : folder + file + ".js")));
      first = null;
      opening.catch(() => { opening = null; });
    }
    return opening;
  };
  const searching = {
    kinds,
    typeName: (hit) => kinds[hit.kind],
    search: async (query) => (await open()).search(query),
    show: async (hits) => (await open()).show(hits),
    quote: async (row, made) => {
      const index = await open();
      return excerpt(await index.text(row), made, index.termOf);
    },
    counted: (many, query) => {
      if (!many) return words.none.replace("{query}", query);
      return (many === 1 ? words.one : words.other).replace("{n}", many);
    },
  };
  if (page) startPage(page, form, searching);
  else startBox(form, searching);
}

document.currentScript.dispatchEvent(new CustomEvent("part", { detail: startSearch }));
