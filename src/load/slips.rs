//! Slips that input methods and editors make in YAML: characters that look right and are wrong.
//!
//! Each is reported and mended in a copy, so that the rest of the file is still checked; a map leads
//! from places in the copy back to the source. Block scalars and comments are left alone, except for
//! characters that nobody can see.

use super::mended::Mended;
use crate::diagnostic::{Arg, Code, Diagnostic, Span, code};
use crate::tree::FileId;

/// Reports slips and gives a text without them. A byte-order mark is dropped silently.
pub fn mend(source: &str, file: FileId, found: &mut Vec<Diagnostic>) -> Mended {
    let mut mended = Mended::default();
    let mut block: Option<usize> = None;
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let (line, start) = match line.strip_prefix('\u{feff}').filter(|_| start == 0) {
            Some(rest) => (rest, start + '\u{feff}'.len_utf8()),
            None => (line, start),
        };
        let indent = line.len() - line.trim_start_matches(' ').len();
        let blank = line.trim().is_empty();
        if block.is_some_and(|parent| !blank && indent <= parent) {
            block = None;
        }
        let mut edits = invisible(line);
        if block.is_none() && !line.trim_start().starts_with('#') {
            edits.extend(in_structure(line));
            if opens_block(line) {
                block = Some(indent);
            }
        }
        edits.sort_by_key(|edit| edit.at);
        apply(line, start, &edits, &mut mended);
        found.extend(edits.into_iter().filter_map(|edit| edit.report(line, start, file)));
    }
    mended
}

/// A change to a line: `len` bytes at `at` become `new`.
struct Edit {
    at: usize,
    len: usize,
    new: &'static str,
    code: &'static Code,
    hint: &'static str,
}

impl Edit {
    fn report(&self, line: &str, start: usize, file: FileId) -> Option<Diagnostic> {
        let wrong = line.get(self.at..self.at + self.len)?;
        let span = Span::new(file, start + self.at, start + self.at + self.len);
        let shown = wrong.chars().next().map_or_else(String::new, name);
        let found = Diagnostic::new(self.code, span).with("character", shown);
        // Only a missing space is a matter of YAML itself; the other codes name the character.
        Some(found.with("what", Arg::Word("yaml-tight-colon")).hint(self.hint))
    }
}

fn apply(line: &str, start: usize, edits: &[Edit], mended: &mut Mended) {
    let mut done = 0;
    for edit in edits {
        if edit.at < done {
            continue;
        }
        mended.push(start + done, &line[done..edit.at]);
        mended.push(start + edit.at, edit.new);
        done = edit.at + edit.len;
    }
    mended.push(start + done, &line[done..]);
}

/// A character as a message shows it: itself if it can be seen, and its code point.
fn name(character: char) -> String {
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

fn invisible(line: &str) -> Vec<Edit> {
    let places = line.char_indices().filter(|(_, c)| is_invisible(*c));
    places
        .map(|(at, c)| Edit {
            at,
            len: c.len_utf8(),
            new: "",
            code: &code::INVISIBLE_CHARACTER,
            hint: "delete",
        })
        .collect()
}

fn in_structure(line: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let body = line.trim_start_matches(is_space);
    let indent = line.len() - body.len();
    for (at, c) in line[..indent].char_indices().filter(|(_, c)| *c != ' ') {
        edits.push(Edit {
            at,
            len: c.len_utf8(),
            new: "  ",
            code: &code::BAD_INDENT_CHARACTER,
            hint: "two-spaces",
        });
    }
    let (dash, body) = dash(body, indent, &mut edits);
    let body_at = indent + dash;
    if let Some(edit) = wide_colon(body, body_at).or_else(|| tight_colon(body, body_at)) {
        edits.push(edit);
    }
    let flow = value_of(body).is_some_and(|(_, value)| value.starts_with(['{', '[', '｛', '［', '【']));
    if flow || body.starts_with(['{', '[']) {
        edits.extend(in_flow(body, body_at));
    } else if let Some((at, value)) = value_of(body) {
        edits.extend(curly(value, body_at + at));
    } else if dash > 0 {
        edits.extend(curly(body, body_at));
    }
    edits
}

fn is_space(c: char) -> bool {
    c != '\n' && c != '\r' && c.is_whitespace()
}

/// The length of `- ` at the start, and what follows. A dash of another width is an edit.
fn dash<'l>(body: &'l str, at: usize, edits: &mut Vec<Edit>) -> (usize, &'l str) {
    let Some(first) = body.chars().next() else { return (0, body) };
    let after = &body[first.len_utf8()..];
    let spaced = after.len() - after.trim_start_matches(is_space).len();
    match first {
        '-' if spaced > 0 => (1 + spaced, &after[spaced..]),
        '－' | '—' | '–' | '−' if spaced > 0 => {
            edits.push(Edit {
                at,
                len: first.len_utf8(),
                new: "-",
                code: &code::FULLWIDTH_PUNCTUATION,
                hint: "ascii-dash",
            });
            (first.len_utf8() + spaced, &after[spaced..])
        }
        _ => (0, body),
    }
}

/// The length of a field's name at the start of a text.
fn key_length(text: &str) -> usize {
    text.bytes().take_while(|byte| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'-')).count()
}

fn wide_colon(body: &str, at: usize) -> Option<Edit> {
    let length = key_length(body);
    let rest = &body[length..];
    let gap = rest.len() - rest.trim_start_matches(' ').len();
    (length > 0 && rest[gap..].starts_with('：')).then_some(Edit {
        at: at + length + gap,
        len: '：'.len_utf8(),
        new: ": ",
        code: &code::FULLWIDTH_COLON,
        hint: "ascii-colon",
    })
}

/// `key:value` without the space that makes it a field; `https://` is none.
fn tight_colon(body: &str, at: usize) -> Option<Edit> {
    let length = key_length(body);
    let rest = body[length..].strip_prefix(':')?;
    let next = rest.chars().next()?;
    let tight = length > 0 && !next.is_whitespace() && next != '/' && next != ':';
    tight.then_some(Edit {
        at: at + length,
        len: 1,
        new: ": ",
        code: &code::YAML_SYNTAX,
        hint: "space-after-colon",
    })
}

fn value_of(body: &str) -> Option<(usize, &str)> {
    let length = key_length(body);
    let rest = body[length..].strip_prefix([':', '：']).filter(|_| length > 0)?;
    let value = rest.trim_start_matches(is_space);
    Some((body.len() - value.len(), value))
}

/// Full-width marks in a map or list on one line, outside quotes: `{zh：…`, `[a，b]`.
fn in_flow(body: &str, at: usize) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut quote = None;
    let chars: Vec<(usize, char)> = body.char_indices().collect();
    for (index, (place, c)) in chars.iter().copied().enumerate() {
        let before = &body[..place];
        match c {
            '"' | '\'' if quote == Some(c) => quote = None,
            '"' | '\'' if quote.is_none() && before.trim_end().ends_with(['{', '[', ',', ':']) => {
                quote = Some(c)
            }
            _ if quote.is_some() => {}
            '：' => {
                let key = before.rfind(['{', ',']).map_or("", |start| before[start + 1..].trim());
                if !key.is_empty() && key_length(key) == key.len() {
                    edits.push(Edit {
                        at: at + place,
                        len: c.len_utf8(),
                        new: ": ",
                        code: &code::FULLWIDTH_COLON,
                        hint: "ascii-colon",
                    });
                }
            }
            '，' | '、' => {
                let id = |c: Option<&(usize, char)>| c.is_some_and(|(_, c)| c.is_ascii_alphanumeric());
                let next = chars[index + 1..].iter().find(|(_, c)| *c != ' ');
                if index > 0 && id(chars.get(index - 1)) && id(next) && before.contains('[') {
                    edits.push(Edit {
                        at: at + place,
                        len: c.len_utf8(),
                        new: ", ",
                        code: &code::FULLWIDTH_PUNCTUATION,
                        hint: "ascii-comma",
                    });
                }
            }
            '｛' | '［' | '【' if before.trim_end().ends_with([':', '：', ',', '[', '{']) => {
                let new = if c == '｛' { "{" } else { "[" };
                edits.push(Edit {
                    at: at + place,
                    len: c.len_utf8(),
                    new,
                    code: &code::FULLWIDTH_PUNCTUATION,
                    hint: "ascii-bracket",
                });
            }
            '｝' | '］' | '】'
                if body[place + c.len_utf8()..].trim_matches([' ', ',', '}', ']', '\n', '\r']).is_empty() =>
            {
                let new = if c == '｝' { "}" } else { "]" };
                edits.push(Edit {
                    at: at + place,
                    len: c.len_utf8(),
                    new,
                    code: &code::FULLWIDTH_PUNCTUATION,
                    hint: "ascii-bracket",
                });
            }
            _ => {}
        }
    }
    edits
}

/// Curly quotes around a whole value, where they look like YAML's quotes and are not.
///
/// Around Chinese words they may well be meant (`“飞行检查”`), so only values that nobody would quote
/// that way count: ASCII ones, and those that need quotes because of `: ` or ` #`.
fn curly(value: &str, at: usize) -> Vec<Edit> {
    let value = value.trim_end();
    let pairs = [('“', '”'), ('‘', '’'), ('＂', '＂'), ('”', '”'), ('“', '“')];
    let Some((open, close)) =
        pairs.into_iter().find(|(open, close)| value.starts_with(*open) && value.ends_with(*close))
    else {
        return Vec::new();
    };
    let inner = value.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    let Some(inner) = inner else { return Vec::new() };
    let suspicious = inner.is_ascii() || inner.contains(": ") || inner.contains(" #");
    if inner.contains([open, close]) || !suspicious {
        return Vec::new();
    }
    let quote = |at, c: char| Edit {
        at,
        len: c.len_utf8(),
        new: "\"",
        code: &code::CURLY_QUOTES,
        hint: "ascii-quotes",
    };
    vec![quote(at, open), quote(at + value.len() - close.len_utf8(), close)]
}

fn opens_block(line: &str) -> bool {
    let code = line.trim_end();
    let last = code.rsplit([' ', ':']).next().unwrap_or_default();
    let marks = last.trim_start_matches(['|', '>']);
    marks.len() < last.len()
        && marks.chars().all(|c| matches!(c, '-' | '+' | '1'..='9'))
        && !code.trim_start().starts_with('>')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slips(text: &str) -> Vec<&'static str> {
        let mut found = Vec::new();
        mend(text, FileId(0), &mut found);
        found.iter().map(|found| found.code.name).collect()
    }

    #[test]
    fn slips_are_found() {
        assert_eq!(slips("title：x\n"), ["fullwidth-colon"]);
        assert_eq!(slips("a: {zh：甲, en: b}\n"), ["fullwidth-colon"]);
        assert_eq!(slips("a:\n\tb: 1\n"), ["bad-indent-character"]);
        assert_eq!(slips("a:\n　b: 1\n"), ["bad-indent-character"]);
        assert_eq!(slips("unit: “law-section”\n"), ["curly-quotes", "curly-quotes"]);
        assert_eq!(slips("a: b\u{200b}c\n"), ["invisible-character"]);
        assert_eq!(slips("actors: [a-b，c]\n"), ["fullwidth-punctuation"]);
        assert_eq!(slips("－ a\n"), ["fullwidth-punctuation"]);
        assert_eq!(slips("order:1\n"), ["yaml-syntax"]);
    }

    #[test]
    fn what_only_looks_like_a_slip_stays() {
        for text in [
            "zh: 说明：见下\n",
            "zh: “飞行检查”指事先不通知\n",
            "zh: “飞行检查”\n",
            "# title：x\n",
            "zh: >-\n  note：全角\n  \tx\n",
            "zh: [县局，市局]\n",
            "a: {zh: 甲：乙, en: \"b：c\"}\n",
            "base_url: https://example.org/x\n",
            "zh: 甲　乙\n",
        ] {
            assert!(slips(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn places_lead_back_to_the_source() {
        let source = "\u{feff}a：1\n　b: 文\n";
        let mended = mend(source, FileId(0), &mut Vec::new());
        assert_eq!(mended.text, "a: 1\n  b: 文\n");
        let at = mended.text.find('文').unwrap();
        assert_eq!(mended.source(at), source.find('文').unwrap());
    }
}
