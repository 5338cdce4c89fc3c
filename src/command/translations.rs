//! `fangce translations export|import --lang L`.

use std::path::{Path, PathBuf};

use clap::{Subcommand, ValueEnum};

use super::screen::Screen;
use super::{Exit, SiteOption};
use crate::disk;
use crate::translation::apply::{Applied, apply};
use crate::translation::{self, Form, Pair, Unread};
use crate::tree::SourceTree;

/// Options of `fangce translations`.
#[derive(Debug, clap::Args)]
pub struct Options {
    #[command(subcommand)]
    way: Way,
}

#[derive(Debug, Subcommand)]
enum Way {
    /// Write all texts with their translations into a file for translators
    Export(Parts),
    /// Take the translations of such a file over into the content
    Import(Parts),
}

#[derive(Debug, clap::Args)]
struct Parts {
    #[command(flatten)]
    site: SiteOption,
    /// Form of the file; default: that of its ending, else xlsx
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The file; default: translations.LANG.xlsx
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// Only say what would be written
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A workbook of Excel
    Xlsx,
    /// A catalogue of gettext
    Po,
    /// XLIFF 1.2
    Xliff,
}

impl Parts {
    fn form(&self) -> Form {
        let ending =
            self.file.as_ref().and_then(|file| Some(file.extension()?.to_string_lossy().to_lowercase()));
        let known = ending.and_then(|ending| {
            Form::ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, form)| *form)
        });
        match self.format {
            Some(Format::Xlsx) => Form::Sheet,
            Some(Format::Po) => Form::Po,
            Some(Format::Xliff) => Form::Xliff,
            None => known.unwrap_or(Form::Sheet),
        }
    }

    fn path(&self, lang: &str) -> PathBuf {
        let default = || PathBuf::from(format!("translations.{lang}.{}", self.form().ending()));
        self.file.clone().unwrap_or_else(default)
    }
}

/// Writes texts for translators, or takes their work over; `lang` is the language of the translations.
pub fn run(options: &Options, lang: Option<&str>, screen: &Screen) -> Exit {
    let Some(lang) = lang else {
        screen.fail(&screen.words.phrase("translations-no-lang", &[]));
        return Exit::Usage;
    };
    let parts = match &options.way {
        Way::Export(parts) | Way::Import(parts) => parts,
    };
    let (folder, sources) = match parts.site.read(screen) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    let found = translation::languages(&sources);
    let Some(languages) = found.value else {
        screen.show(&found.diagnostics, &sources);
        return Exit::Content;
    };
    if languages.first().is_some_and(|first| first == lang) || !languages.iter().any(|tag| tag == lang) {
        let args = [("lang", lang.into()), ("known", languages[1..].join(", ").into())];
        screen.fail(&screen.words.phrase("translations-no-language", &args));
        return Exit::Usage;
    }
    let pair = Pair { languages, target: lang.to_owned() };
    match &options.way {
        Way::Export(_) => export(parts, &sources, &pair, screen),
        Way::Import(_) => import(parts, &folder, &sources, &pair, screen),
    }
}

/// Says that a file cannot be read as it stands.
fn slips(path: &str, screen: &Screen) -> Exit {
    screen.fail(&screen.words.phrase("translations-slips", &[("file", path.into())]));
    Exit::Content
}

fn export(parts: &Parts, sources: &SourceTree, pair: &Pair, screen: &Screen) -> Exit {
    let rows = match translation::rows(sources, pair) {
        Ok(rows) => rows,
        Err(path) => return slips(&path, screen),
    };
    let heads = ["key", "record", "field", "source", "target", "terms"];
    let heads = heads.map(|head| screen.words.phrase(&format!("translations-head-{head}"), &[]));
    let bytes = translation::write(parts.form(), &rows, pair, &heads);
    let path = parts.path(&pair.target);
    let missing = rows.iter().filter(|row| row.target.is_empty()).count();
    let args = [
        ("file", path.display().to_string().into()),
        ("count", rows.len().into()),
        ("missing", missing.into()),
    ];
    if !parts.dry_run
        && let Err(error) = write(&path, &bytes)
    {
        return screen.world(&error);
    }
    screen.say(&screen.words.phrase("translations-exported", &args));
    Exit::Fine
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    // A path without a folder names a file here.
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    disk::write_files(folder, &[(&name, bytes)])
}

fn import(parts: &Parts, folder: &Path, sources: &SourceTree, pair: &Pair, screen: &Screen) -> Exit {
    let path = parts.path(&pair.target);
    let bytes = match disk::read_document(&path) {
        Ok(bytes) => bytes,
        Err(error) => return screen.world(&error),
    };
    let rows = match translation::read(parts.form(), &bytes, pair) {
        Ok(rows) => rows,
        Err(unread) => {
            let of = match &unread {
                Unread::OtherLanguage(tag) => tag.clone(),
                Unread::Damaged => String::new(),
            };
            let args = [
                ("file", path.display().to_string().into()),
                ("lang", pair.target.as_str().into()),
                ("other", of.into()),
            ];
            screen.fail(&screen.words.phrase(&format!("translations-unread-{}", unread.word()), &args));
            return Exit::Content;
        }
    };
    let applied = match apply(sources, &rows, pair) {
        Ok(applied) => applied,
        Err(path) => return slips(&path, screen),
    };
    if !applied.problems.is_empty() {
        return refuse(&applied, screen);
    }
    for (file, there, all) in &applied.unfinished {
        let args = [("file", file.as_str().into()), ("there", (*there).into()), ("all", (*all).into())];
        screen.say(&screen.words.phrase("translations-unfinished", &args));
    }
    if !parts.dry_run
        && let Err(error) = save(folder, &applied)
    {
        return screen.world(&error);
    }
    let args = [("count", applied.count.into()), ("files", applied.files.len().into())];
    let key = if parts.dry_run { "translations-would" } else { "translations-imported" };
    screen.say(&screen.words.phrase(key, &args));
    Exit::Fine
}

/// Says which rows cannot be taken, and that nothing was written.
fn refuse(applied: &Applied, screen: &Screen) -> Exit {
    for problem in &applied.problems {
        let why = screen.words.phrase(&format!("translations-why-{}", problem.why.word()), &[]);
        let key = if problem.row == 0 { "translations-file" } else { "translations-row" };
        // The head of a sheet is its first row.
        let args =
            [("row", (problem.row + 1).into()), ("key", problem.key.as_str().into()), ("why", why.into())];
        screen.fail(&screen.words.phrase(key, &args));
    }
    let args = [("count", applied.problems.len().into())];
    screen.say(&screen.words.phrase("translations-refused", &args));
    Exit::Content
}

/// Writes all files or none.
fn save(folder: &Path, applied: &Applied) -> std::io::Result<()> {
    let (new, old): (Vec<_>, Vec<_>) = applied.files.iter().partition(|(_, before, _)| before.is_empty());
    let fresh: Vec<(&str, &[u8])> =
        new.iter().map(|(path, _, after)| (path.as_str(), after.as_slice())).collect();
    disk::write_files(folder, &fresh)?;
    let old: Vec<disk::Change> = old.into_iter().cloned().collect();
    disk::replace(folder, &old).inspect_err(|_| disk::remove_files(folder, new.iter().map(|(path, ..)| path)))
}
