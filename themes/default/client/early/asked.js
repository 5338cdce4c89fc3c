// Whoever comes with a query does not see the list of everything first, so that nothing jumps when results come.
if (/[?&]q=[^&]/.test(location.search)) {
  const { classList } = document.documentElement;
  classList.add("asked");
  // The page's own script cannot bring the list back if it does not load.
  addEventListener("error", ({ target }) => target.defer && classList.remove("asked"), true);
}
