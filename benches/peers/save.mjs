// How long after a file is saved its new word stands in an open page, in a real Chromium:
//   node save.mjs PROGRAM SITE FILE PAGE SENTENCE RUNS
// Serves the site, opens PAGE, then saves FILE with a word added to SENTENCE, RUNS times, and prints a line of JSON: the
// times in ms, from before the write until the browser has told of the word.
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { launch } from "../../tests/browser/site.mjs";

const [program, site, file, path, sentence, runs] = process.argv.slice(2);
// The word's characters, by run; digits would be facts that differ between languages.
const marks = "甲乙丙丁戊己庚辛壬癸";
// Nothing is awaited longer than this, in ms: a server that does not answer by then never will.
const PATIENCE = 600_000;
// A page that was sent shows its sentence after so many ms, or it is the wrong page.
const LOADED = 30_000;
// What follows a save behind the page (search, charts) is let finish before the next one, in ms.
const REST = 2000;

const server = spawn(program, ["serve", "--site", site, "--lang", "en"], { stdio: ["ignore", "pipe", "ignore"] });
const before = readFileSync(file, "utf8");
let browser;
try {
  const base = await new Promise((ready, failed) => {
    createInterface({ input: server.stdout }).on("line", (line) => {
      const url = /http:\/\/[^\s`]+\//.exec(line);
      if (url) ready(url[0]);
    });
    server.on("exit", (code) => failed(new Error(`serve ended with ${code}`)));
  });
  browser = await launch();
  const page = await browser.newPage();
  await page.goto(base + path, { timeout: PATIENCE });
  const shows = (word, timeout) => page.waitForFunction((word) => document.body?.textContent.includes(word), word, { polling: 4, timeout });
  await shows(sentence, LOADED);
  const times = [];
  for (let run = 0; run < Number(runs); run++) {
    await new Promise((later) => setTimeout(later, REST));
    const word = `验${marks[run % 10]}${marks[Math.floor(run / 10) % 10]}验`;
    const begin = performance.now();
    writeFileSync(file, before.replace(sentence, sentence + word));
    await shows(word, PATIENCE);
    times.push(Math.round(performance.now() - begin));
  }
  console.log(JSON.stringify(times));
} finally {
  writeFileSync(file, before);
  await browser?.close();
  server.removeAllListeners("exit");
  server.kill();
}
