//! A record's new id, in every place that names it: all of them, or none.
//!
//! References are found where the checked site has them, and only their own bytes change. The outcome is checked as
//! any site is: what would not resolve afterwards is no rename.

use std::collections::BTreeMap;

use super::Workspace;
use super::mend::applied;
use super::place_of::{self, Row};
use crate::diagnostic::{Diagnostic, Edit, Span, code};
use crate::load::place;
use crate::model::id::is_id;
use crate::model::kind::Home;
use crate::model::site::Any;
use crate::model::walk::Part;
use crate::model::{Kind, Link, Site};
use crate::tree::{FileId, SourceTree};

/// Why a record does not get a new id.
#[derive(Debug, Clone)]
pub enum Refusal {
    /// The site has errors; they come first.
    Errors,
    /// There is no such record.
    Missing,
    /// The new id is none, or that of another record.
    Taken,
    /// A reference could not be followed, or something else would be wrong afterwards: the site as it would be, and
    /// what is wrong with it.
    Broken(Box<(SourceTree, Vec<Diagnostic>)>),
}

/// What changes: each file with its new path and bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that keep their path: path, bytes before, bytes after.
    pub edited: Vec<(String, Vec<u8>, Vec<u8>)>,
    /// Files with a new path: old path, new path, bytes after.
    pub moved: Vec<(String, String, Vec<u8>)>,
    /// Files that are new: path and bytes.
    pub made: Vec<(String, Vec<u8>)>,
    /// How many references follow.
    pub references: usize,
}

/// The changes that give a record a new id.
///
/// # Errors
/// Why nothing changes.
pub fn rename(sources: &SourceTree, kind: Kind, old: &str, new: &str) -> Result<Changes, Refusal> {
    let workspace = Workspace::new(sources.clone());
    let site = workspace.site().ok_or(Refusal::Errors)?;
    let record = site.find(kind, old).ok_or(Refusal::Missing)?;
    if !is_id(new) || site.find(kind, new).is_some() {
        return Err(Refusal::Taken);
    }
    let mut edits: BTreeMap<FileId, Vec<Edit>> = BTreeMap::new();
    let mut add = |edit: Edit| {
        let known = edits.entry(edit.span.file).or_default();
        // A link that several parts hand on stands in one place.
        if !known.contains(&edit) {
            known.push(edit);
        }
    };
    let is_old = |link: &&Link| link.kind == kind && link.id == old;
    for link in links(site).into_iter().filter(is_old) {
        names(link, sources).into_iter().for_each(|span| add(Edit { span, new: new.to_owned() }));
    }
    let own = place_of::row(sources, record);
    own.iter().flat_map(|row| &row.id).for_each(|span| add(Edit { span: *span, new: new.to_owned() }));
    let references =
        edits.values().map(Vec::len).sum::<usize>() - usize::from(own.is_some_and(|row| row.id.is_some()));
    let mut changes = changed(sources, edits, record, new);
    changes.references = references;
    forward(sources, site, (kind, old, new), &mut changes);
    settled(workspace, &changes)?;
    Ok(changes)
}

/// Every reference of a site.
fn links(site: &Site) -> Vec<&Link> {
    let mut links: Vec<&Link> = site.config.links().collect();
    for record in site.records.iter() {
        record.walk(&mut |part| {
            if let Part::Link(link, _) = part {
                links.push(link);
            }
        });
        links.extend(record.meta().prose.iter().flat_map(|prose| &prose.links));
    }
    links
}

/// Where a reference writes the id of its target.
fn names(link: &Link, sources: &SourceTree) -> Vec<Span> {
    let text = String::from_utf8_lossy(sources.bytes(link.span.file));
    let range = link.span.range();
    let Some(written) = text.get(range.clone()) else { return Vec::new() };
    let long = format!("{}/{}", link.kind.word(), link.id);
    let prefix = long.len() - link.id.len();
    if let Some(at) = whole(written, &long) {
        let start = range.start + at + prefix;
        return vec![Span::new(link.span.file, start, start + link.id.len())];
    }
    if !sources.path(link.span.file).ends_with(".md") {
        let at = whole(written, &link.id).map(|at| range.start + at);
        return at.into_iter().map(|at| Span::new(link.span.file, at, at + link.id.len())).collect();
    }
    // A Markdown link by reference: its target stands in a line of its own.
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let definition = line.trim_start().starts_with('[').then(|| line.find("]:")).flatten();
        if let Some(at) = definition.and_then(|from| Some(from + whole(&line[from..], &long)?)) {
            let begin = start + at + prefix;
            found.push(Span::new(link.span.file, begin, begin + link.id.len()));
        }
        start += line.len();
    }
    found
}

/// Where a name stands in a text and is not part of a longer one.
fn whole(text: &str, name: &str) -> Option<usize> {
    let joins =
        |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/'));
    let mut places = text.match_indices(name).map(|(at, _)| at);
    places
        .find(|at| !joins(text[..*at].chars().next_back()) && !joins(text[at + name.len()..].chars().next()))
}

/// The files after these edits, those of the record under their new paths.
fn changed(sources: &SourceTree, edits: BTreeMap<FileId, Vec<Edit>>, record: Any, new: &str) -> Changes {
    let mut changes = Changes::default();
    let (kind, old) = (record.kind(), record.meta().id.as_str());
    let stem = |id: &str| format!("{}{}/{id}", place::CONTENT, kind.folder());
    let own = (kind.home() == Home::Folder).then(|| stem(old));
    for (file, path, bytes) in sources.iter() {
        let mut edits: Vec<&Edit> = edits.get(&file).into_iter().flatten().collect();
        edits.sort_unstable();
        let is_own = own.as_deref() == Some(place::group(path));
        if is_own {
            let path_now = format!("{}{}", stem(new), &path[stem(old).len()..]);
            changes.moved.push((path.to_owned(), path_now, applied(bytes, &edits)));
        } else if !edits.is_empty() {
            changes.edited.push((path.to_owned(), bytes.to_vec(), applied(bytes, &edits)));
        }
    }
    changes
}

/// Adds the old address to those that lead on.
fn forward(sources: &SourceTree, site: &Site, names: (Kind, &str, &str), changes: &mut Changes) {
    let (kind, old, new) = names;
    let address = |id: &str| format!("{}/{id}", kind.word());
    let line = format!("{}: {}\n", address(old), address(new));
    let path = place::moved();
    let Some(before) = sources.get(&path) else {
        return changes.made.push((path, line.into_bytes()));
    };
    let known = changes.edited.iter().position(|(name, ..)| *name == path);
    let now = known.map_or_else(|| before.to_vec(), |at| changes.edited.remove(at).2);
    let mut text = String::from_utf8_lossy(&now).into_owned();
    // A record that goes back to an address is there again.
    if site.config.moves.of(kind, new).is_some() {
        let leads = |line: &&str| !line.trim_start().starts_with(&format!("{}:", address(new)));
        text = text.split_inclusive('\n').filter(leads).collect();
    }
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(&line);
    changes.edited.push((path, before.to_vec(), text.into_bytes()));
}

/// Whether the site is as well afterwards as it was before.
fn settled(mut workspace: Workspace, changes: &Changes) -> Result<(), Refusal> {
    let left = |workspace: &Workspace| {
        workspace.diagnostics().iter().filter(|found| found.code == &code::MOVED_REFERENCE).count()
    };
    let before = left(&workspace);
    workspace.update(files(changes));
    // What still names the old id would lead to the new address, which is not what was asked for.
    if workspace.site().is_none() || left(&workspace) > before {
        return Err(broken(&workspace));
    }
    Ok(())
}

fn broken(workspace: &Workspace) -> Refusal {
    Refusal::Broken(Box::new((workspace.sources().clone(), workspace.diagnostics().to_vec())))
}

/// The changes, path by path.
fn files(changes: &Changes) -> Vec<(String, Option<Vec<u8>>)> {
    let edited = changes.edited.iter().map(|(path, _, after)| (path.clone(), Some(after.clone())));
    let gone = changes.moved.iter().map(|(path, ..)| (path.clone(), None));
    let moved = changes.moved.iter().map(|(_, path, after)| (path.clone(), Some(after.clone())));
    let made = changes.made.iter().map(|(path, after)| (path.clone(), Some(after.clone())));
    edited.chain(gone).chain(moved).chain(made).collect()
}

/// A record that has ended, with the reason by language.
///
/// # Errors
/// Why nothing changes.
pub fn retire(
    sources: &SourceTree,
    kind: Kind,
    id: &str,
    reason: &[(String, String)],
) -> Result<Changes, Refusal> {
    let workspace = Workspace::new(sources.clone());
    let site = workspace.site().ok_or(Refusal::Errors)?;
    let record = site.find(kind, id).ok_or(Refusal::Missing)?;
    let Some(Row { start, indent, flow, fields, .. }) = place_of::row(sources, record) else {
        return Err(Refusal::Missing);
    };
    let texts = reason.iter().map(|(tag, text)| format!("{tag}: {}", serde_json::json!(text)));
    let reason = format!("{{{}}}", texts.collect::<Vec<_>>().join(", "));
    let new = [("status", "retired"), ("reason", reason.as_str())];
    let mut edits = Vec::new();
    let mut fresh = String::new();
    for (field, value) in new {
        match fields.get(field) {
            Some(span) => edits.push(Edit { span: *span, new: value.to_owned() }),
            None if flow => fresh += &format!("{field}: {value}, "),
            None => fresh += &format!("{field}: {value}\n{}", " ".repeat(indent)),
        }
    }
    if !fresh.is_empty() {
        edits.push(Edit { span: Span { end: start.start, ..start }, new: fresh });
    }
    let changes = changed_in(sources, start.file, edits);
    settled_apart(workspace, &changes)?;
    Ok(changes)
}

fn changed_in(sources: &SourceTree, file: FileId, edits: Vec<Edit>) -> Changes {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_unstable();
    let bytes = sources.bytes(file);
    let edited = vec![(sources.path(file).to_owned(), bytes.to_vec(), applied(bytes, &edits))];
    Changes { edited, ..Changes::default() }
}

/// Whether the site has no error afterwards; that references lead to what has ended is said by every check.
fn settled_apart(mut workspace: Workspace, changes: &Changes) -> Result<(), Refusal> {
    workspace.update(files(changes));
    match workspace.site() {
        Some(_) => Ok(()),
        None => Err(broken(&workspace)),
    }
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn a_name_is_no_part_of_a_longer_one() {
        for (text, place) in [
            ("a-b", None),
            ("x/b", None),
            ("b", Some(0)),
            ("\"b#7\"", Some(1)),
            ("[a-b, b]", Some(6)),
            ("[甲](service/b)", None),
        ] {
            assert_eq!(whole(text, "b"), place, "{text}");
        }
        assert_eq!(whole("[甲](service/b#x)", "service/b"), Some(6));
    }
}
