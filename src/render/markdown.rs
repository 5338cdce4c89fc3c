//! Long texts → HTML: links resolved, headings below the page's own, code coloured.

use percent_encoding::utf8_percent_encode;
use pulldown_cmark::{
    BlockQuoteKind, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd, html,
};

use super::footnotes::Footnotes;
use super::highlight::highlight;
use super::table;
use super::view::Cx;
use super::view::common::TextView;
use super::view::published::UNRESERVED;
use crate::derive::headings;
use crate::model::attachment::FILES;
use crate::model::id::place;
use crate::model::prose::SEARCH;
use crate::model::record::HOTLINE;
use crate::model::site::Any;
use crate::model::{Kind, Link, Prose};
use crate::route::{Page, relative};
use crate::text::{Html, escape, escaped};

impl Cx<'_> {
    /// The long text of a record for the reader, if it has one.
    pub fn prose(&self, record: Any) -> Option<TextView> {
        let prose = record.meta().prose_for(self.lang)?;
        Some(self.told(self.markdown(prose, record), prose.lang))
    }

    fn markdown(&self, prose: &Prose, record: Any) -> Html {
        let mut events: Vec<Event> = Vec::with_capacity(prose.events.len());
        let ids = headings::ids(record, prose);
        let mut next = ids.iter().map(|(_, id)| id.clone());
        let mut levels = Levels::default();
        let mut notes = Footnotes::default();
        let mut at = 0;
        // What follows the link to a file: its type and size.
        let mut about: Option<Html> = None;
        while let Some(event) = prose.events.get(at) {
            at += 1;
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    let (code, next) = code(&prose.events, at);
                    at = next;
                    events.push(block(kind, &code));
                }
                Event::Start(Tag::Heading { level, .. }) => {
                    events.push(Event::Start(Tag::Heading {
                        level: levels.enter(*level),
                        id: next.next().map(CowStr::from),
                        classes: Vec::new(),
                        attrs: Vec::new(),
                    }));
                }
                Event::End(TagEnd::Heading(_)) => events.push(Event::End(TagEnd::Heading(levels.level()))),
                Event::FootnoteReference(name) => events.push(Event::InlineHtml(notes.refer(name).into())),
                Event::Start(Tag::FootnoteDefinition(name)) => notes.open(name, &events),
                Event::End(TagEnd::FootnoteDefinition) => notes.close(&mut events),
                Event::Start(Tag::BlockQuote(Some(kind))) => {
                    events.push(event.clone());
                    let word = self.words.get(alert(*kind));
                    events.push(Event::Html(format!("<p class=\"label\">{}</p>\n", escaped(word)).into()));
                }
                Event::Start(Tag::Image { dest_url, .. }) => {
                    let inside = words(&prose.events[at..], &TagEnd::Image);
                    at += inside.events;
                    events.push(Event::InlineHtml(self.picture(dest_url, &inside.words).into()));
                }
                Event::Start(Tag::Link { dest_url, .. }) if dest_url.as_ref() == SEARCH => {
                    let words = words(&prose.events[at..], &TagEnd::Link).words;
                    events.push(led(event, Some(self.search_for(&words))));
                }
                Event::Start(Tag::Link { dest_url, .. }) if dest_url.starts_with(FILES) => {
                    let file = self.file_at(dest_url);
                    events.push(led(event, file.as_ref().map(|file| file.href.clone())));
                    about = file.map(|file| file.about.html);
                }
                Event::End(TagEnd::Link) => {
                    events.push(event.clone());
                    let about = about.take().map(|about| format!(" <small>({})</small>", about.0));
                    events.extend(about.map(|about| Event::InlineHtml(about.into())));
                }
                Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                    let empty = matches!(prose.events.get(at), Some(Event::End(TagEnd::Link)));
                    if let Some(numbers) = self.numbers(dest_url).filter(|_| empty) {
                        events.push(Event::InlineHtml(numbers.0.into()));
                        at += 1;
                        continue;
                    }
                    let place = dest_url.strip_prefix('#').map(place);
                    let place = place.and_then(|place| ids.iter().find(|(name, _)| *name == place));
                    let (href, name) = match place {
                        Some((_, id)) => (format!("#{id}"), None),
                        None => self.destination(*link_type, dest_url),
                    };
                    events.push(led(event, Some(href)));
                    if let Some(name) = name.filter(|_| empty) {
                        events.push(Event::InlineHtml(name.0.into()));
                    }
                }
                Event::Text(text) => {
                    events.push(Event::InlineHtml(self.theme.scripts.markup(text, prose.lang).0.into()))
                }
                event => events.push(event.clone()),
            }
        }
        events.extend(notes.list(self.words.get("footnote.back")));
        let events = table::labelled(events);
        let mut text = String::new();
        html::push_html(&mut text, events.into_iter());
        Html(text)
    }

    /// The search page with what it finds for some words.
    fn search_for(&self, words: &str) -> String {
        format!("{}?q={}", self.href(Page::Search), utf8_percent_encode(words, &UNRESERVED))
    }

    /// The markup of a picture, in its own size, so that nothing moves when it comes.
    fn picture(&self, path: &str, words: &str) -> String {
        let (mut way, mut alt) = (String::new(), String::new());
        escape(&relative(&self.path, path), &mut way);
        escape(words, &mut alt);
        let size = self.site.files().get(path).and_then(|file| file.picture);
        let size = size.map(|(width, height)| format!(" width=\"{width}\" height=\"{height}\""));
        format!("<img src=\"{way}\" alt=\"{alt}\"{} loading=\"lazy\">", size.unwrap_or_default())
    }

    /// The numbers of a service, each ready to dial, where a link means them.
    fn numbers(&self, url: &str) -> Option<Html> {
        let link = Link::parse(url, Default::default())?;
        let dials = link.kind == Kind::Service && link.fragment.as_deref() == Some(HOTLINE);
        let Any::Service(service) = self.site.get(dials.then_some(&link)?) else { return None };
        let lines = self.site.lines_for(service);
        if lines.is_empty() {
            return None;
        }
        let numbers = lines.into_iter().map(|line| {
            let phone = line.phone();
            let (mut dialled, mut number) = (String::new(), String::new());
            escape(&self.dials(phone), &mut dialled);
            escape(&self.words.phone(phone).plain(), &mut number);
            format!("<a href=\"{dialled}\">{number}</a>")
        });
        Some(Html(numbers.collect::<Vec<_>>().join(" · ")))
    }

    /// Where a link leads, and the name of its target if that is a record.
    fn destination(&self, kind: LinkType, url: &str) -> (String, Option<Html>) {
        match Link::parse(url, Default::default()).filter(|_| kind != LinkType::Email) {
            Some(link) => {
                let view = self.link(&link);
                (view.href, Some(view.text.inline()))
            }
            None => (url.to_owned(), None),
        }
    }
}

/// The beginning of a link, to another address.
fn led<'e>(event: &Event<'e>, href: Option<String>) -> Event<'e> {
    match (event.clone(), href) {
        (Event::Start(Tag::Link { link_type, title, id, .. }), Some(href)) => {
            Event::Start(Tag::Link { link_type, dest_url: href.into(), title, id })
        }
        (event, _) => event,
    }
}

/// The words of a picture or a link that began before these events, and how many events they are with its end.
struct Words {
    words: String,
    events: usize,
}

fn words(events: &[Event], end: &TagEnd) -> Words {
    let inside = events.iter().position(|event| matches!(event, Event::End(found) if found == end));
    let inside = inside.unwrap_or(events.len());
    let words = events[..inside].iter().filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
        Event::SoftBreak | Event::HardBreak => Some(" "),
        _ => None,
    });
    Words { words: words.collect(), events: inside + 1 }
}

/// The text of a code block that began before `at`, and the place after its end.
fn code(events: &[Event], mut at: usize) -> (String, usize) {
    let mut code = String::new();
    while let Some(event) = events.get(at) {
        at += 1;
        match event {
            Event::Text(text) => code.push_str(text),
            Event::End(TagEnd::CodeBlock) => break,
            _ => {}
        }
    }
    (code, at)
}

fn block(kind: &CodeBlockKind, code: &str) -> Event<'static> {
    let language = match kind {
        CodeBlockKind::Fenced(info) => info.split([' ', ',']).next().unwrap_or_default(),
        CodeBlockKind::Indented => "",
    };
    let mut attribute = String::new();
    if !language.is_empty() {
        attribute.push_str(" class=\"language-");
        escape(language, &mut attribute);
        attribute.push('"');
    }
    let html = format!("<pre tabindex=\"0\"><code{attribute}>{}</code></pre>\n", highlight(code, language));
    Event::Html(CowStr::from(html))
}

/// The levels of a text's headings below the page's own title.
///
/// Authors begin with any level and leave some out; on the page the first is `h2` and each further one
/// at most one deeper than what it stands under, so that whoever hears the page can follow.
#[derive(Default)]
struct Levels {
    /// The levels, as written, of the headings that enclose the place.
    open: Vec<HeadingLevel>,
}

impl Levels {
    fn enter(&mut self, level: HeadingLevel) -> HeadingLevel {
        self.open.retain(|outer| *outer < level);
        self.open.push(level);
        self.level()
    }

    /// The level of the last heading.
    fn level(&self) -> HeadingLevel {
        HeadingLevel::try_from(self.open.len() + 1).unwrap_or(HeadingLevel::H6)
    }
}

/// The word of an alert.
fn alert(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "alert.note",
        BlockQuoteKind::Tip => "alert.tip",
        BlockQuoteKind::Important => "alert.important",
        BlockQuoteKind::Warning => "alert.warning",
        BlockQuoteKind::Caution => "alert.caution",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_level_is_left_out() {
        use HeadingLevel::{H1, H2, H3, H4, H5, H6};
        let mut levels = Levels::default();
        let given = [H4, H1, H5, H6, H5, H2, H3].map(|level| levels.enter(level));
        assert_eq!(given, [H2, H2, H3, H4, H3, H3, H4]);
        let mut levels = Levels::default();
        let given = [H1, H2, H3, H4, H5, H6].map(|level| levels.enter(level));
        assert_eq!(given, [H2, H3, H4, H5, H6, H6]);
    }
}
