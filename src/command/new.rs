//! `fangce new DIR`.

use std::path::PathBuf;

use super::Exit;
use super::output::result;
use super::screen::Screen;
use super::starter::{LANGUAGES, files};
use crate::disk;
use crate::model::lang::is_tag;

/// Options of `fangce new`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Folder to make; it must be missing or empty
    dir: PathBuf,
    /// Languages of the site, apart by commas, the default one first
    #[arg(long, value_name = "LANG,…", value_delimiter = ',', default_values = LANGUAGES)]
    languages: Vec<String>,
}

/// Writes a small working site.
pub fn run(options: &Options, screen: &Screen) -> Exit {
    let languages = &options.languages;
    let mut tags = languages.iter().enumerate();
    if let Some((_, tag)) = tags.find(|(at, tag)| !is_tag(tag) || languages[..*at].contains(tag)) {
        screen.fail(&screen.words.phrase("no-tag", &[("tag", tag.as_str().into())]));
        return Exit::Usage;
    }
    let files = files(languages, screen.voice());
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
    match disk::write_new(&options.dir, &files) {
        Ok(()) => {
            let args = [("folder", options.dir.display().to_string().into())];
            result(&screen.words.phrase("made", &args));
            Exit::Fine
        }
        Err(error) => screen.world(&error),
    }
}
