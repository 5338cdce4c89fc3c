// The quiz in rounds: answers become buttons, the right one is shown with the record that proves it.

const ROUND = 8;

function askInRounds(section) {
  const questions = Array.from(section.querySelectorAll("[data-question]"));
  const count = section.querySelector("[data-quiz-count]");
  const next = section.querySelector("[data-next]");
  const store = kept("fangce-quiz");
  const rounds = Math.ceil(questions.length / ROUND);
  let round = Number(store.read()[0]) % rounds || 0;
  let answered = 0;
  let right = 0;

  const score = (of) => {
    const words = answered < of ? section.dataset.round : section.dataset.score;
    const values = { round: round + 1, rounds, n: right, answered, all: of };
    count.textContent = words.replace(/\{(\w+)\}/g, (all, name) => values[name]);
  };

  const show = () => {
    answered = 0;
    right = 0;
    const shown = questions.slice(round * ROUND, (round + 1) * ROUND);
    for (const question of questions) {
      question.hidden = !shown.includes(question);
      const proof = question.querySelector("[data-proof]");
      proof.hidden = true;
      proof.open = false;
      for (const button of question.querySelectorAll("button")) {
        button.disabled = false;
        button.className = "";
        button.querySelector("small").textContent = "";
      }
    }
    section.querySelector("ol").start = round * ROUND + 1;
    score(shown.length);
    next.hidden = rounds < 2;
  };

  const answer = (question, buttons, at) => {
    const good = Number(question.dataset.right);
    buttons.forEach((button, place) => {
      button.disabled = true;
      if (place === good) button.className = "good";
      if (place === good) button.querySelector("small").textContent = section.dataset.good;
    });
    if (at !== good) {
      buttons[at].className = "bad";
      buttons[at].querySelector("small").textContent = section.dataset.bad;
    }
    const proof = question.querySelector("[data-proof]");
    proof.hidden = false;
    proof.open = true;
    // The buttons are dead now; the keyboard goes on from the proof.
    proof.querySelector("summary").focus();
    answered += 1;
    if (at === good) right += 1;
    score(questions.filter((one) => !one.hidden).length);
  };

  for (const question of questions) {
    const buttons = Array.from(question.querySelectorAll("[data-answers] > li > span")).map((span) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...span.childNodes, document.createElement("small"));
      span.replaceWith(button);
      return button;
    });
    buttons.forEach((button, at) => button.addEventListener("click", () => answer(question, buttons, at)));
  }
  next.addEventListener("click", () => {
    round = (round + 1) % rounds;
    store.write([round]);
    show();
    section.querySelector("h2").focus();
    section.scrollIntoView();
  });
  show();
}
