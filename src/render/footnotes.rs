//! Footnotes: numbered in the order of reading, told at the end of the text, each with a way back.

use pulldown_cmark::Event;

use crate::text::escaped;

/// The footnotes of a text.
#[derive(Default)]
pub struct Footnotes<'e> {
    /// By number from 1: the name, how often it was referred to, and what the note says.
    notes: Vec<(String, usize, Vec<Event<'e>>)>,
    /// The number of the note that is being read, and where among the text's events it began.
    open: Option<(usize, usize)>,
}

impl<'e> Footnotes<'e> {
    /// The number of a name, from 0. Names may hold what no id can.
    fn number(&mut self, name: &str) -> usize {
        self.notes.iter().position(|(known, ..)| known == name).unwrap_or_else(|| {
            self.notes.push((name.to_owned(), 0, Vec::new()));
            self.notes.len() - 1
        })
    }

    /// The markup of a reference.
    pub fn refer(&mut self, name: &str) -> String {
        let at = self.number(name);
        self.notes[at].1 += 1;
        let id = reference(at, self.notes[at].1);
        let number = at + 1;
        format!(
            "<sup class=\"footnote-reference\"><a id=\"{id}\" href=\"#_note-{number}\">{number}</a></sup>"
        )
    }

    /// A note begins: what follows in `events` is what it says.
    pub fn open(&mut self, name: &str, events: &[Event<'e>]) {
        self.open = Some((self.number(name), events.len()));
    }

    /// A note ends: it is taken out of the text.
    pub fn close(&mut self, events: &mut Vec<Event<'e>>) {
        if let Some((at, begin)) = self.open.take() {
            self.notes[at].2.extend(events.drain(begin..));
        }
    }

    /// The list at the end of the text; nothing where there is no note. `back` says where a way back leads (`{n}`: which of
    /// the places).
    pub fn list(self, back: &str) -> Vec<Event<'e>> {
        if self.notes.is_empty() {
            return Vec::new();
        }
        let html = |markup: String| Event::Html(markup.into());
        let mut events = vec![html("<ol class=\"footnotes\">\n".to_owned())];
        for (at, (_, references, note)) in self.notes.into_iter().enumerate() {
            events.push(html(format!("<li id=\"_note-{}\">\n", at + 1)));
            events.extend(note);
            let ways = (1..=references).map(|place| {
                let label = escaped(&back.replace("{n}", &place.to_string()));
                format!("<a href=\"#{}\" aria-label=\"{label}\">↩</a>", reference(at, place))
            });
            events
                .push(html(format!("<p class=\"back\">{}</p>\n</li>\n", ways.collect::<Vec<_>>().join(" "))));
        }
        events.push(html("</ol>\n".to_owned()));
        events
    }
}

/// The id of a place that refers to a note: the note's number from 0, and which of its places this is, from 1.
fn reference(at: usize, place: usize) -> String {
    format!("_ref-{}-{place}", at + 1)
}
