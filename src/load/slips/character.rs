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

/// Characters that no text has: XML refuses them (<https://www.w3.org/TR/xml/#charsets>), or takes them for ends of
/// lines, as it does U+0085, U+2028 and U+2029. Tabs and plain ends of lines are none.
pub fn is_control(character: char) -> bool {
    let noncharacter =
        u32::from(character) & 0xfffe == 0xfffe || matches!(character, '\u{fdd0}'..='\u{fdef}');
    noncharacter
        || matches!(character, '\u{2028}' | '\u{2029}')
        || (character.is_control() && !matches!(character, '\t' | '\n' | '\r'))
}

/// Characters without width that editors and web pages leave behind, and those that no text has.
///
/// Format characters (Unicode category Cf) that occur in pasted text; the joiners U+200C and U+200D
/// are among them, since no language of such sites needs them in a record.
pub fn is_invisible(character: char) -> bool {
    is_control(character)
        || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
