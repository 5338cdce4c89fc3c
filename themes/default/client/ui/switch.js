// Switches that are kept for every page: large print, and where things come from. `early/` sets them when a page
// opens.

/** Under which name the browser keeps each, by the class of the page. */
const KEYS = { large: "large-print", sources: "sources" };

function keepSwitch(box) {
  const root = document.documentElement;
  const { kept } = box.dataset;
  const show = (on) => {
    box.checked = on;
    root.classList.toggle(kept, on);
  };
  const keep = () => {
    show(box.checked);
    try {
      if (box.checked) localStorage.setItem(KEYS[kept], "1");
      else localStorage.removeItem(KEYS[kept]);
    } catch (error) {}
  };
  const follow = () => {
    try {
      show(Boolean(localStorage.getItem(KEYS[kept])));
    } catch (error) {}
  };
  // A reader on a slow line may have pressed it before this script came.
  if (box.checked) keep();
  else show(root.classList.contains(kept));
  box.addEventListener("change", keep);
  // The reader switched in another tab, or came back to a page that the browser had kept.
  addEventListener("storage", follow);
  addEventListener("pageshow", (event) => event.persisted && follow());
}
