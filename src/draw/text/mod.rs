//! Text → lines of known width: break points, 避头尾, balance.

mod advance;

pub use advance::advance;

/// A line of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its characters, without the space at its end.
    pub text: String,
    /// Its width in px.
    pub width: f64,
    /// Whether a space stood between it and the next line.
    pub space: bool,
}

/// The width of a text in px at a font size.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(|c| f64::from(advance(c))).sum::<f64>() * size / 1000.0
}

/// Marks that begin no line (避头): closing brackets, stops, marks of question, units behind numbers.
const NOT_FIRST: &str = "，。、；：？！）》〉」』】〕”’…—～·％,.;:?!)]}%»/";

/// Marks that end no line (避尾): opening brackets.
const NOT_LAST: &str = "（《〈「『【〔“‘([{«";

/// Han characters and their marks: a line may break beside them.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{323af}')
}

/// Whether a line may end between two characters.
fn breaks(before: char, after: char) -> bool {
    if after == ' '
        || before == '\u{a0}'
        || after == '\u{a0}'
        || NOT_FIRST.contains(after)
        || NOT_LAST.contains(before)
    {
        return false;
    }
    if before == ' ' || matches!(before, '/' | '–') && after.is_alphabetic() {
        return true;
    }
    let digits = before.is_ascii_digit() || after.is_ascii_digit();
    (is_wide(before) || is_wide(after)) && !digits || NOT_FIRST.contains(before) && is_wide(before)
}

/// The parts of a text between which a line may break, no part wider than `limit` unless it is one character.
fn parts(text: &str, size: f64, limit: f64) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut last = None;
    for c in text.chars() {
        let part = parts.last_mut().filter(|part| {
            last.is_some_and(|last| !breaks(last, c))
                && width(part.trim_end(), size) + width(&c.to_string(), size) <= limit.max(size)
        });
        match part {
            Some(part) => part.push(c),
            None => parts.push(c.into()),
        }
        last = Some(c);
    }
    parts
}

/// The text in as few lines as fit into `limit` px, as even as they can be.
///
/// Only a word that is wider than `limit` may exceed it, and breaks where it is wider than ten em too.
pub fn wrap(text: &str, size: f64, limit: f64) -> Vec<Line> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let parts = parts(&text, size, limit.max(10.0 * size));
    let widths: Vec<f64> = parts.iter().map(|part| width(part, size)).collect();
    let bare: Vec<f64> = parts.iter().map(|part| width(part.trim_end(), size)).collect();
    let count = parts.len();
    // best[i]: fewest lines for the parts from i on, then the least sum of squared free room.
    let mut best = vec![(0_u32, 0.0_f64, count); count + 1];
    for from in (0..count).rev() {
        let mut least = (u32::MAX, f64::MAX, from + 1);
        let mut before = 0.0;
        for to in from..count {
            let line = before + bare[to];
            before += widths[to];
            if line > limit && to > from {
                break;
            }
            let room = (limit - line).max(0.0);
            let found = (best[to + 1].0 + 1, best[to + 1].1 + room * room, to + 1);
            if (found.0, found.1) < (least.0, least.1) {
                least = found;
            }
        }
        best[from] = least;
    }
    let mut lines = Vec::new();
    let mut from = 0;
    while from < count {
        let to = best[from].2;
        let whole = parts[from..to].concat();
        let trimmed = whole.trim_end();
        lines.push(Line {
            width: width(trimmed, size),
            space: whole.len() > trimmed.len() && to < count,
            text: trimmed.to_owned(),
        });
        from = to;
    }
    lines
}

/// The width of the widest line.
pub fn widest(lines: &[Line]) -> f64 {
    lines.iter().map(|line| line.width).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, limit: f64) -> Vec<String> {
        wrap(text, 10.0, limit).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn no_mark_begins_a_line_and_no_bracket_ends_one() {
        assert_eq!(lines("停止生产，清理库存", 45.0), ["停止生", "产，清", "理库存"]);
        for line in lines("依据《质量法》（第49条）处理。", 35.0) {
            assert!(!line.starts_with(['》', '（', '。', '）']) || line.starts_with('（'), "{line}");
            assert!(!line.ends_with(['《', '（']), "{line}");
        }
    }

    #[test]
    fn lines_are_even_and_words_stay_whole() {
        assert_eq!(lines("企业收到检验报告", 60.0), ["企业收到", "检验报告"]);
        assert_eq!(lines("File a written request", 90.0), ["File a written", "request"]);
    }

    #[test]
    fn a_number_keeps_its_unit() {
        assert!(lines("罚款3万元以下的处罚", 40.0).iter().all(|line| !line.ends_with('3')));
    }

    #[test]
    fn a_word_that_is_too_long_breaks() {
        assert!(
            wrap("Donaudampfschifffahrtsgesellschaft", 10.0, 60.0).iter().all(|line| line.width <= 100.0)
        );
    }
}
