// The newcomer's progress, kept in this browser. Where nothing can be kept, ticks last as long as the page.

/** A list of words in the browser's store; every failure is an empty or forgotten list. */
function kept(name) {
  const read = () => {
    try {
      const list = JSON.parse(localStorage.getItem(name));
      return Array.isArray(list) ? list : [];
    } catch {
      return [];
    }
  };
  const write = (list) => {
    try {
      localStorage.setItem(name, JSON.stringify(list));
    } catch {
      // Nothing can be kept here.
    }
  };
  return { read, write };
}

function keepProgress(section) {
  const store = kept("fangce-start");
  const stops = Array.from(section.querySelectorAll("[data-stop]"));
  const count = section.querySelector("[data-path-count]");
  const done = new Set(store.read());
  const show = () => {
    const here = stops.filter((stop) => done.has(stop.dataset.stop)).length;
    count.textContent = count.dataset.words.replace("{n}", here).replace("{all}", stops.length);
  };
  for (const stop of stops) {
    const box = stop.querySelector("input");
    box.checked = done.has(stop.dataset.stop);
    box.parentNode.hidden = false;
    box.addEventListener("change", () => {
      if (box.checked) done.add(stop.dataset.stop);
      else done.delete(stop.dataset.stop);
      store.write(Array.from(done));
      show();
    });
  }
  show();
}
