// The words of a language by their frequency. See src/index/vocabulary.rs.

const MOST_BEGUN = 16;
const NO_TOPIC = 0.36;
const NUMBER = 2;

/** The terms with the highest frequency, equal ones in the order of their characters. */
function frequent(terms, frequency, most) {
  const often = new Map(Array.from(new Set(terms), (term) => [term, frequency(term)]));
  return [...often.keys()].sort((a, b) => often.get(b) - often.get(a) || (a < b ? -1 : 1)).slice(0, most);
}
