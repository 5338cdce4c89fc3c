//! Legal instruments and their articles.

use jiff::civil::Date;

use super::{Meta, Record};
use crate::diagnostic::{Span, Spanned};
use crate::model::value::Stated;
use crate::model::walk::{Relation, Sink};
use crate::model::{Kind, Link, Localized, LocalizedList};

/// An article that the content cites.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Article {
    /// Its number as in a reference's fragment (`49`, `49-1`).
    pub number: String,
    /// What it says, in short.
    pub gist: Option<Localized>,
    /// Where it was written.
    pub span: Span,
}

/// The days between which a legal instrument is in force, both included; an open end is not known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct InForce {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
}

/// A legal instrument.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Law {
    /// Common fields.
    pub meta: Meta,
    /// The full title.
    pub title: Localized,
    /// The usual short title.
    pub short: Option<Localized>,
    /// Other titles.
    pub aliases: LocalizedList,
    /// Its rank, if the source gives it: a word of [`Config::law_kinds`](crate::model::site::Config::law_kinds).
    pub kind: Option<Spanned<String>>,
    /// The number of the decree or document; no key, since two instruments may bear the same.
    pub number: Stated<Localized>,
    /// Who issued it, in words.
    pub issuer: Option<Localized>,
    /// The agencies that issued it.
    pub issued_by: Vec<Link>,
    /// When it is in force, as far as the content says.
    pub in_force: InForce,
    /// The days on which it was amended, in order.
    pub amended: Vec<Date>,
    /// The law that took its place.
    pub replaced_by: Option<Link>,
    /// The articles that are cited.
    pub articles: Vec<Article>,
}

impl Law {
    /// The day before the first on which it is in force: the last of the law whose place it takes.
    pub fn begins_after(&self) -> Option<Date> {
        self.in_force.from?.yesterday().ok()
    }

    /// Whether it ends one day, or another law took its place.
    pub fn gives_way(&self) -> bool {
        self.in_force.until.is_some() || self.replaced_by.is_some()
    }
}

impl Record for Law {
    const KIND: Kind = Kind::Law;

    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn title(&self) -> &Localized {
        &self.title
    }

    fn walk<'a>(&'a self, sink: &mut Sink<'a, '_>) {
        sink.text(&self.title);
        sink.texts(&self.short);
        sink.aliases(&self.aliases);
        if let Stated::Is(number) = &self.number {
            sink.text(number);
        }
        sink.texts(&self.issuer);
        sink.links(&self.issued_by, Relation::IssuedBy);
        sink.links(&self.replaced_by, Relation::Replaces);
        for article in &self.articles {
            sink.within(&article.number, |sink| sink.texts(&article.gist));
        }
    }
}
