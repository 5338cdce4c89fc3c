//! Our own content with one character or one line damaged: is that reported, and where?
//!
//! Damage to the words of a text is left out, since nobody can tell one word from another; what counts is what the
//! form says (keys, ids, marks, indentation), and whole lines. `DAMAGE=1000 cargo test damage -- --nocapture` tries
//! more and prints what was missed.

use fangce::check::Workspace;
use fangce::diagnostic::Diagnostic;
use fangce::diagnostic::source_map::SourceMap;
use fangce::model::Site;
use fangce::tree::FileId;

use crate::dice::Dice;
use crate::repeat::ours;

/// How many damages the suite tries.
const TRIES: usize = 60;
/// The least share of damages that are reported within a line of where they are, first message first, in percent.
const LEAST: usize = 90;

/// What became of a damage that changed what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// The first message is at the place.
    First,
    /// A later one is.
    Later,
    /// There are messages, elsewhere.
    Elsewhere,
    /// There is none.
    Silent,
}

#[test]
fn damage_is_reported_where_it_is() {
    let tries = std::env::var("DAMAGE").ok().and_then(|tries| tries.parse().ok()).unwrap_or(TRIES);
    let mut workspace = Workspace::new(ours().clone());
    let before = workspace.site().cloned().expect("our content has no error");
    let mut dice = Dice(7);
    let mut fates = Vec::new();
    while fates.len() < tries {
        let (path, wrong, line, what) = damage(&mut dice);
        let right = ours().get(&path).expect("the file").to_vec();
        let file = workspace.sources().id(&path).expect("the file");
        workspace.update([(path.clone(), Some(wrong))]);
        let changed = workspace.site().is_none_or(|site| said(site, file) != said(&before, file));
        let found = workspace.diagnostics();
        if changed || !found.is_empty() {
            let fate = fate(found, &workspace, file, line);
            if std::env::var_os("DAMAGE").is_some() && fate != Fate::First {
                let first = found.first().map(|found| (found.code.name, place(found, &workspace)));
                println!("{fate:?}: {path}:{line}: {what} → {} messages, first {first:?}", found.len());
            }
            fates.push(fate);
        }
        workspace.update([(path, Some(right))]);
    }
    let count = |fate| fates.iter().filter(|known| **known == fate).count();
    let shares = [Fate::First, Fate::Later, Fate::Elsewhere, Fate::Silent].map(|fate| (fate, count(fate)));
    println!("{shares:?} of {}", fates.len());
    assert!(100 * count(Fate::First) >= LEAST * fates.len(), "{shares:?} of {}", fates.len());
}

fn fate(found: &[Diagnostic], workspace: &Workspace, file: FileId, line: usize) -> Fate {
    let near = |found: &Diagnostic| {
        let (there, at) = place(found, workspace);
        there == Some(file) && at.abs_diff(line) <= 1
    };
    match found.iter().position(near) {
        Some(0) => Fate::First,
        Some(_) => Fate::Later,
        None if found.is_empty() => Fate::Silent,
        None => Fate::Elsewhere,
    }
}

fn place(found: &Diagnostic, workspace: &Workspace) -> (Option<FileId>, usize) {
    let Some(span) = found.span else { return (None, 0) };
    let text = String::from_utf8_lossy(workspace.sources().bytes(span.file)).into_owned();
    (Some(span.file), SourceMap::of(text).position(span.start as usize).line)
}

/// What the records of a file say, places left out.
fn said(site: &Site, file: FileId) -> String {
    let records = site.records.iter().filter(|record| record.meta().span.file == file);
    let whole: String = records.map(|record| format!("{record:?}")).collect();
    let mut parts = whole.split("Span {");
    let mut said = parts.next().unwrap_or_default().to_owned();
    parts.for_each(|part| said.push_str(part.split_once('}').map_or("", |(_, rest)| rest)));
    said
}

/// A file with one damage: path, bytes, line, and what was done.
fn damage(dice: &mut Dice) -> (String, Vec<u8>, usize, String) {
    let files: Vec<(&str, &[u8])> = ours()
        .iter()
        .filter(|(_, path, _)| path.starts_with("content/") && path.ends_with(".yaml"))
        .map(|(_, path, bytes)| (path, bytes))
        .collect();
    loop {
        let (path, bytes) = files[dice.below(files.len())];
        let text = std::str::from_utf8(bytes).expect("our content is text");
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let at = dice.below(lines.len());
        let old = lines[at].clone();
        if old.trim().is_empty() || old.trim_start().starts_with('#') {
            continue;
        }
        let what = match dice.below(6) {
            0 => {
                lines.remove(at);
                "line deleted"
            }
            1 => {
                lines.insert(at, old.clone());
                "line twice"
            }
            2 => {
                lines[at].insert(0, ' ');
                "a space before the line"
            }
            3 if old.starts_with(' ') => {
                lines[at].remove(0);
                "a space less before the line"
            }
            _ => match form(&old, dice) {
                Some((wrong, what)) => {
                    lines[at] = wrong;
                    what
                }
                None => continue,
            },
        };
        return (path.to_owned(), (lines.join("\n") + "\n").into_bytes(), at + 1, format!("{what}: {old}"));
    }
}

/// A line with one character of its form deleted, doubled or changed: a mark, a letter of a key.
fn form(line: &str, dice: &mut Dice) -> Option<(String, &'static str)> {
    let key = line.find(": ").or_else(|| line.ends_with(':').then(|| line.len() - 1))?;
    let in_key = |at: usize| at <= key && !line[..at].contains(['{', '"']);
    let marks = |(at, c): &(usize, char)| {
        in_key(*at) && (c.is_ascii_alphanumeric() || matches!(c, ':' | '-'))
            || matches!(c, '{' | '}' | '[' | ']' | '"')
    };
    let places: Vec<(usize, char)> = line.char_indices().filter(marks).collect();
    let (at, c) = *places.get(dice.below(places.len().max(1)))?;
    let (before, after) = (&line[..at], &line[at + c.len_utf8()..]);
    Some(match dice.below(3) {
        0 => (format!("{before}{after}"), "character deleted"),
        1 => (format!("{before}{c}{c}{after}"), "character doubled"),
        _ => (format!("{before}{}{after}", if c == 'x' { 'y' } else { 'x' }), "character changed"),
    })
}
