//! Markup that stayed as typed: it did not become what its author meant.
//!
//! Input methods type `＃` for `#`, and CommonMark is silent about all that it does not understand. Each is reported with the form to write; what is escaped with a backslash is meant as it is.

use std::ops::Range;

use crate::diagnostic::{Arg, Diagnostic, Span, code};
use crate::text::is_han;
use crate::tree::FileId;

/// A piece of plain text, outside code and links, within one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands in the source.
    pub range: Range<usize>,
    /// What it follows.
    pub after: After,
    /// Which of the text's events ends the line above, where the paragraph goes on from one.
    pub line_end: Option<usize>,
}

/// What stands before a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// The beginning of a paragraph, heading or cell.
    Block,
    /// The beginning of an item of a list.
    Item,
    /// The end of a line that the paragraph goes on from.
    Line,
    /// Something in the same line, or a line end that was asked for.
    Inline,
}

/// What stayed, what comes of it, and how to write it.
struct Leftover {
    range: Range<usize>,
    becomes: &'static str,
    hint: &'static str,
    /// The form to write, with the case's own words.
    better: String,
}

/// Reports what stayed of marks in pieces of plain text.
pub fn check(source: &str, pieces: &[Piece], file: FileId, found: &mut Vec<Diagnostic>) {
    let reported = reported(file, found);
    // Of lines that follow one another in the same wrong form, the first stands for all.
    let mut said = None;
    for piece in pieces {
        if matches!(piece.after, After::Block | After::Item) {
            said = None;
        }
        let text = &source[piece.range.clone()];
        let escaped = source[..piece.range.start].ends_with('\\');
        let line = (piece.after != After::Inline && !escaped).then(|| at_line(text, piece.after)).flatten();
        let left = line.or_else(|| within(text, escaped)).or_else(|| table(text));
        if let Some(left) = left.filter(|left| said != Some(left.hint) && !is_reported(piece, &reported)) {
            said = Some(left.hint);
            let base = piece.range.start;
            let span = Span::new(file, base + left.range.start, base + left.range.end);
            let markup = &text[left.range.clone()];
            let report = Diagnostic::new(&code::RAW_MARKUP, span).with("markup", markup);
            found.push(report.with("becomes", Arg::Word(left.becomes)).hint_with(
                left.hint,
                "better",
                left.better,
            ));
        }
    }
}

/// Where reports on a file begin, in order.
fn reported(file: FileId, found: &[Diagnostic]) -> Vec<usize> {
    let spans = found.iter().filter_map(|report| report.span).filter(|span| span.file == file);
    let mut starts: Vec<usize> = spans.map(|span| span.start as usize).collect();
    starts.sort_unstable();
    starts
}

/// Whether something better has been said of a piece: one slip, one message.
fn is_reported(piece: &Piece, reported: &[usize]) -> bool {
    let next = reported.partition_point(|start| *start < piece.range.start);
    reported.get(next).is_some_and(|start| *start < piece.range.end)
}

/// Reports code that four spaces made of Chinese prose.
pub fn check_indented(source: &str, code: Range<usize>, file: FileId, found: &mut Vec<Diagnostic>) {
    let text = source[code.clone()].trim_end();
    if text.contains(is_han) {
        let line = text.lines().next().unwrap_or_default();
        let start = code.start + line.len() - line.trim_start().len();
        let span = Span::new(file, start, code.start + line.len());
        let report = Diagnostic::new(&code::RAW_MARKUP, span).with("markup", line.trim());
        found.push(report.with("becomes", Arg::Word("becomes-code")).hint_with(
            "indented",
            "better",
            line.trim(),
        ));
    }
}

/// Reports settings in front of the text, as other programs want them.
pub fn check_front_matter(source: &str, file: FileId, found: &mut Vec<Diagnostic>) {
    let text = source.trim_start_matches('\u{feff}');
    let Some(rest) = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n")) else { return };
    let mut settings = rest.lines().take_while(|line| line.trim_end() != "---").peekable();
    let all = settings.peek().is_some()
        && settings.all(|line| line.contains(':') || line.starts_with([' ', '-', '#']));
    if all && rest.lines().any(|line| line.trim_end() == "---") {
        let start = source.len() - text.len();
        let report =
            Diagnostic::new(&code::RAW_MARKUP, Span::new(file, start, start + 3)).with("markup", "---");
        found.push(report.with("becomes", Arg::Word("becomes-text")).hint("front-matter"));
    }
}

/// What stayed at the beginning of a line.
fn at_line(text: &str, after: After) -> Option<Leftover> {
    heading(text).or_else(|| bullet(text)).or_else(|| (after == After::Item).then(|| task(text)).flatten())
}

fn left(range: Range<usize>, becomes: &'static str, hint: &'static str, better: String) -> Option<Leftover> {
    Some(Leftover { range, becomes, hint, better })
}

/// `＃ 标题`, `#标题`.
fn heading(text: &str) -> Option<Leftover> {
    let rest = text.trim_start_matches(['#', '＃']);
    let marks = &text[..text.len() - rest.len()];
    let level = marks.chars().count();
    let is_wide = marks.contains('＃');
    if !(1..=6).contains(&level) || !(is_wide || rest.starts_with(is_han)) {
        return None;
    }
    left(0..marks.len(), "stays-typed", "heading", format!("{} {}", "#".repeat(level), rest.trim()))
}

/// `－ 甲`, `• 甲`, `-甲`.
fn bullet(text: &str) -> Option<Leftover> {
    let mark = text.chars().next()?;
    let rest = &text[mark.len_utf8()..];
    let typed = match mark {
        '－' | '•' | '●' | '◆' | '■' | '▪' | '＊' | '＋' => !rest.starts_with(mark),
        '-' | '*' | '+' => rest.starts_with(is_han),
        _ => false,
    };
    if !typed || rest.trim().is_empty() {
        return None;
    }
    left(0..mark.len_utf8(), "stays-typed", "bullet", format!("- {}", rest.trim()))
}

/// `｜甲｜乙｜`, and a line of a table that is none.
fn table(text: &str) -> Option<Leftover> {
    let wide = text.contains('｜') && text.matches(['｜', '|']).count() > 1;
    let lines = text.len() > 2 && text.starts_with('|') && text.trim_end().ends_with('|');
    let end = text.trim_end().len();
    (wide || lines).then(|| left(0..end, "stays-typed", "table", text.trim().replace('｜', "|"))).flatten()
}

/// `- [ ] 甲`.
fn task(text: &str) -> Option<Leftover> {
    let rest = ["[ ]", "[x]", "[X]"].iter().find_map(|box_| text.strip_prefix(box_))?;
    left(0..3, "stays-typed", "task", format!("- {}", rest.trim()))
}

/// What stayed within a line.
fn within(text: &str, escaped: bool) -> Option<Leftover> {
    const MARKS: [(&str, &str); 9] = [
        ("**", "bold"),
        ("＊＊", "bold"),
        ("~~", "struck"),
        ("[^", "footnote"),
        ("[!", "alert"),
        ("](", "link"),
        ("][", "link"),
        ("<!--", "comment"),
        ("`", "code"),
    ];
    let found = MARKS.iter().filter_map(|(mark, hint)| {
        let skip = usize::from(escaped);
        let at = text.get(skip..)?.find(mark)? + skip;
        Some((at, *mark, *hint))
    });
    let (at, mark, hint) = found.min_by_key(|(at, ..)| *at)?;
    let end = match hint {
        "footnote" | "alert" => at + text[at..].find(']')? + 1,
        _ => at + mark.len(),
    };
    left(at..end, "stays-typed", hint, text[at..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, after: After) -> Option<(&str, String)> {
        at_line(text, after)
            .or_else(|| within(text, false))
            .or_else(|| table(text))
            .map(|left| (left.hint, left.better))
    }

    #[test]
    fn what_input_methods_and_word_type_is_recognised() {
        let cases = [
            ("＃＃ 标题", "heading", "## 标题"),
            ("#标题", "heading", "# 标题"),
            ("－ 甲", "bullet", "- 甲"),
            ("-甲", "bullet", "- 甲"),
            ("• item", "bullet", "- item"),
            ("｜甲｜乙｜", "table", "|甲|乙|"),
            ("甲**乙", "bold", "**"),
            ("见[^2]。", "footnote", "[^2]"),
            ("[表](files/a b.pdf)", "link", "]("),
        ];
        for (text, hint, better) in cases {
            assert_eq!(line(text, After::Line), Some((hint, better.to_owned())), "{text}");
        }
        assert_eq!(line("[ ] 甲", After::Item), Some(("task", "- 甲".to_owned())));
    }

    #[test]
    fn what_is_no_markup_stays_silent() {
        let plain = [
            "#1 in the list",
            "——甲",
            "-5℃以下",
            "3.5吨",
            "3. a",
            "2026年",
            "第（一）项",
            "5*3",
            "甲*乙",
            "a - b",
            "｜",
            "—",
            "",
        ];
        for text in plain {
            assert_eq!(line(text, After::Line), None, "{text}");
        }
    }
}
