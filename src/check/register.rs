//! Who claims, names and houses what: the tables through which a record is judged without a look at all.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diagnostic::{Span, Spanned};
use crate::load::Draft;
use crate::model::attachment::FileLink;
use crate::model::moves::Moves;
use crate::model::names::Names;
use crate::model::walk::Part;
use crate::model::{Kind, Link, RecordId};

/// A group of files: its place in the list of the workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupId(pub u32);

impl GroupId {
    /// The place in a list of groups.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a group claims, names and houses: what to take out of the register when it changes.
#[derive(Debug, Default)]
pub struct Entry {
    /// The names that it claims, in order, perhaps some twice.
    pub claims: Vec<RecordId>,
    /// The names that its records refer to, each once; a record's reference to itself left out.
    pub named: Vec<RecordId>,
    /// The source ids that have their homes in it, in reading order, perhaps some twice.
    pub housed: Vec<Arc<str>>,
    /// The source ids that it draws on, each once.
    pub drawn: Vec<Arc<str>>,
    /// The files that it refers to, in reading order, perhaps some twice.
    pub files: Vec<FileLink>,
}

/// Where a source id has its home, and who draws on it.
#[derive(Debug, Default)]
pub struct Source {
    /// Its homes; in a checked site there is one.
    pub homes: Vec<SourceHome>,
    /// Which groups draw on it, each once.
    pub drawers: Vec<GroupId>,
}

/// A home of a source id.
#[derive(Debug, Clone, Copy)]
pub struct SourceHome {
    /// In which group.
    pub group: GroupId,
    /// In which record.
    pub record: RecordId,
    /// Where it was written.
    pub span: Span,
}

/// Who claims, names and houses what.
#[derive(Debug, Default)]
pub struct Register {
    /// The numbers of names.
    pub names: Arc<Names>,
    /// Which names have new ones.
    moves: Moves,
    /// How often a name is claimed, by its number.
    claims: Vec<u32>,
    /// Which groups refer to a name, each once, by its number.
    referrers: Vec<Vec<GroupId>>,
    sources: HashMap<Arc<str>, Source>,
}

impl Register {
    /// An empty register in which these names have new ones.
    pub fn of(moves: Moves) -> Self {
        Self { moves, ..Self::default() }
    }

    /// Whether a file claims a name.
    pub fn is_claimed(&self, name: RecordId) -> bool {
        self.claims.get(name.index()).is_some_and(|count| *count > 0)
    }

    /// Whether a file claims an id.
    pub fn has(&self, kind: Kind, id: &str) -> bool {
        self.names.get(kind, id).is_some_and(|name| self.is_claimed(name))
    }

    /// The ids of a type that files claim, in order.
    pub fn ids(&self, kind: Kind) -> Vec<&str> {
        let claimed = self.names.of(kind).filter(|(_, name)| self.is_claimed(*name));
        let mut ids: Vec<&str> = claimed.map(|(id, _)| id).collect();
        ids.sort_unstable();
        ids
    }

    /// The groups that refer to a name.
    pub fn referrers(&self, name: RecordId) -> &[GroupId] {
        self.referrers.get(name.index()).map_or(&[], Vec::as_slice)
    }

    /// What is known of a source id.
    pub fn source(&self, source: &str) -> Option<&Source> {
        self.sources.get(source)
    }

    /// All source ids that some record has or draws on, in no order.
    pub fn sources(&self) -> impl Iterator<Item = (&str, &Source)> {
        self.sources.iter().map(|(id, source)| (&**id, source))
    }

    /// Numbers the target of a reference; none if its id is empty, which was reported.
    pub fn resolve(&mut self, link: &Link) -> Option<RecordId> {
        if link.id.is_empty() {
            return None;
        }
        let (kind, id) = match self.moves.of(link.kind, &link.id) {
            // A type that has become another one says something else.
            Some(to) if to.kind == link.kind => (to.kind, to.id.clone()),
            _ => (link.kind, link.id.clone()),
        };
        let known = link.target.get().or_else(|| self.names.get(kind, &id));
        let name = known.unwrap_or_else(|| self.number(kind, &id));
        link.target.set(name);
        Some(name)
    }

    fn number(&mut self, kind: Kind, id: &str) -> RecordId {
        Arc::make_mut(&mut self.names).number(kind, id)
    }

    /// Enters a group, whose records have numbers already.
    pub fn enter(&mut self, group: GroupId, draft: &Draft) -> Entry {
        let mut entry = Entry::default();
        for claim in draft.claims.iter().filter(|claim| !claim.id.is_empty()) {
            let known = self.names.get(claim.kind, &claim.id);
            entry.claims.push(known.unwrap_or_else(|| self.number(claim.kind, &claim.id)));
        }
        for record in &draft.records {
            let record = record.any();
            let own = record.number();
            record.walk(&mut |part| match part {
                Part::Link(link, _) => entry.named.extend(self.resolve(link).filter(|name| *name != own)),
                Part::Source(source) => {
                    let id = self.house(source, group, own);
                    entry.housed.push(id);
                }
                Part::DrawsOn(source) => entry.drawn.push(self.known(&source.value)),
                Part::File(file) => entry.files.push(file.clone()),
                _ => {}
            });
        }
        entry.named.sort_unstable_by_key(|name| name.index());
        entry.named.dedup();
        entry.drawn.sort_unstable();
        entry.drawn.dedup();
        self.count(group, &entry);
        entry
    }

    fn count(&mut self, group: GroupId, entry: &Entry) {
        self.claims.resize(self.names.len(), 0);
        self.referrers.resize(self.names.len(), Vec::new());
        entry.claims.iter().for_each(|name| self.claims[name.index()] += 1);
        entry.named.iter().for_each(|name| self.referrers[name.index()].push(group));
        for id in &entry.drawn {
            self.sources.entry(id.clone()).or_default().drawers.push(group);
        }
    }

    /// The source id as the register knows it, or as it will.
    fn known(&self, id: &str) -> Arc<str> {
        self.sources.get_key_value(id).map_or_else(|| id.into(), |(known, _)| known.clone())
    }

    fn house(&mut self, source: &Spanned<String>, group: GroupId, record: RecordId) -> Arc<str> {
        let id = self.known(&source.value);
        let home = SourceHome { group, record, span: source.span };
        self.sources.entry(id.clone()).or_default().homes.push(home);
        id
    }

    /// Takes out what a group entered.
    pub fn leave(&mut self, group: GroupId, entry: &Entry) {
        entry.claims.iter().for_each(|name| self.claims[name.index()] -= 1);
        entry.named.iter().for_each(|name| self.referrers[name.index()].retain(|known| *known != group));
        for id in entry.housed.iter().chain(&entry.drawn) {
            let Some(source) = self.sources.get_mut(id) else { continue };
            source.homes.retain(|home| home.group != group);
            source.drawers.retain(|known| *known != group);
            if source.homes.is_empty() && source.drawers.is_empty() {
                self.sources.remove(id);
            }
        }
    }
}
