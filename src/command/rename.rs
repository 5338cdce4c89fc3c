//! `fangce rename` and `fangce retire`.

use std::path::Path;

use similar::TextDiff;

use super::output::result;
use super::screen::Screen;
use super::{Exit, SiteOption, status};
use crate::check::rename::{Changes, Refusal, rename, retire};
use crate::derive::accepted::FILE;
use crate::disk;
use crate::model::{Kind, Lang, Link};
use crate::tree::SourceTree;

/// Options of `fangce rename`.
#[derive(Debug, clap::Args)]
pub struct Renaming {
    /// The record, such as service/old-id
    #[arg(value_name = "TYPE/ID")]
    record: String,
    /// Its new id
    #[arg(value_name = "NEW")]
    new: String,
    #[command(flatten)]
    site: SiteOption,
    /// Only show how, and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// Options of `fangce retire`.
#[derive(Debug, clap::Args)]
pub struct Retiring {
    /// The record, such as service/old-id
    #[arg(value_name = "TYPE/ID")]
    record: String,
    /// Why it no longer holds, in the first language, or LANG=TEXT; once for each language
    #[arg(long, value_name = "TEXT", required = true)]
    reason: Vec<String>,
    #[command(flatten)]
    site: SiteOption,
    /// Only show how, and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// Gives a record a new id; every reference follows, and the old address leads on.
pub fn run(options: &Renaming, screen: &Screen) -> Exit {
    let Some((kind, old)) = address(&options.record, screen) else { return Exit::Usage };
    let (folder, sources) = match options.site.read(screen) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    // The new id may be written with its type.
    let new = options.new.strip_prefix(&format!("{}/", kind.word())).unwrap_or(&options.new);
    let changes = match rename(&sources, kind, &old, new) {
        Ok(changes) => changes,
        Err(refusal) => return refused(&refusal, (&options.record, new), &sources, screen),
    };
    let exit = carry_out(&changes, &folder, options.dry_run, screen);
    if exit == Exit::Fine && !options.dry_run {
        if let Err(error) = follow(&folder, &options.record, &format!("{}/{new}", kind.word())) {
            return screen.world(&error);
        }
        let args =
            [("references", changes.references.into()), ("new", format!("{}/{new}", kind.word()).into())];
        screen.say(&screen.words.phrase("renamed", &args));
    }
    exit
}

/// Marks a record as ended.
pub fn run_retire(options: &Retiring, screen: &Screen) -> Exit {
    let Some((kind, id)) = address(&options.record, screen) else { return Exit::Usage };
    let (folder, sources) = match options.site.read(screen) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    let Some(site) = crate::check(&sources).value else {
        return refused(&Refusal::Errors, (&options.record, ""), &sources, screen);
    };
    let languages = &site.config.languages;
    let first = languages.tag(Lang::DEFAULT);
    let by_language = |text: &String| match text.split_once('=') {
        Some((tag, text)) if languages.find(tag).is_some() => (tag.to_owned(), text.to_owned()),
        _ => (first.to_owned(), text.clone()),
    };
    let reason: Vec<(String, String)> = options.reason.iter().map(by_language).collect();
    match retire(&sources, kind, &id, &reason) {
        Ok(changes) => {
            let exit = carry_out(&changes, &folder, options.dry_run, screen);
            if exit == Exit::Fine && !options.dry_run {
                screen.say(&screen.words.phrase("retired", &[("record", options.record.as_str().into())]));
            }
            exit
        }
        Err(refusal) => refused(&refusal, (&options.record, ""), &sources, screen),
    }
}

/// The type and id that were typed; none after a message.
fn address(typed: &str, screen: &Screen) -> Option<(Kind, String)> {
    let link = Link::parse(typed, Default::default()).filter(|link| link.fragment.is_none());
    if link.is_none() {
        screen.fail(&screen.words.phrase("no-record-address", &[("record", typed.into())]));
    }
    link.map(|link| (link.kind, link.id))
}

fn refused(refusal: &Refusal, names: (&str, &str), sources: &SourceTree, screen: &Screen) -> Exit {
    let args = [("record", names.0.into()), ("new", names.1.into())];
    match refusal {
        Refusal::Missing => screen.fail(&screen.words.phrase("no-record", &args)),
        Refusal::Taken => screen.fail(&screen.words.phrase("id-taken", &args)),
        Refusal::Errors => {
            screen.show(&crate::check(sources).diagnostics, sources);
            screen.fail(&screen.words.phrase("mend-first", &args));
            return Exit::Content;
        }
        Refusal::Broken(would_be) => {
            screen.show(&would_be.1, &would_be.0);
            screen.fail(&screen.words.phrase("would-break", &args));
            return Exit::Content;
        }
    }
    Exit::Usage
}

/// Shows what changes, and writes it unless it is only tried.
fn carry_out(changes: &Changes, folder: &Path, dry: bool, screen: &Screen) -> Exit {
    let mut text = String::new();
    for (path, before, after) in &changes.edited {
        let (before, after) = (String::from_utf8_lossy(before), String::from_utf8_lossy(after));
        let diff = TextDiff::from_lines(&*before, &*after);
        text += &diff.unified_diff().context_radius(1).header(path, path).to_string();
    }
    changes.moved.iter().for_each(|(old, new, _)| text += &format!("{old} → {new}\n"));
    changes.made.iter().for_each(|(path, _)| text += &format!("+ {path}\n"));
    result(&text);
    if dry {
        return Exit::Fine;
    }
    match disk::replace_and_move(folder, &changes.edited, &changes.moved, &changes.made) {
        Ok(()) => Exit::Fine,
        Err(error) => screen.world(&error),
    }
}

/// What was accepted of its translations goes with the record.
fn follow(folder: &Path, old: &str, new: &str) -> std::io::Result<()> {
    let known = status::accepted(folder)?;
    let mut accepted = known.clone();
    accepted.rename(old, new);
    match accepted == known {
        true => Ok(()),
        false => disk::write_files(folder, &[(FILE, accepted.written().as_bytes())]),
    }
}
