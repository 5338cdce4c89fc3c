//! Bytes → [`Draft`]: which file is what, and what stands in it. Not whether it is true.

pub mod mended;
pub mod slips;
pub mod yaml;
pub mod fields;
pub mod value;
pub mod id;
pub mod item;
pub mod record;
pub mod config;
pub mod markdown;
pub mod draft;
pub mod place;

use std::collections::BTreeMap;

use rayon::prelude::*;

pub use draft::{Claim, Draft};
use fields::{Fields, Reader};
use place::{Place, Stray, place};
use yaml::Node;

use crate::diagnostic::{Diagnostic, Found, Span, code};
use crate::model::record::{Agency, Document, Law, Meta, Term};
use crate::model::site::Records;
use crate::model::{Kind, Languages, Prose};
use crate::tree::{FileId, SourceTree};

/// The folder of a site that holds its content, with the slash.
pub const CONTENT: &str = "content/";
/// The most bytes a content file may have. Our largest has 150 KB; a record of 2 MiB is a mistake.
pub const MOST_BYTES: usize = 2 << 20;

/// Reads all of a site's content; `None` if there is no usable `site.yaml`.
pub fn load(sources: &SourceTree) -> Found<Option<Draft>> {
    let mut found = Vec::new();
    let Some(site) = sources.id("content/site.yaml") else {
        found.push(Diagnostic::nowhere(&code::MISSING_SITE).hint("new"));
        return Found { value: None, diagnostics: found };
    };
    let Some((node, languages)) = settings(sources, site, &mut found) else {
        return Found { value: None, diagnostics: found };
    };
    let config = config::config(&node, &mut Reader { languages: &languages, found: &mut found });
    let files: Vec<(FileId, &str)> =
        sources.iter().filter_map(|(id, path, _)| Some((id, path.strip_prefix(CONTENT)?))).collect();
    let read: Vec<(Piece, Vec<Diagnostic>)> =
        files.par_iter().map(|(file, path)| piece(sources, *file, path, &languages)).collect();
    let mut gathered = Gathered::default();
    for (piece, diagnostics) in read {
        found.extend(diagnostics);
        gathered.add(piece);
    }
    gathered.attach_texts(sources, &mut found);
    let value = config.map(|config| Draft { config, records: gathered.records, claims: gathered.claims });
    Found { value, diagnostics: found }
}

fn settings(sources: &SourceTree, site: FileId, found: &mut Vec<Diagnostic>) -> Option<(Node, Languages)> {
    let text = utf8(sources, site, found)?;
    let node = yaml::parse(text, site, found)?;
    let languages = config::languages(&node, found)?;
    Some((node, languages))
}

/// What one file gives.
enum Piece {
    Nothing,
    Agencies(Vec<Agency>),
    Laws(Vec<Law>, Vec<Document>),
    Terms(Vec<Term>),
    Record(Kind, String, FileId, Box<Option<One>>),
    Text(Kind, String, FileId, Prose),
}

/// A record that has a file of its own.
#[expect(clippy::large_enum_variant, reason = "it lives for a moment, in a box")]
enum One {
    Duty(crate::model::record::Duty),
    Boundary(crate::model::record::Boundary),
    Case(crate::model::record::Case),
    Service(crate::model::record::Service),
    Regime(crate::model::record::Regime),
    Procedure(crate::model::record::Procedure),
    Guide(crate::model::record::Guide),
}

fn piece(sources: &SourceTree, file: FileId, path: &str, languages: &Languages) -> (Piece, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let piece = match place(path, languages) {
        Place::Site => Piece::Nothing,
        Place::Stray(stray) => {
            found.push(stray_file(stray, file, sources));
            Piece::Nothing
        }
        Place::Text(kind, id, lang) => match utf8(sources, file, &mut found) {
            Some(text) => Piece::Text(kind, id, file, markdown::parse(text, lang, file, &mut found)),
            None => Piece::Nothing,
        },
        Place::Record(kind, id) => {
            let node = node(sources, file, &mut found);
            let mut reader = Reader { languages, found: &mut found };
            id::check_id(&id, Span::file(file), &mut reader);
            let one = node.and_then(|node| one(kind, &node, &id, &mut reader));
            Piece::Record(kind, id, file, Box::new(one))
        }
        table => match node(sources, file, &mut found) {
            Some(node) => read_table(&table, &node, &mut Reader { languages, found: &mut found }),
            None => Piece::Nothing,
        },
    };
    (piece, found)
}

fn stray_file(stray: Stray, file: FileId, sources: &SourceTree) -> Diagnostic {
    let found = Diagnostic::new(&code::STRAY_FILE, Span::file(file)).with("file", sources.path(file));
    match stray {
        Stray::Unknown => found.hint("kinds"),
        Stray::Ending(better) => found.hint_with("yaml-ending", "better", better),
        Stray::Name(better) => found.hint_with("rename", "better", better),
    }
}

fn one(kind: Kind, node: &Node, id: &str, reader: &mut Reader) -> Option<One> {
    Some(match kind {
        Kind::Duty => One::Duty(record::duty::duty(node, id, reader)?),
        Kind::Boundary => One::Boundary(record::boundary::boundary(node, id, reader)?),
        Kind::Case => One::Case(record::case::case(node, id, reader)?),
        Kind::Service => One::Service(record::service::service(node, id, reader)?),
        Kind::Regime => One::Regime(record::regime::regime(node, id, reader)?),
        Kind::Procedure => One::Procedure(record::procedure::procedure(node, id, reader)?),
        Kind::Guide => One::Guide(record::guide::guide(node, id, reader)?),
        Kind::Agency | Kind::Law | Kind::Document | Kind::Term => return None,
    })
}

fn read_table(table: &Place, node: &Node, reader: &mut Reader) -> Piece {
    let what = match table {
        Place::Agencies => "agencies",
        Place::Laws => "laws",
        _ => "glossary",
    };
    let Some(mut fields) = Fields::of(node, what, reader) else { return Piece::Nothing };
    let piece = match table {
        Place::Agencies => {
            let mut all = fields.list(reader, "agencies", record::agency::body);
            all.extend(fields.list(reader, "units", record::agency::unit));
            all.extend(fields.list(reader, "roles", record::agency::role));
            Piece::Agencies(all)
        }
        Place::Laws => {
            let laws = fields.list(reader, "laws", record::law::law);
            Piece::Laws(laws, fields.list(reader, "documents", record::law::document))
        }
        _ => Piece::Terms(fields.list(reader, "terms", record::term::term)),
    };
    fields.finish(reader);
    piece
}

/// The text of a file, after reports if it is too large or no UTF-8.
fn utf8<'s>(sources: &'s SourceTree, file: FileId, found: &mut Vec<Diagnostic>) -> Option<&'s str> {
    let bytes = sources.bytes(file);
    if bytes.len() > MOST_BYTES {
        let large = Diagnostic::new(&code::FILE_TOO_LARGE, Span::file(file))
            .with("most", format!("{} MiB", MOST_BYTES >> 20));
        found.push(large.hint("split"));
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let at = error.valid_up_to();
            let hint = if is_gbk(bytes) { "gbk" } else { "utf8" };
            found.push(Diagnostic::new(&code::NOT_UTF8, Span::new(file, at, at + 1)).hint(hint));
            None
        }
    }
}

/// Whether bytes that are no UTF-8 read without error as GB18030 and then hold Chinese characters.
fn is_gbk(bytes: &[u8]) -> bool {
    let (text, had_errors) = encoding_rs::GB18030.decode_without_bom_handling(bytes);
    !had_errors && text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

fn node(sources: &SourceTree, file: FileId, found: &mut Vec<Diagnostic>) -> Option<Node> {
    let text = utf8(sources, file, found)?;
    yaml::parse(text, file, found)
}

#[derive(Default)]
struct Gathered {
    records: Records,
    claims: Vec<Claim>,
    texts: BTreeMap<(Kind, String), Vec<(FileId, Prose)>>,
}

impl Gathered {
    fn add(&mut self, piece: Piece) {
        match piece {
            Piece::Nothing => {}
            Piece::Agencies(agencies) => {
                self.claim(Kind::Agency, agencies.iter().map(|agency| &agency.meta));
                self.records.agencies.extend(agencies);
            }
            Piece::Laws(laws, documents) => {
                self.claim(Kind::Law, laws.iter().map(|law| &law.meta));
                self.claim(Kind::Document, documents.iter().map(|document| &document.meta));
                self.records.laws.extend(laws);
                self.records.documents.extend(documents);
            }
            Piece::Terms(terms) => {
                self.claim(Kind::Term, terms.iter().map(|term| &term.meta));
                self.records.terms.extend(terms);
            }
            Piece::Record(kind, id, file, one) => {
                self.claims.push(Claim { kind, id, span: Span::file(file) });
                self.records.push(*one);
            }
            Piece::Text(kind, id, file, prose) => {
                self.texts.entry((kind, id)).or_default().push((file, prose))
            }
        }
    }

    fn claim<'m>(&mut self, kind: Kind, metas: impl Iterator<Item = &'m Meta>) {
        self.claims.extend(metas.map(|meta| Claim { kind, id: meta.id.clone(), span: meta.span }));
    }

    /// Gives each record its long texts and reports those that belong to none.
    fn attach_texts(&mut self, sources: &SourceTree, found: &mut Vec<Diagnostic>) {
        let claimed: std::collections::BTreeSet<(Kind, &str)> =
            self.claims.iter().map(|claim| (claim.kind, claim.id.as_str())).collect();
        for ((kind, id), texts) in &self.texts {
            if claimed.contains(&(*kind, id.as_str())) {
                continue;
            }
            for (file, _) in texts {
                let better = format!("content/{}/{id}.yaml", kind.folder());
                let stray =
                    Diagnostic::new(&code::STRAY_TEXT, Span::file(*file)).with("file", sources.path(*file));
                found.push(stray.hint_with("add-record", "better", better));
            }
        }
        self.records.for_each_filed(|kind, meta| {
            let texts = self.texts.remove(&(kind, meta.id.clone())).unwrap_or_default();
            meta.prose = texts.into_iter().map(|(_, prose)| prose).collect();
            meta.prose.sort_by_key(|prose| prose.lang);
        });
    }
}

impl Records {
    fn push(&mut self, one: Option<One>) {
        match one {
            None => {}
            Some(One::Duty(record)) => self.duties.push(record),
            Some(One::Boundary(record)) => self.boundaries.push(record),
            Some(One::Case(record)) => self.cases.push(record),
            Some(One::Service(record)) => self.services.push(record),
            Some(One::Regime(record)) => self.regimes.push(record),
            Some(One::Procedure(record)) => self.procedures.push(record),
            Some(One::Guide(record)) => self.guides.push(record),
        }
    }

    /// Visits the common fields of every record that has a file of its own.
    fn for_each_filed(&mut self, mut visit: impl FnMut(Kind, &mut Meta)) {
        self.duties.iter_mut().for_each(|record| visit(Kind::Duty, &mut record.meta));
        self.boundaries.iter_mut().for_each(|record| visit(Kind::Boundary, &mut record.meta));
        self.cases.iter_mut().for_each(|record| visit(Kind::Case, &mut record.meta));
        self.services.iter_mut().for_each(|record| visit(Kind::Service, &mut record.meta));
        self.regimes.iter_mut().for_each(|record| visit(Kind::Regime, &mut record.meta));
        self.procedures.iter_mut().for_each(|record| visit(Kind::Procedure, &mut record.meta));
        self.guides.iter_mut().for_each(|record| visit(Kind::Guide, &mut record.meta));
    }
}
