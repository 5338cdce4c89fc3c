//! The search box for the browser's own address bar
//! ([OpenSearch 1.1](https://github.com/dewitt/opensearch)). Browsers want the address in full.

use super::row::Rows;
use crate::model::Lang;
use crate::route::{File, Page};
use crate::text::escape;

/// The most characters of a short name (OpenSearch 1.1, «ShortName»).
const SHORT: usize = 16;

/// The files below the output folder: one a language, and one at the root in the default language.
pub fn files(rows: Rows, base: &str) -> Vec<(String, Vec<u8>)> {
    let languages = rows.site.config.languages.iter();
    let mut files: Vec<(Lang, String)> =
        languages.map(|(lang, tag)| (lang, File::OpenSearch.path(tag))).collect();
    files.push((Lang(0), File::WholeOpenSearch.path("")));
    let described = |(lang, path): (Lang, String)| {
        let xml = description(rows, lang, base, &path);
        (path, xml.into_bytes())
    };
    files.into_iter().map(described).collect()
}

/// The description of the search in a language, as it lies at a path.
fn description(rows: Rows, lang: Lang, base: &str, path: &str) -> String {
    let config = &rows.site.config;
    let tag = config.languages.tag(lang);
    let name = rows.site.get(&config.publisher).short();
    let cut: String = name.show(lang).text.chars().take(SHORT).collect();
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    xml.push_str("<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n");
    let mut put = |open: &str, text: &str, close: &str| {
        xml.push_str(open);
        escape(text, &mut xml);
        xml.push_str(close);
        xml.push('\n');
    };
    put("<ShortName>", cut.trim_end(), "</ShortName>");
    put("<Description>", config.title.show(lang).text, "</Description>");
    let page = format!("{base}/{}?q={{searchTerms}}", Page::Search.path(tag));
    put("<Url type=\"text/html\" template=\"", &page, "\"/>");
    let own = format!("{base}/{path}");
    put("<Url type=\"application/opensearchdescription+xml\" rel=\"self\" template=\"", &own, "\"/>");
    put("<Language>", tag, "</Language>");
    put("<InputEncoding>", "UTF-8", "</InputEncoding>");
    xml.push_str("</OpenSearchDescription>\n");
    xml
}
