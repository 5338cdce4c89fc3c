// Scores rows as tantivy does (https://docs.rs/tantivy/0.27.0/src/tantivy/query/bm25.rs.html), and makes
// records of them as src/index/ranking.rs does.

const K1 = 1.2;
const B = 0.75;
const UNION = 0.34;
const FOLLOWING = 0.38;
const LEAST = 0.3;
const SHARE = 1.2;

const inverse = (n, all) => Math.log(1 + (all - n + 0.5) / (n + 0.5));
const rounded = (hit) => Math.round(hit.score * 1000);

/** Adds to `scores` (row → number) what a field gives where it has all of some terms: the sum of their BM25. */
function addField(index, terms, field, weight, scores) {
  const lists = terms.map((term) => index.postings(term)[field]);
  if (lists.some((list) => !list)) return;
  const idfs = lists.map((list) => inverse(list.all, index.rowsInAll));
  const average = index.average[field];
  const shortest = lists.reduce((a, b) => (b.rows.size < a.rows.size ? b : a));
  for (const row of shortest.rows.keys()) {
    if (!lists.every((list) => list.rows.has(row))) continue;
    const norm = K1 * (1 - B + B * index.norm(row, field) / average);
    const add = (sum, list, at) => sum + idfs[at] * (1 + K1) * list.rows.get(row) / (list.rows.get(row) + norm);
    scores.set(row, (scores.get(row) || 0) + weight * lists.reduce(add, 0));
  }
}

/** What terms give in all fields that have them all: row → score. */
function scoreTerms(index, terms) {
  const scores = new Map();
  index.weights.forEach((weight, field) => addField(index, terms, field, weight, scores));
  return scores;
}

/** What the best of a group's choices gives: row → score. */
function scoreGroup(index, choices) {
  const best = new Map();
  for (const { terms, weight } of choices) {
    for (const [row, score] of scoreTerms(index, terms)) best.set(row, Math.max(best.get(row) || 0, score * weight));
  }
  return best;
}

/** What the groups of a plan give: of each row the score by group, and of the phrases. */
function findRows(index, { groups, phrases }) {
  const found = new Map();
  groups.forEach((choices, at) => {
    for (const [row, score] of scoreGroup(index, choices)) {
      if (!found.has(row)) found.set(row, { row, groups: [], phrases: 0 });
      found.get(row).groups[at] = score;
    }
  });
  for (const phrase of phrases) {
    for (const [row, score] of scoreTerms(index, phrase)) if (found.has(row)) found.get(row).phrases += score;
  }
  return found.values();
}

/** The records that answer a plan, best first: `[{ record, score, rows: [{ row, score }] }]`. */
function rank(index, plan) {
  const weights = plan.groups.map((choices) => Math.max(...choices.map(({ weight }) => weight)));
  const whole = weights.reduce((a, b) => a + b, 0);
  const total = ({ groups, phrases }) => {
    let sum = FOLLOWING * phrases;
    let met = 0;
    groups.forEach((score, at) => {
      sum += score;
      met += weights[at];
    });
    return { score: sum * (met / whole) ** SHARE, met };
  };
  const records = new Map();
  for (const hit of findRows(index, plan)) {
    const record = index.recordOf(hit.row);
    if (!records.has(record)) records.set(record, { record, rows: [], groups: [], phrases: 0 });
    const union = records.get(record);
    union.rows.push({ row: hit.row, score: total(hit).score * index.kindWeight(record) });
    hit.groups.forEach((score, at) => { union.groups[at] = Math.max(union.groups[at] || 0, score); });
    union.phrases = Math.max(union.phrases, hit.phrases);
  }
  const hits = Array.from(records.values(), (union) => {
    const rows = union.rows.sort((a, b) => rounded(b) - rounded(a) || a.row - b.row);
    const { score, met } = total(union);
    return { record: union.record, met, rows, score: (1 - UNION) * rows[0].score + UNION * score * index.kindWeight(union.record) };
  });
  const most = hits.reduce((most, hit) => Math.max(most, hit.met), 0);
  return hits.filter((hit) => hit.met >= most * LEAST).sort((a, b) => rounded(b) - rounded(a) || a.rows[0].row - b.rows[0].row);
}
