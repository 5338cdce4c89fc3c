//! Escapes in double quotation marks that stand for what nobody can see.

use std::ops::Range;

use super::character::is_invisible;

/// The first escape of a quoted text that stands for a character that no text may have: its place in the text as
/// written, and the character. A carriage return counts, since only an escape can put one into a text.
pub fn hidden_escape(written: &str) -> Option<(Range<usize>, char)> {
    let mut at = 0;
    while let Some(next) = written[at..].find('\\') {
        let start = at + next;
        let (length, character) = escape(&written[start..]);
        if let Some(hidden) = character.filter(|c| is_invisible(*c) || *c == '\r') {
            return Some((start..start + length, hidden));
        }
        at = start + length;
    }
    None
}

/// The length of the escape that begins a text, and the character that it stands for if that may be hidden
/// (YAML 1.2.2, section 5.7).
fn escape(text: &str) -> (usize, Option<char>) {
    let Some(kind) = text[1..].chars().next() else { return (1, None) };
    let digits = match kind {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => 0,
    };
    let code = text.get(2..2 + digits).filter(|code| !code.is_empty());
    let character = match kind {
        '0' => Some('\0'),
        'a' => Some('\u{7}'),
        'b' => Some('\u{8}'),
        'v' => Some('\u{b}'),
        'f' => Some('\u{c}'),
        'r' => Some('\r'),
        'e' => Some('\u{1b}'),
        'N' => Some('\u{85}'),
        'L' => Some('\u{2028}'),
        'P' => Some('\u{2029}'),
        _ => code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32),
    };
    (1 + kind.len_utf8() + code.map_or(0, str::len), character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_read_as_yaml_reads_them() {
        assert_eq!(hidden_escape(r#""a\u202Eb""#), Some((2..8, '\u{202e}')));
        assert_eq!(hidden_escape(r#""甲\x08""#), Some((4..8, '\u{8}')));
        assert_eq!(hidden_escape(r#""\U0000FFFE""#), Some((1..11, '\u{fffe}')));
        assert_eq!(hidden_escape(r#""a\0""#), Some((2..4, '\0')));
        for clean in [r#""a\\u202E""#, r#""\u7532\n\t\"\x41""#, r#""\u20"#, r#""a\"#, "甲", r#""\甲\u甲""#]
        {
            assert_eq!(hidden_escape(clean), None, "{clean}");
        }
    }
}
