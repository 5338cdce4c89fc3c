//! Which part points where, under which id.

use std::collections::BTreeMap;

use super::archive::Archive;
use super::xml;
use crate::import::refusal::Refusal;

/// Where a part points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The last part of the kind's address: `image`, `hyperlink`, `footnotes`.
    pub kind: String,
    /// The path of a part inside the archive, or an address outside of it.
    pub target: String,
    /// Whether the target lies outside of the archive.
    pub external: bool,
}

/// What a part points to, by id; nothing if it points nowhere.
pub type Relations = BTreeMap<String, Relation>;

/// What a part points to; the empty path stands for the archive itself.
pub fn of(archive: &mut Archive<'_>, part: &str) -> Result<Relations, Refusal> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let path =
        if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
    let Some(bytes) = archive.part(&path)? else { return Ok(Relations::new()) };
    let root = xml::read(&path, &bytes)?;
    let mut found = Relations::new();
    for element in root.children().filter(|child| &*child.name == "pr:Relationship") {
        let (Some(id), Some(kind), Some(target)) =
            (element.attribute("Id"), element.attribute("Type"), element.attribute("Target"))
        else {
            continue;
        };
        let external = element.attribute("TargetMode") == Some("External");
        let target = if external { target.to_owned() } else { inside(folder, target) };
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        found.insert(id.to_owned(), Relation { kind, target, external });
    }
    Ok(found)
}

/// The first target of a kind.
pub fn first<'r>(relations: &'r Relations, kind: &str) -> Option<&'r str> {
    let mut of_kind = relations.values().filter(|relation| relation.kind == kind && !relation.external);
    of_kind.next().map(|relation| relation.target.as_str())
}

/// The path of a target that is named from a folder; one that climbs too high stays at the top.
fn inside(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|part| !part.is_empty()).collect(),
    };
    for part in target.split('/').filter(|part| !matches!(*part, "" | ".")) {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}
