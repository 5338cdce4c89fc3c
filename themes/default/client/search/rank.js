// Scores rows as tantivy does (https://docs.rs/tantivy/0.27.0/src/tantivy/query/bm25.rs.html), and makes
// records of them as src/index/ranking.rs does.

const inverse = (n, all) => Math.log(1 + (all - n + 0.5) / (n + 0.5));
const rounded = (hit) => Math.round(hit.score * 1000);

/** Calls `found(row, ats)` for each row that a field has in all lists; `ats` says where in each. */
function meet(lists, found) {
  if (lists.some((list) => !list)) return;
  const ats = lists.map(() => 0);
  const { rows } = lists[0];
  next: for (let place = 0; place < rows.length; place++) {
    const row = rows[place];
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
  const { k1, b } = index.rules;
  const lists = terms.map((term) => index.postings(term)[field]);
  const factors = lists.map((list) => list && inverse(list.all, index.rowsInAll) * (1 + k1) * index.weights[field]);
  const lengths = index.lengths[field];
  const average = index.average[field];
  meet(lists, (row, ats) => {
    const norm = k1 * (1 - b + b * lengths[row] / average);
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

/** The records whose title a query is. Terms of the glossary are on the way to what is meant. */
function named(index, plan) {
  const terms = Array.from(new Set(plan.groups.flatMap(([choice]) => choice.terms)));
  const found = new Set();
  meet(terms.map((term) => index.postings(term)[0]), (row) => {
    if (index.lengths[0][row] === plan.size && index.isFirst(row) && index.kindOf(index.recordOf(row)) !== index.rules.term) found.add(index.recordOf(row));
  });
  return found;
}

/** The records that answer a plan, best first: `[{ record, score, places: [{ row, score, audience }] }]`. */
function rank(index, plan) {
  const { union: share, following: counts, least, enough, share: power, all: whenAll } = index.rules;
  const weights = plan.groups.map((choices) => Math.max(...choices.map(({ weight }) => weight)));
  const whole = weights.reduce((a, b) => a + b, 0);
  const total = (sum, phrases, met) => (sum + counts * phrases) * (met / whole) ** power;
  const groups = plan.groups.map((choices) => scoreGroup(index, choices));
  const phrases = plan.phrases.map((phrase) => scoreTerms(index, phrase));
  const quoted = index.quotedRows(plan.quoted, (row) => groups.some((scores) => scores[row]));
  const best = new Float64Array(groups.length);
  const hits = [];
  let most = 0;
  for (let row = 0; row < index.rows;) {
    const record = index.recordOf(row);
    const kind = index.kindWeight(record);
    best.fill(0);
    let following = 0;
    const places = [];
    for (; row < index.rows && index.recordOf(row) === record; row++) {
      let sum = 0;
      let met = 0;
      let all = whenAll;
      for (let at = 0; at < groups.length; at++) {
        const score = groups[at][row];
        if (score) {
          sum += score;
          met += weights[at];
        } else all = 1;
      }
      if (!met || (quoted.size && !quoted.has(row))) continue;
      const phrase = phrases.reduce((sum, scores) => sum + scores[row], 0);
      places.push({ row, score: total(sum, phrase, met) * all * kind, audience: index.audienceOf(row) });
      for (let at = 0; at < groups.length; at++) best[at] = Math.max(best[at], groups[at][row]);
      following = Math.max(following, phrase);
    }
    if (!places.length) continue;
    places.sort((a, b) => rounded(b) - rounded(a) || a.row - b.row);
    const met = weights.reduce((sum, weight, at) => (best[at] ? sum + weight : sum), 0);
    most = Math.max(most, met);
    const union = total(best.reduce((a, b) => a + b, 0), following, met) * kind;
    hits.push({ record, met, places, score: (1 - share) * places[0].score + share * union });
  }
  if (!plan.groups.length) return [];
  const called = named(index, plan);
  const top = hits.reduce((top, hit) => Math.max(top, hit.score), 0);
  return hits.filter((hit) => hit.met >= most * least && (hit.score >= top * enough || called.has(hit.record)))
    .sort((a, b) => called.has(b.record) - called.has(a.record) || rounded(b) - rounded(a) || a.places[0].row - b.places[0].row);
}
