//! Small views that all pages share.

use serde::Serialize;

use super::Cx;
use crate::model::Kind;
use crate::model::item::{Note, NoteKind, Origin};
use crate::model::record::{Comparison, Difference};
use crate::text::Html;

/// A text: markup, and its language where it is not the page's (then it is not yet translated).
#[derive(Debug, Clone, Default, Serialize)]
pub struct TextView {
    /// The markup.
    pub html: Html,
    /// The tag of its language, if it is another one than the page's.
    pub lang: Option<String>,
    /// Its direction, if that is not the page's.
    pub dir: Option<&'static str>,
}

impl TextView {
    /// The markup with its language marked, for use inside a sentence.
    pub fn inline(&self) -> Html {
        let dir = self.dir.map_or_else(String::new, |dir| format!(" dir=\"{dir}\""));
        match &self.lang {
            Some(lang) => Html(format!("<span lang=\"{lang}\"{dir}>{}</span>", self.html.0)),
            None => self.html.clone(),
        }
    }
}

/// A link and its words.
#[derive(Debug, Clone, Serialize)]
pub struct LinkView {
    /// Where it leads, relative to the page.
    pub href: String,
    /// Its words.
    pub text: TextView,
}

/// A choice of a filter.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    /// What rows carry that it keeps.
    pub key: String,
    /// Its words.
    pub text: String,
}

/// An editor's note.
#[derive(Debug, Clone, Serialize)]
pub struct NoteView {
    /// `typo`, `doubt`, `gap` or `level`.
    pub kind: &'static str,
    /// The note.
    pub text: TextView,
}

/// A source id, and where its home is if it is elsewhere.
#[derive(Debug, Clone, Serialize)]
pub struct SourceView {
    /// The id.
    pub id: String,
    /// The way to its home.
    pub href: Option<String>,
}

/// How a record differs from its twin.
#[derive(Debug, Serialize)]
pub struct CompareView {
    /// This record.
    pub here: LinkView,
    /// The twin.
    pub there: LinkView,
    /// The differences.
    pub rows: Vec<CompareRow>,
}

/// One difference.
#[derive(Debug, Serialize)]
pub struct CompareRow {
    /// In what.
    pub aspect: TextView,
    /// How it is here.
    pub here: TextView,
    /// Where the facts of `here` stand.
    pub here_sources: Vec<SourceView>,
    /// How it is there.
    pub there: TextView,
    /// Where the facts of `there` stand.
    pub there_sources: Vec<SourceView>,
}

impl Cx<'_> {
    /// Editor's notes.
    pub fn notes(&self, notes: &[Note]) -> Vec<NoteView> {
        let kind = |kind| match kind {
            NoteKind::Typo => "typo",
            NoteKind::Doubt => "doubt",
            NoteKind::Gap => "gap",
            NoteKind::Level => "level",
        };
        notes.iter().map(|note| NoteView { kind: kind(note.kind), text: self.text(&note.text) }).collect()
    }

    /// The ids on which something draws, with the way to their homes.
    pub fn draws(&self, origin: &Origin) -> Vec<SourceView> {
        let view = |id: &str| {
            let home = self.site.home(id);
            let href = home.map(|(record, anchor)| self.at(self.page_of(record), anchor));
            SourceView { id: id.to_owned(), href }
        };
        origin.draws_on.iter().map(|source| view(&source.value)).collect()
    }

    /// A comparison, from the record that carries it.
    pub fn comparison(&self, own: LinkView, comparison: &Comparison) -> CompareView {
        let row = |row: &Difference| CompareRow {
            aspect: self.text(&row.aspect),
            here: self.text(&row.here),
            here_sources: self.draws(&row.here_origin),
            there: self.text(&row.there),
            there_sources: self.draws(&row.there_origin),
        };
        CompareView {
            here: own,
            there: self.link(&comparison.to),
            rows: comparison.rows.iter().map(row).collect(),
        }
    }

    /// The label of a type in the plural, as the navigation calls it.
    pub fn kind_label(&self, kind: Kind) -> String {
        self.words.get(&format!("kind.{}", kind.folder())).to_owned()
    }
}
