//! A site that is kept in step with its files: what did not change is neither read nor judged again.
//!
//! Drafts are kept by group of files, and so is what the rules about records found. A changed group is read
//! again; judged again are its records and those whose judgement may depend on it: who refers to a name that
//! came, went or has other places now, and who draws on its facts. Rules about the whole site ask the register,
//! which costs no look at the records.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::Checked;
use super::answers::Answers;
use super::causes::Unread;
use super::register::{Entry, GroupId, Register};
use super::rules;
use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Found, any_error, code};
use crate::load::place::{CONTENT, group};
use crate::load::{self, Draft, Loaded, Settings};
use crate::model::record::Meta;
use crate::model::site::{Config, Records};
use crate::model::{RecordId, Site};
use crate::reading::{self, Reading};
use crate::tree::{FileId, SourceTree};

/// The files of a site with all that was read and found.
#[derive(Debug)]
pub struct Workspace {
    sources: SourceTree,
    settings: Found<Option<Settings>>,
    /// How each language writes numbers.
    readings: Vec<Reading>,
    groups: Vec<Group>,
    by_name: HashMap<Box<str>, GroupId>,
    register: Register,
    site: Option<Arc<Checked<Site>>>,
    found: Vec<Diagnostic>,
}

/// A group of files.
#[derive(Debug, Default)]
struct Group {
    /// Its files in path order.
    files: Vec<FileId>,
    draft: Draft,
    entry: Entry,
    judgement: Judgement,
}

/// What the rules about records found in a group.
#[derive(Debug, Default)]
struct Judgement {
    always: Vec<Diagnostic>,
    /// What counts only while every file can be read.
    if_complete: Vec<Diagnostic>,
}

/// Whether a path is that of a theme's words: `themes/<name>/strings/<file>`, and not a deeper folder of that name.
fn is_words(path: &str) -> bool {
    let mut parts = path.split('/');
    parts.next() == Some("themes") && parts.nth(1) == Some("strings")
}

impl Workspace {
    /// Reads and checks these files.
    pub fn new(sources: SourceTree) -> Self {
        Self::of(load::load(&sources), sources)
    }

    /// Checks what was read of these files.
    pub fn of(loaded: Loaded, sources: SourceTree) -> Self {
        let moves = loaded.settings.value.as_ref().map(|settings| settings.config.moves.clone());
        let moves = moves.unwrap_or_default();
        let mut new = Self {
            readings: readings(&loaded.settings, &sources),
            sources,
            settings: loaded.settings,
            groups: Vec::new(),
            by_name: HashMap::new(),
            register: Register::of(moves),
            site: None,
            found: Vec::new(),
        };
        let mut drafts = Vec::new();
        for (files, draft) in loaded.groups {
            let group = new.group_of(files[0]).expect("what was read is content");
            new.groups[group.index()].files = files;
            drafts.push((group, draft));
        }
        new.renew(drafts, &[]);
        new
    }

    /// Takes over changed files: path → new bytes, or `None` where a file is gone.
    ///
    /// Outside `content/` nothing is read; such a file is kept for whoever asks for it.
    pub fn update(&mut self, changes: impl IntoIterator<Item = (String, Option<Vec<u8>>)>) {
        let mut touched = BTreeSet::new();
        let mut settings = false;
        for (path, bytes) in changes {
            // Asked before it goes: a file that is gone has no id.
            let before = self.sources.id(&path);
            if !self.sources.set(&path, bytes) {
                continue;
            }
            // How a language writes numbers stands among the theme's words.
            settings |= load::place::is_setting(&path) || is_words(&path);
            if let Some(file) = before.or_else(|| self.sources.id(&path)) {
                touched.extend(self.group_of(file).inspect(|group| self.place_file(*group, file)));
            }
        }
        if settings {
            // What every file is read by, and what every reference leads to.
            let basis = |settings: &Found<Option<Settings>>| {
                let settings = settings.value.as_ref();
                settings.map(|settings| (settings.languages.clone(), settings.config.moves.clone()))
            };
            let known = basis(&self.settings);
            self.settings = load::settings(&self.sources);
            if basis(&self.settings) != known {
                *self = Self::new(std::mem::take(&mut self.sources));
                return;
            }
            self.readings = readings(&self.settings, &self.sources);
        }
        let touched: Vec<GroupId> = touched.into_iter().collect();
        let judged = if settings { self.all() } else { Vec::new() };
        if !touched.is_empty() || settings {
            self.renew(self.read(&touched), &judged);
        }
    }

    /// The files.
    pub fn sources(&self) -> &SourceTree {
        &self.sources
    }

    /// The site, if no error was found.
    pub fn site(&self) -> Option<&Arc<Checked<Site>>> {
        self.site.as_ref()
    }

    /// Everything that was found, in the order in which people read.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.found
    }

    /// The site, if no error was found, and all that was found.
    pub fn into_found(self) -> Found<Option<Checked<Site>>> {
        let value = self.site.map(Arc::unwrap_or_clone);
        Found { value, diagnostics: self.found }
    }

    fn all(&self) -> Vec<GroupId> {
        (0..self.groups.len()).map(|at| GroupId(at as u32)).collect()
    }

    /// The group of a content file, made if it is new.
    fn group_of(&mut self, file: FileId) -> Option<GroupId> {
        let path = self.sources.path(file);
        let name = group(path.strip_prefix(CONTENT)?);
        if let Some(known) = self.by_name.get(name) {
            return Some(*known);
        }
        let new = GroupId(self.groups.len() as u32);
        self.by_name.insert(name.into(), new);
        self.groups.push(Group::default());
        Some(new)
    }

    /// Puts a file among those of its group, or takes it out if it is gone.
    fn place_file(&mut self, group: GroupId, file: FileId) {
        let sources = &self.sources;
        let files = &mut self.groups[group.index()].files;
        files.retain(|known| *known != file);
        if sources.id(sources.path(file)).is_some() {
            files.push(file);
            files.sort_by_key(|file| sources.path(*file));
        }
    }

    /// Reads some groups again.
    fn read(&self, groups: &[GroupId]) -> Vec<(GroupId, Draft)> {
        let Some(settings) = &self.settings.value else { return Vec::new() };
        let read = |group: &GroupId| {
            let files = &self.groups[group.index()].files;
            (*group, load::draft(&self.sources, files, &settings.languages))
        };
        groups.par_iter().map(read).collect()
    }

    /// Takes over new drafts; judges their records, those that depend on them, and some more.
    fn renew(&mut self, drafts: Vec<(GroupId, Draft)>, more: &[GroupId]) {
        if self.settings.value.is_none() {
            self.found = self.settings.diagnostics.clone();
            return;
        }
        let touched: Vec<GroupId> = drafts.iter().map(|(group, _)| *group).collect();
        let mut old: Vec<(Draft, Entry)> = Vec::new();
        for (group, draft) in drafts {
            let known = &mut self.groups[group.index()];
            let entry = std::mem::take(&mut known.entry);
            self.register.leave(group, &entry);
            old.push((std::mem::replace(&mut known.draft, draft), entry));
        }
        let site = self.assemble();
        for group in &touched {
            let known = &mut self.groups[group.index()];
            known.entry = self.register.enter(*group, &known.draft);
        }
        let mut judged: BTreeSet<GroupId> = touched.iter().chain(more).copied().collect();
        if judged.len() < self.groups.len() {
            let shifts = touched.iter().zip(&old).map(|(group, (draft, entry))| {
                let known = &self.groups[group.index()];
                Shift::between((draft, entry), (&known.draft, &known.entry))
            });
            shifts.for_each(|shift| self.dependents(&shift, &mut judged));
        }
        self.judge(site, &judged.into_iter().collect::<Vec<_>>());
    }

    /// The site as it would be.
    fn assemble(&mut self) -> Site {
        let mut records = Records::default();
        for record in self.groups.iter().flat_map(|group| &group.draft.records) {
            records.push(record.clone());
        }
        let config = self.settings.value.as_ref().expect("there are settings").config.clone();
        let mut site = Site::new(config, records, &mut self.register.names);
        let files = self.groups.iter().flat_map(|group| &group.draft.files);
        site.files = files.map(|file| (file.path.clone(), file.clone())).collect();
        for link in site.config.links() {
            self.register.resolve(link);
        }
        site
    }

    /// Adds the groups whose judgement may differ after a shift.
    fn dependents(&self, shift: &Shift, judged: &mut BTreeSet<GroupId>) {
        judged.extend(shift.names.iter().flat_map(|name| self.register.referrers(*name)));
        let sources = shift.sources.iter().filter_map(|id| self.register.source(id));
        judged.extend(sources.flat_map(|source| &source.drawers));
        if shift.suggestions {
            let suggests = |found: &Diagnostic| {
                found.code == &code::DANGLING_REFERENCE || found.code == &code::DANGLING_SOURCE
            };
            let suggesting = self.groups.iter().enumerate().filter(|(_, group)| {
                group.judgement.always.iter().chain(&group.judgement.if_complete).any(suggests)
            });
            judged.extend(suggesting.map(|(at, _)| GroupId(at as u32)));
        }
    }

    /// Asks the rules about records of some groups and about the site, and gathers what all found.
    fn judge(&mut self, site: Site, judged: &[GroupId]) {
        let records = self.groups.iter().map(|group| group.draft.records.as_slice()).collect();
        let files = self.groups.iter().flat_map(|group| &group.entry.files).collect();
        let subject = Subject::new(&site, &self.sources, &self.register, &self.readings, records, files);
        let judge = |group: &GroupId| self.groups[group.index()].judge(&subject);
        let judgements: Vec<Judgement> = judged.par_iter().map(judge).collect();
        let loaded = || self.groups.iter().map(|group| &group.draft.found);
        let complete = !any_error(&self.settings.diagnostics) && !loaded().any(|found| any_error(found));
        let mut found = self.settings.diagnostics.clone();
        rules::SITE.iter().for_each(|rule| rule(&subject, &mut found));
        if complete {
            rules::SITE_IF_COMPLETE.iter().for_each(|rule| rule(&subject, &mut found));
        }
        for (group, judgement) in judged.iter().zip(judgements) {
            self.groups[group.index()].judgement = judgement;
        }
        for group in &self.groups {
            found.extend_from_slice(&group.draft.found);
            found.extend_from_slice(&group.judgement.always);
            if complete {
                found.extend_from_slice(&group.judgement.if_complete);
            }
        }
        let unread = Unread::of(self.groups.iter().map(|group| &group.draft));
        let mut found = unread.causes(found, &site, &self.sources);
        Answers::new(&site, &self.register, &self.sources).give(&mut found);
        self.site = (!any_error(&found)).then(|| Arc::new(Checked(site)));
        self.found = found;
    }
}

impl Group {
    fn judge(&self, subject: &Subject) -> Judgement {
        let mut judgement = Judgement::default();
        rules::duplicate_id::claims(&self.draft.claims, &mut judgement.always);
        for record in self.draft.records.iter().map(|record| record.any()) {
            rules::RECORD.iter().for_each(|rule| rule(record, subject, &mut judgement.always));
            let found = &mut judgement.if_complete;
            rules::RECORD_IF_COMPLETE.iter().for_each(|rule| rule(record, subject, found));
        }
        judgement
    }
}

/// What others may notice of a changed group.
struct Shift {
    /// Names that came or went, and those of records that have other places now, or have ended.
    names: Vec<RecordId>,
    /// Source ids whose facts may differ.
    sources: BTreeSet<Arc<str>>,
    /// Whether the nearest name to a wrong one may be another.
    suggestions: bool,
}

impl Shift {
    fn between(old: (&Draft, &Entry), new: (&Draft, &Entry)) -> Self {
        let claims = |entry: &Entry| entry.claims.iter().map(|name| name.index()).collect::<BTreeSet<_>>();
        let housed = |entry: &Entry| entry.housed.iter().cloned().collect::<BTreeSet<_>>();
        let (before, after) = (claims(old.1), claims(new.1));
        let mut names: Vec<RecordId> =
            before.symmetric_difference(&after).map(|name| RecordId(*name as u32)).collect();
        let suggestions = !names.is_empty() || housed(old.1) != housed(new.1);
        let (before, after) = (places(old.0), places(new.0));
        let moved = before.iter().filter(|(name, places)| after.get(*name) != Some(*places));
        names.extend(moved.map(|(name, _)| *name));
        names.extend(after.keys().filter(|name| !before.contains_key(*name)));
        let (before, after) = (retired(old.0), retired(new.0));
        names.extend(before.symmetric_difference(&after));
        Self { names, sources: &housed(old.1) | &housed(new.1), suggestions }
    }
}

/// How each language of a site writes numbers; nothing is known without its settings.
fn readings(settings: &Found<Option<Settings>>, sources: &SourceTree) -> Vec<Reading> {
    let config = settings.value.as_ref().map(|settings| &settings.config);
    let readings = |config: &Config| reading::of_site(&config.languages, &config.theme.value, sources);
    config.map(readings).unwrap_or_default()
}

/// The records that have ended.
fn retired(draft: &Draft) -> HashSet<RecordId> {
    let metas = draft.records.iter().map(|record| record.any().meta());
    metas.filter(|meta| !meta.is_listed()).filter_map(|meta| meta.number.get()).collect()
}

/// The places in each record that a reference may name.
fn places(draft: &Draft) -> HashMap<RecordId, (BTreeSet<&str>, Vec<String>)> {
    let mut places = HashMap::new();
    for record in &draft.records {
        let record = record.any();
        let Meta { number, prose, .. } = record.meta();
        let Some(name) = number.get() else { continue };
        let headings = prose.iter().flat_map(|text| text.headings()).collect();
        places.insert(name, (record.places(), headings));
    }
    places
}
