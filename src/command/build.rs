//! `fangce build`.

use std::path::PathBuf;

use super::screen::{Screen, result};
use super::{Exit, SiteOption, set_jobs};
use crate::Settings;
use crate::disk;
use crate::draw::png::Trouble;
use crate::route::File;

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
}

/// Builds a site and writes it, or says what is wrong and writes nothing.
pub fn run(options: &Options, screen: &Screen) -> Exit {
    set_jobs(options.jobs.map(usize::from));
    let (folder, sources) = match options.site.read(screen) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    let bar = screen.bar();
    let tell = |pages: usize| {
        bar.set_length(pages as u64);
        bar.inc(1);
    };
    let no_picture = |trouble: &Trouble| {
        let why = match trouble {
            Trouble::NoHanFont(fonts) => {
                screen.words.phrase("no-picture", &[("fonts", fonts.join(", ").into())])
            }
            Trouble::Undrawable(what) => what.clone(),
        };
        screen.say(&why);
    };
    let settings =
        Settings { base_url: options.base_url.clone(), progress: Some(&tell), picture: Some(&no_picture) };
    let built = crate::build(&sources, &settings);
    bar.finish_and_clear();
    screen.show(&built.diagnostics, &sources);
    let Some(output) = built.value else {
        screen.say(&screen.words.phrase("nothing-written", &[]));
        return Exit::Content;
    };
    let out = options.out.clone().unwrap_or_else(|| folder.join("public"));
    match disk::write(&output, &out, options.force) {
        Ok(_) => {
            let start = out.join("index.html").display().to_string();
            let args = [("files", output.len().into()), ("folder", start.into())];
            result(&screen.words.phrase("built", &args));
            if output.get(&File::Sitemap.path("")).is_none() {
                result(&screen.words.phrase("no-address", &[]));
            }
            Exit::Fine
        }
        Err(error) => screen.world(&error),
    }
}
