//! The numbers of a query as texts are found under them: in digits.

use super::analyzer::Chunk;
use super::number::{Number, numbers};

/// The pieces of a query with numbers in Han characters as digits.
pub fn counted(chunks: Vec<Chunk>) -> Vec<Chunk> {
    let mut all: Vec<Chunk> = Vec::with_capacity(chunks.len());
    for chunk in chunks {
        if !chunk.han {
            all.push(chunk);
            continue;
        }
        let run = &chunk.parts[0];
        let figure = all.last().filter(|_| chunk.tight).and_then(figure);
        let (mut at, mut tight) = (0, chunk.tight);
        for Number { start, end, digits } in numbers(run, figure.as_deref()) {
            if start == 0 && figure.is_some() {
                tight = all.pop().is_some_and(|before| before.tight);
            } else if start > at {
                all.push(Chunk { parts: vec![run[at..start].to_owned()], han: true, tight });
                tight = true;
            }
            all.push(Chunk { parts: vec![digits], han: false, tight });
            (at, tight) = (end, true);
        }
        if at < run.len() {
            all.push(Chunk { parts: vec![run[at..].to_owned()], han: true, tight });
        }
    }
    all
}

/// The number that words which hang together are: 3, 1.5.
fn figure(chunk: &Chunk) -> Option<String> {
    let digits = |part: &String| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_one = !chunk.han && chunk.parts.len() <= 2 && chunk.parts.iter().all(digits);
    is_one.then(|| chunk.parts.join("."))
}
