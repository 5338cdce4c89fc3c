//! What was found, without what only follows from it: a comma missing in the file of agencies makes every reference
//! to an agency look wrong, and none of them is.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::diagnostic::{Arg, Code, Diagnostic, Level, Span, code, nearest};
use crate::load::{Draft, place};
use crate::model::kind::Home;
use crate::model::{Kind, Link, Site};
use crate::tree::{FileId, SourceTree};

/// From how many references to a record that does not exist on they are one problem, the record's.
const MANY: usize = 3;
/// How many places a message lists at most.
const LISTED: usize = 5;

/// Errors after which a file's lists and steps may not be those that are meant.
static TEARING: [&Code; 6] = [
    &code::DUPLICATE_KEY,
    &code::UNKNOWN_FIELD,
    &code::MISSING_FIELD,
    &code::TWO_FORMS,
    &code::BAD_ID,
    &code::WRONG_TYPE,
];
/// What follows from that.
static FOLLOWING: [&Code; 10] = [
    &code::UNKNOWN_STEP,
    &code::UNREACHABLE_STEP,
    &code::NO_WAY_TO_END,
    &code::LEAVES_BRANCH,
    &code::TOO_FEW_ANSWERS,
    &code::UNDECLARED_ACTOR,
    &code::UNUSED_ACTOR,
    &code::COUNT_MISMATCH,
    &code::CONTRADICTS_HOME,
    &code::VALUE_NOT_SAID,
];

/// How many problems of one kind in a file are told one by one.
const MOST_ALIKE: usize = 3;
/// What an editor, a program or an input method does to a whole file.
static FOLDED: [&Code; 9] = [
    &code::INVISIBLE_CHARACTER,
    &code::BAD_INDENT_CHARACTER,
    &code::FULLWIDTH_COLON,
    &code::FULLWIDTH_PUNCTUATION,
    &code::CURLY_QUOTES,
    &code::YAML_SYNTAX,
    &code::UNKNOWN_LANGUAGE,
    &code::TYPED_NUMBER,
    &code::MISSING_TRANSLATION,
];
/// What could not be read, so that nothing is known of references to it.
#[derive(Debug, Default)]
pub struct Unread {
    /// Types of which some records are not known.
    kinds: BTreeSet<Kind>,
    /// Names that records would bear if their files or ids were in order.
    names: HashSet<(Kind, String)>,
    /// Files in which a record was not read as it was meant.
    files: HashSet<FileId>,
    /// Files in which fields are missing, unknown or twice.
    torn: HashSet<FileId>,
    /// Where errors were found in reading.
    errors: Vec<Span>,
}

impl Unread {
    /// What some drafts could not read.
    pub fn of<'d>(drafts: impl Iterator<Item = &'d Draft>) -> Self {
        let mut unread = Self::default();
        for draft in drafts {
            unread.kinds.extend(&draft.incomplete);
            unread.names.extend(draft.lost.iter().cloned());
            let errors = draft.found.iter().filter(|found| found.level == Level::Error);
            let torn = errors.clone().filter(|found| TEARING.contains(&found.code));
            unread.torn.extend(torn.filter_map(|found| Some(found.span?.file)));
            let spans: Vec<Span> = errors.filter_map(|found| found.span).collect();
            unread.files.extend(spans.iter().map(|span| span.file));
            unread.errors.extend(spans);
        }
        unread.errors.sort_unstable();
        unread
    }

    /// Leaves out what follows from what could not be read, and says what is missing once.
    pub fn causes(&self, found: Vec<Diagnostic>, site: &Site, sources: &SourceTree) -> Vec<Diagnostic> {
        let mut kept: Vec<Diagnostic> = Vec::with_capacity(found.len());
        let mut lost: BTreeMap<(Kind, String), Vec<Diagnostic>> = BTreeMap::new();
        for found in found {
            match target(&found) {
                Some(link) if self.is_unread(&link, site) => {}
                Some(link) if site.find(link.kind, &link.id).is_none() => {
                    lost.entry((link.kind, link.id)).or_default().push(found);
                }
                None if self.is_of_lost(&found) => {}
                None if self.is_within(&found, sources) || self.is_of_torn(&found) => {}
                _ => kept.push(found),
            }
        }
        // Who seems to be named nowhere may be meant where a reference leads nowhere.
        let lacking: BTreeSet<Kind> = lost.keys().map(|(kind, _)| *kind).collect();
        let idle = |found: &Diagnostic| {
            found.code == &code::UNUSED_AGENCY && lacking.contains(&Kind::Agency)
                || found.code == &code::UNUSED_LAW && lacking.contains(&Kind::Law)
        };
        kept.retain(|found| !idle(found));
        kept.extend(missing(lost, site, sources));
        crate::diagnostic::sort(&mut kept, sources);
        folded(kept)
    }

    /// Whether nothing can be said of a reference.
    fn is_unread(&self, link: &Link, site: &Site) -> bool {
        let record = site.find(link.kind, &link.id);
        self.kinds.contains(&link.kind) && record.is_none()
            || self.names.contains(&(link.kind, link.id.clone()))
            || record.is_some_and(|record| self.files.contains(&record.meta().span.file))
    }

    /// Whether a text belongs to a record whose file has a wrong name, which was reported.
    fn is_of_lost(&self, found: &Diagnostic) -> bool {
        let better = found.hint.iter().flat_map(|hint| &hint.args).find_map(|(key, arg)| match arg {
            Arg::Text(path) if *key == "better" && found.code == &code::STRAY_TEXT => Some(path.as_str()),
            _ => None,
        });
        let path = better.and_then(|path| path.strip_prefix(place::CONTENT)?.strip_suffix(".yaml"));
        path.and_then(|path| path.split_once('/')).is_some_and(|(folder, id)| {
            self.names.iter().any(|(kind, name)| kind.folder() == folder && name == id)
        })
    }

    /// Whether it is said of the steps of a procedure, of the number of items, or of a value, in a file whose fields are not in
    /// order: two steps may have run together, or a list may have lost its name.
    fn is_of_torn(&self, found: &Diagnostic) -> bool {
        FOLLOWING.contains(&found.code) && found.span.is_some_and(|span| self.torn.contains(&span.file))
    }

    /// Whether a warning is about a text in which an error was found.
    fn is_within(&self, found: &Diagnostic, sources: &SourceTree) -> bool {
        const ABOUT: [&Code; 3] = [&code::MISSING_TRANSLATION, &code::LANGUAGE_PARITY, &code::VALUE_NOT_SAID];
        let about = ABOUT.contains(&found.code);
        let Some(span) = found.span.filter(|_| about) else { return false };
        let path = sources.path(span.file);
        if path.ends_with(".md") {
            // The texts of a record are compared as wholes.
            let texts =
                self.files.iter().map(|file| sources.path(*file)).filter(|path| path.ends_with(".md"));
            return texts.map(place::group).any(|group| group == place::group(path));
        }
        let first = self.errors.partition_point(|error| (error.file, error.start) < (span.file, span.start));
        self.errors.get(first).is_some_and(|error| error.file == span.file && error.start <= span.end)
    }
}

/// Problems that are all alike, told once: a file that was indented with tabs has one mistake and not one a line.
///
/// They come in order; the first of each kind stands for the others, whose changes it takes over.
fn folded(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let alike = |found: &Diagnostic| {
        // A language that the site does not list is one mistake of the site.
        let file = found.span.filter(|_| found.code != &code::UNKNOWN_LANGUAGE).map(|span| span.file);
        let hint = found.hint.as_ref().map_or("", |hint| hint.key);
        let what =
            if found.code == &code::TYPED_NUMBER { String::new() } else { format!("{:?}", found.args) };
        FOLDED.contains(&found.code).then_some((found.code.name, file, hint, what))
    };
    let keys: Vec<_> = found.iter().map(alike).collect();
    let mut counts: HashMap<_, usize> = HashMap::new();
    keys.iter().flatten().for_each(|key| *counts.entry(key).or_default() += 1);
    let mut first: HashMap<_, usize> = HashMap::new();
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(found.len());
    for (diagnostic, key) in found.into_iter().zip(&keys) {
        // Texts that begin with a mark of YAML's own are each mended by themselves.
        let single = matches!(diagnostic.word("what"), Some("yaml-character" | "yaml-hash"));
        let many = key.as_ref().filter(|key| counts[key] > MOST_ALIKE);
        match many.filter(|_| !single && diagnostic.span.is_some()).map(|key| (key, first.get(key).copied()))
        {
            Some((_, Some(at))) => {
                kept[at].more += 1;
                kept[at].fix.extend(diagnostic.fix);
            }
            other => {
                first.extend(other.map(|(key, _)| (key, kept.len())));
                kept.push(diagnostic);
            }
        }
    }
    kept
}

/// The target of a reference that leads nowhere.
fn target(found: &Diagnostic) -> Option<Link> {
    if found.code != &code::DANGLING_REFERENCE {
        return None;
    }
    Link::parse(found.text("link")?, found.span?)
}

/// References to records that do not exist: each by itself, or one report for many to the same.
fn missing(
    lost: BTreeMap<(Kind, String), Vec<Diagnostic>>,
    site: &Site,
    sources: &SourceTree,
) -> Vec<Diagnostic> {
    let mut kept = Vec::new();
    let mut tables: BTreeMap<&str, (Kind, usize)> = BTreeMap::new();
    for ((kind, id), mut found) in lost {
        if let Home::Table(name) = kind.home()
            && place::kinds_of(name).all(|kind| site.records.of(kind).is_empty())
        {
            tables.entry(name).or_insert((kind, 0)).1 += found.len();
        } else if found.len() < MANY {
            kept.append(&mut found);
        } else {
            crate::diagnostic::sort(&mut found, sources);
            kept.push(one_for_all(kind, &id, &found, site, sources));
        }
    }
    kept.extend(tables.into_iter().map(|(name, (kind, count))| no_table(name, kind, count, sources)));
    kept
}

/// One report for references to the same missing record.
fn one_for_all(kind: Kind, id: &str, found: &[Diagnostic], site: &Site, sources: &SourceTree) -> Diagnostic {
    let first = found[0].span.expect("a reference stands somewhere");
    let mut files: Vec<&str> =
        found.iter().filter_map(|found| Some(sources.path(found.span?.file))).collect();
    files.dedup();
    let more = if files.len() > LISTED { ", …" } else { "" };
    let listed = files.iter().take(LISTED).copied().collect::<Vec<_>>().join(", ");
    let missing = Diagnostic::new(&code::MISSING_RECORD, first).with("id", id);
    let missing = missing.with("type", Arg::Word(kind.word())).with("count", found.len());
    let better = match kind.home() {
        Home::Table(name) => format!("content/{name}.yaml"),
        Home::Folder => format!("content/{}/{id}.yaml", kind.folder()),
    };
    let missing = missing.with("files", format!("{listed}{more}"));
    let ids = site.records.of(kind).into_iter().map(|record| record.meta().id.as_str()).collect::<Vec<_>>();
    match (nearest(id, ids), kind.home()) {
        (Some(near), _) => {
            missing.hint_args("renamed", vec![("near", near.into()), ("better", better.into())])
        }
        (None, Home::Table(_)) => missing.hint_with("bring-back-entry", "better", better),
        (None, Home::Folder) => missing.hint_with("bring-back", "better", better),
    }
}

/// The report on a file of many records that is not there or holds none.
fn no_table(name: &str, kind: Kind, count: usize, sources: &SourceTree) -> Diagnostic {
    let path = format!("content/{name}.yaml");
    let span = sources.id(&path).map(Span::file);
    let missing = Diagnostic { span, ..Diagnostic::nowhere(&code::MISSING_TABLE) };
    let missing = missing.with("file", path).with("type", Arg::Word(kind.word())).with("count", count);
    missing.hint("bring-back")
}
