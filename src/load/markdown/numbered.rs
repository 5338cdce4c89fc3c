//! Lines that their author numbered without making a list of them: `1、甲`, `（一）乙`.
//!
//! Word and habit number so; Markdown joins such lines to one paragraph. Each stays on a line of its own, as it was typed.

use super::leftover::{After, Piece};

/// The pieces that begin with a number and go on from the line above, where their paragraph numbers its lines: it has
/// two of them, or its first is the first number.
pub fn lines<'p>(source: &str, pieces: &'p [Piece]) -> Vec<&'p Piece> {
    let mut all = Vec::new();
    let starts: Vec<&Piece> = pieces.iter().filter(|piece| piece.after != After::Inline).collect();
    for paragraph in starts.chunk_by(|_, next| next.after == After::Line) {
        let numbered: Vec<(&Piece, &str)> = paragraph
            .iter()
            .filter_map(|piece| Some((*piece, number(&source[piece.range.clone()])?)))
            .collect();
        let begins = numbered.first().is_some_and(|(_, number)| is_first(number));
        if numbered.len() > 1 || begins {
            all.extend(numbered.iter().map(|(piece, _)| *piece).filter(|piece| piece.after == After::Line));
        }
    }
    all
}

/// The number that a line begins with, its marks included; none where Markdown makes a list of it, or nothing follows.
fn number(text: &str) -> Option<&str> {
    let length = plain(text)
        .or_else(|| chinese(text))
        .or_else(|| circled(text))
        .or_else(|| closed(text, '（', '）'))
        .or_else(|| closed(text, '(', ')'))?;
    (!text[length..].trim().is_empty()).then(|| &text[..length])
}

fn is_first(number: &str) -> bool {
    let inside = number.trim_matches(|c| matches!(c, '（' | '）' | '(' | ')' | '、' | '．' | '.'));
    matches!(inside, "1" | "一" | "①")
}

/// `1、`, `2．`, `3.` without a space, `4）`.
fn plain(text: &str) -> Option<usize> {
    let count = digits(text);
    let rest = &text[count..];
    let mark = rest.chars().next().filter(|c| matches!(c, '、' | '．' | '.' | '）' | ')'))?;
    let next = rest[mark.len_utf8()..].chars().next()?;
    let is_list = mark.is_ascii() && (next == ' ' || next.is_ascii_digit());
    ((1..=2).contains(&count) && !is_list).then_some(count + mark.len_utf8())
}

/// `二、`.
fn chinese(text: &str) -> Option<usize> {
    let length = han(text);
    (length > 0 && text[length..].starts_with('、')).then_some(length + '、'.len_utf8())
}

/// `①`.
fn circled(text: &str) -> Option<usize> {
    text.starts_with(|c| matches!(c, '①'..='⑳')).then_some('①'.len_utf8())
}

/// `（三）`, `(4)`.
fn closed(text: &str, open: char, close: char) -> Option<usize> {
    let inside = text.strip_prefix(open)?;
    let length = digits(inside).max(han(inside));
    let end = open.len_utf8() + length;
    (length > 0 && inside[length..].starts_with(close)).then_some(end + close.len_utf8())
}

fn digits(text: &str) -> usize {
    text.chars().take_while(char::is_ascii_digit).count()
}

fn han(text: &str) -> usize {
    text.chars().take_while(|c| "一二三四五六七八九十百".contains(*c)).map(char::len_utf8).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_that_make_no_list() {
        for (text, begin) in [
            ("1、身份证", "1、"),
            ("2.营业执照", "2."),
            ("（三）丙", "（三）"),
            ("十二、丙", "十二、"),
            ("①丁", "①"),
            ("(2) a licence", "(2)"),
            ("3）戊", "3）"),
        ] {
            assert_eq!(number(text), Some(begin), "{text}");
        }
        for text in ["3.5吨", "3. a", "2026年", "第（一）项", "5*3", "一个", "1、", "（见下）"]
        {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
