//! Words that Markdown takes for something that no page shows.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::diagnostic::{Arg, Diagnostic, Span, code};
use crate::tree::FileId;

/// The labels of definitions that nobody means to be read: how comments are written where there are no others.
const COMMENTS: [&str; 2] = ["//", "comment"];

/// Reports definitions `[甲]: 乙` that no link uses: they vanish. `defined` are their labels and places.
pub fn check_definitions(
    defined: &[(String, Range<usize>)],
    events: &[Event],
    file: FileId,
    found: &mut Vec<Diagnostic>,
) {
    let used: HashSet<String> = events.iter().filter_map(used_label).map(folded).collect();
    let is_used = |label: &str| COMMENTS.contains(&label) || used.contains(&folded(label));
    for (label, place) in defined.iter().filter(|(label, _)| !is_used(label)) {
        let lost = Diagnostic::new(&code::LOST_TEXT, Span::new(file, place.start, place.end));
        let lost =
            lost.with("text", format!("[{label}]: …")).with("taken", Arg::Word("taken-for-definition"));
        found.push(lost.hint_with("definition", "better", format!("\\[{label}]: …")));
    }
}

/// The label of the definition that a link uses; empty where it has its target by itself.
fn used_label<'e>(event: &'e Event) -> Option<&'e str> {
    match event {
        Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) => Some(id),
        _ => None,
    }
}

/// A label without regard to case and white space, as CommonMark matches them.
fn folded(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whether a block of HTML is a note to oneself, which is dropped; one that is never closed swallows what follows it,
/// and is reported.
pub fn is_comment(block: &str, span: Span, found: &mut Vec<Diagnostic>) -> bool {
    let block = block.trim();
    let Some(inside) = block.strip_prefix("<!--") else { return false };
    // Where a second note begins within the first, that was never closed.
    match inside.find("-->").filter(|end| !inside[..*end].contains("<!--")) {
        Some(end) => inside[end + 3..].trim().is_empty(),
        None => {
            let lost = Diagnostic::new(&code::LOST_TEXT, Span { end: span.start + 4, ..span });
            found.push(
                lost.with("text", "<!--").with("taken", Arg::Word("taken-for-comment")).hint("comment"),
            );
            true
        }
    }
}
