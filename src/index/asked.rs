//! What of a query says what is looked for.

use super::analyzer::Chunk;
use super::function_words::{is_function_word, without_function_words};

/// How many digits a telephone number has at least that a query writes in groups.
pub const LEAST_DIGITS: usize = 7;

/// The pieces of a query that say what is looked for; all of them if none does.
pub fn asked(chunks: Vec<Chunk>) -> Vec<Chunk> {
    let mut asked: Vec<Chunk> = Vec::new();
    for chunk in joined_numbers(chunks.clone()) {
        if chunk.han && chunk.parts[0].chars().count() > 2 {
            for (at, part) in without_function_words(&chunk.parts[0]).into_iter().enumerate() {
                asked.push(Chunk { parts: vec![part], han: true, tight: chunk.tight && at == 0 });
            }
        } else if chunk.han || chunk.parts.len() > 1 || !is_function_word(&chunk.parts[0]) {
            asked.push(chunk);
        }
    }
    let one = asked.len() == 1 && asked[0].han && asked[0].parts[0].chars().count() == 1;
    if asked.is_empty() || (one && chunks.len() > 1) { chunks } else { asked }
}

/// Groups of digits that make a telephone number together are one number.
fn joined_numbers(chunks: Vec<Chunk>) -> Vec<Chunk> {
    let digits = |chunk: &Chunk| {
        !chunk.han && chunk.parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let mut joined: Vec<Chunk> = Vec::new();
    for chunk in chunks {
        match joined.last_mut() {
            Some(last) if digits(last) && digits(&chunk) && length(last) + length(&chunk) >= LEAST_DIGITS => {
                last.parts.extend(chunk.parts);
            }
            _ => joined.push(chunk),
        }
    }
    joined
}

fn length(chunk: &Chunk) -> usize {
    chunk.parts.iter().map(String::len).sum()
}
