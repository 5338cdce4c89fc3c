//! Texts that go on in the next line: between Chinese characters no space comes of it.
//!
//! Markdown and YAML put a space where a line ends. Chinese has no spaces, so the page would show a gap and the search
//! would miss the word (<https://www.w3.org/TR/css-text-3/#line-break-transform> says the same of HTML).

use crate::text::is_han;

/// Whether nothing is to stand between the characters around the end of a line: both are Chinese, or, in a Chinese
/// text, one of them is beside a digit or full-width punctuation.
pub fn joins(before: Option<char>, after: Option<char>, in_chinese: bool) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    let wide = |c| is_han(c) || is_kana(c) || is_wide_punctuation(c);
    let one = is_wide_punctuation(before)
        || is_wide_punctuation(after)
        || (wide(before) && after.is_ascii_digit())
        || (before.is_ascii_digit() && wide(after));
    (wide(before) && wide(after)) || (in_chinese && one)
}

/// Whether a text is written in Chinese or Japanese for the most part: an English one may name a law in Chinese.
pub fn is_chinese<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let mut more = 0i64;
    for c in texts.flat_map(str::chars).filter(|c| c.is_alphabetic()) {
        more += if is_han(c) || is_kana(c) { 3 } else { -1 };
    }
    more > 0
}

/// The value of a text that was written over several lines, with its lines joined as their languages ask; `written`
/// is the text as it stands in the file. What is more than lines that follow one another stays as it is.
pub fn unfolded(value: &str, written: &str) -> Option<String> {
    if !value.contains(' ') || !value.contains(|c| is_han(c) || is_kana(c)) {
        return None;
    }
    let quotes = ['"', '\''];
    let written = written.trim().trim_matches(quotes);
    let lines: Vec<&str> = written.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let head = lines.first().is_some_and(|first| first.starts_with(['>', '|']));
    let lines = &lines[usize::from(head)..];
    if lines.len() < 2 || lines.join(" ") != value.trim() {
        return None;
    }
    let in_chinese = is_chinese(std::iter::once(value));
    let mut joined = String::with_capacity(value.len());
    for line in lines {
        if !joined.is_empty() && !joins(joined.chars().next_back(), line.chars().next(), in_chinese) {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    Some(joined)
}

/// Hiragana and katakana, with the marks that lengthen and repeat.
fn is_kana(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}' | '々')
}

/// Punctuation as wide as a Chinese character.
pub fn is_wide_punctuation(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}' | '\u{ff01}'..='\u{ff0f}'
        | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff3d}' | '\u{ff5b}'..='\u{ff65}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_join_as_their_language_does() {
        let cases = [
            (
                ">-\n  企业收到报告后\n  有15日提出异议，\n  逾期视为承认。",
                "企业收到报告后有15日提出异议，逾期视为承认。",
            ),
            (">-\n  按 GB\n  2626 检验", "按 GB 2626 检验"),
            ("按照 《办法》，\n   GB 执行", "按照 《办法》，GB 执行"),
            ("\"甲\n  乙\"", "甲乙"),
            ("see 《办法》\n 15 days for the whole of it", "see 《办法》 15 days for the whole of it"),
            (">-\n  検査\n  します", "検査します"),
        ];
        for (written, joined) in &cases {
            let inner = written.trim_matches('"').trim_start_matches(">-\n");
            let value = inner.lines().map(str::trim).collect::<Vec<_>>().join(" ");
            assert_eq!(unfolded(&value, written).as_deref(), Some(*joined));
        }
        for (value, written) in [("甲 乙", "甲 乙"), ("a b", "a\n b"), ("甲 乙\n丙", ">-\n 甲\n 乙\n\n 丙")]
        {
            assert_eq!(unfolded(value, written), None, "{written}");
        }
    }
}
