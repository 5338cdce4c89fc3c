//! The text of a file, or why it has none.

use crate::diagnostic::{Diagnostic, Span, code};
use crate::tree::{FileId, SourceTree};

/// The most bytes a content file may have. A glossary of 10,000 terms in two languages has 5 MiB; a larger file is
/// a mistake.
pub const MOST_BYTES: usize = 8 << 20;

/// The text of a file, after reports if it is too large or no UTF-8.
pub fn utf8<'s>(sources: &'s SourceTree, file: FileId, found: &mut Vec<Diagnostic>) -> Option<&'s str> {
    let bytes = sources.bytes(file);
    if bytes.len() > MOST_BYTES {
        let large = Diagnostic::new(&code::FILE_TOO_LARGE, Span::file(file))
            .with("most", format!("{} MiB", MOST_BYTES >> 20));
        found.push(large.hint("split"));
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let at = error.valid_up_to();
            let hint = if is_gbk(bytes) { "gbk" } else { "utf8" };
            found.push(Diagnostic::new(&code::NOT_UTF8, Span::new(file, at, at + 1)).hint(hint));
            None
        }
    }
}

/// Whether bytes that are no UTF-8 read without error as GB18030 and then hold Chinese characters.
fn is_gbk(bytes: &[u8]) -> bool {
    let (text, had_errors) = encoding_rs::GB18030.decode_without_bom_handling(bytes);
    !had_errors && text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}
