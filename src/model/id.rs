//! Types of records, their ids, and references to them.

use crate::diagnostic::Span;

/// The type of a record that can be referred to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Kind {
    /// An agency, a unit of one, or a role that is no fixed body.
    #[default]
    Agency,
    /// A legal instrument.
    Law,
    /// A form, certificate, notice or other paper.
    Document,
    /// A term of the glossary.
    Term,
    /// A duty.
    Duty,
    /// A boundary between agencies.
    Boundary,
    /// A case.
    Case,
    /// A public service.
    Service,
    /// A supervision regime.
    Regime,
    /// A procedure.
    Procedure,
    /// A free page.
    Guide,
}

impl Kind {
    /// Every type, in the order of the site's navigation.
    pub const ALL: [Kind; 11] = [
        Kind::Service,
        Kind::Duty,
        Kind::Boundary,
        Kind::Case,
        Kind::Regime,
        Kind::Procedure,
        Kind::Agency,
        Kind::Law,
        Kind::Document,
        Kind::Guide,
        Kind::Term,
    ];

    /// The types that have a folder of records, each a file.
    pub const FOLDERS: [Kind; 7] =
        [Kind::Duty, Kind::Boundary, Kind::Case, Kind::Service, Kind::Regime, Kind::Procedure, Kind::Guide];

    /// The word in references (`service/…`) and in the message catalogue.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Agency => "agency",
            Kind::Law => "law",
            Kind::Document => "document",
            Kind::Term => "term",
            Kind::Duty => "duty",
            Kind::Boundary => "boundary",
            Kind::Case => "case",
            Kind::Service => "service",
            Kind::Regime => "regime",
            Kind::Procedure => "procedure",
            Kind::Guide => "guide",
        }
    }

    /// The folder in `content/` and in URLs.
    pub fn folder(self) -> &'static str {
        match self {
            Kind::Agency => "agencies",
            Kind::Law => "laws",
            Kind::Document => "documents",
            Kind::Term => "glossary",
            Kind::Duty => "duties",
            Kind::Boundary => "boundaries",
            Kind::Case => "cases",
            Kind::Service => "services",
            Kind::Regime => "regimes",
            Kind::Procedure => "procedures",
            Kind::Guide => "guides",
        }
    }

    /// The type of a word.
    pub fn from_word(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// A reference to a record, perhaps to a place in it, and where it was written.
///
/// In a checked site it leads somewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Link {
    /// The type of the target.
    pub kind: Kind,
    /// The target's id.
    pub id: String,
    /// The place in the target: an article's number, an item's anchor, a step's id.
    pub fragment: Option<String>,
    /// Where the reference stands.
    pub span: Span,
}

impl Link {
    /// Reads `type/id` or `type/id#fragment`; `None` if the type is no word for one.
    pub fn parse(text: &str, span: Span) -> Option<Link> {
        let (path, fragment) = split_fragment(text);
        let (word, id) = path.split_once('/')?;
        let kind = Kind::from_word(word)?;
        Some(Link { kind, id: id.to_owned(), fragment, span })
    }

    /// Reads a bare `id` or `id#fragment` of a known type.
    pub fn bare(text: &str, kind: Kind, span: Span) -> Link {
        let (id, fragment) = split_fragment(text);
        Link { kind, id: id.to_owned(), fragment, span }
    }

    /// The reference as an author writes it: `type/id#fragment`.
    pub fn written(&self) -> String {
        let fragment = self.fragment.as_ref().map(|fragment| format!("#{fragment}")).unwrap_or_default();
        format!("{}/{}{fragment}", self.kind.word(), self.id)
    }
}

fn split_fragment(text: &str) -> (&str, Option<String>) {
    match text.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment.to_owned())),
        None => (text, None),
    }
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

/// Whether a text may be an id: lower-case letters, digits and hyphens, since it becomes a URL, and no
/// name that [`is_taken`].
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && !is_taken(text)
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// The nearest id to a text that is none: lower case, other characters as hyphens; `None` if
/// nothing is left.
pub fn to_id(text: &str) -> Option<String> {
    let mapped: String =
        text.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let parts: Vec<&str> = mapped.split('-').filter(|part| !part.is_empty()).collect();
    let id = parts.join("-");
    is_id(&id).then_some(id)
}
