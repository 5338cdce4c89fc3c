//! Files that are published as they are, as pages lead to them.

use serde::Serialize;

use super::Cx;
use super::common::TextView;
use crate::model::attachment::Attachment;
use crate::model::record::Document;
use crate::route::relative;
use crate::text::Text;

/// A file to load.
#[derive(Debug, Clone, Serialize)]
pub struct FileView {
    /// The way to it.
    pub href: String,
    /// Its type and size in words: «DOCX, 120 KB».
    pub about: TextView,
}

impl Cx<'_> {
    /// The file to load of a document.
    pub fn form(&self, document: &Document) -> Option<FileView> {
        self.file_at(&document.form.as_ref()?.path)
    }

    /// The file at a path as references write it.
    pub fn file_at(&self, path: &str) -> Option<FileView> {
        self.site.files().get(path).map(|file| self.attachment(file))
    }

    /// A file that is published as it is.
    fn attachment(&self, file: &Attachment) -> FileView {
        let size = self.words.size(file.bytes.len());
        let kind = Text::new(&file.kind(), self.lang);
        let about = self.words.fill("file.about", &[("kind", &kind), ("size", &size)]);
        FileView { href: relative(&self.path, &file.path), about: self.own(&about.plain()) }
    }
}
