//! Rows → a tantivy index in memory.
//!
//! One segment, written in the order of the rows, so that a document's number is its row's.

use tantivy::indexer::SingleSegmentIndexWriter;
use tantivy::schema::{Field, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{Index, Searcher, TantivyDocument};

use super::FIELDS;
use super::analyzer::{self, Stems};
use super::document::Rows;
use crate::model::Languages;

/// The index of a site.
pub struct Store {
    /// What answers queries.
    pub searcher: Searcher,
    /// The fields, in the order of [`FIELDS`].
    pub fields: [Field; 4],
    /// The language of a row, by tag.
    pub lang: Field,
}

/// A place between two texts of a field that no phrase crosses.
const GAP: usize = 1;
/// What tantivy may use before it writes; it holds one segment whatever happens.
const MEMORY: usize = 64 << 20;

impl Store {
    /// Indexes rows.
    ///
    /// # Errors
    /// What tantivy could not do; in memory it has no reason to fail.
    pub fn new(rows: &Rows, languages: &Languages) -> tantivy::Result<Self> {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_fieldnorms(true)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let text = TextOptions::default().set_indexing_options(indexing);
        let fields = FIELDS.map(|name| schema.add_text_field(name, text.clone()));
        let lang = schema.add_text_field("lang", STRING);
        let index = Index::builder().schema(schema.build());
        let mut writer: SingleSegmentIndexWriter =
            index.single_segment_index_writer(tantivy::directory::RamDirectory::create(), MEMORY)?;
        let mut stems = Stems::default();
        for row in &rows.rows {
            let mut document = TantivyDocument::new();
            document.add_text(lang, languages.tag(rows.entries[row.entry].lang));
            for (field, texts) in fields.iter().zip(&row.fields) {
                document.add_pre_tokenized_text(*field, tokenized(texts, &mut stems));
            }
            writer.add_document(document)?;
        }
        let searcher = writer.finalize()?.reader()?.searcher();
        Ok(Self { searcher, fields, lang })
    }
}

/// The terms of a field's texts, each text apart from the one before.
fn tokenized(texts: &[String], stems: &mut Stems) -> PreTokenizedString {
    let mut tokens: Vec<Token> = Vec::new();
    let mut base = 0;
    for text in texts {
        let mut end = base;
        for token in analyzer::tokens(text) {
            let position = base + token.position;
            end = end.max(position + 1);
            let text = stems.of(&token.text);
            tokens.push(Token { offset_from: 0, offset_to: 0, position, text, position_length: 1 });
        }
        base = end + GAP;
    }
    PreTokenizedString { text: String::new(), tokens }
}
