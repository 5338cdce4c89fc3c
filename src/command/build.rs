//! `fangce build`.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::output::result;
use super::screen::Screen;
use super::timings::Timings;
use super::{AddressOption, Exit, SiteOption, set_jobs};
use crate::diagnostic::{any_error, sort};
use crate::disk::{self, Staging};
use crate::draw::png::{self, Trouble};
use crate::store::{self, LastBuild};
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
    #[command(flatten)]
    address: AddressOption,
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
    let base_url = match options.address.checked(screen) {
        Ok(base_url) => base_url,
        Err(exit) => return exit,
    };
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
    let work = Work { options, base_url, screen, sources: &sources, out: &out, timings: &timings };
    let exit = work.build();
    if options.timings {
        result(&timings.table());
    }
    exit
}

/// A build at work.
struct Work<'w> {
    options: &'w Options,
    base_url: Option<String>,
    screen: &'w Screen,
    sources: &'w SourceTree,
    out: &'w Path,
    timings: &'w Timings,
}

impl Work<'_> {
    fn build(&self) -> Exit {
        let key = self.key();
        if let Some(last) = key.as_deref().and_then(|key| self.last_build(key)) {
            last.said.iter().for_each(|said| self.screen.repeat(said));
            return self.tell(last.files.len(), last.has_address);
        }
        let bar = self.screen.bar();
        let tell = |pages: usize| {
            bar.set_length(pages as u64);
            bar.inc(1);
        };
        let stage = |stage: Stage| self.timings.begin(stage);
        let notice = OnceLock::new();
        let no_picture = |trouble: &Trouble| {
            self.screen.repeat(notice.get_or_init(|| why_no_picture(trouble, self.screen)));
        };
        let settings = Settings {
            base_url: self.base_url.clone(),
            progress: Some(&tell),
            picture: Some(&no_picture),
            stage: Some(&stage),
        };
        let checked = crate::check_with(self.sources, &settings);
        let mut found = checked.diagnostics;
        let mut staging = None;
        if let Some(site) = &checked.value {
            let begun = match Staging::begin(self.out, self.options.force) {
                Ok(begun) => begun,
                Err(error) => return self.screen.world(&error),
            };
            found.extend(crate::write(site, self.sources, &settings, &begun));
            sort(&mut found, self.sources);
            staging = Some((begun, settings.base_url(&site.config).is_some()));
        }
        bar.finish_and_clear();
        let text = self.screen.text(&found, self.sources);
        self.screen.repeat(&text);
        let Some((staging, has_address)) = staging.filter(|_| !any_error(&found)) else {
            self.screen.say(&self.screen.words.phrase("nothing-written", &[]));
            return Exit::Content;
        };
        self.timings.begin(Stage::Finish);
        match staging.finish() {
            Ok(written) => {
                for folder in &written.stuck {
                    let folder = folder.display().to_string();
                    self.screen
                        .say(&self.screen.words.phrase("old-site-stuck", &[("folder", folder.into())]));
                }
                if let Some(key) = key {
                    let said = vec![notice.into_inner().unwrap_or_default(), text];
                    self.remember(key, said, has_address);
                }
                self.tell(written.new + written.changed + written.unchanged, has_address)
            }
            Err(error) => self.screen.world(&error),
        }
    }

    /// What decides the bytes of the site and what is said of it; `None` if it cannot be told.
    fn key(&self) -> Option<String> {
        let fonts = png::fonts().join("\n");
        let address = self.base_url.as_deref().map_or_else(String::new, |url| format!("={url}"));
        Some(store::key(self.sources, &disk::program()?, &[&address, &fonts, self.screen.voice()]))
    }

    /// The last build into the folder, if it was made of the same and all of it is still there.
    fn last_build(&self, key: &str) -> Option<LastBuild> {
        let last = LastBuild::read(&disk::read_cache(self.out)?).filter(|last| last.key == key)?;
        let staging = Staging::begin(self.out, self.options.force).ok()?;
        staging.is_still(&last.files).then_some(last)
    }

    fn remember(&self, key: String, said: Vec<String>, has_address: bool) {
        if let Some(files) = disk::stamps(self.out) {
            disk::write_cache(self.out, &LastBuild { key, said, has_address, files }.written());
        }
    }

    /// Says where the finished site is.
    fn tell(&self, files: usize, has_address: bool) -> Exit {
        let start = self.out.join("index.html").display().to_string();
        result(&self.screen.words.phrase("built", &[("files", files.into()), ("folder", start.into())]));
        if !has_address {
            result(&self.screen.words.phrase("no-address", &[]));
        }
        Exit::Fine
    }
}

fn why_no_picture(trouble: &Trouble, screen: &Screen) -> String {
    match trouble {
        Trouble::NoHanFont(fonts) => screen.words.phrase("no-picture", &[("fonts", fonts.join(", ").into())]),
        Trouble::Undrawable(what) => what.clone(),
    }
}
