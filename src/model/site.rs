//! The whole of a knowledge base: settings, records in order, and the way from an id to its record.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::record::{
    Agency, Boundary, Case, Document, Duty, Guide, Law, Meta, Procedure, Record, Regime, Service, Term,
};
use super::walk::{Part, Sink, walk};
use super::{Kind, Languages, Link, Localized};
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
    /// The stops of a newcomer's way; none asks for the built-in one.
    pub start: Vec<Link>,
    /// The theme's name.
    pub theme: Spanned<String>,
    /// Where the settings stand.
    pub span: Span,
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
    ($($kind:ident $field:ident $type:ident;)*) => {
        /// All records, by type.
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct Records {
            $(
                #[doc = concat!("Records of type `", stringify!($type), "`, in the site's order once checked.")]
                pub $field: Vec<$type>,
            )*
        }

        /// A record of any type.
        #[derive(Debug, Clone, Copy)]
        pub enum Any<'a> {
            $(
                #[doc = concat!("A `", stringify!($type), "`.")]
                $kind(&'a $type),
            )*
        }

        impl Records {
            /// Every record, type by type.
            pub fn iter(&self) -> impl Iterator<Item = Any<'_>> {
                std::iter::empty()$(.chain(self.$field.iter().map(Any::$kind)))*
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

records! {
    Service services Service;
    Duty duties Duty;
    Boundary boundaries Boundary;
    Case cases Case;
    Regime regimes Regime;
    Procedure procedures Procedure;
    Agency agencies Agency;
    Law laws Law;
    Document documents Document;
    Guide guides Guide;
    Term terms Term;
}

/// A knowledge base: settings, records, and an index from ids to records.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    /// The settings.
    pub config: Config,
    /// The records, each type in the site's order.
    pub records: Records,
    index: BTreeMap<Kind, BTreeMap<String, usize>>,
}

impl Site {
    /// A site of these records, put in order: by `order`, then as they were given.
    pub fn new(config: Config, mut records: Records) -> Self {
        sort(&mut records.services);
        sort(&mut records.duties);
        sort(&mut records.boundaries);
        sort(&mut records.cases);
        sort(&mut records.regimes);
        sort(&mut records.procedures);
        sort(&mut records.guides);
        let index = Kind::ALL.into_iter().map(|kind| (kind, positions(&records, kind))).collect();
        Self { config, records, index }
    }

    /// The record of a type with an id.
    pub fn find(&self, kind: Kind, id: &str) -> Option<Any<'_>> {
        let index = *self.index.get(&kind)?.get(id)?;
        Some(self.records.at(kind, index))
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
        self.find(link.kind, &link.id).unwrap_or_else(|| panic!("unchecked reference {}", link.written()))
    }
}

fn sort<R: Record>(records: &mut [R]) {
    records.sort_by(|a, b| {
        let key = |record: &R| record.meta().order.unwrap_or(u32::MAX);
        key(a).cmp(&key(b)).then_with(|| a.meta().id.cmp(&b.meta().id))
    });
}

fn positions(records: &Records, kind: Kind) -> BTreeMap<String, usize> {
    records.of(kind).iter().enumerate().map(|(at, record)| (record.meta().id.clone(), at)).collect()
}
