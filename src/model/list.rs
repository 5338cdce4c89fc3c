//! Lists of records that sites share.

use std::sync::Arc;

use rayon::prelude::*;

/// Records of one type. A clone shares them, so that a site that differs in one record costs one record.
#[derive(Debug, Clone, PartialEq)]
pub struct List<T>(Vec<Arc<T>>);

impl<T> List<T> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every record in order.
    pub fn iter(&self) -> Iter<'_, T> {
        self.into_iter()
    }

    /// Adds a record at the end.
    pub fn push(&mut self, record: Arc<T>) {
        self.0.push(record);
    }

    /// Puts the records in an order; equals stay as they were.
    pub fn sort_by(&mut self, compare: impl Fn(&T, &T) -> std::cmp::Ordering) {
        self.0.sort_by(|a, b| compare(a, b));
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> std::ops::Index<usize> for List<T> {
    type Output = T;

    fn index(&self, at: usize) -> &T {
        &self.0[at]
    }
}

/// The records of a [`List`] in order.
pub type Iter<'a, T> = std::iter::Map<std::slice::Iter<'a, Arc<T>>, fn(&'a Arc<T>) -> &'a T>;

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(|record| record)
    }
}

/// The records of a [`List`] on many threads.
pub type ParIter<'a, T> = rayon::iter::Map<rayon::slice::Iter<'a, Arc<T>>, fn(&'a Arc<T>) -> &'a T>;

impl<'a, T: Send + Sync> IntoParallelIterator for &'a List<T> {
    type Item = &'a T;
    type Iter = ParIter<'a, T>;

    fn into_par_iter(self) -> Self::Iter {
        self.0.par_iter().map(|record| record)
    }
}
