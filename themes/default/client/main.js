// Starts what the page asks for with `data-part`.

const parts = { find: openSearch, switch: keepSwitch, read: readAloud, paper: nameAddress, menu: closeMenu, language: keepPlace, "choose-language": chooseLanguage };

for (const element of document.querySelectorAll("[data-part]")) {
  const start = parts[element.dataset.part];
  if (start) start(element);
}
foldSearch();
nameAlternates();
unfoldOnPaper();
keepForLater(document.currentScript);
