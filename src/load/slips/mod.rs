//! Slips that input methods and editors make in YAML: characters that look right and are wrong.
//!
//! Each is reported and mended in a copy, so that the rest of the file is still checked; a map leads
//! from places in the copy back to the source. A small reader follows the file line by line, since the
//! same character is a slip between fields and right inside a text: it knows block texts, quotation
//! marks, brackets and texts that go on in the next line. Texts and comments are left alone, except for
//! characters that nobody can see.

mod character;
mod escape;
mod slip;
mod invisible;
mod key;
mod value;
mod curly;
mod bracket;
mod reader;
mod flow;

pub use character::{is_control, is_invisible, name};
pub use escape::hidden_escape;

use super::mended::Mended;
use crate::diagnostic::Diagnostic;
use crate::tree::FileId;
use invisible::invisible;
use reader::Reader;
use slip::{Edit, apply, reports};

/// A text without slips.
#[derive(Debug, Default)]
pub struct Slips {
    /// The text to parse.
    pub mended: Mended,
    /// Second colons in values between braces, as offsets in the source: `{en: Two: parts}`. YAML gives
    /// up on them with an error about brackets.
    pub colons: Vec<usize>,
}

/// Reports slips and gives a text without them. A byte-order mark is dropped silently.
pub fn mend(source: &str, file: FileId, found: &mut Vec<Diagnostic>) -> Slips {
    let mut slips = Slips::default();
    let mut reader = Reader { source, ..Reader::default() };
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let (line, start) = match line.strip_prefix('\u{feff}').filter(|_| start == 0) {
            Some(rest) => (rest, start + '\u{feff}'.len_utf8()),
            None => (line, start),
        };
        let mut edits = invisible(line);
        // What cannot be seen must not hide another slip either, so the reader gets the line without it.
        let mut seen = Mended::default();
        let mut done = 0;
        for edit in &edits {
            seen.push(done, &line[done..edit.at]);
            done = edit.at + edit.len;
        }
        seen.push(done, &line[done..]);
        reader.line(&seen.text);
        edits.extend(reader.edits.drain(..).map(|edit| Edit { at: seen.source(edit.at), ..edit }));
        slips.colons.extend(reader.colons.drain(..).map(|colon| start + seen.source(colon)));
        edits.sort_by_key(|edit| edit.at);
        apply(line, start, &edits, &mut slips.mended);
        found.extend(reports(&edits, line, start, file));
    }
    slips
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
        assert_eq!(slips("unit: “law-section”\n"), ["curly-quotes"]);
        assert_eq!(slips("a: b\u{200b}c\n"), ["invisible-character"]);
        assert_eq!(slips("actors: [a-b，c]\n"), ["fullwidth-punctuation"]);
        assert_eq!(slips("－ a\n"), ["fullwidth-punctuation"]);
        assert_eq!(slips("order:1\n"), ["yaml-syntax"]);
        assert_eq!(slips("a: {zh:甲, en: b}\n"), ["yaml-syntax"]);
        assert_eq!(slips("zh:　培训\n"), ["yaml-syntax"]);
        assert_eq!(slips("-\u{a0}a\n"), ["yaml-syntax"]);
        assert_eq!(slips("- zh: >-\n    甲：乙\n  en：b\n"), ["fullwidth-colon"]);
        assert_eq!(slips("a: {zh: 甲，en: b}\n"), ["fullwidth-punctuation"]);
        assert_eq!(slips("a: {zh: 甲，en：b，\"hi\": c}\n").len(), 2);
        assert_eq!(slips("a: [{b: c}，{b: d}]\n"), ["fullwidth-punctuation"]);
        assert_eq!(slips("- ｛a: 1, b: 【x，y】｝\n").len(), 2);
        assert_eq!(slips("a: {b: “c”, en: “A: b”}\n"), ["curly-quotes"]);
        assert_eq!(slips("a: {b: 1,\n    en：Nearly}\nc：1\n"), ["fullwidth-colon"; 2]);
        assert_eq!(slips("en: ! Important\n"), ["yaml-syntax"]);
        assert_eq!(slips("- {zh: !重要 通知, en: '!'}\n"), ["yaml-syntax"]);
        assert_eq!(slips("en: &注 甲\nzh: *注 甲\n"), ["yaml-syntax"; 2]);
        assert_eq!(slips("-zh: 甲\n"), ["yaml-syntax"]);
        assert_eq!(slips("a:\n  - - zh: 甲\n    en: b\n"), ["yaml-syntax"]);
        assert_eq!(slips("a: {max: 30,000, currency: CNY}\n"), ["yaml-syntax"]);
        assert_eq!(slips("　　　a: 1\n"), ["bad-indent-character"]);
        assert_eq!(slips("en: Form #3\n"), ["yaml-syntax"]);
        assert_eq!(slips("a: {zh: 表 #3, en: x}\n"), ["yaml-syntax"]);
        assert_eq!(slips("orde\u{200b}r:\u{200b}1\n").len(), 2);
    }

    /// A text over several lines ends where it ends, and slips below it are found.
    #[test]
    fn long_texts_end() {
        for text in [
            "a: 甲\n  b：乙\n",
            "a: \"甲\n  b：乙\"\n",
            "a: 'it''s\n b：乙'\n",
            "a: |\n  甲\n\n  b：乙\n",
            "a: [甲,\n  'x\n b：乙']\n",
        ] {
            assert!(slips(text).is_empty(), "{text}");
            assert_eq!(slips(&format!("{text}c：1\n")), ["fullwidth-colon"], "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_slip_stays() {
        for text in [
            "zh: 说明：见下\n",
            "- -5\n",
            "a: {zh: 30,000元, en: x}\n",
            "a: [10, 200]\n",
            "a: [10,200]\n",
            "a: -b\n",
            "zh: “飞行检查”指事先不通知\n",
            "zh: “飞行检查”\n",
            "# title：x\n",
            "zh: >-\n  note：全角\n  \tx\n",
            "zh: [县局，市局]\n",
            "a: {zh: 甲：乙, en: \"b：c\"}\n",
            "base_url: https://example.org/x\n",
            "zh: 甲　乙\n",
            "zh: >-  # 注\n  note：全角\n",
            "a: {zh: 培训，考试, en: Training，exams}\n",
            "a: {zh: “培训”, en: the “Training”}\n",
            "zh: 【通知】\n",
            "- 【通知】关于检查\n",
            "a: {zh: 【通知】关于检查, en: 甲【乙】}\n",
            "a: {zh: 见（甲）【乙】}  # 注：【丙】，en: x\n",
            "a: &words b\nc: *words\nd: [*words, *words]\n",
            "a: &x {b: c}\n",
            "value: a # comment\n",
            "value: a#3  # comment\n",
            "value: 'a #3' #c\n",
            "a: {b: c} #d\n",
            "zh: 5% 和 R&D!@*\n",
            "a: [x: y, \"b：c，d\"]\n",
            "--- # a：b\n",
        ] {
            assert!(slips(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn places_lead_back_to_the_source() {
        let source = "\u{feff}a：1\n　b: 文\n";
        let mended = mend(source, FileId(0), &mut Vec::new()).mended;
        assert_eq!(mended.text, "a: 1\n  b: 文\n");
        let at = mended.text.find('文').unwrap();
        assert_eq!(mended.source(at), source.find('文').unwrap());
    }
}
