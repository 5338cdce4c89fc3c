//! References to records, and the numbers of names.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

use percent_encoding::percent_decode_str;

use super::Kind;
use crate::diagnostic::Span;

/// The number of a name (type and id) in a [`Site`](super::Site): an index for tables.
///
/// It has no order, and means nothing in another site. Names are numbered from 0 in the site's order; in a
/// site that was brought up to date names that are new come last, and those of records that are gone stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RecordId(pub u32);

impl RecordId {
    /// The number as the index of a table with one row a name.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The number of a name that `check` fills in, once, since a name keeps its number.
///
/// All are equal: the number says nothing that the name beside it does not.
#[derive(Debug, Clone, Default)]
pub struct Number(OnceLock<RecordId>);

impl Number {
    /// The number, once checked.
    pub fn get(&self) -> Option<RecordId> {
        self.0.get().copied()
    }

    /// Fills in the number.
    ///
    /// # Panics
    /// When another one is there: the value belongs to another site.
    pub fn set(&self, id: RecordId) {
        assert_eq!(*self.0.get_or_init(|| id), id, "a name has one number");
    }
}

impl PartialEq for Number {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Number {}

impl Hash for Number {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

/// A reference to a record, perhaps to a place in it, and where it was written.
///
/// In a checked site it leads somewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Link {
    /// The type of the target.
    pub kind: Kind,
    /// The target's id.
    pub id: String,
    /// The place in the target: an article's number, an item's anchor, a step's id.
    pub fragment: Option<String>,
    /// Where the reference stands.
    pub span: Span,
    /// The number of its target's name; only once checked.
    pub target: Number,
}

impl Link {
    /// Reads `type/id` or `type/id#fragment`; `None` if the type is no word for one.
    pub fn parse(text: &str, span: Span) -> Option<Link> {
        let (path, fragment) = split_fragment(text);
        let (word, id) = path.split_once('/')?;
        let kind = Kind::from_word(word)?;
        Some(Link { kind, id: id.to_owned(), fragment, span, target: Number::default() })
    }

    /// Reads a bare `id` or `id#fragment` of a known type.
    pub fn bare(text: &str, kind: Kind, span: Span) -> Link {
        let (id, fragment) = split_fragment(text);
        Link { kind, id: id.to_owned(), fragment, span, target: Number::default() }
    }

    /// The reference as an author writes it: `type/id#fragment`.
    pub fn written(&self) -> String {
        let fragment = self.fragment.as_ref().map(|fragment| format!("#{fragment}")).unwrap_or_default();
        format!("{}/{}{fragment}", self.kind.word(), self.id)
    }
}

fn split_fragment(text: &str) -> (&str, Option<String>) {
    match text.split_once('#') {
        Some((path, fragment)) => (path, Some(place(fragment))),
        None => (text, None),
    }
}

/// A place as people call it: what an address bar writes as `%E5%90%8E` is 后.
pub fn place(written: &str) -> String {
    percent_decode_str(written).decode_utf8().map_or_else(|_| written.to_owned(), Cow::into_owned)
}

/// The id that no record can have: its page would be that of its type, `<type>/index.html`.
const INDEX: &str = "index";

/// Whether a name is taken for something else: `index`, and what Windows keeps for devices, for which
/// no page could be written there, whatever its extension,
/// <https://learn.microsoft.com/windows/win32/fileio/naming-a-file>.
pub fn is_taken(name: &str) -> bool {
    let port = |name: &str| ["com", "lpt"].iter().any(|kind| name.strip_prefix(kind).is_some_and(is_digit));
    matches!(name, INDEX | "con" | "prn" | "aux" | "nul") || port(name)
}

fn is_digit(text: &str) -> bool {
    matches!(text.as_bytes(), [digit] if digit.is_ascii_digit())
}

/// The most characters of an id. Names of files have at most 255 bytes on all systems, endings included, and those of
/// charts and twins are longer than the id by some 30.
const MOST: usize = 100;

/// Whether a text may be an id: lower-case letters, digits and hyphens, since it becomes a URL, and no
/// name that [`is_taken`]; at most 100 characters.
pub fn is_id(text: &str) -> bool {
    (1..=MOST).contains(&text.len())
        && !is_taken(text)
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// The nearest id to a text that is none: lower case, other characters as hyphens; `None` if
/// nothing is left.
pub fn to_id(text: &str) -> Option<String> {
    let mapped: String =
        text.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let parts: Vec<&str> = mapped.split('-').filter(|part| !part.is_empty()).collect();
    let mut id = parts.join("-");
    id.truncate(MOST);
    is_id(&id).then_some(id)
}
