//! Addresses of the web and of mail that stand bare in a text become links.

use linkify::{LinkFinder, LinkKind};
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

/// The events with the bare addresses in plain text as links; what stands in code or in a link stays.
pub fn linked(events: Vec<Event<'static>>) -> Vec<Event<'static>> {
    let mut finder = LinkFinder::new();
    // `www.` alone is what offices write.
    finder.url_must_have_scheme(false);
    let mut all = Vec::with_capacity(events.len());
    let mut inside = 0usize;
    for event in events {
        match &event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => inside += 1,
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => inside -= 1,
            Event::Text(text) if inside == 0 && text.contains(['.', '@']) => {
                split(&finder, text, &mut all);
                continue;
            }
            _ => {}
        }
        all.push(event);
    }
    all
}

fn split(finder: &LinkFinder, text: &str, all: &mut Vec<Event<'static>>) {
    let mut done = 0;
    let mut at = 0;
    // An address is ASCII, and Chinese goes on without a space where it ends.
    for run in text.split_inclusive(|c: char| !c.is_ascii()) {
        for link in finder.links(run.trim_end_matches(|c: char| !c.is_ascii())) {
            let Some(target) = target(link.as_str(), link.kind()) else { continue };
            let start = at + link.start();
            all.push(Event::Text(CowStr::from(text[done..start].to_owned())));
            all.push(Event::Start(Tag::Link {
                link_type: LinkType::Inline,
                dest_url: CowStr::from(target),
                title: CowStr::from(""),
                id: CowStr::from(""),
            }));
            all.push(Event::Text(CowStr::from(link.as_str().to_owned())));
            all.push(Event::End(TagEnd::Link));
            done = at + link.end();
        }
        at += run.len();
    }
    if done < text.len() {
        all.push(Event::Text(CowStr::from(text[done..].to_owned())));
    }
}

/// Where an address leads; `None` for what only looks like one.
fn target(written: &str, kind: &LinkKind) -> Option<String> {
    let lower = written.to_lowercase();
    match kind {
        LinkKind::Email => Some(format!("mailto:{written}")),
        _ if lower.starts_with("https://") || lower.starts_with("http://") => Some(written.to_owned()),
        _ if lower.starts_with("www.") => Some(format!("http://{written}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn targets(text: &str) -> Vec<String> {
        let events = linked(vec![Event::Text(CowStr::from(text.to_owned()))]);
        let words: String = events
            .iter()
            .filter_map(|event| if let Event::Text(text) = event { Some(text.as_ref()) } else { None })
            .collect();
        assert_eq!(words, text);
        events
            .iter()
            .filter_map(|event| match event {
                Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.to_string()),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn addresses_end_where_chinese_begins() {
        assert_eq!(targets("详见https://www.example.gov.cn/a（说明）了解"), ["https://www.example.gov.cn/a"]);
        assert_eq!(
            targets("见 www.example.gov.cn。写信到jubao@example.gov.cn，"),
            ["http://www.example.gov.cn", "mailto:jubao@example.gov.cn"]
        );
        assert_eq!(
            targets("See https://a.example/b?c=1, or d.e@f.example."),
            ["https://a.example/b?c=1", "mailto:d.e@f.example"]
        );
        for plain in ["3.5吨", "site.yaml", "a.b", "content/site.yaml", "e.g. this", "@甲", "12345.再拨"]
        {
            assert!(targets(plain).is_empty(), "{plain}");
        }
    }
}
