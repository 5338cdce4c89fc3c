//! The numbers before paragraphs of official documents: `一、`, `（一）`, `1、`, `（1）`, `①`, `第五十六条`.

use crate::load::form::numeral::narrow;
use crate::reading::han::value;

/// How a paragraph is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `一、`
    Chinese,
    /// `（一）`
    ChineseInBrackets,
    /// `1、`, `1.`
    Figure,
    /// `（1）`, `1）`
    FigureInBrackets,
    /// `①`
    Circled,
    /// `第五十六条`
    Article,
    /// `第一章`, `第二部分`
    Chapter,
    /// `A.`, `A、`
    Letter,
    /// `a.`, `a）`
    SmallLetter,
}

/// A number before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marker<'t> {
    /// How it is written.
    pub style: Style,
    /// What it counts.
    pub number: u64,
    /// As it is printed.
    pub printed: &'t str,
    /// What follows it.
    pub rest: &'t str,
}

/// The number before a text, if it begins with one.
pub fn marker(text: &str) -> Option<Marker<'_>> {
    let text = text.trim();
    let (style, number, end) = bracketed(text)
        .or_else(|| article(text))
        .or_else(|| chapter(text))
        .or_else(|| circled(text))
        .or_else(|| letter(text))
        .or_else(|| plain(text))?;
    Some(Marker { style, number, printed: text[..end].trim(), rest: text[end..].trim() })
}

fn bracketed(text: &str) -> Option<(Style, u64, usize)> {
    let open = text.chars().next().filter(|c| matches!(c, '（' | '('))?;
    let (inside, _) = text[open.len_utf8()..].split_once(['）', ')'])?;
    let end = open.len_utf8() + inside.len();
    let end = end + text[end..].chars().next()?.len_utf8();
    let (style, number) = numeral(inside.trim())?;
    let style = if style == Style::Chinese { Style::ChineseInBrackets } else { Style::FigureInBrackets };
    Some((style, number, end))
}

fn article(text: &str) -> Option<(Style, u64, usize)> {
    let inside = text.strip_prefix('第')?;
    let (number, rest) = inside.split_once('条')?;
    // In a sentence (`第五条规定的…`) words follow at once; before an article's own words stands a space.
    let apart = rest.is_empty() || rest.starts_with([' ', '\u{3000}', '\t']);
    let (_, number) = numeral(number.trim()).filter(|_| apart)?;
    Some((Style::Article, number, text.len() - rest.len()))
}

/// The words for parts of a document that are counted: `第二部分`.
const CHAPTERS: [&str; 5] = ["部分", "章", "节", "编", "篇"];

fn chapter(text: &str) -> Option<(Style, u64, usize)> {
    let inside = text.strip_prefix('第')?;
    let (number, rest) = CHAPTERS.iter().find_map(|word| inside.split_once(word))?;
    let apart = rest.is_empty() || rest.starts_with([' ', '\u{3000}', '\t', '、', '：', ':']);
    let (_, number) = numeral(number.trim()).filter(|_| apart)?;
    let mark = rest.chars().next().filter(|c| "、：:".contains(*c)).map_or(0, char::len_utf8);
    Some((Style::Chapter, number, text.len() - rest.len() + mark))
}

fn letter(text: &str) -> Option<(Style, u64, usize)> {
    let mut chars = text.chars();
    let (first, mark) = (narrow(chars.next()?), chars.next()?);
    let rest = chars.as_str();
    let fits = matches!(mark, '.' | '．' | '、' | ')' | '）');
    // `A、B两类` and `e.g.` count nothing.
    let counts = fits && !rest.is_empty() && !rest.starts_with(|c: char| c.is_ascii_alphanumeric());
    let (style, from) = match first {
        'A'..='Z' => (Style::Letter, 'A'),
        'a'..='z' => (Style::SmallLetter, 'a'),
        _ => return None,
    };
    counts.then(|| (style, u64::from(first) - u64::from(from) + 1, text.len() - rest.len()))
}

fn circled(text: &str) -> Option<(Style, u64, usize)> {
    let first = text.chars().next()?;
    let number = match first {
        '①'..='⑳' => u64::from(first) - u64::from('①') + 1,
        '㉑'..='㉟' => u64::from(first) - u64::from('㉑') + 21,
        _ => return None,
    };
    Some((Style::Circled, number, first.len_utf8()))
}

fn plain(text: &str) -> Option<(Style, u64, usize)> {
    let end = text.find(|c: char| !is_numeral(c)).filter(|end| *end > 0)?;
    let (style, number) = numeral(&text[..end])?;
    let mark = text[end..].chars().next()?;
    let rest = &text[end + mark.len_utf8()..];
    let fits = match (style, mark) {
        (_, '、') | (Style::Figure, '．') => true,
        // `1.5倍` is a number and no item.
        (Style::Figure, '.') => !rest.starts_with(|c: char| c.is_ascii_digit()),
        (Style::Figure, ')' | '）') => {
            return Some((Style::FigureInBrackets, number, end + mark.len_utf8()));
        }
        _ => false,
    };
    fits.then_some((style, number, end + mark.len_utf8()))
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c) || "零〇一二三四五六七八九十百".contains(c)
}

/// The number that a text is, in figures of either width or in Chinese numerals; marks around it do not count.
pub fn number(text: &str) -> Option<u64> {
    numeral(text.trim_matches(|c: char| c.is_whitespace() || ".．、（）()".contains(c)))
        .map(|(_, number)| number)
}

/// A number in figures of up to three digits, or in Chinese numerals.
fn numeral(text: &str) -> Option<(Style, u64)> {
    let narrow: String = text.chars().map(narrow).collect();
    if narrow.bytes().all(|byte| byte.is_ascii_digit()) {
        return narrow
            .parse()
            .ok()
            .filter(|_| (1..=3).contains(&narrow.len()))
            .map(|number| (Style::Figure, number));
    }
    let chars: Vec<char> = narrow.chars().collect();
    let chinese = chars.iter().all(|c| is_numeral(*c) && !c.is_ascii_digit());
    value(&chars).filter(|_| chinese).map(|number| (Style::Chinese, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_style() {
        for (text, style, number, rest) in [
            ("一、检查对象", Style::Chinese, 1, "检查对象"),
            ("（十二）其他", Style::ChineseInBrackets, 12, "其他"),
            ("(3) 甲", Style::FigureInBrackets, 3, "甲"),
            ("１、甲", Style::Figure, 1, "甲"),
            ("12.甲", Style::Figure, 12, "甲"),
            ("3）甲", Style::FigureInBrackets, 3, "甲"),
            ("⑳甲", Style::Circled, 20, "甲"),
            ("第五十六条　甲", Style::Article, 56, "甲"),
            ("第二部分 甲", Style::Chapter, 2, "甲"),
            ("第一章：甲", Style::Chapter, 1, "甲"),
            ("B. 甲", Style::Letter, 2, "甲"),
            ("c)甲", Style::SmallLetter, 3, "甲"),
        ] {
            let found = marker(text).unwrap();
            assert_eq!((found.style, found.number, found.rest), (style, number, rest), "{text}");
        }
        for text in [
            "一般情况",
            "1.5倍",
            "2014年",
            "第五条规定的",
            "第二章规定",
            "A、B两类",
            "e.g. a",
            "十分重要",
            "（含）甲",
            "",
        ] {
            assert_eq!(marker(text), None, "{text}");
        }
    }
}
