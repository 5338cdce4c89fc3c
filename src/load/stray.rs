//! Files that Fangce does not know, and where they were meant to be.

use super::place::{CONTENT, Place, SITE, place, tables};
use crate::diagnostic::likely;
use crate::model::kind::Home;
use crate::model::{Kind, Lang, Languages};

/// What a stray file was probably meant to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stray {
    /// Its better path, from the site's folder on.
    pub better: String,
    /// What stands there.
    pub place: Place,
    /// The hint of `stray-file` that says it.
    pub hint: &'static str,
}

/// What a file at a path relative to `content/` was probably meant to be; `None` if nothing comes to mind.
///
/// The path must be one that [`place`] does not know.
pub fn stray(path: &str, languages: &Languages) -> Option<Stray> {
    let (folders, name) = path
        .rsplit_once('/')
        .map_or((Vec::new(), path), |(folders, name)| (folders.split('/').collect::<Vec<_>>(), name));
    let (name, hint) = ending(name);
    let better = match folder(&folders) {
        Some(kind) => match name.strip_suffix(".md") {
            Some(stem) => format!("{}/{}", kind.folder(), text(stem, languages)?),
            None => format!("{}/{name}", kind.folder()),
        },
        None if folders.is_empty() => table(&name)?,
        None => return None,
    };
    let place = place(&better, languages)?;
    let hint = if folders.len() > 1 { "sub-folder" } else { hint };
    Some(Stray { better: format!("{CONTENT}{better}"), place, hint })
}

/// Whether the file at a path relative to `content/` was probably meant to be `site.yaml`.
pub fn is_settings(path: &str) -> bool {
    table(&ending(path).0).is_some_and(|name| name == SITE)
}

/// The name of a file with the ending that it was meant to have, and the hint that says why.
fn ending(name: &str) -> (String, &'static str) {
    let lower = name.to_lowercase();
    let cut = |more: &str| name[..name.len() - more.len()].to_owned();
    let endings = [
        // Notepad adds `.txt` without a word, and Windows hides it.
        (".yaml.txt", ".yaml", "hidden-ending"),
        (".yml.txt", ".yaml", "hidden-ending"),
        (".md.txt", ".md", "hidden-ending"),
        (".yaml.yaml", ".yaml", "hidden-ending"),
        (".md.md", ".md", "hidden-ending"),
        (".yml", ".yaml", "yaml-ending"),
        (".yaml", ".yaml", "rename"),
        (".markdown", ".md", "yaml-ending"),
        (".md", ".md", "rename"),
    ];
    let known = endings.into_iter().find(|(wrong, ..)| lower.ends_with(wrong) && lower.len() > wrong.len());
    match known {
        Some((wrong, right, hint)) => (cut(wrong) + right, hint),
        None => (name.to_owned(), "rename"),
    }
}

/// The type of the records of a folder, whose name may be misspelt, singular, capital or in words.
fn folder(folders: &[&str]) -> Option<Kind> {
    let names = || Kind::foldered().flat_map(|kind| [kind.folder(), kind.word()]);
    let kind = |name: &str| {
        let word = likely(&name.to_lowercase(), names())?;
        Kind::foldered().find(|kind| [kind.folder(), kind.word()].contains(&word))
    };
    folders.iter().find_map(|name| kind(name))
}

/// The file of settings or of many records whose name is nearest to a wrong one.
fn table(name: &str) -> Option<String> {
    let stem = name.strip_suffix(".yaml")?.to_lowercase();
    let site = SITE.trim_end_matches(".yaml");
    let words = Kind::ALL.into_iter().filter_map(|kind| match kind.home() {
        Home::Table(name) => Some((kind.word(), name)),
        Home::Folder => None,
    });
    let word = words.clone().find(|(word, _)| *word == stem).map(|(_, name)| name);
    let table = word.or_else(|| likely(&stem, std::iter::once(site).chain(tables())));
    table.map(|table| format!("{table}.yaml"))
}

/// The name of a text whose language is missing, or is written otherwise than the site does: `a_zh`, `a.cn`.
fn text(stem: &str, languages: &Languages) -> Option<String> {
    let tags: Vec<&str> = languages.iter().map(|(_, tag)| tag).collect();
    for (at, mark) in stem.char_indices().rev().filter(|(_, c)| matches!(c, '.' | '_' | '-' | ' ')) {
        let (id, tag) = (&stem[..at], &stem[at + mark.len_utf8()..]);
        let lower = tag.to_lowercase();
        let known = tags.iter().find(|known| **known == lower).copied();
        if let Some(tag) = known.or_else(|| crate::diagnostic::meant(&lower, tags.iter().copied())) {
            return Some(format!("{id}.{tag}.md"));
        }
        // The text of a language that the site does not have.
        if mark == '.' && (2..=3).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return None;
        }
    }
    Some(format!("{stem}.{}.md", languages.tag(Lang::DEFAULT)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stray_files_have_a_better_name() {
        let languages = Languages::new(vec!["zh".into(), "en".into()]).unwrap();
        let better = |path| stray(path, &languages).map(|stray| stray.better);
        for (path, name) in [
            ("service/a.yaml", "services/a.yaml"),
            ("Services/a.yaml", "services/a.yaml"),
            ("服务事项/a.yaml", "services/a.yaml"),
            ("services/a.yml", "services/a.yaml"),
            ("services/a.YAML", "services/a.yaml"),
            ("services/a.yaml.txt", "services/a.yaml"),
            ("services/2024/a.yaml", "services/a.yaml"),
            ("content/services/a.yaml", "services/a.yaml"),
            ("cases/a.md", "cases/a.zh.md"),
            ("cases/a_zh.md", "cases/a.zh.md"),
            ("cases/a.cn.md", "cases/a.zh.md"),
            ("cases/a-en.md", "cases/a.en.md"),
            ("cases/a.en.md.txt", "cases/a.en.md"),
            ("cases/2024/a.en.md", "cases/a.en.md"),
            ("law.yaml", "laws.yaml"),
            ("laws.yml", "laws.yaml"),
        ] {
            assert_eq!(better(path), Some(format!("content/{name}")), "{path}");
        }
        for path in
            ["photos/x.jpg", "services/plan.docx", "services/新建文本文档.txt", "cases/a.fr.md", "note.yaml"]
        {
            assert_eq!(better(path), None, "{path}");
        }
    }
}
