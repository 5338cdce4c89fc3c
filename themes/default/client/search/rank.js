// Ranks rows as tantivy does: https://docs.rs/tantivy/0.27.0/src/tantivy/query/bm25.rs.html

const K1 = 1.2;
const B = 0.75;

const inverse = (n, all) => Math.log(1 + (all - n + 0.5) / (n + 0.5));

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

/** The rows that answer a plan, best first: `[{ row, score }]`. See `Engine::ranked` in src/index/query.rs. */
function rank(index, { groups, phrases, most }) {
  const found = new Map();
  for (const choices of groups) {
    for (const [row, score] of scoreGroup(index, choices)) {
      const hit = found.get(row) || { row, score: 0, met: 0 };
      hit.score += score;
      hit.met++;
      found.set(row, hit);
    }
  }
  const all = Array.from(found.values());
  const enough = all.filter((hit) => hit.met >= most);
  const hits = enough.length ? enough : all;
  for (const phrase of phrases) {
    const raised = scoreTerms(index, phrase);
    for (const hit of hits) hit.score += raised.get(hit.row) || 0;
  }
  for (const hit of hits) hit.score *= index.kindWeight(hit.row) * (hit.met / groups.length) ** 2;
  const rounded = (hit) => Math.round(hit.score * 1000);
  return hits.sort((a, b) => rounded(b) - rounded(a) || a.row - b.row);
}
