//! Every URL of the site, here only.

mod row;
mod table;
mod page;
pub mod menu;

pub use row::PageRow;
pub use table::Page;
pub(crate) use table::pages;

use crate::derive::Derived;
use crate::derive::parts::List;
use crate::model::{Kind, Lang, Link, Site};

/// Every page of a language that a site has, but for the handbook.
pub fn pages<'s>(site: &'s Site, derived: &Derived<'s>) -> Vec<Page<'s>> {
    let mut pages: Vec<Page> = single(site, derived).filter(|page| *page != Page::Handbook).collect();
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Term) {
        let records = site.records.of(kind).into_iter();
        pages.extend(records.map(|record| Page::Record(kind, &record.meta().id)));
    }
    let parts: Vec<Page> = pages.iter().flat_map(|page| further(*page, derived)).collect();
    pages.extend(parts);
    pages
}

/// The pages on which the list of a page goes on.
fn further<'s>(page: Page<'s>, derived: &Derived) -> impl Iterator<Item = Page<'s>> {
    let list = page.list().map(|(list, _)| list);
    let count = list.map_or(1, |list| parts(list, derived));
    list.into_iter().flat_map(move |list| (2..=count).map(move |part| Page::Part(list, part)))
}

/// How many parts a list has, from 1.
pub fn parts(list: List, derived: &Derived) -> usize {
    match list {
        List::Index(Kind::Term) => derived.glossary().count(),
        list => derived.count(list),
    }
}

/// Whether a site has a page: one that would list nothing is not there, and nothing may lead to it.
pub fn has(site: &Site, derived: &Derived, page: Page) -> bool {
    let lists = page.list().is_none_or(|(list, _)| derived.has(list));
    lists && page.row().is_none_or(|row| (row.there)(site, derived))
}

/// The pages of a language that a site has and that are no record's, but for parts.
fn single(site: &Site, derived: &Derived) -> impl Iterator<Item = Page<'static>> {
    let pages = Page::ONCE.into_iter().chain(Kind::ALL.map(Page::Index));
    pages.filter(|page| has(site, derived, *page))
}

/// A file beside the pages, for other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum File<'s> {
    /// Every telephone number as contacts.
    Cards,
    /// The numbers of a service as contacts.
    ServiceCards(&'s str),
    /// The whole as JSON.
    Whole,
    /// All records of a type as JSON.
    Records(Kind),
    /// A table as JSON.
    Json(Table),
    /// A table as CSV, in one language.
    Csv(Table),
    /// Services as Chinese offices exchange them, in one language.
    National,
    /// Services in the Human Services Data Specification, in one language.
    Hsds,
    /// Services in the Core Public Service Vocabulary, in every language.
    Cpsv,
    /// The JSON Schema of the whole.
    WholeSchema,
    /// The JSON Schema of a type's file.
    RecordsSchema(Kind),
    /// The JSON Schema of a table's file.
    TableSchema(Table),
    /// What changed, in one language.
    Feed,
    /// What changed, with each entry in every language.
    WholeFeed,
    /// Every page, for search engines; or an index of the parts.
    Sitemap,
    /// A part of the list of pages, counted from 1.
    SitemapPart(usize),
    /// What search engines may read.
    Robots,
    /// The search box for browsers, in one language.
    OpenSearch,
    /// The search box for browsers, in the default language.
    WholeOpenSearch,
    /// The site in short for language models, in the first language.
    Llms,
    /// The same in one language.
    LlmsIn,
    /// The picture that stands for the site, in one language.
    Picture,
    /// What browsers need to install the site, in one language.
    Manifest,
    /// What leads a browser to the parts of the search, in one language: its name stays, what it says changes.
    SearchStart,
    /// The service worker. It serves what lies beside and below it, so it lies above all.
    Worker,
}

/// A table over the whole site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// Telephone numbers.
    Hotlines,
    /// Deadlines.
    Deadlines,
    /// Penalties.
    Penalties,
    /// Who is responsible for what.
    Matrix,
}

impl Table {
    /// Every table.
    pub const ALL: [Table; 4] = [Table::Hotlines, Table::Deadlines, Table::Penalties, Table::Matrix];

    /// The page that shows the table.
    pub fn page(self) -> Page<'static> {
        match self {
            Table::Hotlines => Page::Hotlines,
            Table::Deadlines => Page::Deadlines,
            Table::Penalties => Page::Penalties,
            Table::Matrix => Page::Matrix,
        }
    }

    /// The word in file names and in the command line.
    pub fn word(self) -> &'static str {
        match self {
            Table::Hotlines => "hotlines",
            Table::Deadlines => "deadlines",
            Table::Penalties => "penalties",
            Table::Matrix => "matrix",
        }
    }
}

impl File<'_> {
    /// The file's path below the output folder, in the language of a tag where it has one.
    pub fn path(self, tag: &str) -> String {
        match self {
            File::Whole => "data/site.json".to_owned(),
            File::Records(kind) => format!("data/{}.json", kind.folder()),
            File::Json(table) => format!("data/{}.json", table.word()),
            File::Csv(table) => format!("data/{tag}/{}.csv", table.word()),
            File::National => format!("data/{tag}/service-items.csv"),
            File::Hsds => format!("data/{tag}/hsds.json"),
            File::Cpsv => "data/cpsv-ap.jsonld".to_owned(),
            File::WholeSchema => "data/schema/site.json".to_owned(),
            File::RecordsSchema(kind) => format!("data/schema/{}.json", kind.folder()),
            File::TableSchema(table) => format!("data/schema/{}.json", table.word()),
            File::Feed => format!("{tag}/feed.xml"),
            File::WholeFeed => "feed.xml".to_owned(),
            File::Sitemap => "sitemap.xml".to_owned(),
            File::SitemapPart(part) => format!("sitemap-{part}.xml"),
            File::Robots => "robots.txt".to_owned(),
            File::OpenSearch => format!("{tag}/opensearch.xml"),
            File::WholeOpenSearch => "opensearch.xml".to_owned(),
            File::Llms => "llms.txt".to_owned(),
            File::LlmsIn => format!("{tag}/llms.txt"),
            File::Picture => format!("assets/picture-{tag}.png"),
            File::Manifest => format!("{tag}/manifest.webmanifest"),
            File::SearchStart => format!("assets/search/{tag}.js"),
            File::Worker => "sw.js".to_owned(),
            File::Cards => format!("{tag}/hotlines.vcf"),
            File::ServiceCards(id) => format!("{tag}/{}/{id}.vcf", Kind::Service.folder()),
        }
    }
}

/// The page of a path below the output folder, with its language; the reverse of [`Page::path`].
///
/// `None` for what is no page of the site: a file beside the pages, a record that there is not.
pub fn find<'s>(site: &'s Site, derived: &Derived<'s>, path: &str) -> Option<(Lang, Page<'s>)> {
    let (tag, below) = path.split_once('/')?;
    let lang = site.config.languages.find(tag)?;
    if let Some(page) = single(site, derived).find(|page| page.path(tag) == path) {
        return Some((lang, page));
    }
    if let Some(page) = record_at(site, below) {
        return Some((lang, page));
    }
    let (first, part) = path.strip_suffix(".html")?.rsplit_once('.')?;
    let (_, first) = find(site, derived, &format!("{first}.html"))?;
    let page = Page::Part(first.list()?.0, part.parse().ok()?);
    further(first, derived).find(|further| *further == page).map(|page| (lang, page))
}

/// The record whose page has this path below the folder of its language.
fn record_at<'s>(site: &'s Site, below: &str) -> Option<Page<'s>> {
    let (kind, id) = named(below)?;
    let record = site.find(kind, id)?;
    Some(Page::Record(kind, &record.meta().id))
}

/// The type and id of the record whose page would have this path below the folder of its language.
pub fn named(below: &str) -> Option<(Kind, &str)> {
    let (folder, name) = below.split_once('/')?;
    let kind = Kind::ALL.into_iter().find(|kind| kind.folder() == folder && *kind != Kind::Term)?;
    Some((kind, name.strip_suffix(".html")?))
}

/// Whether the page of a path is shown in two languages side by side too.
pub fn has_pair(site: &Site, derived: &Derived, path: &str) -> bool {
    let Some((tag, below)) = path.split_once('/') else { return false };
    let glossary = Page::Index(Kind::Term);
    record_at(site, below).is_some() || (path == glossary.path(tag) && glossary.has_sides(derived))
}

/// Whether the pages of a site have twins in Markdown: as its settings say, or else where it is small enough for a
/// handbook, since twins double the number of files.
pub fn has_twins(site: &Site, derived: &Derived) -> bool {
    site.config.markdown.unwrap_or_else(|| has(site, derived, Page::Handbook))
}

/// The path of a page's twin in Markdown: its own and `.md`, as <https://llmstxt.org> proposes.
pub fn twin(path: &str) -> String {
    format!("{path}.md")
}

/// The place on its page that a reference means: its fragment, or a term's own entry.
pub fn anchor(link: &Link) -> Option<String> {
    match (link.kind, &link.fragment) {
        (Kind::Term, None) => Some(link.id.clone()),
        (Kind::Law, Some(article)) => Some(article_anchor(article)),
        (_, fragment) => fragment.clone(),
    }
}

/// The anchor of an article on its law's page.
pub fn article_anchor(number: &str) -> String {
    format!("article-{number}")
}

/// The way from one path to another, both below the output folder: `../laws/x.html`.
pub fn relative(from: &str, to: &str) -> String {
    // Folders that both lie in are left out of the way.
    let both = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
    let shared = from.as_bytes()[..both].iter().rposition(|byte| *byte == b'/').map_or(0, |at| at + 1);
    let ups = from[shared..].bytes().filter(|byte| *byte == b'/').count();
    let mut way = String::with_capacity(3 * ups + to.len() - shared);
    (0..ups).for_each(|_| way.push_str("../"));
    way.push_str(&to[shared..]);
    way
}

/// The path that a relative one means on a page: the reverse of [`relative`].
pub fn resolve(page: &str, path: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Whether a file is one that pages load: styles, scripts, parts of the search.
pub fn is_asset(path: &str) -> bool {
    path.starts_with("assets/")
}

/// The path of a page that shows a page of the default language and its `tag` side by side; `path` is
/// that of either, below the output folder.
pub fn side_by_side(tag: &str, path: &str) -> String {
    let own = path.split_once('/').map_or(path, |(_, own)| own);
    format!("both/{tag}/{own}")
}

#[cfg(test)]
mod tests {
    use super::{relative, resolve};

    #[test]
    fn a_relative_path_is_resolved_to_where_it_came_from() {
        for (from, to) in
            [("zh/laws/a.html", "en/laws/b.html"), ("zh/a.html", "index.html"), ("a.html", "zh/b.html")]
        {
            assert_eq!(resolve(from, &relative(from, to)), to);
        }
    }

    #[test]
    fn relative_paths_name_their_file() {
        assert_eq!(relative("zh/index.html", "zh/search.html"), "search.html");
        assert_eq!(relative("zh/laws/a.html", "en/laws/a.html"), "../../en/laws/a.html");
        assert_eq!(relative("index.html", "zh/index.html"), "zh/index.html");
        assert_eq!(relative("zh/laws/a.html", "zh/laws/a.html"), "a.html");
        assert_eq!(relative("zh/laws/a.html", "assets/s.css"), "../../assets/s.css");
    }
}
