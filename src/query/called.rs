//! What others call a record: all that a link to it shows.

use crate::model::record::Law;
use crate::model::site::Any;
use crate::model::value::Stated;
use crate::model::{Kind, Localized};

/// A record as others name it. Whoever asks for no more need not be made again when the record says something
/// else.
#[derive(Debug, Clone, Copy, Hash)]
pub struct Called<'a> {
    /// Its type.
    pub kind: Kind,
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub title: &'a Localized,
    /// The name under which lists show it: short where it has a short name.
    pub short: &'a Localized,
    /// The number of its decree or document: a law's, if it is stated.
    pub decree: Option<&'a Localized>,
}

impl<'a> From<Any<'a>> for Called<'a> {
    fn from(record: Any<'a>) -> Self {
        let decree = match record {
            Any::Law(Law { number: Stated::Is(number), .. }) => Some(number),
            _ => None,
        };
        let (title, short) = (record.title(), record.short());
        Self { kind: record.kind(), id: &record.meta().id, title, short, decree }
    }
}
