//! What was asked while a page was made.

use std::sync::{Mutex, PoisonError};

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

use super::Question;

/// Questions, each once, in the order in which they first came.
#[derive(Debug, Default)]
pub struct Notes<'a>(Mutex<IndexSet<Question<'a>, FxBuildHasher>>);

impl<'a> Notes<'a> {
    /// Notes a question.
    pub fn add(&self, question: Question<'a>) {
        self.lock().insert(question);
    }

    /// The questions so far.
    pub fn questions(&self) -> Vec<Question<'a>> {
        self.lock().iter().cloned().collect()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, IndexSet<Question<'a>, FxBuildHasher>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
