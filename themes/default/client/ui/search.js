// The search box: loads what searches when the reader first touches it, on the search page at once.

/** Promises what a script hands to its own element. Scripts load from a folder on disk too, where fetch cannot. */
function loadPart(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    let value;
    script.addEventListener("part", (event) => { value = event.detail; });
    script.addEventListener("load", () => {
      script.remove();
      if (value === undefined) reject(new Error(url));
      else resolve(value);
    });
    script.addEventListener("error", () => {
      script.remove();
      reject(new Error(url));
    });
    script.src = url;
    document.head.append(script);
  });
}

function openSearch(form) {
  const page = document.querySelector("[data-part=search]");
  const field = form.elements.q;
  const asked = page && new URLSearchParams(location.search).get("q");
  const note = document.createElement("p");
  note.setAttribute("role", "status");
  note.className = "instant";
  let started = false;
  const begin = () => {
    // The index comes together with its script: its manifest, and the start part to which that leads.
    const folder = form.dataset.start.slice(0, form.dataset.start.lastIndexOf("/") + 1);
    const manifest = loadPart(form.dataset.start);
    const first = manifest.then(({ start }) => loadPart(folder + start + ".js"));
    first.catch(() => {});
    return loadPart(form.dataset.script).then((startSearch) => {
      note.remove();
      startSearch(form, page, loadPart, { folder, manifest, first });
    });
  };
  const start = () => {
    if (started) return;
    started = true;
    begin().catch(() => renewBox(form).then(begin)).catch(() => {
      started = false;
      if (page) return failed(page);
      note.textContent = form.dataset.failed;
      form.append(note);
    });
  };
  field.addEventListener("focus", start);
  field.addEventListener("input", start);
  if (asked) {
    // Nobody asks more than may be typed; a field without a limit has -1, which is none here too.
    field.value = asked.slice(0, field.maxLength >>> 0);
    page.querySelector("[data-search-results]").dataset.searchState = "loading";
  }
  if (asked || document.activeElement === field) start();
}

/** What a box loads, as its page says now: a page from a browser's store may name what is gone. */
async function renewBox(form) {
  const answer = await fetch(location.href, { cache: "reload" });
  const now = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-part=find]");
  Object.assign(form.dataset, now.dataset);
}

/** Without the script, the list of everything stays and says why. */
function failed(page) {
  document.documentElement.classList.remove("asked");
  page.querySelector("[data-search-count]").textContent = page.dataset.failed;
  page.querySelector("[data-search-results]").dataset.searchState = "failed";
}
