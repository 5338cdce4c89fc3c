//! An old address that stands again, or that leads on to one that has moved as well.

use crate::check::subject::Subject;
use crate::diagnostic::{Arg, Diagnostic, code};
use crate::model::Link;
use crate::model::moves::{Move, Moves};

/// Reports moves that lead readers nowhere, or past a page that there is.
pub fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let moves = &subject.site.config.moves;
    for Move { from, to } in &moves.all {
        let wrong = |link: &Link, what| {
            let wrong = Diagnostic::new(&code::BAD_MOVE, link.span).with("from", from.written());
            wrong.with("to", to.written()).with("what", Arg::Word(what))
        };
        if subject.is_claimed(from.kind, &from.id) {
            found.push(wrong(from, "move-back").hint("one-home"));
        } else if let Some(next) = moves.of(to.kind, &to.id) {
            found.push(match last(moves, next) {
                Some(last) => wrong(to, "move-chain").hint_with("last-address", "name", last.written()),
                None => wrong(to, "move-circle").hint("no-circle"),
            });
        }
    }
}

/// The end of a chain of moves; none of one that goes round.
fn last<'m>(moves: &'m Moves, mut at: &'m Link) -> Option<&'m Link> {
    for _ in &moves.all {
        match moves.of(at.kind, &at.id) {
            Some(next) => at = next,
            None => return Some(at),
        }
    }
    None
}
