//! Long texts → HTML: links resolved, headings below the page's own, code coloured.

use std::collections::BTreeMap;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd, html};

use super::highlight::highlight;
use super::html::{Html, escape};
use super::view::Cx;
use super::view::common::TextView;
use crate::model::record::{HOTLINE, Meta};
use crate::model::site::Any;
use crate::model::{Link, Prose};

impl Cx<'_> {
    /// The long text of a record for the reader, if it has one.
    pub fn prose(&self, meta: &Meta) -> Option<TextView> {
        let own = meta.prose.iter().find(|prose| prose.lang == self.lang);
        let prose = own.or_else(|| meta.prose.first())?;
        let lang = (prose.lang != self.lang).then(|| self.site.config.languages.tag(prose.lang).to_owned());
        Some(TextView { html: self.markdown(prose), lang })
    }

    fn markdown(&self, prose: &Prose) -> Html {
        let mut events: Vec<Event> = Vec::with_capacity(prose.events.len());
        let mut ids: BTreeMap<String, usize> = BTreeMap::new();
        let mut at = 0;
        while let Some(event) = prose.events.get(at) {
            at += 1;
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    let (code, next) = code(&prose.events, at);
                    at = next;
                    events.push(block(kind, &code));
                }
                Event::Start(Tag::Heading { level, .. }) => {
                    let id = unique(slug(&heading(&prose.events[at..])), &mut ids);
                    let level = below(*level);
                    events.push(Event::Start(Tag::Heading {
                        level,
                        id: Some(id.into()),
                        classes: Vec::new(),
                        attrs: Vec::new(),
                    }));
                }
                Event::End(TagEnd::Heading(level)) => events.push(Event::End(TagEnd::Heading(below(*level)))),
                Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                    let empty = matches!(prose.events.get(at), Some(Event::End(TagEnd::Link)));
                    if let Some(numbers) = self.numbers(dest_url).filter(|_| empty) {
                        events.push(Event::InlineHtml(numbers.0.into()));
                        at += 1;
                        continue;
                    }
                    let (href, name) = self.destination(*link_type, dest_url);
                    events.push(Event::Start(Tag::Link {
                        link_type: *link_type,
                        dest_url: href.into(),
                        title: title.clone(),
                        id: id.clone(),
                    }));
                    if let Some(name) = name.filter(|_| empty) {
                        events.push(Event::InlineHtml(name.0.into()));
                    }
                }
                Event::Text(text) => {
                    events.push(Event::InlineHtml(self.scripts.markup(text, prose.lang).0.into()))
                }
                event => events.push(event.clone()),
            }
        }
        let mut text = String::new();
        html::push_html(&mut text, events.into_iter());
        Html(text)
    }

    /// The numbers of a service, each ready to dial, where a link means them.
    fn numbers(&self, url: &str) -> Option<Html> {
        let link = Link::parse(url, Default::default())?;
        let Any::Service(service) = self.site.get(&link) else { return None };
        if link.fragment.as_deref() != Some(HOTLINE) {
            return None;
        }
        let numbers = service.hotlines.iter().map(|line| {
            let mut number = String::new();
            escape(&line.number.value, &mut number);
            format!("<a href=\"tel:{number}\">{number}</a>")
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

fn heading(events: &[Event]) -> String {
    let inside = events.iter().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
    inside
        .filter_map(|event| {
            if let Event::Text(text) | Event::Code(text) = event { Some(text.as_ref()) } else { None }
        })
        .collect()
}

/// Letters and digits of any script in lower case, everything else as hyphens.
fn slug(text: &str) -> String {
    let mapped: String =
        text.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    mapped.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

fn unique(slug: String, ids: &mut BTreeMap<String, usize>) -> String {
    let count = ids.entry(slug.clone()).or_default();
    *count += 1;
    if *count == 1 && !slug.is_empty() { slug } else { format!("{slug}-{count}") }
}

/// A heading's level below the page's own title.
fn below(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => HeadingLevel::H2,
        level => level,
    }
}
