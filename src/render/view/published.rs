//! What a page says of itself to search engines and to sites that link to it.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::Cx;
use super::head::Head;
use crate::model::Lang;
use crate::route::{File, Page, relative, twin};

/// What a page says of itself to other programs.
#[derive(Debug, Serialize)]
pub struct PublishedView {
    /// The page for readers of any other language.
    pub default: String,
    /// The feed of changes, if there is one.
    pub feed: Option<String>,
    /// The page in Markdown, if it has such a twin.
    pub markdown: Option<String>,
    /// The search box for browsers; they want its address in full.
    pub opensearch: Option<String>,
    /// The picture that stands for the site, if there is one.
    pub picture: Option<String>,
    /// `website` or `article`, as Open Graph calls it.
    pub sort: &'static str,
}

impl Cx<'_> {
    /// What a page says of itself to other programs.
    pub fn published(&self, head: &Head) -> PublishedView {
        let first = self.site.languages().tag(Lang(0));
        // Above the home pages stands one that leads to the reader's language; other pages have none.
        let default = match head.page {
            Page::Home => Page::Root.path(first),
            page => page.path(first),
        };
        let opensearch = self.base_url.map(|_| self.file(File::OpenSearch));
        PublishedView {
            default: self.published_at(&default),
            feed: self.feed(),
            markdown: self.twin(head.page),
            opensearch,
            picture: self.pictures.then(|| self.published_at(&File::Picture.path(self.tag()))),
            sort: if head.record.is_some() { "article" } else { "website" },
        }
    }

    fn twin(&self, page: Page) -> Option<String> {
        (page.has_twin() && self.site.has_twins()).then(|| self.published_at(&twin(&self.path)))
    }

    /// The address of a file: in full where the site's is known, else from this page.
    fn published_at(&self, path: &str) -> String {
        match self.base_url {
            Some(base) => format!("{base}/{path}"),
            None => relative(&self.path, path),
        }
    }

    /// The address to which a reader writes about this page: the subject says which one is meant.
    pub fn feedback(&self, head: &Head) -> Option<String> {
        let address = self.site.config().feedback.as_ref()?;
        let name = match head.record {
            Some(record) => format!("{} [{}/{}]", head.title, record.kind().word(), record.meta().id),
            None => format!("{} [{}]", head.title, self.path),
        };
        Some(format!("mailto:{address}?subject={}", utf8_percent_encode(&name, &UNRESERVED)))
    }
}

/// What needs no escape in an address: the unreserved characters of RFC 3986, section 2.3.
pub const UNRESERVED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
