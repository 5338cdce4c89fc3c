//! Words that Markdown takes for something that no page shows.

use pulldown_cmark::{Event, Tag};

use crate::diagnostic::{Arg, Diagnostic, Span, code};
use crate::tree::FileId;

/// The labels of definitions that nobody means to be read: how comments are written where there are no others.
const COMMENTS: [&str; 2] = ["//", "comment"];

/// Reports definitions `[甲]: 乙` that no link uses: they vanish. `defined` are their labels and places.
pub fn check_definitions(
    defined: &[(String, std::ops::Range<usize>)],
    events: &[Event],
    file: FileId,
    found: &mut Vec<Diagnostic>,
) {
    let used = |label: &str| {
        events.iter().any(|event| match event {
            Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) => same(id, label),
            _ => false,
        })
    };
    for (label, place) in
        defined.iter().filter(|(label, _)| !COMMENTS.contains(&label.as_str()) && !used(label))
    {
        let lost = Diagnostic::new(&code::LOST_TEXT, Span::new(file, place.start, place.end));
        let lost =
            lost.with("text", format!("[{label}]: …")).with("taken", Arg::Word("taken-for-definition"));
        found.push(lost.hint_with("definition", "better", format!("\\[{label}]: …")));
    }
}

/// Whether two labels are the same: without regard to case and white space, as CommonMark matches them.
fn same(a: &str, b: &str) -> bool {
    let plain = |label: &str| label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    plain(a) == plain(b)
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
