//! Inside a room: each file names only what stands above it in the order in which `mod.rs` declares them,
//! so there are no circles, and whoever reads a room from the top meets nothing unknown.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::arrows::{Source, sources};
use crate::cases::repository;

/// The rooms that are in order.
const ROOMS: [&str; 34] = [
    "diagnostic",
    "diagnostic/print",
    "model",
    "model/record",
    "load",
    "load/slips",
    "load/record",
    "check",
    "check/rules",
    "disk",
    "disk/write",
    "derive",
    "derive/parts",
    "query",
    "query/tracked",
    "store",
    "text",
    "route",
    "theme",
    "wording",
    "draw",
    "draw/wide",
    "render",
    "render/compose",
    "render/view",
    "index",
    "index/client",
    "export",
    "export/row",
    "import",
    "import/word",
    "import/package",
    "import/sheet",
    "translation",
];

#[test]
fn a_file_names_only_what_stands_above_it_in_its_room() {
    let sources = sources();
    let mut wrong = BTreeSet::new();
    for room in ROOMS {
        let text = text(room);
        let (order, handed) = (order(&text), handed_on(&text));
        assert!(order.len() > 1, "src/{room} declares no modules: this test no longer sees how");
        let place = |path: &[String]| {
            let first = path.strip_prefix(parts(room).as_slice())?.first()?;
            let from = handed.get(first).unwrap_or(first);
            order.iter().position(|module| module == from)
        };
        for source in &sources {
            let Some(own) = place(&module(source)) else { continue };
            for target in paths(source) {
                if place(&target).is_some_and(|at| at > own) {
                    wrong.insert(format!("src/{}: {}", source.path, target.join("::")));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "these name what stands below them: {wrong:#?}");
}

/// The file that declares the modules of a room.
fn text(room: &str) -> String {
    let folder = repository().join("src");
    fs::read_to_string(folder.join(room).join("mod.rs"))
        .or_else(|_| fs::read_to_string(folder.join(format!("{room}.rs"))))
        .unwrap_or_else(|error| panic!("src/{room}: {error}"))
}

/// The modules of a room as they are declared.
fn order(text: &str) -> Vec<String> {
    let module = |line: &str| {
        let line = line.strip_prefix("pub ").unwrap_or(line);
        line.strip_prefix("mod ")?.strip_suffix(';').map(str::to_owned)
    };
    text.lines().filter_map(module).collect()
}

/// The names that a room hands on from its modules (`pub use module::{Name}`), each with its module.
fn handed_on(text: &str) -> BTreeMap<String, String> {
    let mut handed = BTreeMap::new();
    for used in text.split("pub use ").skip(1).filter_map(|rest| rest.split(';').next()) {
        let Some((module, names)) = used.split_once("::") else { continue };
        let names = names.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|name| !name.is_empty());
        handed.extend(names.map(|name| (name.to_owned(), module.to_owned())));
    }
    handed
}

fn parts(path: &str) -> Vec<String> {
    path.split('/').map(str::to_owned).collect()
}

/// The path of a file's module, `load::slips::flow`.
fn module(source: &Source) -> Vec<String> {
    parts(source.path.trim_end_matches(".rs").trim_end_matches("/mod"))
}

/// The paths that a file names outside of its tests, from the crate's root on.
fn paths(source: &Source) -> Vec<Vec<String>> {
    let code = source.code.split("#[cfg(test)]").next().unwrap_or_default();
    let own = module(source);
    let mut found = Vec::new();
    for (at, word) in code.match_indices("crate::").chain(code.match_indices("super::")) {
        let before = &code[..at];
        if before.ends_with("super::") || before.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let mut rest = &code[at..];
        let mut base = if word == "crate::" { Vec::new() } else { own.clone() };
        rest = rest.strip_prefix("crate::").unwrap_or(rest);
        while let Some(after) = rest.strip_prefix("super::") {
            base.pop();
            rest = after;
        }
        follow(base, rest, &mut found);
    }
    found
}

/// Follows a path from a base to its end, and into a group at its end: `a::{b, c::d}`.
fn follow(mut base: Vec<String>, mut rest: &str, found: &mut Vec<Vec<String>>) {
    loop {
        let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        if name.is_empty() {
            break;
        }
        rest = &rest[name.len()..];
        base.push(name);
        match rest.strip_prefix("::") {
            Some(after) => rest = after,
            None => break found.push(base.clone()),
        }
    }
    let Some(group) = rest.strip_prefix('{').and_then(|rest| rest.split('}').next()) else { return };
    for part in group.split(',') {
        let first = part.trim().split("::").next().unwrap_or_default().trim_start_matches('{');
        let path = base.iter().cloned().chain([first.to_owned()]);
        found.push(path.collect());
    }
}
