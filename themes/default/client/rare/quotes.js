// What stands in quotes must be there as it is. See src/index/plan.rs and src/index/query.rs.

/** Of the pieces between quotes, what stands in some that are closed: `[place, term]`, if the language has all of it. */
function quoted(pieces, index, chunks, pairs) {
  return pieces.filter((_, at) => at % 2 && at + 1 < pieces.length).map((piece) => {
    let place = 0;
    const terms = [];
    for (const { han, parts } of chunks(piece)) {
      if (han) {
        for (const pair of pairs(parts[0])) terms.push([place++, pair]);
        place++;
      } else for (const part of parts) terms.push([place++, index.term(part)]);
    }
    return terms;
  }).filter((terms) => terms.length && terms.every(([, term]) => term !== undefined && index.has(term)));
}

/** The rows that have what stands in quotes, of records that have all of it. */
function quotedRows(index, quoted, found, meet) {
  const quotations = quoted.map((quotation) => Array.from(rowsWith(index, quotation, meet)).filter(found)).filter((rows) => rows.length);
  const records = quotations.map((rows) => new Set(rows.map(index.recordOf)));
  return new Set(quotations.flat().filter((row) => records.every((some) => some.has(index.recordOf(row)))));
}

/** The rows that have terms in some field as far apart as in a quotation. */
function rowsWith(index, quotation, meet) {
  const rows = new Set();
  const places = quotation.map(([, term]) => index.places(term));
  index.weights.forEach((_, field) => meet(quotation.map(([, term]) => index.postings(term)[field]), (row, ats) => {
    const [first, ...others] = quotation.map(([place], at) => places[at][field][ats[at]].map((here) => here - place));
    if (first.some((start) => others.every((starts) => starts.includes(start)))) rows.add(row);
  }));
  return rows;
}

/** Where the rows of a term's postings have it, by field, in their order. */
function readPlaces(stream, fields) {
  const read = (many) => {
    let place = 0;
    return Array.from({ length: many }, () => (place += stream.number()));
  };
  return fields.map((list) => list && Array.from(list.often, read));
}
