//! What a page says of itself, before anything surrounds it.

use super::common::LinkView;
use crate::model::site::Any;
use crate::route::Page;

/// What a page says of itself, before it is framed.
pub struct Head<'a> {
    /// The page.
    pub page: Page<'a>,
    /// Its title, in words.
    pub title: String,
    /// What it is, in a sentence; for search engines.
    pub description: Option<String>,
    /// The pages above it, outermost first, without home.
    pub above: Vec<LinkView>,
    /// The record it shows.
    pub record: Option<Any<'a>>,
    /// Whether it shows a telephone number, a fine or a deadline.
    pub dated_facts: bool,
}

impl<'a> Head<'a> {
    /// Of a page that is no record's and lies below home.
    pub fn of(page: Page<'a>, title: String, dated_facts: bool) -> Self {
        Self { page, title, description: None, above: Vec::new(), record: None, dated_facts }
    }
}
