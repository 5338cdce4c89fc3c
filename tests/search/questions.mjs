// Mean reciprocal rank at 10 of the client on questions.json: `node tests/search/questions.mjs OUT [--all]`.
import { readFileSync } from "node:fs";
import { open } from "./client.mjs";

/** The set of questions. */
export const questions = JSON.parse(readFileSync(new URL("questions.json", import.meta.url)));

/** 1 / rank of the first right answer among ten, else 0. `paths` are as in `right`. */
export function reciprocalRank(paths, right) {
  const at = paths.slice(0, 10).findIndex((path) => right.includes(path));
  return at < 0 ? 0 : 1 / (at + 1);
}

/** Mean scores by `lang` and `lang kind`. */
export function table(scored) {
  const groups = new Map();
  for (const { lang, kind, score } of scored) {
    for (const key of ["all", lang, `${lang} ${kind}`]) groups.set(key, [...(groups.get(key) ?? []), score]);
  }
  return Array.from(groups, ([key, scores]) => [key, scores.reduce((a, b) => a + b) / scores.length, scores.length]).sort();
}

/** Asks every question of a built site. */
export async function ask(out) {
  const indexes = new Map();
  const scored = [];
  for (const question of questions) {
    if (!indexes.has(question.lang)) indexes.set(question.lang, open(out, question.lang));
    const index = indexes.get(question.lang);
    const { hits: found } = await index.search(question.query);
    const hits = await index.show(found.slice(0, 10));
    const paths = hits.map((hit) => hit.path);
    scored.push({ ...question, paths, score: reciprocalRank(paths, question.right) });
  }
  return scored;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const scored = await ask(process.argv[2] ?? "public");
  for (const [key, mean, many] of table(scored)) console.log(key.padEnd(18), mean.toFixed(3), String(many).padStart(4));
  if (process.argv.includes("--all")) {
    for (const { query, lang, score, paths, right } of scored) {
      if (score < 1) console.log(score.toFixed(2), lang, query, "→", paths.slice(0, 3).join(" "), "| right:", right.join(" "));
    }
  }
}
