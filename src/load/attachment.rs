//! Files that are published as they are: what may be published, and under which names.

use std::sync::Arc;

use super::place::CONTENT;
use crate::diagnostic::{Diagnostic, Span, code};
use crate::model::attachment::{Attachment, FILES, PICTURES, ending};
use crate::model::id::is_taken;
use crate::tree::{FileId, SourceTree};

/// The most bytes of a published file: what is larger takes minutes to load on a bad line, and is cut off when it
/// is read ([`READ_LIMIT`](crate::disk::READ_LIMIT)).
pub const MOST_BYTES: usize = 8 << 20;

/// Other types that browsers show or hand on without running what stands in them. Pages of the web are not among
/// them, nor is SVG: both may hold scripts, which would run as the site's own.
const DOCUMENTS: [&str; 20] = [
    "pdf", "ofd", "doc", "docx", "wps", "odt", "rtf", "xls", "xlsx", "et", "ods", "csv", "ppt", "pptx",
    "odp", "txt", "zip", "mp3", "mp4", "ics",
];

/// A file, after reports if it is not fit to be published.
pub fn attachment(
    sources: &SourceTree,
    file: FileId,
    found: &mut Vec<Diagnostic>,
) -> Option<Arc<Attachment>> {
    let path = sources.path(file).strip_prefix(CONTENT)?;
    let bytes = sources.shared(file);
    let whole = Span::file(file);
    let name = path.strip_prefix(FILES).unwrap_or(path);
    let path = &published(name);
    let known = found.len();
    if !name.split('/').all(is_name) {
        found
            .push(Diagnostic::new(&code::BAD_FILE_NAME, whole).with("file", path.as_str()).hint("file-name"));
    }
    let kind = ending(path);
    let is_picture = PICTURES.contains(&kind.as_str());
    if !is_picture && !DOCUMENTS.contains(&kind.as_str()) {
        let refused = Diagnostic::new(&code::UNSAFE_FILE, whole).with("file", path.as_str());
        let hint = if kind == "svg" { "picture" } else { "types" };
        let types: Vec<&str> = DOCUMENTS.into_iter().chain(PICTURES).collect();
        found.push(refused.hint_with(hint, "types", types.join(", ")));
    }
    if bytes.len() > MOST_BYTES {
        let most = format!("{} MiB", MOST_BYTES >> 20);
        found.push(Diagnostic::new(&code::FILE_TOO_LARGE, whole).with("most", most).hint("smaller"));
    }
    let size = imagesize::blob_size(&bytes).ok().map(|size| (size.width, size.height));
    let picture = size.filter(|_| is_picture);
    if is_picture && picture.is_none() {
        found.push(Diagnostic::new(&code::UNSAFE_FILE, whole).with("file", path.as_str()).hint("no-picture"));
    }
    (found.len() == known).then(|| Arc::new(Attachment { path: path.clone(), file, bytes, picture }))
}

/// The path under which a file is published that lies at a path below `content/files/`, or beside a record.
pub fn published(path: &str) -> String {
    format!("{FILES}{path}")
}

/// Whether the name of a file says that it may be published.
pub fn is_publishable(path: &str) -> bool {
    let kind = ending(path);
    DOCUMENTS.iter().chain(&PICTURES).any(|known| *known == kind)
}

/// Whether a part of a path is a name that every system and every address can hold.
fn is_name(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    name.chars().all(fits)
        && name.chars().any(char::is_alphanumeric)
        && !name.starts_with('.')
        && !name.ends_with('.')
        && !is_device(&stem.to_lowercase())
}

/// Whether Windows keeps a name for a device; `index` is free here.
fn is_device(stem: &str) -> bool {
    stem != "index" && is_taken(stem)
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn names_that_every_system_can_hold() {
        for good in ["form.docx", "申请表.pdf", "a_b-1.2.png", "index.pdf", "Formulário.pdf"] {
            assert!(is_name(good), "{good}");
        }
        for bad in ["", "a b.pdf", ".pdf", "a.", "con.pdf", "LPT1.pdf", "a:b.pdf", "a%b.pdf", "a?.pdf", "-"] {
            assert!(!is_name(bad), "{bad}");
        }
    }
}
