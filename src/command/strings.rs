//! `fangce strings LANG`.

use std::io;
use std::path::PathBuf;

use super::Exit;
use super::output::result;
use super::screen::Screen;
use crate::disk;
use crate::model::lang::is_tag;
use crate::theme::sheet::sheet;

/// Options of `fangce strings`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Tag of the language, such as de or pt-BR
    tag: String,
    /// Folder of the site, whose own words are taken over; default: found upwards from here, if there is one
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    /// File to write; default: stdout
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Writes the words of a language as a file to translate.
pub fn run(options: &Options, screen: &Screen) -> Exit {
    let tag = options.tag.as_str();
    if !is_tag(tag) {
        screen.fail(&screen.words.phrase("no-tag", &[("tag", tag.into())]));
        return Exit::Usage;
    }
    let own = match own(options, tag) {
        Ok(own) => own,
        Err(error) => return screen.world(&error),
    };
    let sheet = match sheet(tag, own.as_deref()) {
        Ok(sheet) => sheet,
        Err(what) => {
            screen.fail(&what);
            return Exit::Content;
        }
    };
    let Some(out) = &options.out else {
        result(&sheet.text);
        return Exit::Fine;
    };
    // A path without a folder names a file here.
    let (folder, name) = (out.parent().unwrap_or(out), out.file_name().unwrap_or_default().to_string_lossy());
    match disk::write_files(folder, &[(&name, sheet.text.as_bytes())]) {
        Ok(()) => {
            let args = [("file", out.display().to_string().into()), ("count", sheet.missing.into())];
            result(&screen.words.phrase("strings", &args));
            Exit::Fine
        }
        Err(error) => screen.world(&error),
    }
}

/// The bytes of the words that the site's theme has of its own in the language, if there is a site and it has any.
fn own(options: &Options, tag: &str) -> io::Result<Option<Vec<u8>>> {
    let site = match &options.site {
        Some(site) => Some(site.clone()),
        None => disk::find_site(&std::env::current_dir()?),
    };
    let Some(site) = site else { return Ok(None) };
    let sources = disk::read(&site)?;
    let own = crate::theme_name(&sources)
        .and_then(|theme| sources.id(&format!("themes/{theme}/strings/{tag}.yaml")));
    Ok(own.map(|file| sources.bytes(file).to_vec()))
}
