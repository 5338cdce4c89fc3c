//! `fangce build`.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::output::result;
use super::screen::Screen;
use super::timings::Timings;
use super::{AddressOption, Exit, SiteOption, set_jobs};
use crate::diagnostic::{any_error, sort};
use crate::disk::{self, Staging};
use crate::draw::png::{self, Trouble};
use crate::route::is_asset;
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

/// What a build is made of, as hashes.
struct Keys {
    /// Of everything.
    whole: String,
    /// Of all but records.
    frame: String,
}

impl Work<'_> {
    fn build(&self) -> Exit {
        let keys = self.keys();
        let last = keys.as_ref().and_then(|keys| self.last_build(keys));
        if let Some((last, keys)) = last.as_ref().zip(keys.as_ref())
            && last.key == keys.whole
            && self.is_still(last)
        {
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
            last: last.as_ref().map(|last| &last.pieces),
            stage: Some(&stage),
        };
        let checked = crate::check_with(self.sources, &settings);
        let mut found = checked.diagnostics;
        let mut made = None;
        if let Some(site) = &checked.value {
            let staging = match self.staging(last.as_ref()) {
                Ok(mut staging) => {
                    disk::shelf(self.out).into_iter().for_each(|shelf| staging.reuse(shelf));
                    staging
                }
                Err(error) => return self.screen.world(&error),
            };
            let written = crate::write(site, self.sources, &settings, &staging);
            found.extend(written.diagnostics);
            sort(&mut found, self.sources);
            made = Some((staging, written.value, settings.base_url(&site.config).is_some()));
        }
        bar.finish_and_clear();
        let text = self.screen.text(&found, self.sources);
        self.screen.repeat(&text);
        let Some((staging, pieces, has_address)) = made.filter(|_| !any_error(&found)) else {
            self.screen.say(&self.screen.words.phrase("nothing-written", &[]));
            return Exit::Content;
        };
        self.timings.begin(Stage::Finish);
        match staging.finish_stamped() {
            Ok((written, stamps)) => {
                for folder in &written.stuck {
                    let folder = folder.display().to_string();
                    self.screen
                        .say(&self.screen.words.phrase("old-site-stuck", &[("folder", folder.into())]));
                }
                if let Some((Keys { whole: key, frame }, files)) = keys.zip(stamps) {
                    let said = vec![notice.into_inner().unwrap_or_default(), text];
                    let build = LastBuild { key, said, has_address, files, frame, pieces };
                    disk::write_cache(self.out, &build.written());
                }
                self.tell(written.new + written.changed + written.unchanged, has_address)
            }
            Err(error) => self.screen.world(&error),
        }
    }

    /// What decides the bytes of the site and what is said of it; `None` if it cannot be told.
    fn keys(&self) -> Option<Keys> {
        let fonts = png::fonts().join("\n");
        let address = self.base_url.as_deref().map_or_else(String::new, |url| format!("={url}"));
        let program = disk::program()?;
        let whole = store::key(self.sources, &program, &[&address, &fonts, self.screen.voice()]);
        Some(Keys { whole, frame: store::frame(self.sources, &program, &[&address, &fonts]) })
    }

    /// The last build into the folder, if its pieces may be taken over.
    fn last_build(&self, keys: &Keys) -> Option<LastBuild> {
        LastBuild::read(&disk::read_cache(self.out)?).filter(|last| last.frame == keys.frame)
    }

    /// The folder of the new site; it trusts the files of the last build that are still as they were written.
    fn staging(&self, last: Option<&LastBuild>) -> io::Result<Staging> {
        let mut staging = Staging::begin(self.out, self.options.force)?;
        staging.let_last(is_asset);
        staging.trust(last.map(|last| last.files.clone()).unwrap_or_default());
        Ok(staging)
    }

    /// Whether all of the last build is still there.
    fn is_still(&self, last: &LastBuild) -> bool {
        self.staging(Some(last)).is_ok_and(|staging| staging.is_still())
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
