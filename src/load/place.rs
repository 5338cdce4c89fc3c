//! Which file is what: paths below `content/` and their meaning.

use crate::diagnostic::nearest;
use crate::model::kind::Home;
use crate::model::{Kind, Lang, Languages};

/// The folder of a site that holds its content, with the slash.
pub const CONTENT: &str = "content/";
/// The file of settings.
const SITE: &str = "site.yaml";
/// The file of holidays.
const CALENDAR: &str = "calendar.yaml";
/// The file of new addresses.
const MOVED: &str = "moved.yaml";

/// The files of settings, which hold no records.
const SETTINGS: [&str; 3] = [SITE, CALENDAR, MOVED];

/// What a file of `content/` holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// `site.yaml`, or a file that belongs to the settings as well.
    Site,
    /// `<name>.yaml`, a file with many records.
    Table(&'static str),
    /// `<type>/<id>.yaml`.
    Record(Kind, String),
    /// `<type>/<id>.<lang>.md`.
    Text(Kind, String, Lang),
    /// Nothing that Fangce reads.
    Stray(Stray),
}

/// The path of the settings.
pub fn settings() -> String {
    format!("{CONTENT}{SITE}")
}

/// The path of the calendar.
pub fn calendar() -> String {
    format!("{CONTENT}{CALENDAR}")
}

/// The path of the new addresses.
pub fn moved() -> String {
    format!("{CONTENT}{MOVED}")
}

/// Whether a path is that of a file of settings.
pub fn is_setting(path: &str) -> bool {
    path.strip_prefix(CONTENT).is_some_and(|path| SETTINGS.contains(&path))
}

/// What the files of a group have in common: a record's file and its long texts are one group, any other
/// file is one by itself. Any path has one; the group of a path depends on that path alone.
pub fn group(path: &str) -> &str {
    let text = || path.strip_suffix(".md").and_then(|stem| Some(stem.rsplit_once('.')?.0));
    path.strip_suffix(".yaml").or_else(text).unwrap_or(path)
}

/// What a stray file may have been meant to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stray {
    /// Nothing comes to mind.
    Unknown,
    /// It lacks only the usual ending: its better path.
    Ending(String),
    /// A name is misspelt: its better path.
    Name(String),
}

/// The names of the files with many records.
fn tables() -> impl Iterator<Item = &'static str> {
    Kind::ALL.into_iter().filter_map(|kind| match kind.home() {
        Home::Table(name) => Some(name),
        Home::Folder => None,
    })
}

/// The meaning of a path relative to `content/`.
pub fn place(path: &str, languages: &Languages) -> Place {
    if SETTINGS.contains(&path) {
        return Place::Site;
    }
    if let Some(table) = tables().find(|table| path.strip_suffix(".yaml") == Some(table)) {
        return Place::Table(table);
    }
    if let Some(stem) = path.strip_suffix(".yml") {
        return Place::Stray(Stray::Ending(format!("content/{stem}.yaml")));
    }
    let Some((folder, name)) = path.split_once('/') else {
        let near = near_table(path);
        return Place::Stray(near.map_or(Stray::Unknown, |name| Stray::Name(format!("content/{name}"))));
    };
    if name.contains('/') {
        return Place::Stray(Stray::Unknown);
    }
    let Some(kind) = Kind::foldered().find(|kind| kind.folder() == folder) else {
        let words = Kind::foldered().flat_map(|kind| [kind.folder(), kind.word()]);
        let near = nearest(folder, words)
            .and_then(|word| Kind::foldered().find(|kind| [kind.folder(), kind.word()].contains(&word)));
        return Place::Stray(
            near.map_or(Stray::Unknown, |kind| Stray::Name(format!("content/{}/{name}", kind.folder()))),
        );
    };
    if let Some(id) = name.strip_suffix(".yaml") {
        return Place::Record(kind, id.to_owned());
    }
    let text = name.strip_suffix(".md").and_then(|stem| stem.rsplit_once('.'));
    match text.and_then(|(id, tag)| Some((id, languages.find(tag)?))) {
        Some((id, lang)) => Place::Text(kind, id.to_owned(), lang),
        None => Place::Stray(better_text(folder, name, languages)),
    }
}

/// The file of settings or records whose name is nearest to a wrong one.
fn near_table(name: &str) -> Option<String> {
    let known: Vec<String> = SETTINGS
        .map(str::to_owned)
        .into_iter()
        .chain(tables().map(|table| format!("{table}.yaml")))
        .collect();
    nearest(name, known.iter().map(String::as_str)).map(str::to_owned)
}

fn better_text(folder: &str, name: &str, languages: &Languages) -> Stray {
    match name.strip_suffix(".md") {
        Some(stem) => {
            let id = stem.split('.').next().unwrap_or(stem);
            Stray::Ending(format!("content/{folder}/{id}.{}.md", languages.tag(Lang(0))))
        }
        None => Stray::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_have_a_meaning_or_a_better_name() {
        let languages = Languages::new(vec!["zh".into(), "en".into()]).unwrap();
        let place = |path| place(path, &languages);
        assert_eq!(place("services/a-b.yaml"), Place::Record(Kind::Service, "a-b".into()));
        assert_eq!(place("cases/a.en.md"), Place::Text(Kind::Case, "a".into(), Lang(1)));
        assert_eq!(place("service/a.yaml"), Place::Stray(Stray::Name("content/services/a.yaml".into())));
        assert_eq!(place("services/a.yml"), Place::Stray(Stray::Ending("content/services/a.yaml".into())));
        assert_eq!(place("cases/a.md"), Place::Stray(Stray::Ending("content/cases/a.zh.md".into())));
        assert_eq!(place("law.yaml"), Place::Stray(Stray::Name("content/laws.yaml".into())));
        assert_eq!(place("photos/x.jpg"), Place::Stray(Stray::Unknown));
    }
    #[test]
    fn a_record_and_its_texts_are_one_group() {
        assert_eq!(group("content/cases/a.en.md"), group("content/cases/a.yaml"));
        assert_ne!(group("content/cases/a.en.md"), group("content/cases/b.en.md"));
        assert_eq!(group("content/files/a.pdf"), "content/files/a.pdf");
    }
}
