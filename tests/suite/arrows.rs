//! Which module may name which, and who may touch the outside world.
//!
//! Cargo guards the arrows between crates and nothing guards those inside one, so this test reads
//! the paths in `src/` as text: `crate::…` and `super::…`, comments left out.

use std::collections::{BTreeMap, BTreeSet};

use crate::cases::{collect, repository};

/// The top-level modules in the order of the pipeline, each with those that it may name.
///
/// Every arrow points to a line above, so there are no circles. `lib` is what stands in `lib.rs`
/// itself (`build`, `check`, `Settings`).
const ARROWS: [(&str, &[&str]); 24] = [
    ("tree", &[]),
    ("diagnostic", &["tree"]),
    ("model", &["tree", "diagnostic"]),
    ("text", &["model"]),
    ("reading", &["tree", "model", "text"]),
    ("load", &["tree", "diagnostic", "model", "text", "reading"]),
    ("check", &["tree", "diagnostic", "model", "reading", "load"]),
    ("derive", &["diagnostic", "model", "text", "check"]),
    ("route", &["model", "derive"]),
    ("query", &["model", "check", "derive", "route"]),
    ("store", &["tree", "model", "query"]),
    ("theme", &["tree", "diagnostic", "model", "text", "route"]),
    ("wording", &["model", "text", "theme"]),
    ("draw", &[]),
    ("render", &["model", "text", "check", "derive", "route", "query", "store", "theme", "draw"]),
    ("index", &["model", "text", "check", "derive", "route", "query", "theme"]),
    ("export", &["model", "text", "check", "derive", "route", "query", "store", "theme", "draw"]),
    ("import", &["tree", "diagnostic", "model", "text", "reading", "load", "check"]),
    ("translation", &["tree", "diagnostic", "model", "load", "check", "import"]),
    ("disk", &["tree"]),
    ("server", &[]),
    (
        "lib",
        &[
            "tree",
            "diagnostic",
            "model",
            "load",
            "check",
            "derive",
            "route",
            "query",
            "store",
            "theme",
            "draw",
            "render",
            "index",
            "export",
        ],
    ),
    ("preview", &["tree", "model", "check", "derive", "theme", "render", "export", "server", "lib"]),
    (
        "command",
        &[
            "tree",
            "diagnostic",
            "model",
            "check",
            "derive",
            "route",
            "theme",
            "draw",
            "render",
            "index",
            "export",
            "import",
            "translation",
            "store",
            "disk",
            "server",
            "preview",
            "lib",
        ],
    ),
];

/// What only some modules may name: the outside world, and what would tie the model to a file format.
const RESERVED: [(&str, &[&str]); 10] = [
    ("std::fs", &["disk"]),
    ("std::net", &["server"]),
    ("std::process", &["disk", "command", "main"]),
    ("std::env", &["disk", "command"]),
    ("SystemTime", &["disk"]),
    ("Zoned::now", &["command"]),
    ("println!", &[]),
    ("axum", &["server"]),
    ("tokio", &["server"]),
    ("tera", &["theme"]),
];

/// Words that a module must not hold: what it must not know.
const UNKNOWN: [(&str, &[&str]); 5] = [
    ("model", &["serde", "Serialize", "html", "Html", "yaml", "Yaml", "granit"]),
    ("check", &["Html", "granit", "tera", "serde"]),
    ("load", &["serde", "Html<"]),
    ("derive", &["serde", "Html"]),
    ("tree", &["serde"]),
];

/// The modules that see a draft, in which references may lead nowhere.
const DRAFT: [&str; 3] = ["load", "check", "lib"];

#[test]
fn modules_name_only_what_stands_above_them() {
    let allowed: BTreeMap<&str, &[&str]> = ARROWS.into_iter().collect();
    let mut wrong = BTreeSet::new();
    for file in sources() {
        let Some(allowed) = allowed.get(file.module.as_str()) else {
            assert_eq!(
                file.module, "main",
                "{}: the module {} has no line in ARROWS",
                file.path, file.module
            );
            continue;
        };
        for (line, target) in file.named() {
            if target != file.module && !allowed.contains(&target.as_str()) {
                wrong.insert(format!("src/{}:{line}: {} names {target}", file.path, file.module));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_table_has_no_circle_and_the_order_of_the_library() {
    for (at, (module, targets)) in ARROWS.iter().enumerate() {
        for target in *targets {
            assert!(
                ARROWS[..at].iter().any(|(above, _)| above == target),
                "{module} → {target} does not point up"
            );
        }
    }
    let library = std::fs::read_to_string(repository().join("src/lib.rs")).expect("lib.rs");
    let declared: Vec<&str> =
        library.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let listed = ARROWS.iter().map(|(module, _)| *module).filter(|module| declared.contains(module));
    assert_eq!(
        declared,
        listed.collect::<Vec<_>>(),
        "lib.rs declares its modules in another order than ARROWS"
    );
}

#[test]
fn the_outside_world_is_reserved() {
    let mut wrong = Vec::new();
    for file in sources() {
        for (at, line) in file.lines() {
            let reserved = RESERVED
                .iter()
                .filter(|(word, allowed)| names(line, word) && !allowed.contains(&file.module.as_str()));
            let unknown =
                UNKNOWN.iter().filter(|(module, _)| *module == file.module).flat_map(|(_, words)| *words);
            let unknown = unknown.filter(|word| names(line, word));
            let draft = ["Draft"]
                .into_iter()
                .filter(|word| names(line, word) && !DRAFT.contains(&file.module.as_str()));
            let found: Vec<&str> =
                reserved.map(|(word, _)| *word).chain(unknown.copied()).chain(draft).collect();
            wrong.extend(
                found.into_iter().map(|word| format!("src/{}:{at}: {} names {word}", file.path, file.module)),
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What only some systems have, and which system this is.
const SYSTEM: [&str; 9] = [
    "rustix",
    "std::os",
    "target_os",
    "target_family",
    "target_vendor",
    "cfg(unix",
    "cfg!(unix",
    "cfg(windows",
    "cfg!(windows",
];

#[test]
fn one_place_knows_which_system_this_is() {
    let mut wrong = Vec::new();
    for file in sources().into_iter().filter(|file| !file.path.starts_with("disk/platform/")) {
        for (at, line) in file.lines() {
            let found = SYSTEM.iter().filter(|word| line.contains(*word));
            wrong.extend(found.map(|word| format!("src/{}:{at}: names {word}", file.path)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A source file below `src/`, its comments left out.
pub struct Source {
    /// Its path below `src/`.
    pub path: String,
    /// The top-level module it belongs to.
    pub module: String,
    /// How deep its module lies: 0 for `lib.rs`, 1 for `tree.rs` and `load/mod.rs`.
    depth: usize,
    /// Its text without comments.
    pub code: String,
}

impl Source {
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code.lines().enumerate().map(|(at, line)| (at + 1, line))
    }

    /// The top-level modules that the file names, each with a line.
    fn named(&self) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        for (at, _) in self.code.match_indices("crate::") {
            let before = self.code[..at].chars().next_back();
            if before.is_none_or(|c| !c.is_alphanumeric() && c != '_') {
                found.extend(heads(&self.code[at + "crate::".len()..]).into_iter().map(|head| (at, head)));
            }
        }
        // `super` that climbs as high as the crate; inside a `mod tests` one step is its own.
        for (at, _) in self.code.match_indices("super::") {
            if self.code[..at].ends_with("super::") {
                continue;
            }
            let mut rest = &self.code[at..];
            let mut climbed = 0;
            while let Some(after) = rest.strip_prefix("super::") {
                climbed += 1;
                rest = after;
            }
            let inner = usize::from(self.code[..at].contains("#[cfg(test)]"));
            if climbed == self.depth + inner {
                found.extend(heads(rest).into_iter().map(|head| (at, head)));
            }
        }
        let line = |at: usize| self.code[..at].matches('\n').count() + 1;
        found.into_iter().map(|(at, head)| (line(at), head)).collect()
    }
}

/// The first parts of the paths that begin here, `lib` for what is no module: `load::x`, `{a, b::c}`.
fn heads(text: &str) -> Vec<String> {
    let modules: Vec<&str> = ARROWS.iter().map(|(module, _)| *module).collect();
    let head = |path: &str| {
        let head: String = path.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        if modules.contains(&head.as_str()) { head } else { "lib".to_owned() }
    };
    let Some(group) = text.strip_prefix('{') else { return vec![head(text)] };
    let mut depth = 0;
    let mut parts = vec![String::new()];
    for c in group.chars() {
        match c {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => parts.push(String::new()),
            c => parts.last_mut().expect("there is one").push(c),
        }
    }
    parts.iter().filter(|part| !part.trim().is_empty()).map(|part| head(part)).collect()
}

/// Whether a word stands in a line as a word of its own.
fn names(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !letter(line[..at].chars().next_back()) && !letter(line[at + word.len()..].chars().next())
    })
}

/// All source files.
pub fn sources() -> Vec<Source> {
    let mut files = BTreeMap::new();
    collect(&repository().join("src"), "", &mut files);
    let rust = files.into_iter().filter(|(path, _)| path.ends_with(".rs"));
    let source = |(path, bytes): (String, Vec<u8>)| {
        let stem = path.trim_end_matches(".rs").trim_end_matches("/mod");
        let (module, depth) = match stem {
            "lib" | "main" => (stem, 0),
            stem => (stem.split('/').next().expect("a first part"), stem.split('/').count()),
        };
        let text = String::from_utf8(bytes).expect("source is UTF-8");
        let code: Vec<&str> = text.lines().map(without_comment).collect();
        Source { module: module.to_owned(), depth, code: code.join("\n"), path }
    };
    rust.map(source).collect()
}

/// A line without its `//` comment; `://` begins none.
fn without_comment(line: &str) -> &str {
    let start = line.match_indices("//").map(|(at, _)| at).find(|at| !line[..*at].ends_with(':'));
    start.map_or(line, |start| &line[..start])
}
