//! A reference that leads nowhere: no record has the id, or the record has no such place.
//!
//! What was probably meant is said once all causes are known.

use crate::check::subject::Subject;
use crate::diagnostic::{Arg, Diagnostic, code};
use crate::model::Link;
use crate::model::kind::Home;
use crate::model::site::Any;
use crate::model::walk::Part;

/// Reports references of a record whose target or place does not exist.
pub fn check(record: Any, subject: &Subject, found: &mut Vec<Diagnostic>) {
    record.walk(&mut |part| {
        if let Part::Link(link, _) = part {
            found.extend(dangling(link, subject));
        }
    });
}

/// Reports references of the settings whose target or place does not exist.
pub fn settings(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let config = &subject.site.config;
    // Where a move leads on, the rule about moves speaks of it.
    let leads_on = |link: &&Link| {
        let moves = config.moves.all.iter();
        moves.into_iter().any(|moved| std::ptr::eq(&moved.to, *link))
            && config.moves.of(link.kind, &link.id).is_some()
    };
    let links = config.links().filter(|link| !leads_on(link));
    found.extend(links.filter_map(|link| dangling(link, subject)));
}

fn dangling(link: &Link, subject: &Subject) -> Option<Diagnostic> {
    // An empty id stands for a field that was reported as missing.
    let target = link.target.get()?;
    if !subject.is_claimed(link.kind, &link.id) {
        match subject.site.config.moves.of(link.kind, &link.id) {
            // Named as a new one: the rule about moves speaks of what is wrong with it.
            Some(to) if to.kind == link.kind => {
                let name = Link { fragment: link.fragment.clone(), ..to.clone() }.written();
                let moved = Diagnostic::new(&code::MOVED_REFERENCE, link.span).with("link", link.written());
                return Some(moved.hint_with("new-address", "name", name));
            }
            Some(to) => return Some(wrong(link).hint_with("moved-type", "name", to.written())),
            None => return Some(wrong(link).hint_with("create", "better", home(link))),
        }
    }
    let fragment = link.fragment.as_deref()?;
    if subject.anchors(target)?.contains(fragment) || subject.has_heading(target, fragment) {
        return None;
    }
    Some(wrong(link).hint_with("no-place", "name", format!("{}/{}", link.kind.word(), link.id)))
}

fn wrong(link: &Link) -> Diagnostic {
    let wrong = Diagnostic::new(&code::DANGLING_REFERENCE, link.span);
    wrong.with("link", link.written()).with("type", Arg::Word(link.kind.word()))
}

/// The file in which a missing record would stand.
fn home(link: &Link) -> String {
    match link.kind.home() {
        Home::Table(name) => format!("content/{name}.yaml"),
        Home::Folder => format!("content/{}/{}.yaml", link.kind.folder(), link.id),
    }
}
