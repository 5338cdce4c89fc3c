//! The texts of a site as a file for translators, and their translations back into the site's own files.
//!
//! 1. [`texts`] finds every text of the content by its key: which file, which field, what it says in which language.
//! 2. `sheet`, `po` and `xliff` write [`Row`]s in the form that translators work with, and read them again.
//! 3. [`apply`] makes the changes of the site's files that rows ask for: a file keeps every byte that none names.

pub mod row;
mod block;
mod scalar;
pub mod texts;
mod term;
mod sheet;
mod po;
mod xliff;
pub mod apply;
pub mod carry;

pub use row::{Pair, Row, Unread};

use crate::diagnostic::Found;
use crate::tree::SourceTree;

/// A form of files for translators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A workbook of Excel.
    Sheet,
    /// A catalogue of gettext.
    Po,
    /// XLIFF 1.2, which most programs for translators read.
    Xliff,
}

impl Form {
    /// All forms by the endings of their files.
    pub const ENDINGS: [(&str, Form); 4] =
        [("xlsx", Form::Sheet), ("po", Form::Po), ("xliff", Form::Xliff), ("xlf", Form::Xliff)];

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        Self::ENDINGS.iter().find(|(_, form)| *form == self).map_or("", |(ending, _)| ending)
    }
}

/// The languages of a site, the default one first; `None` if its settings cannot be read.
pub fn languages(sources: &SourceTree) -> Found<Option<Vec<String>>> {
    let settings = crate::load::settings(sources);
    let tags =
        |settings: crate::load::Settings| settings.languages.iter().map(|(_, tag)| tag.to_owned()).collect();
    Found { value: settings.value.map(tags), diagnostics: settings.diagnostics }
}

/// Every text of the content with its translation into `pair.target`, as far as there is one, and the names in it that
/// are translated already.
///
/// # Errors
/// The path of a file that cannot be read as it stands: it has slips that are to be mended first.
pub fn rows(sources: &SourceTree, pair: &Pair) -> Result<Vec<Row>, String> {
    let texts = texts::texts(sources, pair)?;
    let terms = term::terms(&texts);
    let row = |text: texts::Text| {
        let terms = terms.of(&text.source);
        Row {
            key: text.key,
            record: text.record,
            field: text.field,
            source: text.source,
            target: text.target,
            terms,
        }
    };
    Ok(texts.into_iter().map(row).collect())
}

/// Rows as a file; `heads` are what the columns of a sheet are called, in the order of [`Row`]'s fields.
pub fn write(form: Form, rows: &[Row], pair: &Pair, heads: &[String; 6]) -> Vec<u8> {
    match form {
        Form::Sheet => sheet::write(rows, pair, heads),
        Form::Po => po::write(rows, pair).into_bytes(),
        Form::Xliff => xliff::write(rows, pair).into_bytes(),
    }
}

/// The rows of a file that came back; only keys, sources and translations are read.
///
/// # Errors
/// It is no such file, or one for another language.
pub fn read(form: Form, bytes: &[u8], pair: &Pair) -> Result<Vec<Row>, Unread> {
    match form {
        Form::Sheet => sheet::read(bytes, pair),
        Form::Po => po::read(bytes, pair),
        Form::Xliff => xliff::read(bytes, pair),
    }
}
