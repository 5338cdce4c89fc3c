// The switch between large print and the usual page, kept for every page. `early/` sets it when a page opens.

function switchSize(box) {
  const root = document.documentElement;
  const show = (large) => {
    box.checked = large;
    root.classList.toggle("large", large);
  };
  const keep = () => {
    show(box.checked);
    try {
      if (box.checked) localStorage.setItem("large-print", "1");
      else localStorage.removeItem("large-print");
    } catch (error) {}
  };
  const follow = () => {
    try {
      show(Boolean(localStorage.getItem("large-print")));
    } catch (error) {}
  };
  // A reader on a slow line may have pressed it before this script came.
  if (box.checked) keep();
  else show(root.classList.contains("large"));
  box.addEventListener("change", keep);
  // The reader switched in another tab, or came back to a page that the browser had kept.
  addEventListener("storage", follow);
  addEventListener("pageshow", (event) => event.persisted && follow());
  foldSearch();
}

/** In large print on a phone the search is a button until it is used; on its own page it stands open. */
function foldSearch() {
  const bar = document.querySelector(".shut");
  if (!bar) return;
  const field = bar.querySelector(".find input");
  const fold = (shut) => bar.classList.toggle("shut", shut);
  field.form.addEventListener("submit", (event) => {
    if (field.value || getComputedStyle(field).position !== "absolute") return;
    event.preventDefault();
    field.focus();
  });
  field.addEventListener("focus", () => fold(false));
  bar.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !bar.contains(relatedTarget) && fold(!field.value));
}
