//! Characters: which nobody can see, and how messages show one.

/// A character as a message shows it: itself if it can be seen, and its code point.
pub fn name(character: char) -> String {
    let code = format!("U+{:04X}", u32::from(character));
    match character {
        '\t' => format!("TAB {code}"),
        c if c.is_whitespace() || is_invisible(c) => code,
        c => format!("{c} {code}"),
    }
}

/// Characters without width that editors and web pages leave behind.
///
/// Format characters (Unicode category Cf) that occur in pasted text; the joiners U+200C and U+200D
/// are among them, since no language of such sites needs them in a record.
pub fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
