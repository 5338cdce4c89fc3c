// Starts the tools of a page that is useful without them.

const views = { calculator: startCalculator, filter: filterRows, path: keepProgress, quiz: askInRounds };

for (const element of document.querySelectorAll("[data-part]")) {
  const start = views[element.dataset.part];
  if (start) start(element);
}
