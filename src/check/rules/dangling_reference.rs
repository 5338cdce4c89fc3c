//! A reference that leads nowhere: no record has the id, or the record has no such place.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::Subject;
use crate::diagnostic::{Arg, Diagnostic, code};
use crate::model::site::Any;
use crate::model::walk::Part;
use crate::model::{Kind, Link};

/// Reports every reference whose target or place does not exist.
pub fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let mut anchors = Anchors::default();
    let config = &subject.site.config;
    for link in std::iter::once(&config.publisher).chain(&config.upkeep.owner).chain(&config.start) {
        found.extend(dangling(link, subject, &mut anchors));
    }
    subject.each_part(|_, part| {
        if let Part::Link(link, _) = part {
            found.extend(dangling(link, subject, &mut anchors));
        }
    });
}

fn dangling(link: &Link, subject: &Subject, anchors: &mut Anchors) -> Option<Diagnostic> {
    // An empty id stands for a field that was reported as missing.
    if link.id.is_empty() {
        return None;
    }
    let wrong = Diagnostic::new(&code::DANGLING_REFERENCE, link.span);
    let wrong = wrong.with("link", link.written()).with("type", Arg::Word(link.kind.word()));
    if !subject.claims.contains_key(&(link.kind, link.id.as_str())) {
        let ids: Vec<&str> =
            subject.claims.keys().filter(|(kind, _)| *kind == link.kind).map(|(_, id)| *id).collect();
        let other =
            Kind::ALL.into_iter().find(|kind| subject.claims.contains_key(&(*kind, link.id.as_str())));
        let wrong = match other {
            Some(kind) => wrong.hint_with("did-you-mean", "name", format!("{}/{}", kind.word(), link.id)),
            None => wrong.hint_with("create", "better", home(link)),
        };
        return Some(wrong.suggest(&link.id, ids));
    }
    let fragment = link.fragment.as_deref()?;
    let record = subject.site.find(link.kind, &link.id)?;
    let known = anchors.of(record);
    if known.contains(fragment) {
        return None;
    }
    let wrong = match link.kind {
        Kind::Law => wrong.hint_with("article", "number", fragment),
        _ => wrong,
    };
    let near = wrong.clone().suggest(fragment, known.iter().map(String::as_str));
    Some(if link.kind == Kind::Law { wrong } else { near })
}

/// The file in which a missing record would stand.
fn home(link: &Link) -> String {
    match link.kind {
        Kind::Agency => "content/agencies.yaml".to_owned(),
        Kind::Law | Kind::Document => "content/laws.yaml".to_owned(),
        Kind::Term => "content/glossary.yaml".to_owned(),
        kind => format!("content/{}/{}.yaml", kind.folder(), link.id),
    }
}

/// The anchors of the records that were asked for, and the source ids that have their homes there.
#[derive(Default)]
struct Anchors {
    known: BTreeMap<(Kind, String), BTreeSet<String>>,
}

impl Anchors {
    fn of(&mut self, record: Any) -> &BTreeSet<String> {
        self.known.entry((record.kind(), record.meta().id.clone())).or_insert_with(|| {
            let mut anchors = BTreeSet::new();
            record.walk(&mut |part| match part {
                Part::Enter(anchor) => drop(anchors.insert(anchor.to_owned())),
                Part::Source(source) => drop(anchors.insert(source.value.clone())),
                _ => {}
            });
            anchors
        })
    }
}
