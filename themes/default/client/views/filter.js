// Filters over rows that are all there without scripts: a choice keeps the rows whose data carries it.

function filterRows(room) {
  const form = room.querySelector("[data-filters]");
  const count = room.querySelector("[data-filter-count]");
  const rows = Array.from(room.querySelectorAll("[data-row]"));
  const groups = Array.from(room.querySelectorAll("[data-filter-group]"));
  const keeps = (row, field) => !field.value || (row.dataset[field.name] || "").split(" ").includes(field.value);
  const filter = () => {
    const fields = Array.from(form.elements);
    for (const row of rows) row.hidden = !fields.every((field) => keeps(row, field));
    for (const group of groups) group.hidden = !group.querySelector("[data-row]:not([hidden])");
    const chosen = fields.some((field) => field.value);
    const shown = rows.filter((row) => !row.hidden && row.dataset.row !== "more").length;
    count.textContent = chosen ? count.dataset.words.replace("{n}", shown) : "";
  };
  form.hidden = false;
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  // A link into the page must reach its row.
  addEventListener("hashchange", () => {
    const target = document.getElementById(placeName());
    if (target && room.contains(target) && target.closest("[hidden]")) {
      form.reset();
      filter();
      target.scrollIntoView();
    }
  });
}
