//! Markdown → a checked sequence of events: no raw HTML, links into the site found, spans kept.
//!
//! CommonMark decides by the neighbouring character whether `**` opens or closes, and takes Chinese
//! punctuation for the end of a word, so `**强调。**后文` would print its asterisks
//! (<https://github.com/commonmark/commonmark-spec/issues/650>); so would `由**[甲](…)**负责`. A zero-width
//! space between `*` and full-width punctuation or a link mends that; it is taken out of the text again.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::mended::Mended;
use super::slips;
use crate::diagnostic::{Diagnostic, Span, code, nearest};
use crate::model::{Kind, Lang, Link, Prose};
use crate::tree::FileId;

const JOINT: char = '\u{200b}';
/// The URL schemes that a link may have: what a reader can open safely.
const SCHEMES: [&str; 4] = ["https:", "http:", "mailto:", "tel:"];

/// Deepest nesting of quotes, lists and emphasis. Browsers and readers give up far earlier than the parser does.
const DEEPEST: usize = 32;

/// Reads a Markdown text.
pub fn parse(source: &str, lang: Lang, file: FileId, found: &mut Vec<Diagnostic>) -> Prose {
    let mended = with_joints(source);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST;
    let mut prose = Prose { lang, file, events: Vec::new(), links: Vec::new() };
    let mut places: Vec<(String, Span)> = Vec::new();
    let mut ranges = Ranges::default();
    let mut depth = 0;
    for (event, range) in Parser::new_ext(&mended.text, options).into_offset_iter() {
        let raw = &mended.text[range.clone()];
        let end = range.start + raw.trim_end().len();
        let span = Span::new(file, mended.source(range.start), mended.source(end));
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth > DEEPEST {
            let first = source[span.range()].chars().next().map_or(0, char::len_utf8);
            let span = Span { end: span.start + first as u32, ..span };
            found.push(Diagnostic::new(&code::TOO_DEEP, span).with("most", DEEPEST));
            return Prose { events: Vec::new(), ..prose };
        }
        check_entities(&event, raw, span, found);
        ranges.add(&event, mended.source(range.start)..mended.source(range.end));
        if let Event::Start(Tag::Link { dest_url, .. }) = &event
            && let Some(place) = dest_url.strip_prefix('#')
        {
            places.push((place.replace(JOINT, ""), span));
        }
        let event = check(event, span, &mut prose.links, found);
        prose.events.push(without_joints(event));
    }
    check_places(&places, &prose.headings(), found);
    check_characters(source, &ranges, file, found);
    for text in &ranges.texts {
        check_brackets(source, text.clone(), file, found);
    }
    prose
}

/// Which parts of the source are code, and which are plain text without links; in order.
#[derive(Default)]
struct Ranges {
    code: Vec<Range<usize>>,
    texts: Vec<Range<usize>>,
    in_code: bool,
    links: usize,
}

impl Ranges {
    fn add(&mut self, event: &Event, range: Range<usize>) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => {
                self.in_code = true;
                self.code.push(range);
            }
            Event::End(TagEnd::CodeBlock) => self.in_code = false,
            Event::Code(_) => self.code.push(range),
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => self.links += 1,
            Event::End(TagEnd::Link | TagEnd::Image) => self.links -= 1,
            Event::Text(_) if !self.in_code && self.links == 0 => match self.texts.last_mut() {
                Some(last) if last.end == range.start => last.end = range.end,
                _ => self.texts.push(range),
            },
            _ => {}
        }
    }
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

/// Characters that stand for something nobody can see: `&#8;`, `&shy;`.
fn check_entities(event: &Event, raw: &str, span: Span, found: &mut Vec<Diagnostic>) {
    let texts: &[&CowStr] = match event {
        Event::Text(text) => &[text],
        Event::Start(Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. }) => {
            &[dest_url, title]
        }
        _ => return,
    };
    let hidden =
        texts.iter().flat_map(|text| text.chars()).find(|c| slips::is_invisible(*c) && !raw.contains(*c));
    if let Some(character) = hidden {
        let wrong = Diagnostic::new(&code::INVISIBLE_CHARACTER, span);
        found.push(wrong.with("character", slips::name(character)).hint("entity"));
    }
}

/// Characters that nobody can see; code may hold those that XML has no objection to.
fn check_characters(source: &str, ranges: &Ranges, file: FileId, found: &mut Vec<Diagnostic>) {
    let hidden =
        source.char_indices().filter(|(at, c)| slips::is_invisible(*c) && (*at > 0 || *c != '\u{feff}'));
    let in_code = |at: usize| {
        let code = ranges.code.partition_point(|code| code.end <= at);
        ranges.code.get(code).is_some_and(|code| code.contains(&at))
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

fn check<'e>(event: Event<'e>, span: Span, links: &mut Vec<Link>, found: &mut Vec<Diagnostic>) -> Event<'e> {
    match event {
        Event::Html(html) | Event::InlineHtml(html) => {
            let shown = html.trim().lines().next().unwrap_or_default().to_owned();
            let length = shown.len().min((span.end - span.start) as usize);
            let span = Span { end: span.start + length as u32, ..span };
            found.push(Diagnostic::new(&code::RAW_HTML, span).with("html", shown).hint("markdown"));
            Event::Text(html)
        }
        Event::Start(Tag::Image { dest_url, .. }) => {
            found.push(
                Diagnostic::new(&code::BAD_LINK, span).with("link", dest_url.to_string()).hint("image"),
            );
            Event::Start(Tag::Emphasis)
        }
        Event::End(TagEnd::Image) => Event::End(TagEnd::Emphasis),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            check_link(link_type, &dest_url, span, links, found);
            Event::Start(Tag::Link { link_type, dest_url, title, id })
        }
        event => event,
    }
}

fn check_link(kind: LinkType, url: &str, span: Span, links: &mut Vec<Link>, found: &mut Vec<Diagnostic>) {
    let lower = url.to_lowercase();
    if matches!(kind, LinkType::Email)
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

fn is_wide_punctuation(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}' | '\u{ff01}'..='\u{ff0f}'
        | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff3d}' | '\u{ff5b}'..='\u{ff65}' | '\u{2018}'..='\u{201d}' | '\u{2014}' | '\u{2026}')
}

fn with_joints(source: &str) -> Mended {
    let mut mended = Mended::default();
    let mut start = 0;
    let mut before = None;
    for (at, c) in source.char_indices() {
        let joint = match before {
            Some('*') => c == '[' || is_wide_punctuation(c),
            Some(before) => c == '*' && (matches!(before, ')' | ']') || is_wide_punctuation(before)),
            None => false,
        };
        if joint {
            mended.push(start, &source[start..at]);
            mended.push(at, "\u{200b}");
            start = at;
        }
        before = Some(c);
    }
    mended.push(start, &source[start..]);
    mended
}

fn without_joints(event: Event<'_>) -> Event<'static> {
    fn clean(text: CowStr<'_>) -> CowStr<'_> {
        match text.contains(JOINT) {
            true => CowStr::from(text.replace(JOINT, "")),
            false => text,
        }
    }
    match event {
        Event::Text(text) => Event::Text(clean(text)),
        Event::Code(text) => Event::Code(clean(text)),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Link { link_type, dest_url: clean(dest_url), title: clean(title), id })
        }
        event => event,
    }
    .into_static()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> (Prose, Vec<&'static str>) {
        let mut found = Vec::new();
        let prose = parse(source, Lang(0), FileId(0), &mut found);
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
