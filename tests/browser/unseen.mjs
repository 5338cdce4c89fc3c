// Procedures that no author wrote, but could have: a site of them, the same from the same seed.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const han = "企业收到检验报告后应当在十五日内提出书面复检申请由组织抽查的部门受理并调查核实对不合格产品责令停止生产销售限期改正逾期未改的向社会公告";
const latin = "the enterprise applies in writing for a re-test within fifteen working days of receiving the test report otherwise the department counts the unsatisfactory result as accepted and publishes a notice".split(" ");

/** A linear congruential generator: the same numbers on every machine. */
function dice(seed) {
  let state = BigInt(seed) * 2n + 1n;
  return (end) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number((state >> 33n) % BigInt(Math.max(1, end)));
  };
}

/** Words in both languages, up to so many Han characters, the Latin as long as a translation gets. */
function words(roll, most) {
  const length = 2 + roll(most - 1);
  const [from, first] = [roll(han.length - length), roll(latin.length - 10)];
  return { zh: han.slice(from, from + length), en: latin.slice(first, first + Math.max(1, Math.round(length / 2.2))).join(" ") };
}

/**
 * A valid procedure of about `count` steps by up to `actors` actors: questions with two to four answers, loops
 * back, branches side by side, several ends, short and long words, deadlines stated and not.
 */
export function procedure(seed, count, actors) {
  const roll = dice(seed);
  const id = (at) => `s${at}`;
  const steps = [];
  let actor = 0;
  for (let at = 0; at < count; at++) {
    const last = at + 1 === count;
    // Who acts goes on acting for a while, as in life.
    if (roll(3) === 0) actor = roll(actors);
    const step = { id: id(at) };
    const kind = roll(12);
    if (last) Object.assign(step, { end: words(roll, 10), outcome: "good" });
    else if (kind < 4) {
      const answers = [{ say: words(roll, roll(4) ? 6 : 18), to: id(at + 1) }];
      for (let more = 1 + (roll(4) === 0) + (roll(8) === 0); more > 0; more--) {
        // Mostly on past a few steps, at times back, at times to one of the ends.
        const to = roll(5) === 0 && at > 2 ? 1 + roll(at - 1) : Math.min(count - 1, at + 2 + roll(4));
        const answer = { say: words(roll, roll(4) ? 6 : 18), to: id(to) };
        if (roll(3) === 0) answer.within = { count: 1 + roll(60), unit: "working-day" };
        answers.push(answer);
      }
      // No two answers read the same.
      for (const [nr, { say }] of answers.entries()) answers[nr].say = { zh: `${"甲乙丙丁"[nr]}，${say.zh}`, en: `${"ABCD"[nr]}, ${say.en}` };
      Object.assign(step, { ask: { zh: `${words(roll, 16).zh}吗？`, en: `${words(roll, 16).en}?` }, actor: `a${actor}`, answers });
    } else if (kind === 4 && at > 0 && at + 3 < count) {
      const branch = (name) => ({ name: words(roll, 6), steps: [0, 1].slice(roll(2)).map((nr) => ({ id: `${id(at)}-${name}${nr}`, do: words(roll, 16), actor: `a${roll(actors)}` })) });
      Object.assign(step, { parallel: ["a", "b", "c"].slice(roll(2)).map(branch) });
    } else {
      Object.assign(step, { do: words(roll, roll(5) ? 16 : 40), actor: `a${actor}` });
      if (roll(4) === 0) step.within = roll(3) ? { count: 1 + roll(30), unit: "day" } : null;
      if (roll(6) === 0) step.unstated = words(roll, 10);
    }
    steps.push(step);
  }
  return { title: { zh: `程序${seed}`, en: `Procedure ${seed}` }, trigger: words(roll, 20), actors: Array.from({ length: actors }, (_, at) => `a${at}`), steps };
}

/** Seed, steps and actors of each procedure. */
export const plans = [[1, 10, 3], [2, 16, 4], [3, 22, 5], [4, 30, 7], [5, 45, 6], [6, 60, 7], [7, 60, 4], [8, 14, 7], [9, 26, 3], [10, 35, 5], [11, 18, 2], [12, 40, 7]];

/** Writes a site with a procedure for each of the plans. */
export function site(folder, plans) {
  const content = join(folder, "content");
  mkdirSync(join(content, "procedures"), { recursive: true });
  const write = (name, value) => writeFileSync(join(content, name), JSON.stringify(value, null, 1));
  write("site.yaml", { title: { zh: "图", en: "Charts" }, description: { zh: "图", en: "Charts" }, languages: ["zh", "en"], publisher: "a0", notice: { zh: "试", en: "Trial" } });
  const names = [["企业", "Enterprise"], ["县级质监部门", "County department"], ["检验机构", "Testing body"], ["组织抽查的部门", "Organising department"], ["省级质监部门", "Provincial department"], ["专家组", "Expert panel"], ["复检机构", "Re-test body"]];
  write("agencies.yaml", { agencies: names.map(([zh, en], at) => ({ id: `a${at}`, name: { zh, en }, short: { zh, en }, level: "county" })) });
  for (const [seed, steps, actors] of plans) write(`procedures/p${seed}.yaml`, procedure(seed, steps, actors));
}
