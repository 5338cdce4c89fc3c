//! `fangce new DIR`.

use std::path::PathBuf;

use super::Exit;
use super::output::result;
use super::screen::Screen;
use crate::disk;

/// The files of a new site, by path below its folder.
const STARTER: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/starter.rs"));

/// Options of `fangce new`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Folder to make; it must be missing or empty
    dir: PathBuf,
}

/// Writes a small working site.
pub fn run(options: &Options, screen: &Screen) -> Exit {
    match disk::write_new(&options.dir, STARTER) {
        Ok(()) => {
            let args = [("folder", options.dir.display().to_string().into())];
            result(&screen.words.phrase("made", &args));
            Exit::Fine
        }
        Err(error) => screen.world(&error),
    }
}
