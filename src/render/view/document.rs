//! A document: a form, certificate, notice.

use serde::Serialize;

use super::Cx;
use super::common::TextView;
use super::file::FileView;
use super::mention::MentionGroup;
use crate::model::record::{Document, DocumentKind};
use crate::model::site::Any;

/// A document's page.
#[derive(Debug, Serialize)]
pub struct DocumentView {
    /// Its name.
    pub title: TextView,
    /// Other names.
    pub aliases: Vec<TextView>,
    /// Its sort, a key of the theme's `document_kind` words.
    pub kind: &'static str,
    /// The file to fill in or to read.
    pub form: Option<FileView>,
    /// Where it is used.
    pub mentions: Vec<MentionGroup>,
}

impl Cx<'_> {
    /// The page of a document.
    pub fn document(&self, document: &Document) -> DocumentView {
        DocumentView {
            title: self.text(&document.title),
            aliases: self.also(&document.aliases, &[Some(&document.title)]),
            kind: document_kind_key(document.kind),
            form: self.form(document),
            mentions: self.mentioned(Any::Document(document), |_| true),
        }
    }
}

/// The key of a document's sort.
pub fn document_kind_key(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Form => "form",
        DocumentKind::Certificate => "certificate",
        DocumentKind::Notice => "notice",
        DocumentKind::Report => "report",
        DocumentKind::Catalogue => "catalogue",
        DocumentKind::Plan => "plan",
        DocumentKind::File => "file",
    }
}
