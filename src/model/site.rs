//! The whole of a knowledge base: settings, records in order, and the way from an id to its record.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::attachment::Attachments;
use super::brand::Brand;
use super::calendar::Calendar;
use super::kind::record_types;
use super::list::List;
use super::moves::Moves;
use super::names::Names;
use super::phone::Dialling;
use super::record::{
    Agency, Boundary, Case, Document, Duty, Guide, Law, Meta, Procedure, Record, Regime, Service, Term, walk,
};
use super::scale::Scale;
use super::walk::{Part, Sink};
use super::{Kind, Lang, Languages, Link, Localized, LocalizedList, RecordId};
use crate::diagnostic::{Level, Span, Spanned};

/// The settings of `site.yaml`.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// The site's name.
    pub title: Localized,
    /// What the site is, in a sentence.
    pub description: Localized,
    /// The languages, the default one first.
    pub languages: Languages,
    /// The agency whose responsibilities these are.
    pub publisher: Link,
    /// The address at which the site is published, without a slash at its end; pages work without it.
    pub base_url: Option<String>,
    /// What stands on every page with a telephone number, a fine or a deadline.
    pub notice: Option<Localized>,
    /// The document that the content restates, as the office names it.
    pub source: Option<Localized>,
    /// What holds for each record that says nothing of its own.
    pub upkeep: Upkeep,
    /// How bad a missing translation is.
    pub missing_translation: Level,
    /// Where readers report mistakes: an e-mail address.
    pub feedback: Option<String>,
    /// The levels of government.
    pub levels: Scale,
    /// The kinds of law.
    pub law_kinds: Scale,
    /// Whose numbers stand on the home page, the poster and the card for the pocket: services, agencies,
    /// units; none asks for the first of all numbers.
    pub home: Vec<Link>,
    /// The stops of a newcomer's way; none asks for the built-in one.
    pub start: Vec<Link>,
    /// How the country's telephone numbers are dialled from anywhere; without it they are dialled as written.
    pub dialling: Option<Dialling>,
    /// Whether pages have twins in Markdown; nothing leaves it to the size of the site.
    pub markdown: Option<bool>,
    /// Which words are used and which are not.
    pub words: Vec<Preferred>,
    /// How the office shows itself.
    pub brand: Brand,
    /// The theme's name.
    pub theme: Spanned<String>,
    /// Which days are worked, and how times are counted; `calendar.yaml`.
    pub calendar: Option<Calendar>,
    /// Which records have new addresses; `moved.yaml`.
    pub moves: Moves,
    /// Where the settings stand.
    pub span: Span,
}

impl Config {
    /// Every reference of the settings.
    pub fn links(&self) -> impl Iterator<Item = &Link> {
        std::iter::once(&self.publisher)
            .chain(&self.upkeep.owner)
            .chain(&self.home)
            .chain(&self.start)
            .chain(self.moves.all.iter().map(|moved| &moved.to))
    }
}

/// Whether an address is one of the web, in full, at which a site can lie: no query, no fragment, nothing that
/// another document would take for its own.
pub fn is_web_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let Some(rest) = rest else { return false };
    let host = rest.split('/').next().unwrap_or_default();
    let odd = |c: char| c.is_whitespace() || c.is_control() || "?#\"'<>\\^`{|}@".contains(c);
    !rest.contains(odd) && host.contains(|c: char| c.is_alphanumeric())
}

/// A word with those that are not to stand in its place.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Preferred {
    /// The word, by language.
    pub prefer: Localized,
    /// The others, by language.
    pub avoid: LocalizedList,
}

/// Who keeps a record, and for which days it stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Upkeep {
    /// The agency or unit that keeps it.
    pub owner: Option<Link>,
    /// The day on which it was last held against its source.
    pub reviewed: Option<Date>,
    /// The day whose state it describes.
    pub as_of: Option<Date>,
}

macro_rules! records {
    ($($kind:ident $word:ident $field:ident $folder:literal $home:ident$(($file:literal))? $order:ident;)*) => {
        /// All records, by type.
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct Records {
            $(
                #[doc = concat!("Records of type `", stringify!($kind), "`, in the site's order once checked.")]
                pub $field: List<$kind>,
            )*
        }

        /// A record of any type.
        #[derive(Debug, Clone, Copy, Hash)]
        pub enum Any<'a> {
            $(
                #[doc = concat!("A `", stringify!($kind), "`.")]
                $kind(&'a $kind),
            )*
        }

        /// A record of any type that several owners share.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Shared {
            $(
                #[doc = concat!("A `", stringify!($kind), "`.")]
                $kind(Arc<$kind>),
            )*
        }

        impl Shared {
            /// The record.
            pub fn any(&self) -> Any<'_> {
                match self {
                    $(Shared::$kind(record) => Any::$kind(record),)*
                }
            }
        }

        $(
            impl From<$kind> for Shared {
                fn from(record: $kind) -> Self {
                    Shared::$kind(Arc::new(record))
                }
            }
        )*

        impl Records {
            /// Every record, type by type.
            pub fn iter(&self) -> impl Iterator<Item = Any<'_>> {
                std::iter::empty()$(.chain(self.$field.iter().map(Any::$kind)))*
            }

            /// Every record that lists show.
            pub fn listed(&self) -> impl Iterator<Item = Any<'_>> {
                self.iter().filter(|record| record.meta().is_listed())
            }

            /// Every record of a type.
            pub fn of(&self, kind: Kind) -> Vec<Any<'_>> {
                match kind {
                    $(Kind::$kind => self.$field.iter().map(Any::$kind).collect(),)*
                }
            }

            /// How many records there are.
            #[expect(clippy::len_without_is_empty, reason = "nobody asks: a site has a publisher")]
            pub fn len(&self) -> usize {
                0 $(+ self.$field.len())*
            }

            /// How many records of a type there are.
            pub fn count(&self, kind: Kind) -> usize {
                match kind {
                    $(Kind::$kind => self.$field.len(),)*
                }
            }

            /// Adds a record at the end of its type.
            pub fn push(&mut self, record: Shared) {
                match record {
                    $(Shared::$kind(record) => self.$field.push(record),)*
                }
            }

            /// Puts the types that have one in the site's order: by `order`, then by id.
            fn sort(&mut self) {
                $(self.$field.sort_by($order);)*
            }

            fn at(&self, kind: Kind, index: usize) -> Any<'_> {
                match kind {
                    $(Kind::$kind => Any::$kind(&self.$field[index]),)*
                }
            }
        }

        impl<'a> Any<'a> {
            /// The record's type.
            pub fn kind(self) -> Kind {
                match self {
                    $(Any::$kind(_) => Kind::$kind,)*
                }
            }

            /// The fields that every record may carry.
            pub fn meta(self) -> &'a Meta {
                match self {
                    $(Any::$kind(record) => record.meta(),)*
                }
            }

            /// The name under which lists and links show it.
            pub fn title(self) -> &'a Localized {
                match self {
                    $(Any::$kind(record) => record.title(),)*
                }
            }

            /// A sentence that says what it is.
            pub fn summary(self) -> Option<&'a Localized> {
                match self {
                    $(Any::$kind(record) => record.summary(),)*
                }
            }

            /// Hands every part of the record to a function, in reading order.
            pub fn walk(self, take: &mut dyn FnMut(Part<'a>)) {
                match self {
                    $(Any::$kind(record) => walk(record, take),)*
                }
            }

            /// Hands every part of the record but its common fields to a sink.
            pub fn walk_body(self, sink: &mut Sink<'a, '_>) {
                match self {
                    $(Any::$kind(record) => record.walk(sink),)*
                }
            }
        }
    };
}

record_types!(records);

/// The order of records that stand in files of their own; without a place they come last.
fn by_order<R: Record>(a: &R, b: &R) -> Ordering {
    let key = |record: &R| record.meta().order.unwrap_or(u32::MAX);
    key(a).cmp(&key(b)).then_with(|| a.meta().id.cmp(&b.meta().id))
}

/// The order of records that share a file: as it has them.
fn as_written<R: Record>(_: &R, _: &R) -> Ordering {
    Ordering::Equal
}

impl<'a> Any<'a> {
    /// The places in the record that a reference may name: its anchors, and the source ids that have their homes there.
    pub fn places(self) -> BTreeSet<&'a str> {
        let mut places = BTreeSet::new();
        self.walk(&mut |part| match part {
            Part::Enter(anchor) => drop(places.insert(anchor)),
            Part::Source(source) => drop(places.insert(&source.value)),
            _ => {}
        });
        places
    }
}

impl Any<'_> {
    /// Whether its page is in a language: its name is, and so is its long text if it has one.
    pub fn speaks(self, lang: Lang) -> bool {
        let prose = &self.meta().prose;
        let text = prose.is_empty() || prose.iter().any(|text| text.lang == lang);
        text && self.title().get(lang).is_some()
    }

    /// The number of the record's name.
    ///
    /// # Panics
    /// When the record is in no site.
    pub fn number(self) -> RecordId {
        self.meta().number.get().expect("a record of a site has a number")
    }
}

/// A knowledge base: settings, records, and the way from names to records.
#[derive(Debug, Clone)]
pub struct Site {
    /// The settings.
    pub config: Config,
    /// The records, each type in the site's order.
    pub records: Records,
    /// The files that are published as they are.
    pub files: Attachments,
    names: Arc<Names>,
    /// By the number of its name, where a record is: its type, and its place in the list of that.
    places: Vec<Option<(Kind, u32)>>,
}

impl Site {
    /// A site of these records, put in order: by `order` and id, or as they were given.
    ///
    /// Names that have no number yet get one, in the site's order.
    pub fn new(config: Config, mut records: Records, names: &mut Arc<Names>) -> Self {
        records.sort();
        for record in records.iter().filter(|record| record.meta().number.get().is_none()) {
            let (kind, id) = (record.kind(), record.meta().id.as_str());
            let number = names.get(kind, id).unwrap_or_else(|| Arc::make_mut(names).number(kind, id));
            record.meta().number.set(number);
        }
        let mut places = vec![None; names.len()];
        for kind in Kind::ALL {
            for at in 0..records.count(kind) {
                places[records.at(kind, at).number().index()] = Some((kind, at as u32));
            }
        }
        Self { config, records, files: Attachments::new(), names: names.clone(), places }
    }

    /// The record of a type with an id.
    pub fn find(&self, kind: Kind, id: &str) -> Option<Any<'_>> {
        self.record(self.names.get(kind, id)?)
    }

    /// The records of a type that lists show.
    pub fn listed(&self, kind: Kind) -> Vec<Any<'_>> {
        let mut records = self.records.of(kind);
        records.retain(|record| record.meta().is_listed());
        records
    }

    /// The record whose name has a number; names of records that are gone keep theirs.
    pub fn record(&self, number: RecordId) -> Option<Any<'_>> {
        let (kind, at) = (*self.places.get(number.index())?)?;
        Some(self.records.at(kind, at as usize))
    }

    /// Where the record of a name stands in the site: its type, and its place in the list of that, from 0.
    pub fn place(&self, number: RecordId) -> Option<(Kind, u32)> {
        *self.places.get(number.index())?
    }

    /// How many names have numbers: the length of a table with one row a name.
    pub fn names(&self) -> usize {
        self.places.len()
    }

    /// Who keeps a record, and its days: its own, else what `site.yaml` says for all.
    pub fn upkeep(&self, meta: &Meta) -> Upkeep {
        let all = &self.config.upkeep;
        Upkeep {
            owner: meta.owner.as_ref().or(all.owner.as_ref()).cloned(),
            reviewed: meta.reviewed.or(all.reviewed),
            as_of: meta.as_of.or(all.as_of),
        }
    }

    /// The record that a reference leads to.
    ///
    /// # Panics
    /// When the reference does not resolve, which `check` rules out.
    pub fn get(&self, link: &Link) -> Any<'_> {
        let found = match link.target.get() {
            Some(number) => self.record(number),
            // A link that was read from a text as it is shown.
            None => self.find(link.kind, &link.id).or_else(|| {
                let to = self.config.moves.of(link.kind, &link.id)?;
                self.find(to.kind, &to.id)
            }),
        };
        found.unwrap_or_else(|| panic!("unchecked reference {}", link.written()))
    }
}

impl PartialEq for Site {
    /// Whether both say the same, however their names are numbered.
    fn eq(&self, other: &Self) -> bool {
        (&self.config, &self.records, &self.files) == (&other.config, &other.records, &other.files)
    }
}
