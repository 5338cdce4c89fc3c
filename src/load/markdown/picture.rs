//! Pictures: which may be shown, and what those get who cannot see them.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::diagnostic::{Diagnostic, Span, code};
use crate::model::Prose;
use crate::model::attachment::{FILES, FileLink, PICTURES, ending};

/// The picture that is being read, if one is.
#[derive(Default)]
pub struct Open {
    /// Where it stands, and whether it has words.
    picture: Option<(Span, bool)>,
}

impl Open {
    /// Takes an event; reports a picture without words at its end.
    pub fn take(&mut self, event: &Event, span: Span, found: &mut Vec<Diagnostic>) {
        match event {
            Event::Start(Tag::Image { .. }) => self.picture = Some((span, false)),
            Event::End(TagEnd::Image) => {
                if let Some((span, false)) = self.picture.take() {
                    found.push(Diagnostic::new(&code::PICTURE_WITHOUT_WORDS, span).hint("alt"));
                }
            }
            Event::Text(words) | Event::Code(words) if !words.trim().is_empty() => {
                self.picture = self.picture.map(|(span, _)| (span, true));
            }
            _ => {}
        }
    }
}

/// Adds a picture to the files of a text; reports one that is none of the site's.
pub fn check(path: &str, span: Span, prose: &mut Prose, found: &mut Vec<Diagnostic>) {
    if path.starts_with(FILES) && PICTURES.contains(&ending(path).as_str()) {
        prose.files.push(FileLink { path: path.to_owned(), span });
    } else {
        found.push(Diagnostic::new(&code::BAD_LINK, span).with("link", path).hint("image"));
    }
}
