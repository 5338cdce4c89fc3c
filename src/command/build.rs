//! `fangce build`.

use std::path::{Path, PathBuf};

use super::screen::{Screen, result};
use super::timings::Timings;
use super::{Exit, SiteOption, set_jobs};
use crate::diagnostic::{any_error, sort};
use crate::disk::{self, Staging};
use crate::draw::png::Trouble;
use crate::tree::SourceTree;
use crate::{Settings, Stage};

/// Options of `fangce build`.
#[derive(Debug, clap::Args)]
pub struct Options {
    #[command(flatten)]
    site: SiteOption,
    /// Folder to write; default: public in the site's folder
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Address at which the site will be published
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// How many threads work
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    jobs: Option<u16>,
    /// Replace a folder that Fangce did not make
    #[arg(long)]
    force: bool,
    /// Print how long each stage took
    #[arg(long)]
    timings: bool,
}

/// Builds a site and writes it, or says what is wrong and writes nothing.
pub fn run(options: &Options, screen: &Screen) -> Exit {
    set_jobs(options.jobs.map(usize::from));
    let timings = Timings::default();
    let folder = match options.site.folder(screen) {
        Ok(folder) => folder,
        Err(exit) => return exit,
    };
    timings.begin(Stage::Read);
    let sources = match disk::read(&folder) {
        Ok(sources) => sources,
        Err(error) => return screen.world(&error),
    };
    let out = options.out.clone().unwrap_or_else(|| folder.join("public"));
    let exit = build(options, screen, &sources, &out, &timings);
    if options.timings {
        result(&timings.table());
    }
    exit
}

fn build(options: &Options, screen: &Screen, sources: &SourceTree, out: &Path, timings: &Timings) -> Exit {
    let bar = screen.bar();
    let tell = |pages: usize| {
        bar.set_length(pages as u64);
        bar.inc(1);
    };
    let stage = |stage: Stage| timings.begin(stage);
    let no_picture = |trouble: &Trouble| screen.say(&why_no_picture(trouble, screen));
    let settings = Settings {
        base_url: options.base_url.clone(),
        progress: Some(&tell),
        picture: Some(&no_picture),
        stage: Some(&stage),
    };
    let checked = crate::check_with(sources, &settings);
    let mut found = checked.diagnostics;
    let mut staging = None;
    if let Some(site) = &checked.value {
        let begun = match Staging::begin(out, options.force) {
            Ok(begun) => begun,
            Err(error) => return screen.world(&error),
        };
        found.extend(crate::write(site, sources, &settings, &begun));
        sort(&mut found, sources);
        staging = Some((begun, settings.base_url(&site.config).is_some()));
    }
    bar.finish_and_clear();
    screen.show(&found, sources);
    let Some((staging, has_address)) = staging.filter(|_| !any_error(&found)) else {
        screen.say(&screen.words.phrase("nothing-written", &[]));
        return Exit::Content;
    };
    timings.begin(Stage::Finish);
    match staging.finish() {
        Ok(written) => {
            let start = out.join("index.html").display().to_string();
            result(&screen.words.phrase(
                "built",
                &[
                    ("files", (written.new + written.changed + written.unchanged).into()),
                    ("folder", start.into()),
                ],
            ));
            if !has_address {
                result(&screen.words.phrase("no-address", &[]));
            }
            Exit::Fine
        }
        Err(error) => screen.world(&error),
    }
}

fn why_no_picture(trouble: &Trouble, screen: &Screen) -> String {
    match trouble {
        Trouble::NoHanFont(fonts) => screen.words.phrase("no-picture", &[("fonts", fonts.join(", ").into())]),
        Trouble::Undrawable(what) => what.clone(),
    }
}
