//! `fangce publish DIR`.

use std::path::PathBuf;

use super::output::result;
use super::screen::Screen;
use super::{Exit, SiteOption};
use crate::disk;
use crate::route::is_asset;

/// Options of `fangce publish`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Folder from which readers are served
    dir: PathBuf,
    #[command(flatten)]
    site: SiteOption,
    /// Folder of the built site; default: public in the site's folder
    #[arg(long, value_name = "DIR")]
    from: Option<PathBuf>,
    /// Replace files that were not published by Fangce
    #[arg(long)]
    force: bool,
}

/// Copies what changed of the built site into a folder.
pub fn run(options: &Options, screen: &Screen) -> Exit {
    let from = match &options.from {
        Some(from) => from.clone(),
        None => match options.site.folder(screen) {
            Ok(folder) => folder.join("public"),
            Err(exit) => return exit,
        },
    };
    match disk::publish(&from, &options.dir, &is_asset, options.force) {
        Ok(done) => {
            let args = [
                ("folder", options.dir.display().to_string().into()),
                ("copied", done.copied.into()),
                ("unchanged", done.unchanged.into()),
                ("removed", done.removed.into()),
                ("kept", done.kept.into()),
            ];
            result(&screen.words.phrase("published", &args));
            Exit::Fine
        }
        Err(error) => screen.world(&error),
    }
}
