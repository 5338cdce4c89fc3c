// Scores rows as tantivy does (https://docs.rs/tantivy/0.27.0/src/tantivy/query/bm25.rs.html), and makes
// records of them as src/index/ranking.rs does.

const K1 = 1.2;
const B = 0.75;
const UNION = 0.45;
const FOLLOWING = 0.38;
const LEAST = 0.3;
const SHARE = 1.2;
const ALL = 2.5;

const inverse = (n, all) => Math.log(1 + (all - n + 0.5) / (n + 0.5));
const rounded = (hit) => Math.round(hit.score * 1000);

/** Calls `found(row, ats)` for each row that a field has in all lists; `ats` says where in each. */
function meet(lists, found) {
  if (lists.some((list) => !list)) return;
  const ats = lists.map(() => 0);
  next: for (const [place, row] of lists[0].rows.entries()) {
    ats[0] = place;
    for (let other = 1; other < lists.length; other++) {
      const { rows } = lists[other];
      while (rows[ats[other]] < row) ats[other]++;
      if (rows[ats[other]] !== row) continue next;
    }
    found(row, ats);
  }
}

/** Adds to the scores of rows what a field gives where it has all of some terms: the sum of their BM25. */
function addField(index, terms, field, scores) {
  const lists = terms.map((term) => index.postings(term)[field]);
  const factors = lists.map((list) => list && inverse(list.all, index.rowsInAll) * (1 + K1) * index.weights[field]);
  meet(lists, (row, ats) => {
    const norm = K1 * (1 - B + B * index.norm(row, field) / index.average[field]);
    for (let at = 0; at < ats.length; at++) {
      const often = lists[at].often[ats[at]];
      scores[row] += factors[at] * often / (often + norm);
    }
  });
}

/** What terms give in all fields that have them all, by row; 0 where none has. */
function scoreTerms(index, terms) {
  const scores = new Float64Array(index.rows);
  index.weights.forEach((_, field) => addField(index, terms, field, scores));
  return scores;
}

/** What the best of a group's choices gives, by row. */
function scoreGroup(index, choices) {
  const [best, ...others] = choices.map(({ terms, weight }) => scoreTerms(index, terms).map((score) => score * weight));
  for (const scores of others) scores.forEach((score, row) => { if (score > best[row]) best[row] = score; });
  return best;
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
      if (score) met += weights[at];
    });
    return { score: sum * (met / whole) ** SHARE, met };
  };
  const groups = plan.groups.map((choices) => scoreGroup(index, choices));
  const phrases = plan.phrases.map((phrase) => scoreTerms(index, phrase));
  const quoted = index.quotedRows(plan.quoted, (row) => groups.some((scores) => scores[row]));
  const hits = [];
  let most = 0;
  for (let row = 0; row < index.rows;) {
    const record = index.recordOf(row);
    const kind = index.kindWeight(record);
    const union = { groups: groups.map(() => 0), phrases: 0 };
    const rows = [];
    for (; row < index.rows && index.recordOf(row) === record; row++) {
      const hit = { groups: groups.map((scores) => scores[row]), phrases: 0 };
      if (!hit.groups.some(Boolean) || (quoted.size && !quoted.has(row))) continue;
      for (const scores of phrases) hit.phrases += scores[row];
      rows.push({ row, score: total(hit).score * (hit.groups.every(Boolean) ? ALL : 1) * kind });
      hit.groups.forEach((score, at) => { if (score > union.groups[at]) union.groups[at] = score; });
      union.phrases = Math.max(union.phrases, hit.phrases);
    }
    if (!rows.length) continue;
    rows.sort((a, b) => rounded(b) - rounded(a) || a.row - b.row);
    const { score, met } = total(union);
    most = Math.max(most, met);
    hits.push({ record, met, rows, score: (1 - UNION) * rows[0].score + UNION * score * kind });
  }
  return hits.filter((hit) => hit.met >= most * LEAST).sort((a, b) => rounded(b) - rounded(a) || a.rows[0].row - b.rows[0].row);
}
