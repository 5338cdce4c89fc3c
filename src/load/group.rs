//! A group of files → its [`Draft`].

use super::bytes::utf8;
use super::draft::{Claim, Draft};
use super::fields::{Fields, Reader};
use super::id::check_id;
use super::place::{CONTENT, Place, Stray, place};
use super::yaml::Node;
use super::{markdown, record, yaml};
use crate::diagnostic::{Diagnostic, Span, code};
use crate::model::record::{Meta, Record};
use crate::model::site::Shared;
use crate::model::{Kind, Languages, Prose};
use crate::tree::{FileId, SourceTree};

/// What the files of a group say, given in path order.
///
/// Files outside `content/` say nothing, nor do the settings, which [`super::settings`] reads.
pub fn draft(sources: &SourceTree, files: &[FileId], languages: &Languages) -> Draft {
    let mut group = Group::default();
    let places = files.iter().filter_map(|file| {
        let path = sources.path(*file).strip_prefix(CONTENT)?;
        Some((*file, place(path, languages)))
    });
    // Texts first, since a record holds them.
    let (texts, others): (Vec<_>, Vec<_>) = places.partition(|(_, place)| matches!(place, Place::Text(..)));
    for (file, place) in texts.into_iter().chain(others) {
        group.read(sources, file, place, languages);
    }
    group.stray_texts(sources);
    group.draft
}

/// What was read of a group so far.
#[derive(Default)]
struct Group {
    draft: Draft,
    /// Long texts for which no record came yet.
    texts: Vec<(Kind, String, Prose)>,
}

impl Group {
    fn read(&mut self, sources: &SourceTree, file: FileId, place: Place, languages: &Languages) {
        let found = &mut self.draft.found;
        match place {
            Place::Site => {}
            Place::Stray(stray) => found.push(stray_file(stray, file, sources)),
            Place::Text(kind, id, lang) => {
                if let Some(text) = utf8(sources, file, found) {
                    self.texts.push((kind, id, markdown::parse(text, lang, file, found)));
                }
            }
            Place::Record(kind, id) => {
                let own = self.texts.extract_if(.., |(of, name, _)| *of == kind && *name == id);
                let mut prose: Vec<Prose> = own.map(|(_, _, prose)| prose).collect();
                prose.sort_by_key(|prose| prose.lang);
                let node = node(sources, file, found);
                let mut reader = Reader::new(languages, found);
                check_id(&id, Span::file(file), &mut reader);
                let one = node.and_then(|node| record::filed(kind, &node, &id, prose, &mut reader));
                self.draft.records.extend(one);
                self.draft.claims.push(Claim { kind, id, span: Span::file(file) });
            }
            Place::Table(name) => {
                if let Some(node) = node(sources, file, found) {
                    self.table(name, &node, languages);
                }
            }
        }
    }

    fn table(&mut self, name: &str, node: &Node, languages: &Languages) {
        let mut found = std::mem::take(&mut self.draft.found);
        let reader = &mut Reader::new(languages, &mut found);
        match name {
            "agencies" => {
                if let Some(mut fields) = Fields::of(node, "agencies", reader) {
                    self.rows(fields.list(reader, "agencies", record::agency::body));
                    self.rows(fields.list(reader, "units", record::agency::unit));
                    self.rows(fields.list(reader, "roles", record::agency::role));
                    fields.finish(reader);
                }
            }
            "laws" => {
                if let Some(mut fields) = Fields::of(node, "laws", reader) {
                    self.rows(fields.list(reader, "laws", record::law::law));
                    self.rows(fields.list(reader, "documents", record::law::document));
                    fields.finish(reader);
                }
            }
            "glossary" => {
                if let Some(mut fields) = Fields::of(node, "glossary", reader) {
                    self.rows(fields.list(reader, "terms", record::term::term));
                    fields.finish(reader);
                }
            }
            name => unreachable!("no reader for the table {name}"),
        }
        self.draft.found = found;
    }

    fn rows<R: Record + Into<Shared>>(&mut self, rows: Vec<R>) {
        for row in rows {
            let Meta { id, span, .. } = row.meta();
            self.draft.claims.push(Claim { kind: R::KIND, id: id.clone(), span: *span });
            self.draft.records.push(row.into());
        }
    }

    /// Reports the long texts that belong to no record.
    fn stray_texts(&mut self, sources: &SourceTree) {
        for (kind, id, prose) in &self.texts {
            let better = format!("{CONTENT}{}/{id}.yaml", kind.folder());
            let stray = Diagnostic::new(&code::STRAY_TEXT, Span::file(prose.file));
            let stray = stray.with("file", sources.path(prose.file));
            self.draft.found.push(stray.hint_with("add-record", "better", better));
        }
    }
}

fn stray_file(stray: Stray, file: FileId, sources: &SourceTree) -> Diagnostic {
    let found = Diagnostic::new(&code::STRAY_FILE, Span::file(file)).with("file", sources.path(file));
    match stray {
        Stray::Unknown => found.hint("kinds"),
        Stray::Ending(better) => found.hint_with("yaml-ending", "better", better),
        Stray::Name(better) => found.hint_with("rename", "better", better),
    }
}

/// The tree of a YAML file, after reports if it has none.
pub fn node(sources: &SourceTree, file: FileId, found: &mut Vec<Diagnostic>) -> Option<Node> {
    yaml::parse(utf8(sources, file, found)?, file, found)
}
