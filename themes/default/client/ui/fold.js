// In large print on a phone the search is a button until it is used; on its own page it stands open.

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
