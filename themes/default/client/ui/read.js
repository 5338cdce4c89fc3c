// Reads a page aloud where the browser has a voice: nothing is said before the reader asks.

/** Elements that are read without a stop in between. */
const SAID = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td, caption, summary";
/** What is looked at or operated. */
const UNSAID = "nav, form, svg, button, label, .under, .hidden, [hidden]";

function readAloud(button) {
  const voice = window.speechSynthesis;
  if (!voice) return;
  const start = button.textContent;
  let reading = 0;
  const stop = () => {
    reading += 1;
    voice.cancel();
    button.textContent = start;
    button.setAttribute("aria-pressed", "false");
  };
  const read = () => {
    stop();
    const turn = reading;
    const all = wordsOf(document.querySelector("main")).map(({ words, lang }) => Object.assign(new SpeechSynthesisUtterance(words), { lang }));
    if (!all.length) return;
    button.textContent = button.dataset.stop;
    button.setAttribute("aria-pressed", "true");
    all[all.length - 1].onend = () => turn === reading && stop();
    for (const said of all) voice.speak(said);
  };
  button.hidden = false;
  button.addEventListener("click", () => (button.getAttribute("aria-pressed") === "true" ? stop() : read()));
  addEventListener("pagehide", stop);
}

/** What a reader sees of a part of a page, piece by piece, each with its language. */
function wordsOf(part) {
  const pieces = [];
  const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  let last;
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const holder = text.parentElement;
    if (!text.nodeValue.trim() || holder.closest(UNSAID) || !holder.getClientRects().length) continue;
    const block = holder.closest(SAID);
    const { lang } = holder.closest("[lang]");
    if (last && last.block === block && last.lang === lang) last.words += text.nodeValue;
    else pieces.push((last = { block, lang, words: text.nodeValue }));
  }
  return pieces;
}
