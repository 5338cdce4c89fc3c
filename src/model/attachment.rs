//! Files that are published as they are: forms, scans, pictures.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::diagnostic::Span;
use crate::tree::FileId;

/// The folder of such files, below `content/` and below the output folder, with the slash.
pub const FILES: &str = "files/";

/// The types of pictures that pages show.
pub const PICTURES: [&str; 6] = ["png", "jpg", "jpeg", "gif", "webp", "avif"];

/// A file that is published as it is.
#[derive(Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its path as references write it: `files/form.docx`.
    pub path: String,
    /// Where it stands.
    pub file: FileId,
    /// What it holds.
    pub bytes: Arc<Vec<u8>>,
    /// Width and height in px of a picture.
    pub picture: Option<(usize, usize)>,
}

impl fmt::Debug for Attachment {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{} ({} bytes)", self.path, self.bytes.len())
    }
}

impl Attachment {
    /// The type as people call it: the ending in capitals, `DOCX`.
    pub fn kind(&self) -> String {
        ending(&self.path).to_uppercase()
    }
}

/// The ending of a path, in lower case and without the point; empty if it has none.
pub fn ending(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase())
}

/// All files that are published as they are, by their paths.
pub type Attachments = BTreeMap<String, Arc<Attachment>>;

/// A reference to such a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FileLink {
    /// The path: `files/form.docx`.
    pub path: String,
    /// Where it was written.
    pub span: Span,
}
