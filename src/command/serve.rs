//! `fangce serve`.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::screen::{Screen, result};
use super::{Exit, SiteOption};
use crate::Settings;
use crate::diagnostic::print;
use crate::disk;
use crate::server::{self, Stage};
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
    let mut workshop = Workshop { folder: folder.clone(), stage: stage.clone(), screen, built: None };
    workshop.rebuild();
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
        let change = |_| {
            workshop.rebuild();
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

/// Builds the site and puts the outcome on stage.
struct Workshop {
    folder: PathBuf,
    stage: Arc<Stage>,
    screen: Screen,
    /// What the last build was made from.
    built: Option<SourceTree>,
}

impl Workshop {
    /// Reads the site, and builds it if anything is new.
    fn rebuild(&mut self) {
        let sources = match disk::read(&self.folder) {
            Ok(sources) => sources,
            Err(error) => {
                self.built = None;
                self.stage.fail(error.to_string());
                self.screen.world(&error);
                return;
            }
        };
        if self.built.as_ref() == Some(&sources) {
            return;
        }
        let built = crate::build(&sources, &Settings::default());
        self.screen.show(&built.diagnostics, &sources);
        let report = print::human(&built.diagnostics, &sources, self.screen.words, false);
        match built.value {
            Some(output) => self.stage.show(output, report),
            None => self.stage.fail(report),
        }
        self.built = Some(sources);
    }
}
