//! Changes that are sure to be what an author means, made in the files.
//!
//! A diagnostic brings its change along. What a change mends may have hidden something else, so this goes on until
//! nothing more can be mended; a file keeps every byte that no change names.

use std::collections::BTreeMap;

use super::Workspace;
use crate::diagnostic::{Diagnostic, Edit};
use crate::tree::{FileId, SourceTree};

/// How often what was mended is looked at again: a slip may hide a slip, which may hide a wrong word.
const ROUNDS: usize = 8;

/// A site after its changes.
#[derive(Debug)]
pub struct Mended {
    /// The site, and what is left to say of it.
    pub workspace: Workspace,
    /// The files that changed, in path order: path, bytes before, bytes after.
    pub files: Vec<(String, Vec<u8>, Vec<u8>)>,
    /// How many problems were mended.
    pub count: usize,
}

/// Makes every change that is sure.
pub fn mend(sources: SourceTree) -> Mended {
    let mut workspace = Workspace::new(sources.clone());
    let mut count = 0;
    for _ in 0..ROUNDS {
        let (changes, mended) = changes(workspace.diagnostics(), workspace.sources());
        if changes.is_empty() {
            break;
        }
        count += mended;
        workspace.update(changes.into_iter().map(|(path, bytes)| (path, Some(bytes))));
    }
    let after = workspace.sources();
    let changed = sources.iter().filter_map(|(_, path, before)| {
        let after = after.get(path).filter(|after| *after != before)?;
        Some((path.to_owned(), before.to_vec(), after.to_vec()))
    });
    Mended { files: changed.collect(), workspace, count }
}

/// The files that the changes of some diagnostics give, and how many of these are mended so.
///
/// Of two changes that overlap the earlier counts; the other comes in the next round, if it is still needed.
fn changes(found: &[Diagnostic], sources: &SourceTree) -> (Vec<(String, Vec<u8>)>, usize) {
    let mut by_file: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    let mut mended = 0;
    for diagnostic in found.iter().filter(|found| !found.fix.is_empty()) {
        let taken = |edit: &Edit| {
            let there = by_file.get(&edit.span.file);
            there.into_iter().flatten().any(|known| overlap(known, edit))
        };
        if diagnostic.fix.iter().any(taken) {
            continue;
        }
        mended += 1;
        for edit in &diagnostic.fix {
            by_file.entry(edit.span.file).or_default().push(edit);
        }
    }
    let apply = |(file, mut edits): (FileId, Vec<&Edit>)| {
        edits.sort_unstable();
        (sources.path(file).to_owned(), applied(sources.bytes(file), &edits))
    };
    (by_file.into_iter().map(apply).collect(), mended)
}

/// Whether two changes touch the same bytes, or put something in at the same place.
fn overlap(a: &Edit, b: &Edit) -> bool {
    let (a, b) = (a.span, b.span);
    a == b || a.start < b.end && b.start < a.end
}

/// The bytes with these changes, which stand in order and do not overlap.
pub fn applied(bytes: &[u8], edits: &[&Edit]) -> Vec<u8> {
    let mut new = Vec::with_capacity(bytes.len());
    let mut done = 0;
    for edit in edits {
        let range = edit.span.range();
        new.extend_from_slice(&bytes[done..range.start]);
        new.extend_from_slice(edit.new.as_bytes());
        done = range.end;
    }
    new.extend_from_slice(&bytes[done..]);
    new
}
