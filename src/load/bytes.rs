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
            found.push(Diagnostic::new(&code::NOT_UTF8, Span::new(file, at, at + 1)).hint(encoding(bytes)));
            None
        }
    }
}

/// The hint for bytes that are no UTF-8, by what they seem to be.
fn encoding(bytes: &[u8]) -> &'static str {
    let zeros =
        |first: usize| bytes.iter().skip(first).step_by(2).take(200).filter(|byte| **byte == 0).count();
    match bytes {
        // Office documents are archives, older ones compound files.
        [b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => "word",
        [b'%', b'P', b'D', b'F', ..] | [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] => "word",
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "utf16",
        // Of text in UTF-16 the upper bytes of its line ends and ASCII letters are zero.
        _ if zeros(0) + zeros(1) > bytes.len().min(400) / 20 => "utf16",
        _ if is_gbk(bytes) => "gbk",
        _ => "utf8",
    }
}

/// Whether bytes that are no UTF-8 read without error as GB18030 and then hold Chinese characters.
fn is_gbk(bytes: &[u8]) -> bool {
    let (text, had_errors) = encoding_rs::GB18030.decode_without_bom_handling(bytes);
    !had_errors && text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}
