//! What others call a record: all that a link to it shows.

use jiff::civil::Date;

use crate::model::site::Any;
use crate::model::value::Stated;
use crate::model::{Kind, Link, Localized};

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
    /// The last day on which it is in force: a law's, if it says so itself.
    pub until: Option<Date>,
    /// The law that took its place.
    pub replaced_by: Option<&'a Link>,
}

impl<'a> From<Any<'a>> for Called<'a> {
    fn from(record: Any<'a>) -> Self {
        let law = match record {
            Any::Law(law) => Some(law),
            _ => None,
        };
        let decree = law.and_then(|law| match &law.number {
            Stated::Is(number) => Some(number),
            Stated::Absent | Stated::NotStated => None,
        });
        let until = law.and_then(|law| law.in_force.until);
        let replaced_by = law.and_then(|law| law.replaced_by.as_ref());
        let (title, short) = (record.title(), record.short());
        Self { kind: record.kind(), id: &record.meta().id, title, short, decree, until, replaced_by }
    }
}
