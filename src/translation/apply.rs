//! Translations that came back → changes of the site's files.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::block::joined;
use super::row::{Pair, Row};
use super::scalar::{edit, list, scalar};
use super::texts::{Text, Written, texts};
use crate::check::mend::applied;
use crate::diagnostic::{Edit, Level, Span, code};
use crate::load::yaml::Value;
use crate::tree::{FileId, SourceTree};

/// Why a row cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// No text has its key: it was taken away since, or the key was changed.
    Unknown,
    /// The text says something else than it did when it was given out.
    Stale,
    /// Another row says something else of the same text.
    Twice,
    /// It states other numbers than the text, or leads to other places.
    Parity,
    /// With it the content has an error that it had not before.
    Wrong,
}

impl Why {
    /// The word for it, under which words for people stand.
    pub fn word(self) -> &'static str {
        match self {
            Why::Unknown => "unknown",
            Why::Stale => "stale",
            Why::Twice => "twice",
            Why::Parity => "parity",
            Why::Wrong => "wrong",
        }
    }
}

/// A row that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The row, from 1 without the head; 0 where no row alone is to blame.
    pub row: usize,
    /// Its key, or the file that is wrong.
    pub key: String,
    /// Why.
    pub why: Why,
}

/// What rows ask for.
#[derive(Debug, Clone, Default)]
pub struct Applied {
    /// Files that change, in path order: path, bytes before, bytes after. Before a new file stands nothing.
    pub files: Vec<(String, Vec<u8>, Vec<u8>)>,
    /// How many texts are new or changed.
    pub count: usize,
    /// Long texts that are not whole yet, with how many blocks are there of how many; they are not written.
    pub unfinished: Vec<(String, usize, usize)>,
    /// Rows that cannot be taken; while there is one nothing is to be written.
    pub problems: Vec<Problem>,
    /// What the site would be.
    pub after: Option<SourceTree>,
}

/// Makes the changes that rows ask for. Rows without a translation, and those that say what is there, change nothing.
///
/// # Errors
/// The path of a file that cannot be read as it stands.
pub fn apply(sources: &SourceTree, rows: &[Row], pair: &Pair) -> Result<Applied, String> {
    let texts = texts(sources, pair)?;
    let mut made = Applied::default();
    let chosen = chosen(&texts, rows, &mut made.problems);
    let mut after = sources.clone();
    fields(sources, &chosen, pair, &mut after);
    long_texts(&texts, &chosen, &mut after, &mut made.unfinished);
    let is_open = |text: &Text| match &text.place {
        Written::Block { into, .. } => made.unfinished.iter().any(|(file, ..)| file == into),
        Written::Field { .. } => false,
    };
    made.count = chosen.iter().filter(|(text, _)| !is_open(text)).count();
    made.problems.extend(worse(sources, &after, rows, pair)?);
    made.problems.sort_by_key(|problem| problem.row);
    made.files = after
        .iter()
        .filter(|(_, path, bytes)| sources.get(path) != Some(*bytes))
        .map(|(_, path, bytes)| {
            (path.to_owned(), sources.get(path).unwrap_or_default().to_vec(), bytes.to_vec())
        })
        .collect();
    made.after = Some(after);
    Ok(made)
}

/// Changes the fields of records.
fn fields(sources: &SourceTree, chosen: &[(&Text, &Row)], pair: &Pair, after: &mut SourceTree) {
    let mut edits: BTreeMap<FileId, Vec<Edit>> = BTreeMap::new();
    for (text, row) in chosen {
        let Written::Field { map, lang, is_list } = &text.place else { continue };
        let source = std::str::from_utf8(sources.bytes(map.span.file)).unwrap_or_default();
        let Value::Map(entries) = &map.value else { continue };
        let Some(beside) = entries.iter().find(|entry| entry.key == *lang) else { continue };
        let lines = row.target.lines().map(str::trim).filter(|line| !line.is_empty());
        let lines: Vec<&str> = lines.collect();
        let new = if *is_list { list(&lines) } else { scalar(&lines.join(" ")) };
        edits.entry(map.span.file).or_default().push(edit(source, map, beside, &pair.target, &new));
    }
    for (file, mut edits) in edits {
        edits.sort_unstable();
        let changed = applied(sources.bytes(file), &edits.iter().collect::<Vec<_>>());
        after.set(sources.path(file), Some(changed));
    }
}

/// Writes long texts of which every block has a translation, from a row or from before.
fn long_texts(
    texts: &[Text],
    chosen: &[(&Text, &Row)],
    after: &mut SourceTree,
    unfinished: &mut Vec<(String, usize, usize)>,
) {
    let new: HashMap<&str, &str> =
        chosen.iter().map(|(text, row)| (text.key.as_str(), row.target.trim_end())).collect();
    let mut files: BTreeMap<&str, (Vec<String>, bool)> = BTreeMap::new();
    for text in texts {
        let Written::Block { into, .. } = &text.place else { continue };
        let (parts, changes) = files.entry(into).or_default();
        let changed = new.get(text.key.as_str());
        *changes |= changed.is_some();
        parts.push(changed.map_or_else(|| text.target.clone(), |new| (*new).to_owned()));
    }
    for (into, (parts, _)) in files.into_iter().filter(|(_, (_, changes))| *changes) {
        let there = parts.iter().filter(|part| !part.trim().is_empty()).count();
        if there < parts.len() {
            unfinished.push((into.to_owned(), there, parts.len()));
        } else {
            after.set(into, Some(joined(&parts).into_bytes()));
        }
    }
}

/// The rows that change a text, each with its text.
fn chosen<'t, 'r>(
    texts: &'t [Text],
    rows: &'r [Row],
    problems: &mut Vec<Problem>,
) -> Vec<(&'t Text, &'r Row)> {
    let known: HashMap<&str, &Text> = texts.iter().map(|text| (text.key.as_str(), text)).collect();
    let mut chosen: BTreeMap<&str, (&Text, &Row)> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| !row.target.trim().is_empty()) {
        let mut problem = |why| problems.push(Problem { row: at + 1, key: row.key.clone(), why });
        let Some(text) = known.get(row.key.as_str()) else {
            problem(Why::Unknown);
            continue;
        };
        if same(&row.target, &text.target) {
            continue;
        }
        if !same(&row.source, &text.source) {
            problem(Why::Stale);
        } else if chosen
            .insert(&text.key, (text, row))
            .is_some_and(|(_, other)| !same(&other.target, &row.target))
        {
            problem(Why::Twice);
        }
    }
    chosen.into_values().collect()
}

/// Whether two texts are the same but for white space at line ends, which programs for translators change.
fn same(a: &str, b: &str) -> bool {
    let lines = |text: &str| text.trim().lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>();
    lines(a) == lines(b)
}

/// What would be wrong that was not before: errors, and facts that differ between the languages.
fn worse(before: &SourceTree, after: &SourceTree, rows: &[Row], pair: &Pair) -> Result<Vec<Problem>, String> {
    let told = |sources: &SourceTree| -> Vec<(String, Why, Option<Span>)> {
        let found = crate::check::check(crate::load::load(sources), sources).diagnostics;
        let bad = found.into_iter().filter_map(|found| {
            let why = match found.level {
                _ if found.code == &code::LANGUAGE_PARITY => Why::Parity,
                Level::Error => Why::Wrong,
                _ => return None,
            };
            let path = found.span.map_or("", |span| sources.path(span.file));
            Some((format!("{path} {} {:?}", found.code.name, found.args), why, found.span))
        });
        bad.collect()
    };
    let known: BTreeSet<String> = told(before).into_iter().map(|(what, ..)| what).collect();
    let new: Vec<_> = told(after).into_iter().filter(|(what, ..)| !known.contains(what)).collect();
    if new.is_empty() {
        return Ok(Vec::new());
    }
    let places: HashMap<&str, usize> =
        rows.iter().enumerate().map(|(at, row)| (row.key.as_str(), at + 1)).collect();
    let texts = texts(after, pair).unwrap_or_default();
    let problem = |(_, why, span): (String, Why, Option<Span>)| {
        let key = span.and_then(|span| {
            texts.iter().rfind(|text| holds(text, span, after)).map(|text| text.key.clone())
        });
        let row = key.as_deref().and_then(|key| places.get(key)).copied().unwrap_or(0);
        let path = span.map_or(String::new(), |span| after.path(span.file).to_owned());
        Problem { row, key: key.unwrap_or(path), why }
    };
    Ok(new.into_iter().map(problem).collect())
}

/// Whether a place lies in a text.
fn holds(text: &Text, span: Span, sources: &SourceTree) -> bool {
    match &text.place {
        Written::Field { map, .. } => {
            map.span.file == span.file && map.span.start <= span.start && span.start <= map.span.end
        }
        Written::Block { path, into } => [path, into].contains(&&sources.path(span.file).to_owned()),
    }
}
