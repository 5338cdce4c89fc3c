//! Markdown → a checked sequence of events: no raw HTML, links into the site found, spans kept.
//!
//! CommonMark decides by the neighbouring character whether `**` opens or closes, and takes Chinese
//! punctuation for the end of a word, so `**强调。**后文` would print its asterisks
//! (<https://github.com/commonmark/commonmark-spec/issues/650>). A zero-width space between `*` and
//! full-width punctuation mends that; it is taken out of the text again.

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag};

use super::mended::Mended;
use crate::diagnostic::{Diagnostic, Span, code};
use crate::model::{Kind, Lang, Link, Prose};
use crate::tree::FileId;

const JOINT: char = '\u{200b}';
/// The URL schemes that a link may have: what a reader can open safely.
const SCHEMES: [&str; 4] = ["https:", "http:", "mailto:", "tel:"];

/// Reads a Markdown text.
pub fn parse(source: &str, lang: Lang, file: FileId, found: &mut Vec<Diagnostic>) -> Prose {
    let mended = with_joints(source);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST;
    let mut prose = Prose { lang, file, events: Vec::new(), links: Vec::new() };
    for (event, range) in Parser::new_ext(&mended.text, options).into_offset_iter() {
        let raw = &mended.text[range.clone()];
        let end = range.start + raw.trim_end().len();
        let span = Span::new(file, mended.source(range.start), mended.source(end));
        let event = check(event, span, &mut prose.links, found);
        prose.events.push(without_joints(event));
    }
    prose
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
        Event::End(pulldown_cmark::TagEnd::Image) => Event::End(pulldown_cmark::TagEnd::Emphasis),
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
            Some('*') => is_wide_punctuation(c),
            Some(before) => c == '*' && is_wide_punctuation(before),
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
        assert_eq!(read("[x](servce/a) [y](#here) [z](https://a.example)\n").1, ["bad-link"]);
    }
}
