//! The questions that a page may ask of a site.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::derive::parts::List;
use crate::model::{Kind, Lang};

/// A question. Records go by type and id, so that it means the same in the next build.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Question<'q> {
    /// What do all records say?
    Everything,
    /// What does a record say, if there is one?
    Record(#[serde(with = "number")] Kind, #[serde(borrow)] Cow<'q, str>),
    /// What is a record called?
    Called(#[serde(with = "number")] Kind, #[serde(borrow)] Cow<'q, str>),
    /// Is there a record?
    Exists(#[serde(with = "number")] Kind, #[serde(borrow)] Cow<'q, str>),
    /// What do all records of a type say?
    Records(#[serde(with = "number")] Kind),
    /// How many records of a type do lists show?
    Count(#[serde(with = "number")] Kind),
    /// Is there any record of a type?
    Any(#[serde(with = "number")] Kind),
    /// Has the site a page of those that stand once in a language, by its place among them?
    There(usize),
    /// Is it small enough for every name on one page?
    Alphabet,
    /// Does any service say how one applies for it?
    Guided,
    /// Has any record a day?
    Dated,
    /// By which day had every record been held against its source?
    Checked,
    /// On which day was a record last brought up to date?
    Newest,
    /// Where is the home of a source id?
    Home(#[serde(borrow)] Cow<'q, str>),
    /// Which id has a heading of a record's long text on its page in a language?
    Heading(
        #[serde(with = "number")] Kind,
        #[serde(borrow)] Cow<'q, str>,
        #[serde(borrow)] Cow<'q, str>,
        #[serde(with = "lang")] Lang,
    ),
    /// What names a record?
    Mentions(#[serde(with = "number")] Kind, #[serde(borrow)] Cow<'q, str>),
    /// Does so much hang on an agency that its page lists it in short?
    Crowded(#[serde(borrow)] Cow<'q, str>),
    /// Which units has a body?
    Units(#[serde(borrow)] Cow<'q, str>),
    /// In which matters has an agency a part?
    Matters(#[serde(borrow)] Cow<'q, str>),
    /// Which procedures belong to a record?
    Procedures(#[serde(with = "number")] Kind, #[serde(borrow)] Cow<'q, str>),
    /// Which numbers does an agency answer?
    Answered(#[serde(borrow)] Cow<'q, str>),
    /// Under which numbers is a service reached?
    Reached(#[serde(borrow)] Cow<'q, str>),
    /// What are all telephone numbers?
    Lines,
    /// How many telephone numbers are there?
    LineCount,
    /// Which telephone numbers stand first?
    Chosen,
    /// Which bodies take part in any matter?
    Bodies,
    /// Where on the page of deadlines stand those of a procedure?
    Times(#[serde(borrow)] Cow<'q, str>),
    /// How is a list cut into parts?
    Cut(#[serde(with = "ListForm", borrow)] List<'q>),
    /// What stands in a part of a list, from 1; in all of it, for 0?
    Part(#[serde(with = "ListForm", borrow)] List<'q>, usize),
    /// Which terms stand in a part of the glossary in a language; all of them, for 0?
    Terms(#[serde(with = "lang")] Lang, usize),
    /// In which part of the glossary stands a term, in each language?
    TermPart(#[serde(borrow)] Cow<'q, str>),
}

/// How a [`List`] is written.
#[derive(Serialize, Deserialize)]
#[serde(remote = "List")]
enum ListForm<'q> {
    Hotlines,
    Deadlines,
    Penalties,
    Matrix,
    Rights,
    Limits,
    Index(#[serde(with = "number")] Kind),
    Mentions(#[serde(with = "number")] Kind, &'q str),
}

/// Types by their place among all: only the program that wrote them reads them.
mod number {
    use serde::de::Error;

    use super::*;

    pub fn serialize<S: Serializer>(kind: &Kind, to: S) -> Result<S::Ok, S::Error> {
        (*kind as u8).serialize(to)
    }

    pub fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Kind, D::Error> {
        let at = usize::from(u8::deserialize(from)?);
        Kind::ALL.get(at).copied().ok_or_else(|| D::Error::custom("no type of records"))
    }
}

/// Languages by their place in `site.yaml`: what was noted under another one is not read.
mod lang {
    use super::*;

    pub fn serialize<S: Serializer>(lang: &Lang, to: S) -> Result<S::Ok, S::Error> {
        lang.0.serialize(to)
    }

    pub fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Lang, D::Error> {
        u8::deserialize(from).map(Lang)
    }
}
