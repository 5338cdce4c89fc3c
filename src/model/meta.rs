//! What every type of record has in common, and what several have: comparisons.

use jiff::civil::Date;

use super::id::Number;
use super::item::Origin;
use super::{Lang, Link, Localized, Prose};
use crate::diagnostic::Span;

/// Whether a record still holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub enum Status {
    /// It does.
    #[default]
    Current,
    /// It is kept for the record.
    Historical,
    /// Another record replaces it.
    Superseded(Link),
    /// It has ended; its page stays, and no list shows it.
    Retired,
}

/// The fields that every record may carry.
#[derive(Debug, Clone, Default, PartialEq, Hash)]
pub struct Meta {
    /// The id: part of the URL.
    pub id: String,
    /// Where the record begins.
    pub span: Span,
    /// Its place among its kind.
    pub order: Option<u32>,
    /// Where it comes from, and the editor's notes.
    pub origin: Origin,
    /// Who keeps it, if the record says so itself; so with the days ([`Site::upkeep`](crate::model::Site::upkeep)).
    pub owner: Option<Link>,
    /// When it was last held against its source.
    pub reviewed: Option<Date>,
    /// By when it is to be read through again.
    pub review_by: Option<Date>,
    /// The day whose state it describes.
    pub as_of: Option<Date>,
    /// The address of the official text or page of what it describes.
    pub link: Option<String>,
    /// Whether it still holds.
    pub status: Status,
    /// Why it no longer holds.
    pub reason: Option<Localized>,
    /// The long text, one a language that has it, in the order of languages.
    pub prose: Vec<Prose>,
    /// The number of its name; only once checked.
    pub number: Number,
}

impl Meta {
    /// Whether lists and the search show it: not once it has ended.
    pub fn is_listed(&self) -> bool {
        self.status != Status::Retired
    }

    /// The long text that readers of a language get: their own, else that of the first language that has one.
    pub fn prose_for(&self, lang: Lang) -> Option<&Prose> {
        self.prose.iter().find(|prose| prose.lang == lang).or_else(|| self.prose.first())
    }
}

/// A comparison with a near-twin.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Comparison {
    /// The twin.
    pub to: Link,
    /// The differences.
    pub rows: Vec<Difference>,
}

/// One difference between twins.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Difference {
    /// In what they differ.
    pub aspect: Localized,
    /// How it is here.
    pub here: Localized,
    /// Where the facts of `here` stand.
    pub here_origin: Origin,
    /// How it is there.
    pub there: Localized,
    /// Where the facts of `there` stand.
    pub there_origin: Origin,
}
