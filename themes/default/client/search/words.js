// The words of a language by their frequency. See src/index/vocabulary.rs.

/** The terms with the highest frequency, equal ones in the order of their characters. */
function frequent(terms, frequency, most) {
  const often = new Map(Array.from(new Set(terms), (term) => [term, frequency(term)]));
  return [...often.keys()].sort((a, b) => often.get(b) - often.get(a) || (a < b ? -1 : 1)).slice(0, most);
}
