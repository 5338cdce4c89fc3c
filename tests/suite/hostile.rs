//! Hostile and damaged input of every kind; what must hold stands in `tests/properties/`. `FANGCE_TRIES=100000` tries more.

#[path = "../properties/mod.rs"]
pub mod properties;

use crate::dice::Dice;
use properties::{PROCEDURE, RECORD, WORDS, files};

/// What breaks parsers and pages: marks of YAML, Markdown and HTML, characters that are none, and what the
/// advisories on other generators tell of: titles of links and pictures, languages of code, attributes of
/// headings, addresses that run, tags cut by a line break.
const HOSTILE: [&str; 44] = [
    "<script>alert(1)</script>",
    "\" onmouseover=\"alert(1)",
    "' autofocus onfocus='alert(1)",
    "</title><svg onload=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](<java\nscript:alert(1)>)",
    "[x](JaVaScRiPt&colon;alert(1))",
    "[x](data:text/html,<b>)",
    "[x](https://e.org \"t\\\" onclick=\\\"alert(1)\")",
    "![a\" onerror=\"alert(1)](files/x.png)",
    "<javascript:alert(1)>",
    "[r]: javascript:alert(1) 'x'\n\n[r]",
    "\n## H {#id onclick=alert(1)}\n",
    "\n```\"><script>alert(1)</script>\nx\n```\n",
    "\n``` {.x onclick=\"y\"}\nx\n```\n",
    "\n| a | <b onx=1> |\n| --- | --- |\n| x | y |\n",
    "[^1]: <img src=x onerror=alert(1)>",
    "\n> [!NOTE]\n> <i>x</i>\n",
    "{{ secret }}",
    "{% include \"x\" %}",
    "&lt;script&gt;",
    "&#x3c;b&#62;",
    "<!-- x --><b>",
    "<!--><b>-->",
    "\u{0}",
    "\u{1b}[31m",
    "\u{202e}",
    "\u{fffe}",
    "\u{feff}",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "&a [*a, *a]",
    "!!python/object x",
    "? - :",
    "- - - - -",
    "{a: {b: {",
    "]]>",
    "\t",
    "\r",
    "：",
    "“",
    "99999999999999999999",
    "-0x7f",
    "~",
];

fn tries(few: usize) -> usize {
    std::env::var("FANGCE_TRIES").map_or(few, |tries| tries.parse().expect("a number"))
}

/// A right file with one to four pieces exchanged, doubled, cut out or put in.
fn damaged(right: &str, dice: &mut Dice) -> Vec<u8> {
    let mut text: Vec<char> = right.chars().collect();
    for _ in 0..=dice.below(4) {
        let at = dice.below(text.len() + 1);
        let end = (at + dice.below(30)).min(text.len());
        let new: Vec<char> = match dice.below(4) {
            0 => Vec::new(),
            1 => text[at..end].iter().chain(&text[at..end]).copied().collect(),
            _ => dice.pick(&HOSTILE).chars().collect(),
        };
        text.splice(at..end, new);
    }
    let mut bytes = text.into_iter().collect::<String>().into_bytes();
    // Now and then what is no UTF-8.
    if dice.below(20) == 0 && !bytes.is_empty() {
        let at = dice.below(bytes.len());
        bytes[at] ^= 0x80;
    }
    bytes
}

/// Tries a property with damaged versions of a file of the small site. Some of them must be accepted: a property of
/// what is never there holds always.
fn tried(path: &str, few: usize, property: fn(&[u8]) -> bool) {
    let file = files().into_iter().find(|(known, _)| known == path).map(|(_, bytes)| bytes);
    let right = String::from_utf8(file.unwrap_or_else(|| panic!("{path} is there"))).expect("UTF-8");
    let mut dice = Dice(11);
    let accepted = (0..tries(few)).filter(|_| property(&damaged(&right, &mut dice))).count();
    assert!(accepted > 0, "{path}: every version was refused");
}

#[test]
fn damaged_records_are_read_or_refused() {
    tried(RECORD, 150, properties::record);
}

#[test]
fn damaged_procedures_have_charts_or_are_refused() {
    tried(PROCEDURE, 100, properties::procedure);
}

#[test]
fn hostile_texts_become_no_markup() {
    let mut dice = Dice(13);
    // Each by itself first: an error in one would hide what the others do.
    let alone = HOSTILE.iter().take(tries(16));
    let accepted = alone.filter(|text| properties::markdown(format!("a {text} b\n").as_bytes())).count();
    assert!(accepted > 0, "every text was refused");
    for _ in 0..tries(4) {
        let text: String = (0..6).map(|_| format!("{} x\n\n", dice.pick(&HOSTILE))).collect();
        properties::markdown(text.as_bytes());
    }
}

#[test]
fn damaged_words_are_taken_or_refused() {
    let right = "nav:\n  hotlines: Numbers to call\n  services: \"Services {n}\"\nlanguage:\n  dir: ltr\n";
    let mut dice = Dice(17);
    for _ in 0..tries(20) {
        properties::words(&damaged(right, &mut dice));
    }
    assert!(WORDS.ends_with("en.yaml"));
}

#[test]
fn any_query_has_an_answer() {
    let mut dice = Dice(19);
    let mut query = || {
        let bytes = damaged("校秤 scale check 0730-0000001 \"phrase\" jiaocheng *", &mut dice);
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let queries: Vec<String> = (0..tries(150)).map(|_| query()).collect();
    properties::queries(queries.iter().map(String::as_str));
}
