// Ranks rows as tantivy does: https://docs.rs/tantivy/0.27.0/src/tantivy/query/bm25.rs.html

const K1 = 1.2;
const B = 0.75;

const inverse = (n, all) => Math.log(1 + (all - n + 0.5) / (n + 0.5));

/** Adds to `scores` (row → number) what a field gives for terms in a row: BM25 of how often they stand so. */
function addField(index, phrase, field, weight, scores) {
  const lists = phrase.map(([at, term]) => ({ at, posting: index.postings(term)[field] }));
  if (lists.some(({ posting }) => !posting)) return;
  const idf = lists.reduce((sum, { posting }) => sum + inverse(posting.all, index.rowsInAll), 0);
  const average = index.average[field];
  const shortest = lists.reduce((a, b) => (b.posting.rows.size < a.posting.rows.size ? b : a));
  for (const row of shortest.posting.rows.keys()) {
    const often = lists.length === 1 ? lists[0].posting.rows.get(row).length : together(lists, row);
    if (!often) continue;
    const norm = K1 * (1 - B + B * index.norm(row, field) / average);
    scores.set(row, (scores.get(row) || 0) + weight * idf * (1 + K1) * often / (often + norm));
  }
}

/** How often terms stand in a row at their distances. */
function together(lists, row) {
  let starts = null;
  for (const { at, posting } of lists) {
    const places = posting.rows.get(row);
    if (!places) return 0;
    const here = new Set(places.map((place) => place - at));
    starts = starts ? starts.filter((start) => here.has(start)) : Array.from(here);
    if (!starts.length) return 0;
  }
  return starts.length;
}

/** What terms in a row give in all fields: row → score. */
function scoreTerms(index, phrase) {
  const scores = new Map();
  index.weights.forEach((weight, field) => addField(index, phrase, field, weight, scores));
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
