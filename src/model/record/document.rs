//! Papers that pass from hand to hand: forms, certificates, notices.

use super::{Meta, Record};
use crate::model::attachment::FileLink;
use crate::model::walk::Sink;
use crate::model::{Kind, Localized, LocalizedList};

/// The sort of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// A form to fill in.
    Form,
    /// A licence or certificate.
    Certificate,
    /// A notice or order.
    Notice,
    /// A report.
    Report,
    /// A catalogue or list.
    Catalogue,
    /// A plan.
    Plan,
    /// A file.
    File,
}

/// A document.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Document {
    /// Common fields.
    pub meta: Meta,
    /// Its name.
    pub title: Localized,
    /// Other names.
    pub aliases: LocalizedList,
    /// Its sort.
    pub kind: DocumentKind,
    /// The file to fill in or to read.
    pub form: Option<FileLink>,
}

impl Record for Document {
    const KIND: Kind = Kind::Document;

    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn title(&self) -> &Localized {
        &self.title
    }

    fn walk<'a>(&'a self, sink: &mut Sink<'a, '_>) {
        sink.text(&self.title);
        sink.aliases(&self.aliases);
        sink.files(&self.form);
    }
}
