//! Which file is what: paths below `content/` and their meaning.

use crate::diagnostic::nearest;
use crate::model::{Kind, Lang, Languages};

/// What a file of `content/` holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// `site.yaml`.
    Site,
    /// `agencies.yaml`.
    Agencies,
    /// `laws.yaml`.
    Laws,
    /// `glossary.yaml`.
    Glossary,
    /// `<type>/<id>.yaml`.
    Record(Kind, String),
    /// `<type>/<id>.<lang>.md`.
    Text(Kind, String, Lang),
    /// Nothing that Fangce reads.
    Stray(Stray),
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

const TABLES: [(&str, Place); 4] = [
    ("site.yaml", Place::Site),
    ("agencies.yaml", Place::Agencies),
    ("laws.yaml", Place::Laws),
    ("glossary.yaml", Place::Glossary),
];

/// The meaning of a path relative to `content/`.
pub fn place(path: &str, languages: &Languages) -> Place {
    if let Some((_, table)) = TABLES.iter().find(|(name, _)| *name == path) {
        return table.clone();
    }
    if let Some(stem) = path.strip_suffix(".yml") {
        return Place::Stray(Stray::Ending(format!("content/{stem}.yaml")));
    }
    let Some((folder, name)) = path.split_once('/') else {
        let near = nearest(path, TABLES.iter().map(|(name, _)| *name));
        return Place::Stray(near.map_or(Stray::Unknown, |name| Stray::Name(format!("content/{name}"))));
    };
    if name.contains('/') {
        return Place::Stray(Stray::Unknown);
    }
    let Some(kind) = Kind::FOLDERS.into_iter().find(|kind| kind.folder() == folder) else {
        let words = Kind::FOLDERS.iter().flat_map(|kind| [kind.folder(), kind.word()]);
        let near = nearest(folder, words).and_then(|word| {
            Kind::FOLDERS.into_iter().find(|kind| [kind.folder(), kind.word()].contains(&word))
        });
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
}
