// A large site made of our own sentences put together anew, with unique tails (companies, telephone and
// document numbers) so that the vocabulary grows: as content for Fangce, and as plain pages for Pagefind.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readPart } from "../../tests/search/client.mjs";

/** Numbers that look random and are the same every time. */
function dice(seed) {
  let state = seed;
  const below = (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  const normal = () => Math.sqrt(-2 * Math.log((below(1e6) + 1) / 1e6)) * Math.cos((2 * Math.PI * below(1e6)) / 1e6);
  return { below, normal, one: (list) => list[below(list.length)] };
}

/** The sentences of a language of a built site, and the titles by path, from the parts of its search. */
function sentences(out, lang) {
  const folder = join(out, "assets/search");
  const parts = readdirSync(folder).filter((name) => name.startsWith(`${lang}-`)).sort().map((name) => readPart(join(folder, name)));
  const all = parts.flatMap((part) => [part, ...Object.values(part.inside ?? {})]);
  const texts = all.flatMap((part) => (part.kinds ? [] : part.texts ?? []));
  const cut = lang === "zh" ? /(?<=[。；！？])/ : /(?<=[.;!?])\s+/;
  const least = lang === "zh" ? 8 : 20;
  const found = texts.flatMap((text) => text.split(cut)).map((text) => text.trim()).filter((text) => text.length >= least);
  const heads = all.flatMap((part) => (part.kinds ? [] : part.heads ?? []));
  return { sentences: [...new Set(found)], titles: new Map(heads.map(([, path, title]) => [path, title])) };
}

const SYLLABLES = ["ba", "xiang", "ter", "lo", "men", "qua", "si", "nor", "der", "vic", "tan", "ru", "fel", "mon", "pra", "zhi"];
const TRADES = ["农药", "食品", "电器", "机械", "纺织", "建材"];

function page(lang, source, named, chance) {
  const chars = source.chars;
  const company = lang === "zh"
    ? Array.from({ length: 2 + chance.below(2) }, () => chance.one(chars)).join("") + chance.one(TRADES) + "有限公司"
    : [1, 2, 3].map(() => chance.one(SYLLABLES)).join("").replace(/^./, (c) => c.toUpperCase()) + " Ltd";
  const phone = "0730-" + (2000000 + chance.below(999999));
  const number = `${2008 + chance.below(18)}-${1 + chance.below(999)}`;
  const paragraphs = [lang === "zh" ? `湘质监〔${number}〕号，${company}，联系电话：${phone}。` : `Document No. ${number}, ${company}, telephone ${phone}.`];
  const wanted = Math.exp((lang === "zh" ? 6.8 : 7.2) + 0.7 * chance.normal());
  for (let length = 0; length < wanted;) {
    const text = Array.from({ length: 1 + chance.below(4) }, () => chance.one(source.sentences)).join(lang === "zh" ? "" : " ");
    paragraphs.push(text);
    length += text.length;
  }
  const title = source.titles.get(named).slice(0, lang === "zh" ? 20 : 60);
  return { title: lang === "zh" ? `${title}（${company}）` : `${title} (${company})`, paragraphs };
}

const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const plain = (lang, { title, paragraphs }) =>
  `<!doctype html>\n<html lang="${lang}"><head><meta charset="utf-8"><title>${escape(title)}</title></head>\n`
  + `<body><main><h1>${escape(title)}</h1>\n${paragraphs.map((text) => `<p>${escape(text)}</p>`).join("\n")}\n</main></body></html>\n`;
// Marks of Markdown stand for themselves in a sentence.
const markdown = (text) => text.replace(/[\\`*_[\]<>#|~]/g, "\\$&");

/**
 * Writes so many pages, half in each language: `site` is a site of Fangce with a guide for each two, `pages` the
 * plain pages. `built` is our own site, whose sentences are used. Gives `[{ path, lang, text }]`.
 */
export function write(built, site, pages, many) {
  const chance = dice(many);
  const sources = {};
  for (const lang of ["zh", "en"]) {
    sources[lang] = sentences(built, lang);
    sources[lang].chars = [...new Set(sources[lang].sentences.join("").match(/\p{Script=Han}/gu) ?? [])].sort();
    mkdirSync(join(pages, lang, "guides"), { recursive: true });
  }
  const names = [...sources.zh.titles.keys()].filter((path) => sources.en.titles.has(path)).sort();
  const guides = join(site, "content/guides");
  mkdirSync(guides, { recursive: true });
  const all = [];
  for (let at = 0; at < many / 2; at++) {
    const id = "p" + String(at).padStart(5, "0");
    const titles = [];
    const named = chance.one(names);
    for (const lang of ["zh", "en"]) {
      const made = page(lang, sources[lang], named, chance);
      writeFileSync(join(pages, lang, "guides", `${id}.html`), plain(lang, made));
      writeFileSync(join(guides, `${id}.${lang}.md`), made.paragraphs.map(markdown).join("\n\n") + "\n");
      titles.push(`  ${lang}: ${JSON.stringify(made.title)}`);
      all.push({ path: `${lang}/guides/${id}`, lang, text: [made.title, ...made.paragraphs].join("\n") });
    }
    writeFileSync(join(guides, `${id}.yaml`), `order: ${at + 100}\ntitle:\n${titles.join("\n")}\n`);
  }
  writeFileSync(join(pages, "index.html"), '<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>-</title></head><body></body></html>');
  return all;
}

/** The queries for large sites; what is right is told by the pages' own texts. */
export const queries = JSON.parse(readFileSync(new URL("queries.json", import.meta.url)));

const folded = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

/** The paths of the pages that hold all strings of one of a query's lists. */
export function right(all, { any_of: lists }) {
  const wanted = lists.map((list) => list.map(folded));
  return new Set(all.filter((page) => {
    page.folded ??= folded(page.text);
    return wanted.some((list) => list.every((text) => page.folded.includes(text)));
  }).map(({ path }) => path));
}
