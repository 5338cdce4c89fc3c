//! Markdown → a checked sequence of events: no raw HTML, links into the site found, spans kept.
//!
//! Two things hold for every text: each word that was typed reaches the page or is reported (`lost`), and what was
//! typed as markup became markup or is reported with the form to write (`leftover`). Notes to oneself (`<!-- … -->`)
//! are dropped.

mod addresses;
mod beside;
mod joints;
mod leftover;
mod lost;
mod numbered;
mod picture;
mod reading;
mod wrapped;

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};

use super::slips;
use crate::diagnostic::{Diagnostic, Span, code, nearest};
use crate::model::attachment::{FILES, FileLink};
use crate::model::prose::SEARCH;
use crate::model::{Kind, Lang, Link, Prose};
use crate::tree::FileId;
use joints::{JOINT, with_joints};
use reading::Reading;

/// The URL schemes that a link may have: what a reader can open safely.
const SCHEMES: [&str; 4] = ["https:", "http:", "mailto:", "tel:"];

/// Reads a Markdown text that lies in a folder of records: files beside it go by their names alone.
pub fn parse(source: &str, folder: &str, lang: Lang, file: FileId, found: &mut Vec<Diagnostic>) -> Prose {
    leftover::check_front_matter(source, file, found);
    let mended = with_joints(source);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST;
    let digest = *blake3::hash(source.as_bytes()).as_bytes();
    let empty = Prose { lang, file, events: Vec::new(), links: Vec::new(), files: Vec::new(), digest };
    let mut reading = Reading::new(source, &mended.text, folder, empty, found);
    let place = |range: &Range<usize>| mended.source(range.start)..mended.source(range.end);
    let parser = Parser::new_ext(&mended.text, options);
    let mut defined: Vec<(String, Range<usize>)> = parser
        .reference_definitions()
        .iter()
        .map(|(label, of)| (label.replace(JOINT, ""), place(&of.span)))
        .collect();
    defined.sort_by_key(|(_, place)| place.start);
    for (event, range) in parser.into_offset_iter() {
        let place = place(&range);
        if !reading.take(event, range, place) {
            return Prose { events: Vec::new(), ..reading.prose };
        }
    }
    finished(reading, &defined)
}

/// The text, after all has been reported that shows only when it has been read whole.
fn finished(reading: Reading, defined: &[(String, Range<usize>)]) -> Prose {
    let Reading { source, file, found, mut prose, places, code, pieces, .. } = reading;
    check_places(&places, &prose.headings(), found);
    check_characters(source, &code, file, found);
    for piece in &pieces {
        check_brackets(source, piece.range.clone(), file, found);
    }
    leftover::check(source, &pieces, file, found);
    lost::check_definitions(defined, &prose.events, file, found);
    for line_end in numbered::lines(source, &pieces).into_iter().filter_map(|piece| piece.line_end) {
        prose.events[line_end] = Event::HardBreak;
    }
    prose.events = addresses::linked(wrapped::joined(prose.events));
    prose
}

/// Links to headings of the text itself that it does not have.
fn check_places(places: &[(String, Span)], headings: &[String], found: &mut Vec<Diagnostic>) {
    let known: HashSet<&str> = headings.iter().map(String::as_str).collect();
    for (place, span) in places.iter().filter(|(place, _)| !known.contains(place.as_str())) {
        let wrong = Diagnostic::new(&code::BAD_LINK, *span).with("link", format!("#{place}"));
        found.push(match nearest(place, headings.iter().map(String::as_str)) {
            Some(name) => wrong.hint_with("did-you-mean-heading", "name", name),
            None => wrong.hint("heading"),
        });
    }
}

/// Characters that nobody can see; code may hold those that XML has no objection to.
fn check_characters(source: &str, codes: &[Range<usize>], file: FileId, found: &mut Vec<Diagnostic>) {
    let hidden =
        source.char_indices().filter(|(at, c)| slips::is_invisible(*c) && (*at > 0 || *c != '\u{feff}'));
    let in_code = |at: usize| {
        let code = codes.partition_point(|code| code.end <= at);
        codes.get(code).is_some_and(|code| code.contains(&at))
    };
    for (at, c) in hidden.filter(|(at, c)| slips::is_control(*c) || !in_code(*at)) {
        let span = Span::new(file, at, at + c.len_utf8());
        let wrong = Diagnostic::new(&code::INVISIBLE_CHARACTER, span);
        found.push(wrong.with("character", slips::name(c)).hint("delete"));
    }
}

/// Links in full-width brackets, which Markdown takes for text: `[文]（service/x）`.
///
/// Only what can hardly be anything but a link counts, since Chinese texts have such brackets too:
/// `[注]（见下）`, `[1]（2024）`.
fn check_brackets(source: &str, text: Range<usize>, file: FileId, found: &mut Vec<Diagnostic>) {
    let base = text.start;
    let text = &source[text];
    let pairs = [']', '］', '】'].into_iter().flat_map(|end| ['(', '（'].map(|open| (end, open)));
    for (end, open) in pairs {
        let joint: String = [end, open].iter().collect();
        for (at, _) in text.match_indices(&joint) {
            let start = at + joint.len();
            let Some(close) = text[start..].find([')', '）']) else { continue };
            let target = &text[start..start + close];
            let closing = text[start + close..].chars().next().unwrap_or(')');
            let wide = !(end == ']' && open == '(' && closing == ')');
            let begin = text[..at].rfind(['[', '［', '【']);
            let link = Link::parse(target, Span::default()).is_some()
                || SCHEMES.iter().any(|scheme| target.starts_with(scheme))
                || target.starts_with('#');
            if let Some(begin) = begin.filter(|_| wide && link) {
                let end = start + close + closing.len_utf8();
                let span = Span::new(file, base + begin, base + end);
                let wrong = Diagnostic::new(&code::BAD_LINK, span).with("link", &text[begin..end]);
                found.push(wrong.hint("brackets"));
            }
        }
    }
}

fn check<'e>(event: Event<'e>, span: Span, prose: &mut Prose, found: &mut Vec<Diagnostic>) -> Event<'e> {
    match event {
        Event::Html(html) | Event::InlineHtml(html) => {
            let shown = html.trim().lines().next().unwrap_or_default().to_owned();
            let length = shown.len().min((span.end - span.start) as usize);
            let span = Span { end: span.start + length as u32, ..span };
            found.push(Diagnostic::new(&code::RAW_HTML, span).with("html", shown).hint("markdown"));
            Event::Text(html)
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            picture::check(&dest_url.replace(JOINT, ""), span, prose, found);
            Event::Start(Tag::Image { link_type, dest_url, title, id })
        }
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            if dest_url.starts_with(FILES) {
                prose.files.push(FileLink { path: dest_url.replace(JOINT, ""), span });
            } else {
                check_link(link_type, &dest_url, span, &mut prose.links, found);
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id })
        }
        event => event,
    }
}

fn check_link(kind: LinkType, url: &str, span: Span, links: &mut Vec<Link>, found: &mut Vec<Diagnostic>) {
    let lower = url.to_lowercase();
    if matches!(kind, LinkType::Email)
        || url == SEARCH
        || url.starts_with('#')
        || SCHEMES.iter().any(|scheme| lower.starts_with(scheme))
    {
        return;
    }
    if let Some(link) = Link::parse(url, span) {
        links.push(link);
        return;
    }
    let wrong = Diagnostic::new(&code::BAD_LINK, span).with("link", url);
    let word = url.split('/').next().unwrap_or_default();
    found.push(match lower.contains(':') {
        true => wrong.hint("scheme"),
        false => wrong.hint("type-and-id").suggest(word, Kind::ALL.map(Kind::word)),
    });
}

#[cfg(test)]
mod tests {
    use super::reading::DEEPEST;
    use super::*;

    fn read(source: &str) -> (Prose, Vec<&'static str>) {
        let mut found = Vec::new();
        let prose = parse(source, "guides", Lang(0), FileId(0), &mut found);
        (prose, found.iter().map(|found| found.code.name).collect())
    }

    #[test]
    fn chinese_bold_before_punctuation_is_bold() {
        let (prose, _) = read("前文**“强调。”**后文，*斜体，*再来 `a*。*`\n");
        let strong = prose.events.iter().filter(|event| matches!(event, Event::Start(Tag::Strong))).count();
        assert_eq!(strong, 1);
        assert!(!prose.plain().contains(JOINT));
        assert!(prose.plain().contains("a*。*"));
    }

    #[test]
    fn a_bold_link_among_chinese_words_is_bold() {
        let (prose, found) = read("由**[甲](service/a)**负责，**[乙][1]**也管。\n\n[1]: service/b\n");
        let strong = prose.events.iter().filter(|event| matches!(event, Event::Start(Tag::Strong))).count();
        assert_eq!((strong, prose.links.len(), found.len()), (2, 2, 0));
        assert_eq!(prose.plain().trim(), "由甲负责，乙也管。");
    }

    #[test]
    fn links_keep_their_place() {
        let source = "**甲。**见[课程](service/metrology-training#x)。\n";
        let (prose, found) = read(source);
        assert!(found.is_empty());
        assert_eq!(prose.links[0].written(), "service/metrology-training#x");
        assert_eq!(&source[prose.links[0].span.range()], "[课程](service/metrology-training#x)");
    }

    #[test]
    fn html_scripts_and_unknown_targets_are_reported() {
        assert_eq!(read("a <b>c</b>\n").1, ["raw-html", "raw-html"]);
        assert_eq!(read("[x](javascript:alert)\n").1, ["bad-link"]);
        assert_eq!(read("[x](servce/a) [y](#here) [z](https://a.example)\n\n# Here\n").1, ["bad-link"]);
    }

    #[test]
    fn what_is_nested_too_deep_is_reported() {
        assert!(read(&format!("{}x\n", "> ".repeat(DEEPEST - 1))).1.is_empty());
        for text in
            ["> ".repeat(DEEPEST), "- ".repeat(1000), format!("{}x{}", "*".repeat(99), "*".repeat(99))]
        {
            assert_eq!(read(&format!("{text}x\n")).1, ["too-deep"], "{text}");
        }
    }

    #[test]
    fn places_in_the_text_are_headings() {
        assert!(read("[x](#what-is-it-2)\n\n# What is it?\n\n# What *is* it?\n").1.is_empty());
        assert_eq!(read("[x](#what-is-it-3)\n\n# What is it?\n").1, ["bad-link"]);
    }

    #[test]
    fn full_width_brackets_and_what_cannot_be_seen_are_reported() {
        for text in ["[甲]（service/a）", "【甲】(service/a)", "[甲](service/a）后文", "**[甲]**、[乙]（#a）"]
        {
            assert_eq!(read(text).1, ["bad-link"], "{text}");
        }
        for text in
            ["[注]（见下）、[1]（2024）、【甲】（and/or）", "`[甲]（service/a）`", "[甲](service/a)（乙）"]
        {
            assert!(read(text).1.is_empty(), "{text}");
        }
        assert_eq!(read("a\u{200b}b `c\u{200b}d` [e](service/\u{ad}f)\n").1, ["invisible-character"; 2]);
        assert!(read("\u{feff}a\n\n    b\u{200b}\n").1.is_empty());
        for text in ["a\u{8}\n", "`a\u{1}b`\n", "a&#8;b\n", "[a](service/x \"b&#x202E;\")\n", "a&shy;b\n"] {
            assert_eq!(read(text).1, ["invisible-character"], "{text:?}");
        }
        assert!(read("a&amp;b&nbsp;&#x7532;\n").1.is_empty());
    }
}
