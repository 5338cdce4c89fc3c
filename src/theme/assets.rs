//! Styles and scripts, joined into a file each and named after their contents; other files as they are.

use super::files::Files;
use crate::diagnostic::{Diagnostic, Span, code};
use crate::model::site::Config;
use crate::route::File;
use crate::tree::SourceTree;

/// The folder of assets below the output folder.
const FOLDER: &str = "assets/";
/// The folder of the parts of the search below [`FOLDER`].
const SEARCH_PARTS: &str = "search/";

/// The files that pages load, by path below the output folder.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    /// The style sheet.
    pub style: String,
    /// The style sheet of charts.
    pub chart_style: String,
    /// The script.
    pub script: String,
    /// The script that runs before the page is painted.
    pub early: String,
    /// The script of the search.
    pub search_script: String,
    /// The script of what few searches need.
    pub rare_script: String,
    /// The script of the pages that calculate, filter or ask.
    pub views_script: String,
    /// The service worker as the theme wrote it: bytes, not a path.
    pub worker: Vec<u8>,
    /// All files with their bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Folders whose scripts are a file each: most readers neither search nor calculate, few searches need all
/// that there is, and browsers wait for what must run before the page is painted.
const APART: [&str; 5] = [SEARCH, RARE, EARLY, VIEWS, WORKER];
/// The styles that only pages with a chart load.
const CHART: &str = "80-chart.css";
const SEARCH: &str = "search/";
const RARE: &str = "rare/";
const EARLY: &str = "early/";
const VIEWS: &str = "views/";
const WORKER: &str = "worker/";

/// Scripts in one scope, the one that starts the others last.
fn script<'s>(last: &str, parts: impl Iterator<Item = (&'s str, &'s [u8])>) -> Vec<u8> {
    let (main, parts): (Vec<_>, Vec<_>) = parts.partition(|(path, _)| *path == last);
    let mut script = String::from("(() => {\n\"use strict\";\n");
    for (_, bytes) in parts.into_iter().chain(main) {
        script.push_str(&String::from_utf8_lossy(bytes));
        // A script may end in a comment of one line, or without the mark that ends a statement.
        script.push('\n');
    }
    script.push_str("})();\n");
    script.into_bytes()
}

impl Assets {
    /// The assets of a theme. Reports files whose names a build needs for its own.
    pub fn of(files: &Files, config: &Config, sources: &SourceTree, found: &mut Vec<Diagnostic>) -> Self {
        let style = |charts: bool| -> String {
            let own = files.published("style/").filter(|(path, _)| (*path == CHART) == charts);
            own.map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect()
        };
        let mut assets = Self { worker: bundle(files, WORKER, ""), ..Self::default() };
        // What no script of its own takes is in the one that every page has.
        let main = scripts(files).filter(|(path, _)| !APART.iter().any(|folder| path.starts_with(folder)));
        let main = script("main.js", main);
        assets.style = assets.add("style", "css", style(false).into_bytes());
        assets.chart_style = assets.add("chart", "css", style(true).into_bytes());
        assets.script = assets.add("main", "js", main);
        assets.early = assets.add("early", "js", bundle(files, EARLY, ""));
        assets.search_script = assets.add("search", "js", bundle(files, SEARCH, "search/main.js"));
        assets.rare_script = assets.add("rare", "js", bundle(files, RARE, "rare/main.js"));
        assets.views_script = assets.add("views", "js", bundle(files, VIEWS, "views/main.js"));
        for (path, bytes) in files.below("static/") {
            let published = format!("{FOLDER}{path}");
            if assets.is_taken(&published, config) {
                let place = format!("themes/{}/static/{path}", config.theme.value);
                let taken = sources.id(&place).map(|id| Diagnostic::new(&code::TAKEN_NAME, Span::file(id)));
                found.push(
                    taken.unwrap_or_else(|| Diagnostic::nowhere(&code::TAKEN_NAME)).with("path", published),
                );
            } else {
                assets.files.push((published, bytes.to_vec()));
            }
        }
        assets
    }

    /// Adds a file under a name that holds a hash of its bytes; gives its path.
    fn add(&mut self, name: &str, ending: &str, bytes: Vec<u8>) -> String {
        let hash = blake3::hash(&bytes).to_hex();
        let path = format!("{FOLDER}{name}-{}.{ending}", &hash[..10]);
        self.files.push((path.clone(), bytes));
        path
    }

    /// Whether a build writes a file of this path itself.
    fn is_taken(&self, path: &str, config: &Config) -> bool {
        let own = |path: &str| self.files.iter().any(|(known, _)| known == path);
        let picture = |(_, tag)| File::Picture.path(tag) == path;
        own(path)
            || path.strip_prefix(FOLDER).is_some_and(|below| below.starts_with(SEARCH_PARTS))
            || config.languages.iter().any(picture)
    }
}

/// The scripts of a theme by path below `client/`.
fn scripts(files: &Files) -> impl Iterator<Item = (&str, &[u8])> {
    files.published("client/").filter(|(path, _)| path.ends_with(".js"))
}

/// The scripts of a folder as one.
fn bundle(files: &Files, folder: &str, last: &str) -> Vec<u8> {
    script(last, scripts(files).filter(|(path, _)| path.starts_with(folder)))
}
