//! What is typed is what is read, or a message says why not: texts made at random of what clerks type.
//!
//! 1. Every word reaches the text and its page, or something is reported in its line or above it.
//! 2. No mark is left in the text unless something is reported.

use fangce::diagnostic::{Diagnostic, Level};
use fangce::load::markdown;
use fangce::model::{Lang, Prose};
use fangce::tree::{FileId, SourceTree};
use fangce::{Settings, build};
use pulldown_cmark::Event;

use crate::cases::base;
use crate::dice::Dice;
use crate::html::{Piece, read};

/// How many texts are read.
const READ: u64 = 5000;
/// How many of them are built into pages, those with errors left out.
const BUILT: u64 = 150;
/// What stands at the beginning of a line.
const BEGIN: [&str; 24] = [
    "",
    "",
    "",
    "",
    "# ",
    "#",
    "＃ ",
    "- ",
    "-",
    "－ ",
    "• ",
    "1. ",
    "1、",
    "2.",
    "（一）",
    "①",
    "> ",
    "> [!NOTE]\n> ",
    "> [!注意]\n> ",
    "    ",
    "- [ ] ",
    "| ",
    "｜",
    "> - ",
];
/// What stands in a line; `W` is a word of its own.
const PIECES: [&str; 37] = [
    "W",
    "W",
    "W",
    "W",
    "**W**",
    "**W",
    "W**",
    "*W*",
    "＊＊W＊＊",
    "~~W~~",
    "~~W",
    "`W`",
    "`W",
    "**W。**W",
    "W**“W”**W",
    "**W(W)**W",
    "**95%**W",
    "（W）",
    "[W](guide/first)",
    "[W](#no)",
    "[W](guide/first W)",
    "[W][W]",
    "[W]",
    "W[^1]",
    "W[^2]",
    "<!-- 备注 -->",
    "<!-- W",
    "W | W |",
    "W｜W｜",
    "30*40*50W",
    "https://a.example/b（W）",
    "a@b.example，W",
    "&amp;W",
    "W\\*\\*",
    "**[W](guide/first)**W",
    "**`W`**W",
    "W——W",
];
/// What may stand below the text.
const END: [&str; 5] = ["", "", "\n\n[^1]: W\n", "\n\n[W]: W\n", "\n\n---\n\nW\n"];
/// What must not be left of marks.
const MARKS: [&str; 8] = ["**", "＊＊", "~~", "＃", "[^", "](", "][", "<!--"];

#[test]
fn every_word_is_read_and_no_mark_is_left_unsaid() {
    for seed in 0..READ {
        let typed = Typed::new(seed);
        let mut found = Vec::new();
        let prose = markdown::parse(&typed.text, "guides", Lang(0), FileId(0), &mut found);
        let read = prose.plain();
        for word in &typed.words {
            assert!(
                read.contains(word.as_str()) || typed.is_reported(word, &found),
                "{seed}: «{word}» is lost\n{}\n{found:#?}",
                typed.text
            );
        }
        let left = MARKS.iter().find(|mark| texts(&prose).any(|text| text.contains(**mark)));
        let bars = texts(&prose).find(|text| text.matches('｜').count() > 1).map(|_| &"｜｜");
        let left = left.or(bars);
        // Escaped ones are meant.
        if let Some(mark) = left.filter(|_| !typed.text.contains('\\')) {
            assert!(!found.is_empty(), "{seed}: `{mark}` is left\n{}", typed.text);
        }
    }
}

#[test]
fn every_word_stands_on_its_page() {
    let texts: Vec<Typed> = (0..BUILT).map(Typed::new).filter(Typed::is_right).collect();
    assert!(texts.len() > BUILT as usize / 4, "too many of the texts have errors: {}", texts.len());
    let mut files = base();
    files.insert("content/guides/first.yaml".into(), b"title: {zh: \xe7\x94\xb2, en: A}\n".to_vec());
    for (at, typed) in texts.iter().enumerate() {
        files.insert(format!("content/guides/g{at}.yaml"), "title: {zh: 题, en: Title}\n".into());
        for lang in ["zh", "en"] {
            files.insert(format!("content/guides/g{at}.{lang}.md"), typed.text.clone().into_bytes());
        }
    }
    let built = build(&SourceTree::new(files), &Settings::default());
    let output = built.value.unwrap_or_else(|| panic!("{:#?}", built.diagnostics));
    for (at, typed) in texts.iter().enumerate() {
        let page = output.get(&format!("zh/guides/g{at}.html")).expect("each guide has a page");
        let page = std::str::from_utf8(page).expect("pages are UTF-8");
        let pieces = read(page).expect("pages are well-formed");
        let texts = pieces
            .iter()
            .filter_map(|piece| if let Piece::Text(text) = piece { Some(text.as_str()) } else { None });
        let page: String = texts.collect();
        let mut found = Vec::new();
        let prose = markdown::parse(&typed.text, "guides", Lang(0), FileId(0), &mut found);
        for word in typed.words.iter().filter(|word| prose.plain().contains(word.as_str())) {
            assert!(page.contains(word.as_str()), "«{word}» is not on the page of\n{}", typed.text);
        }
    }
}

/// A text made at random, and its words.
struct Typed {
    text: String,
    words: Vec<String>,
}

impl Typed {
    fn new(seed: u64) -> Self {
        // Neighbouring seeds begin alike.
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let mut typed = Self { text: String::new(), words: Vec::new() };
        for line in 0..1 + dice.below(3) {
            if line > 0 {
                typed.text.push('\n');
            }
            let begin = dice.pick(&BEGIN);
            typed.add(begin);
            for _ in 0..1 + dice.below(4) {
                let piece = dice.pick(&PIECES);
                typed.add(piece);
            }
        }
        let end = dice.pick(&END);
        typed.add(end);
        typed
    }

    /// Adds a piece with a word of its own for each `W`.
    fn add(&mut self, piece: &str) {
        for c in piece.chars() {
            if c != 'W' {
                self.text.push(c);
                continue;
            }
            let word = word(self.words.len());
            self.text.push_str(&word);
            self.words.push(word);
        }
    }

    /// Whether a report stands in the line of a word or above it, or the word is the target of a link.
    fn is_reported(&self, word: &str, found: &[Diagnostic]) -> bool {
        let at = self.text.find(word).expect("it was typed");
        let end = self.text[at..].find('\n').map_or(self.text.len(), |end| at + end);
        found.iter().any(|report| report.span.is_some_and(|span| (span.start as usize) <= end))
    }

    fn is_right(&self) -> bool {
        let mut found = Vec::new();
        let prose = markdown::parse(&self.text, "guides", Lang(0), FileId(0), &mut found);
        found.iter().all(|report| report.code.level != Level::Error) && !prose.plain().trim().is_empty()
    }
}

/// A word that no other contains.
fn word(number: usize) -> String {
    const FIRST: [char; 8] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'];
    const LAST: [char; 8] = ['子', '丑', '寅', '卯', '辰', '巳', '午', '未'];
    [FIRST[number / 8 % 8], LAST[number % 8]].iter().collect()
}

fn texts(prose: &Prose) -> impl Iterator<Item = &str> {
    let mut in_code = false;
    prose.events.iter().filter_map(move |event| match event {
        Event::Start(pulldown_cmark::Tag::CodeBlock(_)) => {
            in_code = true;
            None
        }
        Event::End(pulldown_cmark::TagEnd::CodeBlock) => {
            in_code = false;
            None
        }
        Event::Text(text) if !in_code => Some(text.as_ref()),
        _ => None,
    })
}
