//! A group of files → its [`Draft`].

use super::attachment::{attachment, is_publishable};
use super::bytes::utf8;
use super::draft::{Claim, Draft};
use super::fields::{Fields, Reader};
use super::id::check_id;
use super::kindred::{is_fault, kind_of};
use super::place::{CONTENT, Place, is_beside_records, kinds_of, place};
use super::stray::{Stray, stray};
use super::yaml::{Node, Value};
use super::{markdown, record, yaml};
use crate::diagnostic::{Arg, Diagnostic, Span, code};
use crate::model::id::to_id;
use crate::model::record::{Meta, Record};
use crate::model::site::Shared;
use crate::model::{Kind, Languages, Prose};
use crate::tree::{FileId, SourceTree};

/// What the files of a group say, given in path order.
///
/// Files outside `content/` say nothing, nor do the settings, which [`super::settings`] reads.
pub fn draft(sources: &SourceTree, files: &[FileId], languages: &Languages) -> Draft {
    let mut group = Group { sources, languages, draft: Draft::default(), texts: Vec::new() };
    let places = files.iter().filter_map(|file| {
        let path = sources.path(*file).strip_prefix(CONTENT)?;
        Some((*file, path, place(path, languages)))
    });
    // Texts first, since a record holds them.
    let (texts, others): (Vec<_>, Vec<_>) =
        places.partition(|(.., place)| matches!(place, Some(Place::Text(..))));
    for (file, path, place) in texts.into_iter().chain(others) {
        match place {
            Some(place) => group.read(file, place),
            None => group.stray(file, path),
        }
    }
    group.stray_texts();
    group.draft
}

/// The lists of each file with many records.
const LISTS: [(&str, &[&str]); 3] = [
    ("agencies", &["agencies", "units", "roles"]),
    ("laws", &["laws", "documents"]),
    ("glossary", &["terms"]),
];

/// What was read of a group so far.
struct Group<'s> {
    sources: &'s SourceTree,
    languages: &'s Languages,
    draft: Draft,
    /// Long texts for which no record came yet.
    texts: Vec<(Kind, String, Prose)>,
}

impl Group<'_> {
    fn read(&mut self, file: FileId, place: Place) {
        match place {
            Place::Site => {}
            Place::Text(kind, id, lang) => {
                if let Some(text) = utf8(self.sources, file, &mut self.draft.found) {
                    if text.trim_matches('\u{feff}').trim().is_empty() {
                        let empty = Diagnostic::new(&code::EMPTY_FILE, Span::file(file));
                        let empty = empty.with("type", Arg::Word(kind.word()));
                        return self.draft.found.push(empty.hint("write-text"));
                    }
                    self.texts.push((
                        kind,
                        id,
                        markdown::parse(text, kind.folder(), lang, file, &mut self.draft.found),
                    ));
                }
            }
            Place::Record(kind, id) => self.record(file, kind, id),
            Place::File => {
                self.draft.files.extend(attachment(self.sources, file, &mut self.draft.found));
            }
            Place::Table(name) => match node(self.sources, file, &mut self.draft.found) {
                Some(node) => self.table(name, &node),
                None => self.draft.incomplete.extend(kinds_of(name)),
            },
        }
    }

    fn record(&mut self, file: FileId, kind: Kind, id: String) {
        let own = self.texts.extract_if(.., |(of, name, _)| *of == kind && *name == id);
        let mut prose: Vec<Prose> = own.map(|(_, _, prose)| prose).collect();
        prose.sort_by_key(|prose| prose.lang);
        let found = &mut self.draft.found;
        let node = node(self.sources, file, found);
        check_id(&id, Span::file(file), &mut Reader::new(self.languages, found));
        self.draft.lost.extend(to_id(&id).filter(|better| *better != id).map(|better| (kind, better)));
        if let Some(node) = node {
            self.filed(file, kind, &id, &node, prose);
        }
        self.draft.claims.push(Claim { kind, id, span: Span::file(file) });
    }

    /// Reads the record of a file, or says what the file is instead.
    fn filed(&mut self, file: FileId, kind: Kind, id: &str, node: &Node, prose: Vec<Prose>) {
        if node.value == Value::Map(Vec::new()) {
            let empty = Diagnostic::new(&code::EMPTY_FILE, Span::file(file));
            return self.draft.found.push(empty.with("type", Arg::Word(kind.word())).hint("write-or-delete"));
        }
        let mut found = Vec::new();
        let one = record::filed(kind, node, id, prose, &mut Reader::new(self.languages, &mut found));
        if found.iter().filter(|found| is_fault(found, node)).count() > 1
            && let Some(other) = kind_of(node, self.languages)
        {
            self.draft.lost.push((other, id.to_owned()));
            let better = format!("{CONTENT}{}/{id}.yaml", other.folder());
            let wrong =
                Diagnostic::new(&code::WRONG_FOLDER, Span::file(file)).with("found", Arg::Word(other.word()));
            let wrong = wrong.with("folder", kind.folder());
            return self.draft.found.push(wrong.hint_with("move", "better", better));
        }
        self.draft.found.append(&mut found);
        self.draft.records.extend(one);
    }

    fn table(&mut self, name: &'static str, node: &Node) {
        let mut found = Vec::new();
        let reader = &mut Reader::new(self.languages, &mut found);
        match (name, Fields::of(node, name, reader)) {
            (_, None) => {}
            ("agencies", Some(mut fields)) => {
                self.rows(fields.list(reader, "agencies", record::agency::body));
                self.rows(fields.list(reader, "units", record::agency::unit));
                self.rows(fields.list(reader, "roles", record::agency::role));
                fields.finish(reader);
            }
            ("laws", Some(mut fields)) => {
                self.rows(fields.list(reader, "laws", record::law::law));
                self.rows(fields.list(reader, "documents", record::law::document));
                fields.finish(reader);
            }
            ("glossary", Some(mut fields)) => {
                self.rows(fields.list(reader, "terms", record::term::term));
                fields.finish(reader);
            }
            (name, _) => unreachable!("no reader for the table {name}"),
        }
        // A list under a wrong name, or none: its records are there and were not read.
        let twice = self.draft.found.iter().any(|found| found.code == &code::DUPLICATE_KEY);
        let list = |found: &Diagnostic| is_fault(found, node) || found.span == Some(node.span);
        let whole =
            |entry: &super::yaml::Entry| found.iter().any(|found| found.span == Some(entry.value.span));
        let entries = if let Value::Map(entries) = &node.value { entries.as_slice() } else { &[] };
        if twice || found.iter().any(list) || entries.iter().any(whole) {
            self.draft.incomplete.extend(kinds_of(name));
        }
        let other =
            |list: &str| LISTS.iter().find(|(_, lists)| lists.contains(&list)).map(|(table, _)| *table);
        for found in
            found.iter_mut().filter(|found| found.code == &code::UNKNOWN_FIELD && is_fault(found, node))
        {
            if let Some(table) = found.text("field").and_then(other) {
                let hinted =
                    found.clone().hint_with("other-file", "better", format!("{CONTENT}{table}.yaml"));
                *found = Diagnostic { fix: Vec::new(), ..hinted };
            }
        }
        self.draft.found.append(&mut found);
    }

    fn rows<R: Record + Into<Shared>>(&mut self, rows: Vec<R>) {
        for row in rows {
            let Meta { id, span, .. } = row.meta();
            match to_id(id) {
                Some(better) if better != *id => self.draft.lost.push((R::KIND, better)),
                // Without an id, which was reported, nobody knows which references mean it.
                None if id.is_empty() => self.draft.incomplete.push(R::KIND),
                _ => {}
            }
            self.draft.claims.push(Claim { kind: R::KIND, id: id.clone(), span: *span });
            self.draft.records.push(row.into());
        }
    }

    /// Reports a file that is nothing Fangce reads, and keeps in mind what it was probably meant to be.
    fn stray(&mut self, file: FileId, path: &str) {
        let found =
            Diagnostic::new(&code::STRAY_FILE, Span::file(file)).with("file", self.sources.path(file));
        let stray = stray(path, self.languages).or_else(|| self.by_fields(file, path));
        let Some(Stray { better, place, hint }) = stray else {
            if is_beside_records(path) && is_publishable(path) {
                // A form or a picture of the record beside it; whether a text shows it only the whole site knows.
                self.draft.files.extend(attachment(self.sources, file, &mut self.draft.found));
                return;
            }
            return self.draft.found.push(found.hint("kinds"));
        };
        self.draft.found.push(found.hint_with(hint, "better", better));
        match place {
            Place::Record(kind, id) => self.draft.lost.push((kind, id)),
            Place::Table(name) => self.draft.incomplete.extend(kinds_of(name)),
            Place::Site | Place::Text(..) | Place::File => {}
        }
    }

    /// What a record in a folder of an unknown name, or in none, is by its fields.
    fn by_fields(&self, file: FileId, path: &str) -> Option<Stray> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let id = name.strip_suffix(".yaml")?;
        let node = node(self.sources, file, &mut Vec::new())?;
        let kind = kind_of(&node, self.languages)?;
        let place = Place::Record(kind, id.to_owned());
        Some(Stray { better: format!("{CONTENT}{}/{name}", kind.folder()), place, hint: "rename" })
    }

    /// Reports the long texts that belong to no record.
    fn stray_texts(&mut self) {
        for (kind, id, prose) in &self.texts {
            let better = format!("{CONTENT}{}/{id}.yaml", kind.folder());
            let stray = Diagnostic::new(&code::STRAY_TEXT, Span::file(prose.file));
            let stray = stray.with("file", self.sources.path(prose.file));
            self.draft.found.push(stray.hint_with("add-record", "better", better));
        }
    }
}

/// The tree of a YAML file, after reports if it has none.
pub fn node(sources: &SourceTree, file: FileId, found: &mut Vec<Diagnostic>) -> Option<Node> {
    yaml::parse(utf8(sources, file, found)?, file, found)
}
