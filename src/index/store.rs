//! The tantivy index of a language, in memory.
//!
//! One segment, written in the order of the rows, so that a document's number is its row's. Scores count the
//! rows of all languages ([`Statistics`]): a word that two languages share is as rare in both.

use tantivy::directory::RamDirectory;
use tantivy::indexer::SingleSegmentIndexWriter;
use tantivy::query::Bm25StatisticsProvider;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::TokenizerManager;
use tantivy::{Index, Searcher, TantivyDocument, Term};

use super::FIELDS;
use super::analysed::{Analysed, Terms};

/// The index of a language.
pub struct Store {
    /// What answers queries.
    pub searcher: Searcher,
    /// The fields, in the order of [`FIELDS`].
    pub fields: [Field; 4],
}

/// What the tokenizer of all fields is called.
const TERMS: &str = "terms";
/// What tantivy may use before it writes; it holds one segment whatever happens.
const MEMORY: usize = 64 << 20;

/// Takes rows one after the other.
pub struct Writer {
    writer: SingleSegmentIndexWriter,
    fields: [Field; 4],
}

impl Writer {
    /// Of an empty index.
    ///
    /// # Errors
    /// What tantivy could not do; in memory it has no reason to fail.
    pub fn new() -> tantivy::Result<Self> {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(TERMS)
            .set_fieldnorms(true)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let text = TextOptions::default().set_indexing_options(indexing);
        let fields = FIELDS.map(|name| schema.add_text_field(name, text.clone()));
        let tokenizers = TokenizerManager::new();
        tokenizers.register(TERMS, Terms::default());
        let index = Index::builder().schema(schema.build()).tokenizers(tokenizers);
        let writer = index.single_segment_index_writer(RamDirectory::create(), MEMORY)?;
        Ok(Self { writer, fields })
    }

    /// Adds a row.
    ///
    /// # Errors
    /// As [`Writer::new`].
    pub fn add(&mut self, row: &[Analysed; 4]) -> tantivy::Result<()> {
        let mut document = TantivyDocument::new();
        for (field, texts) in self.fields.iter().zip(row) {
            document.add_text(*field, texts.as_str());
        }
        self.writer.add_document(document)
    }

    /// The index, to be asked.
    ///
    /// # Errors
    /// As [`Writer::new`].
    pub fn finish(self) -> tantivy::Result<Store> {
        let searcher = self.writer.finalize()?.reader()?.searcher();
        Ok(Store { searcher, fields: self.fields })
    }
}

/// The rows of all languages, counted together.
pub struct Statistics<'a>(pub Vec<&'a Searcher>);

impl Bm25StatisticsProvider for Statistics<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        self.0.iter().map(|searcher| searcher.total_num_tokens(field)).sum()
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        self.0.iter().map(|searcher| searcher.total_num_docs()).sum()
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        self.0.iter().map(|searcher| searcher.doc_freq(term)).sum()
    }
}
