// Our search and Pagefind's on the same pages, in the same Chromium:
//   npm ci --prefix benches/search && cargo build --release && node benches/search/run.mjs [own [QUESTIONS]] [large [PAGES]]
// `own`: our content and the questions of tests/search/questions.json. `large`: 10,000 synthetic pages. A number
// makes either of them smaller.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { open, root } from "../../tests/search/client.mjs";
import { questions, reciprocalRank, table } from "../../tests/search/questions.mjs";
import { queries, right, write } from "./corpus.mjs";
import { at, fangce, pagefind, plainPath, stand } from "./stand.mjs";

const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const binary = join(target, "release", "fangce");
const theirBinary = new URL("node_modules/.bin/pagefind", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "fangce-bench-"));
const wanted = process.argv.slice(2);
const row = (name, ...values) => console.log(name.padEnd(44), ...values.map((value) => String(value).padStart(16)));
const kb = (bytes) => (bytes / 1000).toFixed(1) + " KB";

/** Runs a command; its processor time in seconds and its peak memory in MB. */
function cost(command, ...options) {
  const ran = spawnSync("/usr/bin/time", ["-f", "@@%U %S %M", command, ...options], { encoding: "utf8", maxBuffer: 1 << 28 });
  const found = /@@([\d.]+) ([\d.]+) (\d+)/.exec(ran.stderr);
  if (ran.status !== 0 || !found) throw new Error(ran.stderr.slice(-2000));
  return { cpu: Number(found[1]) + Number(found[2]), memory: Number(found[3]) / 1024, out: ran.stdout };
}

const files = (path) => readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

/** Each question in a new page, so that nothing is there yet; bytes and requests with those of the start. */
async function cold(on, engine, list) {
  const done = [];
  for (const { query, lang } of list) {
    const session = await engine(lang);
    await on.taken();
    await session.begin();
    const start = await on.taken();
    const { urls, time } = await session.ask(query);
    const answered = on.until(time);
    const more = await on.taken();
    const warm = [];
    for (let time = 0; time < 5; time++) {
      await session.ask("zz");
      warm.push((await session.ask(query)).ms);
    }
    done.push({ paths: urls.map(plainPath), start, answered, more, warm: at(warm, 0.5) });
    await session.close();
  }
  return done;
}

async function own(most) {
  const asked = questions.slice(0, most);
  cost(binary, "build", "--site", root, "--out", join(folder, "ours"));
  cpSync(join(folder, "ours"), join(folder, "theirs"), { recursive: true });
  // Pagefind indexes the pages that readers come for; the lists of everything would answer every question.
  for (const lang of ["zh", "en"]) for (const page of ["search", "handbook"]) rmSync(join(folder, "theirs", lang, `${page}.html`), { force: true });
  cost(theirBinary, "--site", join(folder, "theirs"), "--root-selector", "main");
  const on = await stand(folder);
  const [we, they] = [await cold(on, fangce(on, "ours"), asked), await cold(on, pagefind(on, "theirs"), asked)];
  await on.close();
  row("our content", "Fangce", "Pagefind");
  const scored = (done) => new Map(table(asked.map((question, place) => ({
    ...question,
    score: reciprocalRank(done[place].paths.map((path) => path.slice(question.lang.length + 1)), question.right),
  }))));
  const [ours, theirs] = [scored(we), scored(they)];
  for (const [key, mean] of ours) row(`MRR@10 ${key}`, mean.toFixed(3), theirs.get(key).toFixed(3));
  const whole = (share, what, until) => [we, they].map((done) => at(done.map((one) => one.start[what] + one[until][what]), share));
  for (const [name, until] of [["to the answers", "answered"], ["with the texts in view", "more"]]) {
    for (const [part, share] of [["p50", 0.5], ["p95", 0.95]]) row(`bytes ${name}, ${part}`, ...whole(share, "bytes", until).map(kb));
    for (const [part, share] of [["p50", 0.5], ["max", 1]]) row(`requests ${name}, ${part}`, ...whole(share, "requests", until));
  }
}

async function large(many) {
  const [site, pages] = [join(folder, "site"), join(folder, "pages")];
  execFileSync(binary, ["new", site], { stdio: "pipe" });
  execFileSync(binary, ["build", "--site", root, "--out", join(folder, "seed")], { stdio: "pipe" });
  const all = write(join(folder, "seed"), site, pages, many);
  const list = queries.concat(telephones(all));
  const build = cost(binary, "build", "--site", site, "--out", join(folder, "large"));
  const index = JSON.parse(cost("cargo", "bench", "--quiet", "--manifest-path", join(root, "Cargo.toml"), "--bench", "index", "--", site).out.trim().split("\n").pop());
  const theirs = cost(theirBinary, "--site", pages);
  row(`${many} pages`, "Fangce", "Pagefind");
  row("indexing, processor time", index.cpu.toFixed(1) + " s", theirs.cpu.toFixed(1) + " s");
  row("memory that indexing adds / whole process", `${index.added} / ${index.peak} MB`, theirs.memory.toFixed(0) + " MB");
  row("whole build with all pages", `${build.cpu.toFixed(1)} s ${build.memory.toFixed(0)} MB`, "-");
  row("files of the index", files(join(folder, "large/assets/search")), files(join(pages, "pagefind")));
  const on = await stand(folder);
  const [we, they] = [await cold(on, fangce(on, "large"), list), await cold(on, pagefind(on, "pages"), list)];
  const both = (value) => [we, they].map(value);
  row("start-up, bytes", ...both((done) => kb(at(done.map(({ start }) => start.bytes), 1))));
  row("start-up, requests", ...both((done) => at(done.map(({ start }) => start.requests), 1)));
  for (const [name, until] of [["to the answers", "answered"], ["with the texts in view", "more"]]) {
    for (const [part, share] of [["p50", 0.5], ["p95", 0.95]]) row(`a query, bytes ${name}, ${part}`, ...both((done) => kb(at(done.map((one) => one[until].bytes), share))));
    for (const [part, share] of [["p50", 0.5], ["max", 1]]) row(`a query, requests ${name}, ${part}`, ...both((done) => at(done.map((one) => one[until].requests), share)));
  }
  for (const [name, share] of [["p50", 0.5], ["p95", 0.95]]) row(`a warm query ${name}`, ...both((done) => at(done.map(({ warm }) => warm), share).toFixed(1) + " ms"));
  const engine = pagefind(on, "pages");
  // The pages of a new site and its tables are found too, and nothing is told of them.
  const told = new Set(all.map(({ path }) => path));
  const indexes = new Map();
  const kinds = new Map();
  for (const [place, query] of list.entries()) {
    const wanted = right(all, query);
    if (!indexes.has(query.lang)) indexes.set(query.lang, open(join(folder, "large"), query.lang));
    const own = indexes.get(query.lang);
    const ourPaths = (await own.show((await own.search(query.query)).hits.slice(0, MOST_RECALLED))).map(({ path }) => `${query.lang}/${path}`);
    const session = await engine(query.lang);
    await session.begin();
    const theirPaths = (await session.all(query.query, MOST_RECALLED)).map(plainPath);
    await session.close();
    const of = (found, paths, top = found.filter((path) => told.has(path))) => ({
      precision: top.length ? top.filter((path) => wanted.has(path)).length / top.length : 0,
      recall: paths.filter((path) => wanted.has(path)).length / Math.max(1, Math.min(MOST_RECALLED, wanted.size)),
    });
    const kind = kinds.get(query.kind) ?? [];
    kind.push([of(we[place].paths, ourPaths), of(they[place].paths, theirPaths)]);
    kinds.set(query.kind, kind);
  }
  await on.close();
  const mean = (list) => Math.round((100 * list.reduce((a, b) => a + b, 0)) / list.length);
  for (const [kind, list] of kinds) {
    row(`precision at 10 / recall: ${kind} (${list.length})`, ...[0, 1].map((side) => `${mean(list.map((pair) => pair[side].precision))}% / ${mean(list.map((pair) => pair[side].recall))}%`));
  }
}

/** Some of the numbers of the pages, as people write them. */
function telephones(all) {
  const number = (place) => /0730-\d{7}/.exec(all[place].text)[0];
  const query = (query, shown) => ({ query, lang: "zh", kind: "telephone", any_of: [[shown]] });
  const [a, b, c] = [0.1, 0.5, 0.9].map((share) => number(2 * Math.floor(share * all.length / 2)));
  return [query(a, a), query(b.replace("-", ""), b), query(c.slice(5), c), query(a.replace("-", " "), a)];
}

/** So many results are looked at for recall; Pagefind loads a file for each. */
const MOST_RECALLED = 400;

try {
  mkdirSync(folder, { recursive: true });
  console.log("load average", loadavg().map((load) => load.toFixed(1)).join(" "));
  const given = (part, usual) => Number(wanted[wanted.indexOf(part) + 1]) || usual;
  if (!wanted.length || wanted.includes("own")) await own(given("own", questions.length));
  if (!wanted.length || wanted.includes("large")) await large(given("large", 10000));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
