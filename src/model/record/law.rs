//! Legal instruments and their articles.

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
    /// The articles that are cited.
    pub articles: Vec<Article>,
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
        for article in &self.articles {
            sink.within(&article.number, |sink| sink.texts(&article.gist));
        }
    }
}
