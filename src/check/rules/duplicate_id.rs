//! Two records of one type with one id: they would have one URL.
//!
//! Places within a record (items, steps, articles, parties) count as well, since their ids are anchors of
//! one page.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::subject::Subject;
use crate::diagnostic::{Arg, Diagnostic, Span, code};
use crate::load::Claim;
use crate::model::Kind;
use crate::model::site::Any;
use crate::model::walk::Part;

/// How the anchor of a party begins that has no source id; its agency's id follows.
const PARTY: &str = "party-";

/// Reports the later of two equal ids that a group of files claims. Two groups never claim the same: a
/// record's id is its file's name, and a type that shares a file has only that.
pub fn claims(claims: &[Claim], found: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<(Kind, &str), Span> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| !claim.id.is_empty()) {
        match first.get(&(claim.kind, claim.id.as_str())) {
            Some(known) => found.push(twice(&claim.id, claim.kind.word(), claim.span, *known)),
            None => drop(first.insert((claim.kind, claim.id.as_str()), claim.span)),
        }
    }
}

/// Reports the later of two places of a record with the same id.
pub fn check(record: Any, subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Any::Law(law) = record else { return anchors(record, subject, found) };
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    for article in &law.articles {
        if let Some(known) = first.insert(&article.number, article.span) {
            found.push(twice(&article.number, "article", article.span, known));
        }
    }
}

/// Reports places of one page that have the same anchor.
///
/// An anchor that is a source id with two homes is left to the rule about those.
fn anchors(record: Any, subject: &Subject, found: &mut Vec<Diagnostic>) {
    let kind = if record.kind() == Kind::Procedure { "step" } else { "item" };
    let mut first: BTreeMap<&str, Span> = BTreeMap::new();
    // Anchors that were entered and whose place in the file no part has told yet.
    let mut open: Vec<&str> = Vec::new();
    let mut sources: BTreeSet<&str> = BTreeSet::new();
    record.walk(&mut |part| {
        let span = match part {
            Part::Enter(anchor) => return open.push(anchor),
            Part::Source(source) => {
                sources.insert(&source.value);
                source.span
            }
            Part::Text(text) => text.span,
            Part::Link(link, _) => link.span,
            Part::Step(step) => step.id.span,
            _ => return,
        };
        for anchor in open.drain(..).filter(|anchor| !anchor.is_empty() && !sources.contains(anchor)) {
            let Some(known) = first.insert(anchor, span) else { continue };
            match anchor.strip_prefix(PARTY) {
                // The roles of a party are numbered after it, so theirs stand twice as well.
                Some(party) if subject.is_claimed(Kind::Agency, party) => {
                    found.push(twice(party, "party", span, known));
                }
                Some(_) => {}
                None => found.push(twice(anchor, kind, span, known)),
            }
        }
    });
}

fn twice(id: &str, kind: &'static str, span: Span, known: Span) -> Diagnostic {
    let found = Diagnostic::new(&code::DUPLICATE_ID, span).with("id", id).with("type", Arg::Word(kind));
    found.with("line", Arg::Line(known)).hint("rename-one")
}
