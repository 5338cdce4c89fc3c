//! Documents rot; these are held to the truth.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::cases::{collect, repository};

/// Top-level names of the repository: a path that begins with one is ours.
const OURS: [&str; 15] = [
    "src/",
    "tests/",
    "content/",
    "themes/",
    "docs/",
    "packaging/",
    "starter/",
    "benches/",
    "fuzz/",
    ".ci/",
    "Cargo",
    "README",
    "ARCHITECTURE",
    "build.rs",
    "rustfmt",
];

/// Paths that a document may name though nobody has committed them: what a build makes.
const MADE: [&str; 1] = ["public/"];

#[test]
fn paths_in_the_documents_exist() {
    let mut lost = Vec::new();
    for document in ["ARCHITECTURE.md", "README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/dependencies.md"]
    {
        for (line, path) in paths(&text(document)) {
            // The readme leads a newcomer through a site of their own.
            let own = document == "README.md" && path.starts_with("content/");
            if !own && !exists(&path) {
                lost.push(format!("{document}:{line}: {path}"));
            }
        }
    }
    assert!(lost.is_empty(), "paths that do not exist: {lost:#?}");
}

#[test]
fn the_architecture_names_every_module() {
    let document = text("ARCHITECTURE.md");
    let mut missing = Vec::new();
    for entry in fs::read_dir(repository().join("src")).expect("src") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        if ["lib.rs", "main.rs"].contains(&name.as_str()) {
            continue;
        }
        let stem = name.trim_end_matches(".rs");
        let forms = [
            format!("src/{name}"),
            format!("`{name}`"),
            format!("`{stem}`"),
            format!("`{stem}/`"),
            format!("{stem}/ "),
            format!("{name} "),
        ];
        if !forms.iter().any(|form| document.contains(form)) {
            missing.push(name);
        }
    }
    assert!(missing.is_empty(), "ARCHITECTURE.md says nothing of {missing:?} in src/");
}

/// Every field that a loader asks for stands in `docs/content.md` as code.
#[test]
fn every_field_is_documented() {
    let known = code_words(&text("docs/content.md"));
    let mut missing = BTreeSet::new();
    let mut count = 0;
    for (file, field) in fields() {
        count += 1;
        if !known.contains(&field) {
            missing.insert(format!("{field} ({file})"));
        }
    }
    assert!(count > 100, "only {count} fields found in src/load: this test no longer sees how they are read");
    assert!(missing.is_empty(), "docs/content.md does not name {missing:?}");
}

/// Every choice of words that a field takes is documented too.
#[test]
fn every_choice_is_documented() {
    let known = code_words(&text("docs/content.md"));
    let missing: BTreeSet<String> = choices().into_iter().filter(|word| !known.contains(word)).collect();
    assert!(missing.is_empty(), "docs/content.md does not name the words {missing:?}");
}

/// Each code that a document names exists.
#[test]
fn codes_in_the_documents_exist() {
    for document in ["ARCHITECTURE.md", "README.md", "docs/content.md"] {
        let text = text(document);
        for part in text.split("error[").skip(1).chain(text.split("fangce explain ").skip(1)) {
            let name: String = part.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect();
            assert!(
                name.is_empty() || fangce::diagnostic::code::by_name(&name).is_some(),
                "{document} names the code {name}"
            );
        }
    }
}

fn text(document: &str) -> String {
    fs::read_to_string(repository().join(document)).unwrap_or_else(|error| panic!("{document}: {error}"))
}

/// The paths in backticks that look like ours, with their lines.
fn paths(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        for code in line.split('`').skip(1).step_by(2) {
            let path = code.trim().trim_start_matches("./");
            let plain = path.chars().all(|c| c.is_ascii_alphanumeric() || "/._-<>*".contains(c));
            if plain
                && OURS.iter().any(|start| path.starts_with(start))
                && !MADE.iter().any(|made| path.starts_with(made))
            {
                found.push((at + 1, path.to_owned()));
            }
        }
    }
    found
}

/// Whether a path exists; `<name>` and `*` stand for any name.
fn exists(path: &str) -> bool {
    let path = path.trim_end_matches('/');
    let Some(open) = path.find(['<', '*']) else { return repository().join(path).exists() };
    // The folder around the open part must exist and hold something with the same ending.
    let folder = path[..open].rfind('/').map_or("", |slash| &path[..slash]);
    let ending = path.rsplit(['>', '*']).next().unwrap_or_default();
    let mut files = BTreeMap::new();
    collect(&repository().join(folder), "", &mut files);
    files.keys().any(|name| name.ends_with(ending) || name.contains(&format!("{ending}/")))
}

/// The words that stand in code: between backticks, or in a fenced block.
fn code_words(text: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let mut fenced = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            continue;
        }
        let codes: Vec<&str> = if fenced { vec![line] } else { line.split('`').skip(1).step_by(2).collect() };
        for code in codes {
            let parts = code.split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-');
            words.extend(parts.filter(|part| !part.is_empty()).map(str::to_owned));
        }
    }
    words
}

/// The source of the loaders, tests left out.
fn loaders() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    collect(&repository().join("src/load"), "src/load", &mut files);
    let rust = files.into_iter().filter(|(path, _)| path.ends_with(".rs"));
    rust.map(|(path, bytes)| {
        let text = String::from_utf8(bytes).expect("source is UTF-8");
        (path, text.split("#[cfg(test)]").next().unwrap_or_default().to_owned())
    })
    .collect()
}

/// The fields that the loaders ask for, with the file that does.
fn fields() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (file, text) in loaders() {
        // `fields.required(reader, "title"`, `items(&mut fields, reader, "tasks"`, `fields.node("to")`.
        for call in ["(reader, \"", "fields, reader, \"", "side, reader, \"", ".node(\"", ".key == \""] {
            for part in text.split(call).skip(1) {
                let name = part.split('"').next().unwrap_or_default();
                if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
                    found.push((file.clone(), name.to_owned()));
                }
            }
        }
    }
    found
}

/// The words of the tables `("county", Rank::County)`.
fn choices() -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for text in loaders().values() {
        for part in text.split("(\"").skip(1) {
            let Some((word, rest)) = part.split_once("\", ") else { continue };
            let variant = rest.split([')', ',']).next().unwrap_or_default();
            let is_variant = variant.split_once("::").is_some_and(|(kind, name)| {
                kind != "Arg"
                    && [kind, name].iter().all(|part| part.starts_with(|c: char| c.is_ascii_uppercase()))
                    && !name.contains('(')
            });
            if is_variant
                && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
                && !rest.starts_with("Place")
            {
                words.insert(word.to_owned());
            }
        }
    }
    assert!(words.len() > 30, "only {words:?}: this test no longer sees how choices are written");
    words
}

/// A document and its Chinese twin say the same: the same headings, blocks of code but for their comments, rows of
/// tables, and the same words in code.
#[test]
fn the_twins_of_the_documents_are_in_step() {
    let mut twins = 0;
    for entry in fs::read_dir(repository().join("docs")).expect("docs") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        let Some(topic) = name.strip_suffix(".zh.md") else { continue };
        twins += 1;
        let (english, chinese) = (text(&format!("docs/{topic}.md")), text(&format!("docs/{name}")));
        assert_eq!(shape(&english), shape(&chinese), "{topic}: headings, code and tables");
        let (english, chinese) = (code_words(&uncommented(&english)), code_words(&uncommented(&chinese)));
        let alone: Vec<_> = english.symmetric_difference(&chinese).collect();
        assert!(alone.is_empty(), "{topic}: only one of the two names {alone:?}");
    }
    assert!(twins > 0, "no document has a twin");
}

/// The levels of the headings, the code and the columns of each row, in order.
fn shape(text: &str) -> Vec<String> {
    let mut shape = Vec::new();
    let mut fenced = false;
    for line in uncommented(text).lines() {
        if line.starts_with("```") {
            fenced = !fenced;
            shape.push(line.to_owned());
        } else if fenced {
            shape.push(line.to_owned());
        } else if line.starts_with('#') {
            shape.push("#".repeat(line.chars().take_while(|c| *c == '#').count()));
        } else if line.starts_with('|') {
            shape.push(format!("row of {}", line.replace("\\|", "").matches('|').count()));
        }
    }
    shape
}

/// A text whose blocks of code have no comments.
fn uncommented(text: &str) -> String {
    let mut fenced = false;
    let line = |line: &str| {
        let fence = line.starts_with("```");
        fenced ^= fence;
        let code =
            if line.trim_start().starts_with("# ") { "" } else { line.split(" # ").next().unwrap_or(line) };
        format!("{}\n", if fenced && !fence { code.trim_end() } else { line })
    };
    text.lines().map(line).collect()
}
