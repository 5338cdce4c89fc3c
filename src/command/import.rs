//! `fangce import FILE… --into DIR`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Exit;
use super::output::result;
use super::screen::Screen;
use crate::disk;
use crate::import::again::{Merge, Texts, kept, merge, retire};
use crate::import::document::Document;
use crate::import::report::{html, json};
use crate::import::{Heads, Import, Stand, import, open};
use crate::model::attachment::FILES;
use crate::model::lang::is_tag;
use crate::translation::{self, carry};
use crate::tree::SourceTree;

/// The file that keeps what the last import wrote, beside the content.
const KEPT: &str = ".fangce-import.json";

/// Options of `fangce import`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The office's files: .docx, .xlsx, .txt
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Folder of the site to make, or of one that was imported before
    #[arg(long, value_name = "DIR")]
    into: PathBuf,
    /// Language of the files' texts
    #[arg(long, value_name = "LANG", default_value = "zh")]
    language: String,
    /// What columns hold whose heads are not known: OWN=KNOWN, as 办什么事=服务事项
    #[arg(long, value_name = "OWN=KNOWN", value_delimiter = ',')]
    columns: Vec<String>,
    /// Retire the records that the files no longer have; without it they are only listed
    #[arg(long)]
    retire: bool,
    /// Only say what would be written
    #[arg(long)]
    dry_run: bool,
}

/// Makes a content folder of an office's files.
pub fn run(options: &Options, screen: &Screen) -> Exit {
    if !is_tag(&options.language) {
        screen.fail(&screen.words.phrase("no-tag", &[("tag", options.language.as_str().into())]));
        return Exit::Usage;
    }
    let heads = match heads(&options.columns, screen) {
        Ok(heads) => heads,
        Err(exit) => return exit,
    };
    let documents = match documents(&options.files, screen) {
        Ok(documents) => documents,
        Err(exit) => return exit,
    };
    let word = |key: &str| screen.words.phrase(key, &[]);
    let words = Stand { rest: word("import-rest"), picture: word("import-picture") };
    let made = import(&documents, &options.language, &words, &heads);
    let texts = texts(&made);
    let (base, own) = match known(&options.into) {
        Ok(known) => known,
        Err(error) => return screen.world(&error),
    };
    if base.is_none() && !own.is_empty() {
        let folder = options.into.display().to_string();
        screen.fail(&screen.words.phrase("import-not-ours", &[("folder", folder.into())]));
        return Exit::Usage;
    }
    let (is_first, base) = (base.is_none(), base.unwrap_or_default());
    let languages = languages(&own);
    let (bare, carried) = carry::take(&own, &options.language, &languages);
    let (mut written, mut merged) = merge(&base, &bare, &texts);
    let kept = kept(&base, &texts, &merged);
    let mark = word("import-stale-mark");
    let mut stale = carried.give(&mut written, &mark);
    stale.extend(carry::long_texts(&own, &mut written, &options.language, &languages, &mark));
    merged.stale = stale.into_iter().map(|one| [one.key, one.lang, one.text]).collect();
    if options.retire {
        written.extend(retire(&merged, &own, &options.language, &word("import-retired")));
    }
    say(&made, &merged, screen);
    if is_first {
        // Everything is new: a list of it tells nobody anything.
        merged.new.clear();
    }
    if options.dry_run {
        return Exit::Fine;
    }
    match write(options, [&own, &written, &kept], &made, &merged, screen) {
        Ok(()) => {
            let args = [("folder", options.into.display().to_string().into())];
            result(&screen.words.phrase("import-done", &args));
            Exit::Fine
        }
        Err(error) => screen.world(&error),
    }
}

/// What the author says that columns hold.
fn heads(columns: &[String], screen: &Screen) -> Result<Heads, Exit> {
    let pair = |text: &String| {
        let (own, known) = text.split_once(['=', '＝'])?;
        Some((own.to_owned(), known.to_owned()))
    };
    let wrong = |word: &str| {
        let known: Vec<&str> = Heads::known().collect();
        let args = [("word", word.into()), ("known", known.join("、").into())];
        screen.fail(&screen.words.phrase("import-columns", &args));
        Exit::Usage
    };
    let pairs: Result<Vec<_>, Exit> =
        columns.iter().map(|text| pair(text).ok_or_else(|| wrong(text))).collect();
    Heads::of(pairs?).map_err(|word| wrong(&word))
}

fn documents(files: &[PathBuf], screen: &Screen) -> Result<Vec<Document>, Exit> {
    let mut documents = Vec::new();
    for path in files {
        let bytes = disk::read_document(path).map_err(|error| screen.world(&error))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        match open(&name, &bytes) {
            Ok(document) => documents.push(document),
            Err(refusal) => {
                let why = screen.words.phrase(&format!("import-refusal-{}", refusal.name()), &[]);
                let args = [("file", path.display().to_string().into()), ("why", why.into())];
                screen.fail(&screen.words.phrase("import-refused", &args));
                return Err(Exit::Content);
            }
        }
    }
    Ok(documents)
}

/// The texts of an import, and its pictures as empty ones: their names say what they hold.
fn texts(made: &Import) -> Texts {
    let pictures = made.pictures.keys().map(|path| (path.clone(), String::new()));
    made.files.clone().into_iter().chain(pictures).collect()
}

/// What the last import wrote, and what stands in the content folder now.
fn known(folder: &Path) -> std::io::Result<(Option<Texts>, Texts)> {
    let kept = match disk::read_document(&folder.join(KEPT)) {
        Ok(bytes) => serde_json::from_slice(&bytes).ok(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    if !folder.join("content").exists() {
        return Ok((kept, Texts::new()));
    }
    let sources = disk::read(folder)?;
    let own = sources.iter().filter_map(|(_, path, bytes)| {
        let path = path.strip_prefix("content/")?;
        if path.starts_with(FILES) {
            return Some((path.to_owned(), String::new()));
        }
        Some((path.to_owned(), String::from_utf8(bytes.to_vec()).ok()?))
    });
    Ok((kept, own.collect()))
}

/// The languages of a content folder, the default one first; none if it has no settings that can be read.
fn languages(own: &Texts) -> Vec<String> {
    let site = own.get("site.yaml").map(|text| ("content/site.yaml".to_owned(), text.clone().into_bytes()));
    translation::languages(&SourceTree::new(site)).value.unwrap_or_default()
}

fn say(made: &Import, merged: &Merge, screen: &Screen) {
    let counts: Vec<String> = made
        .counts
        .iter()
        .map(|(word, count)| format!("{count} {}", screen.words.phrase(&format!("import-count-{word}"), &[])))
        .collect();
    if !counts.is_empty() {
        screen.say(&counts.join("  "));
    }
    let numbers = [
        ("new", merged.new.len().into()),
        ("changed", merged.changed.len().into()),
        ("gone", merged.gone.len().into()),
        ("conflicts", merged.conflicts.len().into()),
    ];
    screen.say(&screen.words.phrase("import-merged", &numbers));
}

/// Writes the files: those that were there change all or not at all, and what is new goes again if they cannot.
fn write<'t>(
    options: &Options,
    [own, written, kept]: [&'t Texts; 3],
    made: &'t Import,
    merged: &Merge,
    screen: &Screen,
) -> std::io::Result<()> {
    let words = |key: &str| screen.words.phrase(key, &[]);
    let (old, new): (Vec<_>, Vec<_>) = written.iter().partition(|(path, _)| own.contains_key(*path));
    let bytes = |(path, text): (&String, &'t String)| {
        let bytes = made.pictures.get(path).map_or(text.as_bytes(), Vec::as_slice);
        (format!("content/{path}"), bytes)
    };
    let content: BTreeMap<String, &[u8]> = new.into_iter().map(bytes).collect();
    let all: Vec<(&str, &[u8])> = content.iter().map(|(path, bytes)| (path.as_str(), *bytes)).collect();
    disk::write_files(&options.into, &all)?;
    let change = |(path, text): (&String, &String)| {
        (format!("content/{path}"), own[path].clone().into_bytes(), text.clone().into_bytes())
    };
    let changes: Vec<disk::Change> = old.into_iter().map(change).collect();
    if let Err(error) = disk::replace(&options.into, &changes) {
        disk::remove_files(&options.into, content.keys());
        return Err(error);
    }
    let kept = serde_json::to_string(kept).expect("texts can be written");
    let report = [
        html(made, merged, screen.words.phrase("import-lang", &[]).as_str(), &words),
        json(made, merged),
        kept,
    ];
    let names = ["import-report.html", "import-report.json", KEPT];
    let report = names.into_iter().zip(&report).map(|(name, text)| (name, text.as_bytes()));
    let unseen = made.beside.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    let beside: Vec<(&str, &[u8])> = report.chain(unseen).collect();
    disk::write_files(&options.into, &beside)
}
