//! What stands in quotes in a query.

use super::analyzer::{chunks, pairs_of_name};
use super::vocabulary::Vocabulary;

/// What opens or closes a quotation.
pub const QUOTES: [char; 10] = ['"', '“', '”', '„', '«', '»', '「', '」', '『', '』'];

/// What stands in quotes that are closed. What no row of the language can have is left out.
pub fn quoted(folded: &str, words: &Vocabulary) -> Vec<Vec<(usize, String)>> {
    let pieces: Vec<&str> = folded.split(QUOTES).collect();
    let closed = pieces.len().saturating_sub(1);
    let inside = pieces[..closed].iter().skip(1).step_by(2).filter_map(|piece| quotation(piece, words));
    inside.filter(|terms| !terms.is_empty()).collect()
}

/// The terms of a quotation, if the language has all of them. A single Han character among other words is
/// passed over: what it is a term with depends on what follows it.
fn quotation(text: &str, words: &Vocabulary) -> Option<Vec<(usize, String)>> {
    let (mut terms, mut place) = (Vec::new(), 0);
    for chunk in chunks(text) {
        if chunk.han {
            let pairs = pairs_of_name(&chunk.parts[0]);
            let after = place + pairs.len() + 1;
            terms.extend((place..).zip(pairs));
            place = after;
        } else {
            for part in chunk.parts {
                terms.push((place, words.term(&part)?.to_owned()));
                place += 1;
            }
        }
    }
    terms.iter().all(|(_, term)| words.has(term)).then_some(terms)
}
