//! The lines and brackets around a place, where the parser says only that it gave up there.

use crate::diagnostic::Span;
use crate::tree::FileId;

/// The value between brackets and commas in which a place lies.
pub fn in_brackets(text: &str, at: usize) -> &str {
    let start = text[..at].rfind(": ").map_or(0, |colon| colon + 2);
    let end = text[at..].find([',', '}', ']', '\n']).map_or(text.len(), |end| at + end);
    text[start..end].trim()
}

/// A value that runs on into the next field because the comma between them is missing or another mark, and that
/// field: `商户; en: Shops` is `商户, en: Shops`.
pub fn missing_comma(value: &str) -> Option<(String, String)> {
    let (before, after) = value.split_once(": ")?;
    let at = before.rfind(|c: char| !(c.is_ascii_lowercase() || c == '_'))?;
    let mark = before[at..].chars().next()?;
    let (text, name) = (&before[..at], &before[at + mark.len_utf8()..]);
    let text = text.trim_end_matches([' ', ';', '；', '，', '、', '.', '/', '|']);
    let field = !name.is_empty() && !text.is_empty() && (mark.is_whitespace() || ";；，、/|.".contains(mark));
    // A word of the text and no field, as in `Two parts: a and b`, has words of the same letters before it.
    let is_word = text.ends_with(|c: char| c.is_ascii_alphabetic()) && mark == ' ' && name.len() > 3;
    (field && !is_word).then(|| (format!("{text}, {name}: {after}"), name.to_owned()))
}

/// How many lines above an error are searched for the bracket that caused it.
const ABOVE: usize = 12;

/// The last bracket of the nearest line, from the one of an error upwards, in which not every bracket has its other
/// half; those in quotation marks do not count. The parser notices it only where the next field begins.
pub fn unbalanced(text: &str, at: usize) -> Option<usize> {
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    let mut above = text[..end].rsplit('\n');
    let mut start = end;
    for (count, line) in above.by_ref().take(ABOVE).enumerate() {
        start -= line.len() + usize::from(count > 0);
        let mut quote = None;
        let mut open: Vec<usize> = Vec::new();
        for (place, c) in line.char_indices() {
            match (quote, c) {
                (Some(mark), c) if mark == c => quote = None,
                (None, '"' | '\'') if line[..place].trim_end().ends_with([':', '{', '[', ',', '-']) => {
                    quote = Some(c)
                }
                (None, '#') if line[..place].ends_with(' ') => break,
                (None, '{' | '[') => open.push(place),
                (None, '}' | ']') if open.pop().is_none() => return Some(start + place),
                _ => {}
            }
        }
        if let (Some(place), None) = (open.last(), quote) {
            return Some(start + place);
        }
    }
    None
}

/// A line of the source.
pub struct Line<'t> {
    /// The byte at which it begins.
    pub start: usize,
    /// Its characters, without the line break.
    pub text: &'t str,
}

impl<'t> Line<'t> {
    /// The line in which a byte lies.
    pub fn around(text: &'t str, at: usize) -> Self {
        let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
        Line { start, text: &text[start..end] }
    }

    /// Where it stands, without the white space around it.
    pub fn span(&self, file: FileId) -> Span {
        let indent = self.text.len() - self.text.trim_start().len();
        Span::new(file, self.start + indent, self.start + self.text.trim_end().len())
    }

    /// The line as the comment that it is meant to be, if it begins as comments of other languages do.
    pub fn other_comment(&self) -> Option<String> {
        let text = self.text.trim();
        let words =
            ["//", "/*", "<!--", "--", "；", ";", "＃"].iter().find_map(|mark| text.strip_prefix(mark));
        let words =
            words.filter(|_| !text.starts_with("---"))?.trim_end_matches("*/").trim_end_matches("-->");
        Some(format!("# {}", words.trim()))
    }

    /// The line above, if it says anything.
    pub fn above<'a>(&self, text: &'a str) -> Option<Line<'a>> {
        let above = Line::around(text, self.start.checked_sub(1)?);
        (!above.text.trim().is_empty() && !above.text.trim_start().starts_with('#')).then_some(above)
    }

    /// As [`Line::with_colon`], for a line without any colon, which may be a name alone.
    pub fn lacking(&self) -> Option<String> {
        if self.text.contains(':') {
            return None;
        }
        let name = self.text.trim();
        let alone = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        if alone { Some(format!("{name}:")) } else { self.with_colon() }
    }

    /// The line with the colon that it lacks after its first word.
    pub fn with_colon(&self) -> Option<String> {
        let text = self.text.trim().trim_start_matches("- ");
        let end = text.find(|c: char| !(c.is_ascii_lowercase() || c == '_')).unwrap_or(text.len());
        let (name, rest) = text.split_at(end);
        let value = rest.trim_start_matches([' ', '=', '＝', ';', '；', '-', '>', '→', '|']).trim();
        (!name.is_empty() && !value.is_empty() && rest.starts_with([' ', '=', '＝', ';', '；']))
            .then(|| format!("{name}: {value}"))
    }

    /// Whether a place is the first of a value.
    pub fn begins_value(&self, at: usize) -> bool {
        self.text[..at - self.start].trim_end().ends_with([':', '-'])
    }

    /// The place of a second `: ` in `key: value: more` where the value is not quoted.
    pub fn colon_in_value(&self) -> Option<usize> {
        if self.text.trim_start_matches([' ', '-']).starts_with(['{', '[']) {
            return None;
        }
        let key_end = self.text.find(": ")?;
        let value = self.text[key_end + 2..].trim_start();
        let value_at = self.text.len() - value.len();
        if value.starts_with(['"', '\'', '{', '[', '|', '>', '#']) {
            return None;
        }
        let colon = value.find(": ").or_else(|| value.ends_with(':').then(|| value.len() - 1))?;
        Some(value_at + colon)
    }

    /// What stands after its first colon.
    pub fn value(&self) -> String {
        self.text.split_once(": ").map_or(self.text, |(_, value)| value).trim().to_owned()
    }
}
