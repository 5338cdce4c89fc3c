//! Texts that mean something to a format, in every place where authors write words: each file that comes of them is read
//! by a parser of its format and says what it should.

use fangce::tree::{OutputTree, SourceTree};
use fangce::{Settings, build};
use serde_json::Value;
use serde_yaml::Value as Yaml;

use crate::hostile::properties::{files, ours};

/// What means something to HTML, scripts, XML, JSON, spreadsheets, cards of contacts, drawings in text, templates and
/// addresses. The same stands in each language, so that translations still agree.
const TEXTS: [&str; 22] = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "' onfocus='alert(1)' autofocus='",
    "</title></style></textarea><svg onload=alert(1)>",
    "<!--",
    "-->",
    "]]><x>",
    "&lt;b&gt; &amp;quot; &#x3c;",
    "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
    "=HYPERLINK(\"https://example.org\",\"x\")",
    "+cmd|' /C calc'!A0",
    "-1+1",
    "@SUM(1)",
    "＝1",
    "\\\\;TEL:110;\\,\\nEND:VCARD",
    "\"]; A-->B; click A \"javascript:alert(1)\"",
    "{{ config }}{% include \"x\" %}${x}#{x}",
    "`x` **x** [x](javascript:alert(1)) ![x](x)",
    "javascript:alert(1)",
    "%3Cscript%3E%0ABEGIN:VCARD",
    "__proto__ constructor",
];

/// Where the site is published.
const ADDRESS: &str = "https://www.example.org/x";

/// The languages in which the small site is written.
const TAGS: [&str; 2] = ["zh", "en"];

/// The small site with a text before and after all words in it.
fn with(text: &str) -> SourceTree {
    let changed = |(path, bytes): (String, Vec<u8>)| {
        if !path.starts_with("content/") || !path.ends_with(".yaml") {
            return (path, bytes);
        }
        let mut tree: Yaml = serde_yaml::from_slice(&bytes).expect("the small site is YAML");
        surround(&mut tree, text);
        (path, serde_yaml::to_string(&tree).expect("it can be written").into_bytes())
    };
    SourceTree::new(files().into_iter().map(changed))
}

fn surround(tree: &mut Yaml, text: &str) {
    match tree {
        Yaml::Mapping(map) => map.iter_mut().for_each(|(key, value)| match value {
            Yaml::String(words) if key.as_str().is_some_and(|key| TAGS.contains(&key)) => {
                *words = format!("{text} {words} {text}");
            }
            value => surround(value, text),
        }),
        Yaml::Sequence(list) => list.iter_mut().for_each(|value| surround(value, text)),
        _ => {}
    }
}

#[test]
fn no_text_leaves_its_place_in_any_format() {
    let mut built = 0;
    for text in TEXTS {
        let settings = Settings { base_url: Some(ADDRESS.to_owned()), ..Settings::default() };
        let Some(output) = build(&with(text), &settings).value else { continue };
        built += 1;
        output.iter().for_each(|(path, bytes)| sound(path, std::str::from_utf8(bytes), text));
        assert!(says(&output, text), "{text}: no page says it");
    }
    assert!(built >= 12, "only {built} of {} were accepted: what is refused shows nothing", TEXTS.len());
}

/// Whether some page says a text, as text.
fn says(output: &OutputTree, text: &str) -> bool {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let quoted = escaped.replace('"', "&quot;");
    let is_said = |page: &str| page.contains(&escaped) || page.contains(&quoted) || page.contains(text);
    output
        .iter()
        .any(|(path, bytes)| path.ends_with(".html") && std::str::from_utf8(bytes).is_ok_and(is_said))
}

/// Holds a file to its format.
fn sound(path: &str, text: Result<&str, std::str::Utf8Error>, payload: &str) {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let Ok(text) = text else {
        assert!(ending == "png", "{path} is no text");
        return;
    };
    match ending {
        "html" => {
            // The page for missing pages says where the site begins, since nobody knows at what depth it is shown.
            let base = format!("base href=\"{ADDRESS}/{path}\">");
            let tags = text.split('<').skip(1);
            let tags = tags.filter(|tag| !path.ends_with("404.html") || tag.trim_end() != base);
            tags.for_each(|tag| ours(path, tag));
            structured(path, text, payload);
        }
        "svg" | "bpmn" | "xml" => {
            if let Err(error) = roxmltree::Document::parse(text) {
                panic!("{payload}: {path}: {error}");
            }
        }
        "json" | "jsonld" | "webmanifest" => {
            if let Err(error) = serde_json::from_str::<Value>(text) {
                panic!("{payload}: {path}: {error}");
            }
        }
        "csv" => table(path, text, payload),
        "vcf" => cards(path, text, payload),
        _ => {}
    }
}

/// What stands in a page for machines is read to its end.
fn structured(path: &str, page: &str, payload: &str) {
    for data in page.split("<script type=\"application/ld+json\">").skip(1) {
        let data = data.split("</script>").next().unwrap_or_default();
        if let Err(error) = serde_json::from_str::<Value>(data) {
            panic!("{payload}: {path}: {error}");
        }
    }
}

/// No field of a table is taken for a formula, and all lines have the same fields.
fn table(path: &str, text: &str, payload: &str) {
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    for line in reader.records() {
        let line = line.unwrap_or_else(|error| panic!("{payload}: {path}: {error}"));
        let formula = line
            .iter()
            .find(|field| field.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']));
        assert_eq!(formula, None, "{payload}: {path}");
    }
}

/// Each line of a card is one that Fangce writes.
fn cards(path: &str, text: &str, payload: &str) {
    const NAMES: [&str; 10] = ["BEGIN", "VERSION", "FN", "N", "ORG", "TEL", "URL", "NOTE", "UID", "END"];
    let lines = text.replace("\r\n ", "");
    let mut open = 0;
    for line in lines.split("\r\n").filter(|line| !line.is_empty()) {
        let name = line.split([':', ';']).next().unwrap_or_default();
        assert!(NAMES.contains(&name), "{payload}: {path}: {line}");
        open += i32::from(name == "BEGIN") - i32::from(name == "END");
        assert!((0..=1).contains(&open), "{payload}: {path}: {line}");
    }
    assert_eq!(open, 0, "{payload}: {path}");
}
