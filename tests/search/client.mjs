// The client's search without a browser: its scripts in one scope, its parts read from a folder.
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const root = new URL("../..", import.meta.url).pathname;
const source = (folder, names) => names.map((name) => readFileSync(join(root, "themes/default/client", folder, `${name}.js`), "utf8")).join("");
const search = source("search", ["analyzer", "pack", "parts", "words", "plan", "rank", "index", "excerpt", "opened", "beside", "view"]);

/** The client's functions. */
export const client = new Function(`"use strict";\n${search}\nreturn { chunks, fold, hanNumbers, plan, createIndex, excerpt, openedIndex, apart, compared, placesOf };`)();
const rare = new Function(`"use strict";\n${source("rare", ["near", "quotes", "sounds", "homophone"])}\nreturn { near, spelt, hasSpelling, mended, quoted, quotedRows, readPlaces };`)();

/** The terms of a text as it is indexed, before stemming: `[term, place]`, by the client's rules. */
export function tokens(text, simplified) {
  const found = [];
  let place = 0;
  let before;
  for (const chunk of client.chunks(client.fold(text, simplified))) {
    const figure = chunk.tight && before && !before.han ? before.parts.join(".") : undefined;
    before = chunk;
    if (chunk.han) {
      const run = Array.from(chunk.parts[0]);
      const numbers = client.hanNumbers(chunk.parts[0], figure);
      run.forEach((c, at) => {
        found.push([c + (run[at + 1] || ""), place]);
        for (const [, end, digits] of numbers) if (end === at + 1) found.push([digits, place]);
        place++;
      });
      continue;
    }
    if (chunk.parts.length > 1) found.push([chunk.parts.join(""), place]);
    for (const part of chunk.parts) found.push([part, place++]);
  }
  return found;
}

const mark = "{detail:";

/** The value that a part hands over. */
export function readPart(file) {
  const script = readFileSync(file, "utf8");
  return JSON.parse(script.slice(script.indexOf(mark) + mark.length, script.lastIndexOf("}))")));
}

/** The index of a language of a built site; `loaded` is told of each part that is asked for. */
export function open(out, lang, loaded = () => {}) {
  const parts = join(out, "assets/search");
  const start = `${readPart(join(parts, `${lang}.js`)).start}.js`;
  loaded(start);
  return client.createIndex(readPart(join(parts, start)), async (file) => {
    if (file === "rare") return rare;
    loaded(file);
    return readPart(join(parts, `${file}.js`));
  });
}

/** A way to a hit as `fangce search` gives it. */
export const place = (lang, hit) => `${lang}/${hit.path}.html`;
