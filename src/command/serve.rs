//! `fangce serve`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::output::result;
use super::screen::Screen;
use super::{Exit, SiteOption};
use crate::check::Workspace;
use crate::diagnostic::{Diagnostic, any_error, sort};
use crate::disk;
use crate::model::Kind;
use crate::preview::{Preview, Search};
use crate::route::Page;
use crate::server::{self, Stage};
use crate::theme::Theme;
use crate::tree::SourceTree;

/// How long the disk must be quiet before a change counts. Editors write a file in several steps, which
/// follow one another within a few milliseconds; longer would be felt by whoever waits for the page.
const QUIET: Duration = Duration::from_millis(12);
/// The first port that is tried where none is asked for, and how many after it.
const PORTS: std::ops::Range<u16> = 4400..4420;

/// Options of `fangce serve`.
#[derive(Debug, clap::Args)]
pub struct Options {
    #[command(flatten)]
    site: SiteOption,
    /// Port on this machine; default: the first free one from 4400
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// Open the browser
    #[arg(long)]
    open: bool,
}

/// Serves a site on the loopback address until it is stopped.
pub fn run(options: Options, screen: Screen) -> Exit {
    let folder = match options.site.folder(&screen) {
        Ok(folder) => folder,
        Err(exit) => return exit,
    };
    let ports = options.port.map_or(PORTS, |port| port..port.saturating_add(1));
    let listener = match server::listen(ports) {
        Ok(listener) => listener,
        Err(error) => {
            screen.fail(&screen.words.phrase("port-taken", &[("what", error.to_string().into())]));
            return Exit::World;
        }
    };
    let stage = Arc::new(Stage::default());
    let mut workshop = Workshop::new(folder.clone(), stage.clone(), screen);
    workshop.take(Vec::new());
    let url = match listener.local_addr() {
        Ok(address) => format!("http://127.0.0.1:{}/", address.port()),
        Err(error) => return workshop.screen.world(&error),
    };
    result(&workshop.screen.words.phrase("serving", &[("url", url.as_str().into())]));
    if options.open {
        // Detached: the opener of some systems stays as long as the browser does.
        if let Err(error) = open::that_detached(&url) {
            workshop.screen.world(&error);
        }
    }
    let watched: Vec<PathBuf> = ["content", "themes"].iter().map(|name| folder.join(name)).collect();
    std::thread::spawn(move || {
        // The first call says that the watch stands: what changed before it is seen then.
        let change = |paths| {
            workshop.take(paths);
            true
        };
        if let Err(error) = disk::watch(&watched, QUIET, change) {
            Screen::new(None).world(&error);
        }
    });
    match server::serve(listener, stage) {
        Ok(()) => Exit::Fine,
        Err(error) => Screen::new(None).world(&error),
    }
}

/// Changed files: path relative to the site's folder → new bytes, `None` where the file is gone.
type Changes = BTreeMap<String, Option<Vec<u8>>>;

/// Keeps a site in step with its folder and puts each state on stage.
struct Workshop {
    folder: PathBuf,
    stage: Arc<Stage>,
    screen: Screen,
    workspace: Workspace,
    theme: Option<Arc<Theme>>,
    theme_found: Vec<Diagnostic>,
    search: Arc<Search>,
    /// Whether anything was shown yet, and whether there was something to say of it.
    shown: bool,
    complained: bool,
}

impl Workshop {
    fn new(folder: PathBuf, stage: Arc<Stage>, screen: Screen) -> Self {
        Self {
            folder,
            stage,
            screen,
            workspace: Workspace::new(SourceTree::default()),
            theme: None,
            theme_found: Vec::new(),
            search: Search::start(),
            shown: false,
            complained: false,
        }
    }

    /// Takes over what changed; `paths` tell where to look, none that it may be anywhere.
    fn take(&mut self, paths: Vec<PathBuf>) {
        let changes = match self.changes(&paths) {
            Ok(changes) => changes,
            Err(error) => {
                self.complained = true;
                self.stage.fail(error.to_string());
                self.screen.world(&error);
                return;
            }
        };
        if changes.is_empty() && self.shown && !self.complained {
            return;
        }
        let saved = changes.keys().filter_map(|path| page_of(path)).collect();
        let theme =
            !self.shown || changes.keys().any(|path| !path.starts_with("content/") || path == SETTINGS);
        self.workspace.update(changes);
        if theme {
            self.theme = None;
        }
        self.show(saved);
    }

    /// What differs on the disk from what is known.
    fn changes(&self, paths: &[PathBuf]) -> std::io::Result<Changes> {
        let known = self.workspace.sources();
        let single: Option<Changes> =
            paths.iter().map(|path| disk::read_single(&self.folder, path)).collect();
        // Of a folder that is gone only its files were known.
        let held = |folder: &str| known.iter().any(|(_, path, _)| is_below(path, folder));
        let plain = |changes: &Changes| changes.iter().all(|(path, bytes)| bytes.is_some() || !held(path));
        let mut changes = match single.filter(|changes| !paths.is_empty() && plain(changes)) {
            Some(changes) => changes,
            None => {
                let read = disk::read(&self.folder)?;
                let gone = known.iter().filter(|(_, path, _)| read.get(path).is_none());
                let gone = gone.map(|(_, path, _)| (path.to_owned(), None));
                let there = read.iter().map(|(_, path, bytes)| (path.to_owned(), Some(bytes.to_vec())));
                gone.chain(there).collect()
            }
        };
        changes.retain(|path, bytes| known.get(path) != bytes.as_deref());
        Ok(changes)
    }

    /// Puts the state of the site on stage, and says in the terminal what is wrong or that all is well again.
    fn show(&mut self, saved: Vec<String>) {
        let mut found = self.workspace.diagnostics().to_vec();
        let site = self.workspace.site().cloned();
        if let (Some(site), None) = (&site, &self.theme) {
            let loaded = Theme::load(&site.config, self.workspace.sources());
            self.theme = loaded.value.map(Arc::new);
            self.theme_found = loaded.diagnostics;
            let faults = |theme: &Arc<Theme>| crate::template_faults(site, theme, self.workspace.sources());
            self.theme_found.extend(self.theme.iter().flat_map(faults));
        }
        found.extend_from_slice(&self.theme_found);
        found.extend(site.iter().flat_map(|site| crate::simplified_charts(site)));
        let sources = self.workspace.sources();
        sort(&mut found, sources);
        let report = self.screen.plain_text(&found, sources);
        match site.zip(self.theme.clone()).filter(|_| !any_error(&found)) {
            Some((site, theme)) => {
                let preview = Preview::of(site.clone(), theme.clone(), self.search.clone());
                self.stage.show(Arc::new(preview), report, saved);
                self.search.follow(site, theme);
            }
            None => self.stage.fail(report),
        }
        self.screen.show(&found, sources);
        if found.is_empty() && self.complained {
            result(&self.screen.words.phrase("well-again", &[]));
        }
        self.complained = !found.is_empty();
        self.shown = true;
    }
}

/// The settings, which name the theme and the languages.
const SETTINGS: &str = "content/site.yaml";

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// The page of the record to which a content file belongs, below the folder of a language.
fn page_of(path: &str) -> Option<String> {
    let (folder, name) = path.strip_prefix("content/")?.split_once('/')?;
    let kind = Kind::ALL.into_iter().find(|kind| kind.folder() == folder)?;
    let id = Path::new(name).file_name()?.to_str()?.split('.').next()?;
    Some(Page::Record(kind, id).path("").trim_start_matches('/').to_owned())
}
