//! Items: the sentences of the content, each with what can be said of it as data.

use super::value::{Amount, Deadline, Frequency, Headcount, Penalty, Stated};
use super::{Link, Localized};
use crate::diagnostic::Spanned;

/// What kind of statement an item makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// Someone may demand or do it.
    Right,
    /// Someone must do it.
    Obligation,
    /// Someone must not do it.
    Prohibition,
    /// An authority may do it.
    Power,
    /// It is so.
    Fact,
}

/// Whom an item concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// Anyone.
    Citizen,
    /// Enterprises.
    Business,
    /// The office's own people.
    Staff,
}

/// When in an inspection a statement matters, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Before anybody comes.
    Before,
    /// While they are there.
    During,
    /// Once they have gone.
    After,
    /// At any time.
    Always,
}

impl Stage {
    /// The word that authors write, themes have words for and exports give.
    pub fn word(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::During => "during",
            Self::After => "after",
            Self::Always => "always",
        }
    }
}

/// What an editor's note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
    /// The source has a slip of the pen.
    Typo,
    /// The source says something odd.
    Doubt,
    /// The source leaves something out.
    Gap,
    /// The source mixes levels of government.
    Level,
}

/// An editor's note: the fact is shown as the source gives it, the note says what is odd.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Note {
    /// What it is about.
    pub kind: NoteKind,
    /// The note.
    pub text: Localized,
}

/// Where a fact comes from, and what the editor says of it. Items, records and steps share it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Origin {
    /// The id in the office's document whose home this is.
    pub source: Option<Spanned<String>>,
    /// Ids whose home is elsewhere and which this repeats in short.
    pub draws_on: Vec<Spanned<String>>,
    /// Editor's notes.
    pub notes: Vec<Note>,
    /// Forms in the document where they differ: searched for, shown in notes only.
    pub printed: Vec<String>,
}

/// A statement with its data and the statements below it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Item {
    /// The anchor on the page: the id, else the source id, else the place in the record.
    pub anchor: String,
    /// The number as printed, where it is no plain count.
    pub label: Option<Localized>,
    /// The statement.
    pub text: Localized,
    /// Where it comes from.
    pub origin: Origin,
    /// Statements below it, in the source's order.
    pub items: Vec<Item>,
    /// How many statements below it the source counts.
    pub count: Option<Spanned<u32>>,
    /// Who is bound or entitled.
    pub who: Vec<Link>,
    /// Whom it concerns.
    pub audience: Vec<Audience>,
    /// What kind of statement it is.
    pub kind: Option<ItemKind>,
    /// When in an inspection it matters.
    pub stage: Option<Stage>,
    /// The legal basis.
    pub basis: Vec<Link>,
    /// Deadlines.
    pub deadlines: Vec<Deadline>,
    /// How often.
    pub frequencies: Vec<Frequency>,
    /// How many people.
    pub headcounts: Vec<Headcount>,
    /// A sum that is no penalty.
    pub amount: Stated<Amount>,
    /// Penalties.
    pub penalties: Vec<Penalty>,
    /// Other places to look.
    pub see: Vec<Link>,
}
