//! What a value begins with.

use super::key::key;

pub(super) fn is_space(c: char) -> bool {
    c != '\n' && c != '\r' && c.is_whitespace()
}

/// Whether a value is the `>-` or `|` before a block text.
pub(super) fn is_block(value: &str) -> bool {
    let header = value.split([' ', '\t']).next().unwrap_or_default();
    let after = value[header.len()..].trim_start();
    header[1..].chars().all(|c| matches!(c, '-' | '+' | '1'..='9'))
        && (after.is_empty() || after.starts_with('#'))
}

/// The bytes at the start of a value that mean something to YAML and nothing to an author.
///
/// `&name` and `*name` are YAML's own way to repeat a value, so they stay where they can be that: a
/// plain name, and a text with a mark is repeated somewhere.
pub(super) fn special(value: &str, source: &str) -> Option<usize> {
    let first = value.chars().next()?;
    match first {
        '!' | '@' | '%' | '`' => Some(value.len() - value.trim_start_matches(['!', '@', '%', '`']).len()),
        '&' | '*' => {
            let name = value[1..].split(|c: char| c.is_whitespace() || ",[]{}".contains(c)).next()?;
            let rest = value[1 + name.len()..].trim_start();
            let plain =
                !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
            let meant = match first {
                '*' => rest.is_empty() || rest.starts_with([',', '}', ']', '#', ':']),
                _ => {
                    rest.is_empty()
                        || rest.starts_with(['{', '[', '|', '>', '#'])
                        || source.contains(&format!("*{name}"))
                }
            };
            (!plain || !meant).then_some(1)
        }
        _ => None,
    }
}

/// Whether a full-width bracket at the start of a value stands for YAML's own.
///
/// A Chinese text may well begin with `【`, so only what a text hardly holds counts: a field's name, or
/// nothing but ids.
pub(super) fn opens(text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let inside = text[first.len_utf8()..].trim();
    if key(inside).is_some_and(|key| key.sure) {
        return true;
    }
    let closers: &[char] = if first == '｛' { &['｝', '}'] } else { &['］', '】', ']'] };
    let (ids, after) = match inside.find(closers) {
        Some(end) => (&inside[..end], inside[end..].trim_start_matches(closers).trim_start()),
        None => (inside, ""),
    };
    let id = |c: char| {
        c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '/' | '#' | ' ' | ',' | '，' | '、')
    };
    first != '｛'
        && !ids.is_empty()
        && ids.chars().all(id)
        && (after.is_empty() || after.starts_with([',', '，', '}', ']', '｝', '］', '】', '#']))
}
