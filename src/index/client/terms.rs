//! The terms of a language and their postings, cut into buckets: [`super::han`] and [`super::words`] say which
//! go together.

use super::super::vocabulary::is_han_term;
use super::bucket::{All, Bucket};
use super::heads::Heads;
use super::language::Language;
use super::postings::listed;
use super::{han, words};

/// The buckets of a language.
pub struct Terms {
    /// Characters with which the Han terms of a bucket begin, pairs that are apart, and the bucket.
    pub han: Vec<(String, String, Bucket)>,
    /// The first key of a bucket of other terms, and the bucket.
    pub words: Vec<(String, Bucket)>,
}

impl Terms {
    /// The terms of a language, with heads if they are to stand beside terms.
    ///
    /// # Errors
    /// What tantivy could not read.
    pub fn of(language: &Language, heads: Option<&Heads>) -> tantivy::Result<Self> {
        let (han, words): (Vec<_>, Vec<_>) =
            listed(language)?.into_iter().partition(|(term, _)| is_han_term(term));
        let han = han::buckets(language.rows(), &All::from_iter(han), heads);
        Ok(Self { han, words: words::buckets(&language.own.vocabulary, &All::from_iter(words), heads) })
    }
}
