//! A field's name at the start of a text.

/// A field's name at the start of a text, and its colon.
pub(super) struct Key {
    /// The place of the colon.
    pub(super) colon: usize,
    /// The colon: `:` or `：`.
    pub(super) mark: char,
    /// Whether the space after it is missing.
    pub(super) tight: bool,
    /// Whether the name is one that a field can have.
    pub(super) sure: bool,
}

/// The field's name that a text begins with. `https://` is none.
pub(super) fn key(text: &str) -> Option<Key> {
    let quoted = text.chars().next().filter(|c| matches!(c, '"' | '\''));
    let name = match quoted {
        Some(quote) => 1 + quote_end(&text[1..], quote)?,
        None => key_length(text),
    };
    let gap = text[name..].len() - text[name..].trim_start_matches(' ').len();
    let colon = name + gap;
    let mark = text[colon..].chars().next();
    let found = |tight| Some(Key { colon, mark: mark.unwrap_or(':'), tight, sure: true });
    match mark {
        Some('：') if name > 0 => return found(false),
        Some(':') if name > 0 => match text[colon + 1..].chars().next() {
            None => return found(false),
            Some(next) if next.is_whitespace() => return found(false),
            Some('/' | ':') => {}
            Some(_) if gap == 0 => return found(true),
            Some(_) => {}
        },
        _ => {}
    }
    if quoted.is_some()
        || text.starts_with(['{', '[', '#', '|', '>', '&', '*', '!', '“', '‘', '｛', '［', '【'])
    {
        return None;
    }
    let whole = text.trim_end();
    let colon = whole.find(": ").or_else(|| whole.strip_suffix(':').map(str::len))?;
    let before_comment = whole.find(" #").is_none_or(|hash| colon < hash);
    before_comment.then_some(Key { colon, mark: ':', tight: false, sure: false })
}

pub(super) fn is_key(text: &str) -> bool {
    !text.is_empty() && key_length(text) == text.len()
}

/// The length of a field's name or language tag at the start of a text.
pub(super) fn key_length(text: &str) -> usize {
    if !text.starts_with(|c: char| c.is_ascii_lowercase()) {
        return 0;
    }
    text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')).count()
}

/// The place behind the closing quotation mark of a text that is open.
pub(super) fn quote_end(text: &str, quote: char) -> Option<usize> {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c == '\\' && quote == '"' {
            chars.next();
        } else if c == quote {
            if quote == '\'' && chars.peek().is_some_and(|(_, next)| *next == quote) {
                chars.next();
            } else {
                return Some(at + 1);
            }
        }
    }
    None
}
