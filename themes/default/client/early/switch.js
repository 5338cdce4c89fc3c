// What the reader has switched stands from the first paint, on every page. Where nothing may be kept, it lasts for a page.
try {
  for (const [name, key] of [["large", "large-print"], ["sources", "sources"]]) if (localStorage.getItem(key)) document.documentElement.classList.add(name);
} catch (error) {}
