//! Asks tantivy: a plan becomes its queries, and its hits become the records that answer.

use std::collections::{BTreeSet, HashMap};

use tantivy::collector::{DocSetCollector, TopDocs};
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur, Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, Term};

use super::WEIGHTS;
use super::document::{Rows, rows};
use super::excerpt::excerpt;
use super::plan::{Phrase, Plan};
use super::store::Store;
use super::vocabulary::Vocabulary;
use crate::check::Checked;
use crate::model::{Kind, Lang, Site};

/// A site that can be asked.
pub struct Engine {
    /// What is searched.
    pub rows: Rows,
    /// The words of each language.
    pub vocabularies: Vec<Vocabulary>,
    /// tantivy's index.
    pub store: Store,
    tags: Vec<String>,
}

/// A record that answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The path of its page below the output folder.
    pub path: String,
    /// The place on the page of what answers best.
    pub anchor: Option<String>,
    /// Its type.
    pub kind: Kind,
    /// Its name.
    pub title: String,
    /// How well it answers: the score of its best row.
    pub score: f32,
    /// What answers, around the first match.
    pub excerpt: String,
}

impl Engine {
    /// Indexes a site.
    ///
    /// # Errors
    /// What tantivy could not do; in memory it has no reason to fail.
    pub fn new(site: &Checked<Site>) -> tantivy::Result<Self> {
        let rows = rows(site);
        let languages = &site.config.languages;
        let vocabularies = languages.iter().map(|(lang, _)| Vocabulary::of(&rows, lang)).collect();
        let store = Store::new(&rows, languages)?;
        let tags = languages.iter().map(|(_, tag)| tag.to_owned()).collect();
        Ok(Self { rows, vocabularies, store, tags })
    }

    /// The records that answer a query in a language, best first, each by its best row.
    ///
    /// # Errors
    /// What tantivy could not do.
    pub fn search(&self, query: &str, lang: Lang) -> tantivy::Result<Vec<Hit>> {
        let plan = Plan::of(query, &self.vocabularies[usize::from(lang.0)]);
        let mut seen = BTreeSet::new();
        let mut hits: Vec<Hit> = Vec::new();
        for (score, doc) in self.ranked(&plan, lang)? {
            let row = &self.rows.rows[doc as usize];
            if !seen.insert(row.entry) {
                continue;
            }
            let entry = &self.rows.entries[row.entry];
            hits.push(Hit {
                path: entry.path.clone(),
                anchor: row.anchor.clone(),
                kind: entry.kind,
                title: entry.title.clone(),
                score,
                excerpt: excerpt(&self.rows.quoted(doc as usize), &plan),
            });
        }
        Ok(hits)
    }

    /// The rows that answer, best first: tantivy's score, times what the type of record counts, times the
    /// square of the share of groups that the row meets, so that rows that meet all come before rows that
    /// meet some. Scores that differ by less than a thousandth are equal, and the earlier row comes first.
    fn ranked(&self, plan: &Plan, lang: Lang) -> tantivy::Result<Vec<(f32, DocId)>> {
        if plan.groups.is_empty() {
            return Ok(Vec::new());
        }
        let mut found = self.found(plan, lang, plan.most())?;
        if found.is_empty() {
            found = self.found(plan, lang, 1)?;
        }
        let met = self.met(plan)?;
        for (score, doc) in &mut found {
            let share = met.get(doc).copied().unwrap_or_default() as f32 / plan.groups.len() as f32;
            let kind = self.rows.entries[self.rows.rows[*doc as usize].entry].kind;
            *score *= kind_weight(kind) * share * share;
        }
        found.sort_by_key(|(score, doc)| (-(f64::from(*score) * 1000.0).round() as i64, *doc));
        Ok(found)
    }

    fn found(&self, plan: &Plan, lang: Lang, least: usize) -> tantivy::Result<Vec<(f32, DocId)>> {
        let groups = plan.groups.iter().map(|group| (Occur::Should, self.group(group))).collect();
        let groups = BooleanQuery::with_minimum_required_clauses(groups, least);
        let mut clauses: Vec<(Occur, Box<dyn Query>)> =
            vec![(Occur::Must, self.language(lang)), (Occur::Must, Box::new(groups))];
        for phrase in &plan.phrases {
            clauses.push((Occur::Should, self.terms(phrase)));
        }
        let limit = self.rows.rows.len().max(1);
        let top = self
            .store
            .searcher
            .search(&BooleanQuery::new(clauses), &TopDocs::with_limit(limit).order_by_score())?;
        Ok(top.into_iter().map(|(score, address)| (score, address.doc_id)).collect())
    }

    /// How many groups each row meets.
    fn met(&self, plan: &Plan) -> tantivy::Result<HashMap<DocId, u32>> {
        let mut met = HashMap::new();
        for group in &plan.groups {
            for address in self.store.searcher.search(&self.group(group), &DocSetCollector)? {
                *met.entry(address.doc_id).or_default() += 1;
            }
        }
        Ok(met)
    }

    /// The rows of a language, without any weight.
    fn language(&self, lang: Lang) -> Box<dyn Query> {
        let term = Term::from_field_text(self.store.lang, &self.tags[usize::from(lang.0)]);
        Box::new(ConstScoreQuery::new(Box::new(TermQuery::new(term, IndexRecordOption::Basic)), 0.0))
    }

    /// The best of a group's choices.
    fn group(&self, choices: &[super::plan::Choice]) -> Box<dyn Query> {
        let weighted = |choice: &super::plan::Choice| -> Box<dyn Query> {
            Box::new(BoostQuery::new(self.terms(&choice.terms), choice.weight))
        };
        Box::new(DisjunctionMaxQuery::new(choices.iter().map(weighted).collect()))
    }

    /// Terms that a field has all; the fields add up.
    fn terms(&self, phrase: &Phrase) -> Box<dyn Query> {
        let fields = self.store.fields.iter().zip(WEIGHTS);
        let clauses = fields.map(|(field, weight)| -> (Occur, Box<dyn Query>) {
            (Occur::Should, Box::new(BoostQuery::new(in_field(phrase, *field), weight)))
        });
        Box::new(BooleanQuery::new(clauses.collect()))
    }
}

/// How much a match in a record of a type counts: a service or a guide is what most readers are after, and
/// the glossary, the laws and the offices are mostly on the way there.
pub fn kind_weight(kind: Kind) -> f32 {
    match kind {
        Kind::Service => 1.6,
        Kind::Guide => 1.5,
        Kind::Procedure => 1.4,
        Kind::Boundary => 1.3,
        Kind::Regime | Kind::Duty => 1.0,
        Kind::Case => 0.9,
        Kind::Law | Kind::Agency => 0.6,
        Kind::Document => 0.55,
        Kind::Term => 0.5,
    }
}

fn in_field(phrase: &Phrase, field: Field) -> Box<dyn Query> {
    let term = |text: &String| -> Box<dyn Query> {
        Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs))
    };
    match phrase.as_slice() {
        [only] => term(only),
        terms => Box::new(BooleanQuery::intersection(terms.iter().map(term).collect())),
    }
}
