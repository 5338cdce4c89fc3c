//! Which file is what: paths below `content/` and their meaning.

use crate::model::attachment::FILES;
use crate::model::kind::Home;
use crate::model::{Kind, Lang, Languages};

/// The folder of a site that holds its content, with the slash.
pub const CONTENT: &str = "content/";
/// The file of settings.
pub(super) const SITE: &str = "site.yaml";
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
    /// `files/<path>`, which is published as it is.
    File,
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

/// The names of the files with many records, each once.
pub(super) fn tables() -> impl Iterator<Item = &'static str> + Clone {
    let name = |kind: Kind| match kind.home() {
        Home::Table(name) => Some(name),
        Home::Folder => None,
    };
    Kind::ALL.into_iter().enumerate().filter_map(move |(at, kind)| {
        let known = Kind::ALL[..at].iter().any(|earlier| name(*earlier) == name(kind));
        name(kind).filter(|_| !known)
    })
}

/// The types of the records in a file with many.
pub fn kinds_of(table: &str) -> impl Iterator<Item = Kind> {
    Kind::ALL.into_iter().filter(move |kind| matches!(kind.home(), Home::Table(name) if name == table))
}

/// The meaning of a path relative to `content/`; `None` if Fangce reads nothing there.
pub fn place(path: &str, languages: &Languages) -> Option<Place> {
    if SETTINGS.contains(&path) {
        return Some(Place::Site);
    }
    if let Some(table) = tables().find(|table| path.strip_suffix(".yaml") == Some(table)) {
        return Some(Place::Table(table));
    }
    if path.starts_with(FILES) {
        return Some(Place::File);
    }
    let (folder, name) = path.split_once('/').filter(|(_, name)| !name.contains('/'))?;
    let kind = Kind::foldered().find(|kind| kind.folder() == folder)?;
    if let Some(id) = name.strip_suffix(".yaml") {
        return Some(Place::Record(kind, id.to_owned()));
    }
    let (id, tag) = name.strip_suffix(".md")?.rsplit_once('.')?;
    Some(Place::Text(kind, id.to_owned(), languages.find(tag)?))
}

/// Whether a path relative to `content/` lies in a folder of records.
pub fn is_beside_records(path: &str) -> bool {
    let folder = path.rsplit_once('/').map(|(folder, _)| folder);
    Kind::foldered().any(|kind| Some(kind.folder()) == folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_have_a_meaning() {
        let languages = Languages::new(vec!["zh".into(), "en".into()]).unwrap();
        let place = |path| place(path, &languages);
        assert_eq!(place("services/a-b.yaml"), Some(Place::Record(Kind::Service, "a-b".into())));
        assert_eq!(place("cases/a.en.md"), Some(Place::Text(Kind::Case, "a".into(), Lang(1))));
        assert_eq!(place("laws.yaml"), Some(Place::Table("laws")));
        assert_eq!(place("photos/x.jpg"), None);
        assert_eq!(place("files/scans/x.jpg"), Some(Place::File));
        assert_eq!(kinds_of("laws").collect::<Vec<_>>(), [Kind::Law, Kind::Document]);
        assert_eq!(tables().collect::<Vec<_>>(), ["agencies", "laws", "glossary"]);
    }

    #[test]
    fn a_record_and_its_texts_are_one_group() {
        assert_eq!(group("content/cases/a.en.md"), group("content/cases/a.yaml"));
        assert_ne!(group("content/cases/a.en.md"), group("content/cases/b.en.md"));
        assert_eq!(group("content/files/a.pdf"), "content/files/a.pdf");
    }
}
