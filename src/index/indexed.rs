//! A language of a site, indexed: each text is cut into terms once, for tantivy and for the vocabulary.

use super::analysed::Analysed;
use super::analyzer;
use super::document::arranged;
use super::pinyin::Sounds;
use super::row::{Row, Rows};
use super::store::{Store, Writer};
use super::vocabulary::Vocabulary;
use super::words::Words;
use super::{BODY, NAMES};

/// A language that can be searched.
pub struct Indexed<'s> {
    /// Its tag.
    pub tag: &'s str,
    /// What is searched.
    pub rows: Rows<'s>,
    /// Its words.
    pub vocabulary: Vocabulary,
    /// tantivy's index.
    pub store: Store,
}

impl<'s> Indexed<'s> {
    /// Of the rows of a language, as they were read.
    ///
    /// # Errors
    /// What tantivy could not do; in memory it has no reason to fail.
    pub fn of(read: Rows<'s>, tag: &'s str) -> tantivy::Result<Self> {
        let rows = arranged(read);
        let mut writer = Writer::new()?;
        let mut reader = TermReader::default();
        for row in &rows.rows {
            reader.read(row);
            writer.add(&reader.fields)?;
        }
        let vocabulary = Vocabulary::new(reader.words, reader.sounds);
        Ok(Self { tag, rows, vocabulary, store: writer.finish()? })
    }
}

/// Cuts rows into terms.
#[derive(Default)]
struct TermReader {
    words: Words,
    sounds: Sounds,
    /// The terms of the row that was read last.
    fields: [Analysed; 4],
    folded: String,
}

impl TermReader {
    fn read(&mut self, row: &Row) {
        for (at, texts) in row.fields.iter().enumerate() {
            self.words.open_field(at != BODY);
            let field = &mut self.fields[at];
            field.clear();
            for text in texts {
                analyzer::fold_into(text, &mut self.folded);
                analyzer::tokens(&self.folded, |token| field.term(self.words.note(token), token.position));
                field.end_text();
                if at < NAMES {
                    analyzer::han_runs(&self.folded).for_each(|run| self.sounds.add(run));
                }
            }
        }
    }
}
