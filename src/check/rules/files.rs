//! References to files that are not there, files that nothing refers to, and files of one name.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, Span, code};
use crate::load::place::CONTENT;
use crate::model::attachment::FILES;

/// Reports references to files that are not there.
///
/// Silent while a file is not fit to be published, since it may be the one that is meant.
pub fn missing(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let files = &subject.site.files;
    for link in subject.file_links.iter().filter(|link| !files.contains_key(&link.path)) {
        let missing = Diagnostic::new(&code::MISSING_FILE, link.span).with("file", link.path.as_str());
        let missing = missing.hint_with("put-file", "better", format!("content/{}", link.path));
        found.push(missing.suggest(&link.path, files.keys().map(String::as_str)));
    }
}

/// Reports files that nothing refers to: readers do not find them.
pub fn unused(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let named: BTreeSet<&str> = subject.file_links.iter().map(|link| link.path.as_str()).collect();
    for (path, file) in subject.site.files.iter().filter(|(path, _)| !named.contains(path.as_str())) {
        let written = subject.sources.path(file.file);
        // A draft that lies among the records is not meant for readers.
        let found_here = match is_beside(path, written) {
            true => Diagnostic::new(&code::STRAY_FILE, Span::file(file.file))
                .with("file", written)
                .hint_with("link-or-move", "better", format!("{CONTENT}{path}")),
            false => Diagnostic::new(&code::UNUSED_FILE, Span::file(file.file))
                .with("file", path.as_str())
                .hint("link-or-remove"),
        };
        found.push(found_here);
    }
}

/// Whether a file lies beside records, and not where it is published from.
fn is_beside(published: &str, written: &str) -> bool {
    written.strip_prefix(CONTENT) != Some(published)
}

/// Reports the later of two files whose names differ in capital letters only: many systems take them for one.
pub fn twins(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    for (path, file) in &subject.site.files {
        if let Some(first) = known.insert(path.to_lowercase(), path) {
            let twin = Diagnostic::new(&code::BAD_FILE_NAME, Span::file(file.file));
            found.push(twin.with("file", path.as_str()).hint_with("file-twin", "other", first));
        }
        // One beside a record, and one at the place where that is published.
        let other = path.strip_prefix(FILES).map(|name| format!("{CONTENT}{name}")).unwrap_or_default();
        let is_there = |path: &str| subject.sources.id(path).is_some();
        if is_there(&other) && is_there(&format!("{CONTENT}{path}")) {
            let twin = Diagnostic::new(&code::BAD_FILE_NAME, Span::file(file.file));
            found.push(twin.with("file", path.as_str()).hint_with("file-twin", "other", other));
        }
    }
}
