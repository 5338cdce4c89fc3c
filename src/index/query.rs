//! Asks tantivy: a plan becomes its queries, and its hits become the records that answer.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use tantivy::Term;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, DisjunctionMaxQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

use super::WEIGHTS;
use super::dialled;
use super::document::Sources;
use super::excerpt::excerpt;
use super::indexed::Indexed;
use super::plan::{Phrase, Plan};
use super::ranking::{Answer, Found, ranked};
use super::row::Rows;
use super::spoken::Spoken;
use super::store::{Statistics, Store};
use crate::check::Checked;
use crate::model::{Kind, Lang, Site};

/// A site that can be asked.
pub struct Engine<'s> {
    /// Its languages.
    pub languages: Vec<Indexed<'s>>,
}

/// A record that answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The path of its page below the output folder.
    pub path: String,
    /// The place on the page of what answers best.
    pub anchor: Option<String>,
    /// Its type; none of a page that is no record.
    pub kind: Option<Kind>,
    /// Its name.
    pub title: String,
    /// How well it answers.
    pub score: f64,
    /// The deadlines and sums that the place states, in words.
    pub values: Vec<String>,
    /// The numbers to call.
    pub phones: Vec<String>,
    /// What answers, around the first match.
    pub excerpt: String,
}

impl<'s> Engine<'s> {
    /// Indexes a site, with what the theme's words add.
    ///
    /// # Errors
    /// What tantivy could not do; in memory it has no reason to fail.
    pub fn new(site: &'s Checked<Site>, spoken: &'s Spoken) -> tantivy::Result<Self> {
        Self::of(Self::read(site, spoken))
    }

    /// All that is indexed: the tag of each language, and its rows.
    pub fn read(site: &'s Checked<Site>, spoken: &'s Spoken) -> Vec<(&'s str, Rows<'s>)> {
        let sources = Sources::of(site, spoken);
        let languages: Vec<(Lang, &str)> = site.config.languages.iter().collect();
        languages.into_par_iter().map(|(lang, tag)| (tag, sources.read(lang))).collect()
    }

    /// Indexes what was read.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn of(read: Vec<(&'s str, Rows<'s>)>) -> tantivy::Result<Self> {
        let indexed = read.into_par_iter().map(|(tag, rows)| Indexed::of(rows, tag));
        Ok(Self { languages: indexed.collect::<tantivy::Result<_>>()? })
    }

    /// The rows of all languages, counted together.
    pub fn statistics(&self) -> Statistics<'_> {
        Statistics(self.languages.iter().map(|language| &language.store.searcher).collect())
    }

    /// The records that answer a query in a language, best first, each with its best place.
    ///
    /// # Errors
    /// What tantivy could not do.
    pub fn search(&self, query: &str, lang: Lang) -> tantivy::Result<Vec<Hit>> {
        let asked = Asked { language: &self.languages[usize::from(lang.0)], all: self.statistics() };
        let plan = Plan::of(query, &asked.language.vocabulary);
        let mut found: BTreeMap<usize, Found> = BTreeMap::new();
        for (at, group) in plan.groups.iter().enumerate() {
            for (row, score) in asked.scores(&asked.group(group))? {
                found.entry(row).or_default().groups.insert(at, score);
            }
        }
        for phrase in &plan.phrases {
            for (row, score) in asked.scores(&asked.terms(phrase))? {
                found.entry(row).and_modify(|found| found.phrases += score);
            }
        }
        asked.keep_quoted(&plan, &mut found)?;
        let weights: Vec<f64> = plan.groups.iter().map(|group| weight(group)).collect();
        let rows = &asked.language.rows;
        let entry = |row: usize| rows.rows[row].entry;
        let named = asked.named(&plan)?;
        let answers = ranked(found, &weights, |row| (entry(row), rows.entries[entry(row)].kind), &named);
        Ok(answers.iter().map(|answer| asked.hit(answer, &plan)).collect())
    }
}

/// The language that is asked.
struct Asked<'e> {
    language: &'e Indexed<'e>,
    all: Statistics<'e>,
}

impl Asked<'_> {
    /// Keeps the rows that have what stands in quotes, of records that have all of it; every row if none does.
    fn keep_quoted(&self, plan: &Plan, found: &mut BTreeMap<usize, Found>) -> tantivy::Result<()> {
        let record = |row: &usize| self.language.rows.rows[*row].entry;
        let mut quotations: Vec<(BTreeSet<usize>, BTreeSet<usize>)> = Vec::new();
        for quoted in &plan.quoted {
            let rows = self.scores(&self.quoted(quoted))?.into_iter().map(|(row, _)| row);
            let rows: BTreeSet<usize> = rows.filter(|row| found.contains_key(row)).collect();
            let records = rows.iter().map(record).collect();
            quotations.push((rows, records));
        }
        quotations.retain(|(rows, _)| !rows.is_empty());
        let kept = |row: &usize| {
            quotations.iter().any(|(rows, _)| rows.contains(row))
                && quotations.iter().all(|(_, records)| records.contains(&record(row)))
        };
        if found.keys().any(kept) {
            found.retain(|row, _| kept(row));
        }
        Ok(())
    }

    /// The records whose title a query is. Terms of the glossary are on the way to what is meant.
    fn named(&self, plan: &Plan) -> tantivy::Result<BTreeSet<usize>> {
        let first = plan.groups.iter().filter_map(|choices| choices.first());
        let terms: BTreeSet<&String> = first.flat_map(|choice| &choice.terms).collect();
        let title = self.store().fields[0];
        let term = |term: &&String| -> Box<dyn Query> {
            Box::new(TermQuery::new(Term::from_field_text(title, term), IndexRecordOption::Basic))
        };
        if terms.is_empty() {
            return Ok(BTreeSet::new());
        }
        let all = BooleanQuery::intersection(terms.iter().map(term).collect());
        let norms = self.store().searcher.segment_reader(0).get_fieldnorms_reader(title)?;
        let rows = &self.language.rows;
        let own = |row: usize| row == 0 || rows.rows[row - 1].entry != rows.rows[row].entry;
        let is_named = |row: &usize| {
            norms.fieldnorm(*row as u32) as usize == plan.size
                && own(*row)
                && rows.entries[rows.rows[*row].entry].kind != Some(Kind::Term)
        };
        let found = self.scores(&all)?.into_iter().map(|(row, _)| row).filter(is_named);
        Ok(found.map(|row| rows.rows[row].entry).collect())
    }

    /// Terms at their places in some field.
    fn quoted(&self, terms: &[(usize, String)]) -> Box<dyn Query> {
        let in_field = |field: &Field| -> (Occur, Box<dyn Query>) {
            let placed = |(place, term): &(usize, String)| (*place, Term::from_field_text(*field, term));
            let terms: Vec<(usize, Term)> = terms.iter().map(placed).collect();
            // tantivy takes one term for no phrase.
            let query: Box<dyn Query> = match terms.as_slice() {
                [(_, only)] => Box::new(TermQuery::new(only.clone(), IndexRecordOption::Basic)),
                _ => Box::new(PhraseQuery::new_with_offset(terms)),
            };
            (Occur::Should, query)
        };
        Box::new(BooleanQuery::new(self.store().fields.iter().map(in_field).collect()))
    }

    fn hit(&self, answer: &Answer, plan: &Plan) -> Hit {
        let rows = &self.language.rows;
        let entry = &rows.entries[answer.entry];
        let best = answer.rows[0].0;
        let row = &rows.rows[best];
        let own = entry.phones.iter().map(|phone| phone.shown.clone());
        Hit {
            path: entry.path.clone(),
            anchor: row.anchor.as_deref().map(str::to_owned),
            kind: entry.kind,
            title: entry.title.to_owned(),
            score: answer.score,
            values: row.values.iter().filter(|value| dialled::said(value).is_none()).cloned().collect(),
            phones: own.chain(row.values.iter().filter_map(|value| dialled::said(value))).collect(),
            excerpt: excerpt(&rows.quoted(best), plan),
        }
    }

    fn store(&self) -> &Store {
        &self.language.store
    }

    /// The rows that a query finds, with tantivy's score.
    fn scores(&self, query: &dyn Query) -> tantivy::Result<Vec<(usize, f64)>> {
        let all = TopDocs::with_limit(self.language.rows.rows.len().max(1)).order_by_score();
        let top = self.store().searcher.search_with_statistics_provider(query, &all, &self.all)?;
        Ok(top.into_iter().map(|(score, address)| (address.doc_id as usize, f64::from(score))).collect())
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
        let fields = self.store().fields.iter().zip(WEIGHTS);
        let clauses = fields.map(|(field, weight)| -> (Occur, Box<dyn Query>) {
            (Occur::Should, Box::new(BoostQuery::new(in_field(phrase, *field), weight)))
        });
        Box::new(BooleanQuery::new(clauses.collect()))
    }
}

/// How much it counts to meet a group: the weight of its best choice.
fn weight(choices: &[super::plan::Choice]) -> f64 {
    choices.iter().map(|choice| f64::from(choice.weight)).fold(0.0, f64::max)
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
