// Large print stands from the first paint, on every page. Where nothing may be kept, it lasts for a page.
try {
  if (localStorage.getItem("large-print")) document.documentElement.classList.add("large");
} catch (error) {}
