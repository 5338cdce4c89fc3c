//! A supervision regime.

use serde::Serialize;

use super::Cx;
use super::chart::ChartView;
use super::common::{CompareView, LinkView, NoteView, TextView};
use super::item::ItemView;
use super::mention::MentionGroup;
use crate::model::Kind;
use crate::model::record::{Regime, Section};
use crate::model::site::Any;
use crate::model::walk::Relation;
use crate::route::Page;

/// A regime's page.
#[derive(Debug, Serialize)]
pub struct RegimeView {
    /// Its name.
    pub title: TextView,
    /// What it is, in a sentence.
    pub summary: Option<TextView>,
    /// What it is for.
    pub purpose: Option<ItemView>,
    /// Its procedures.
    pub procedures: Vec<LinkView>,
    /// How its procedures hand over to one another, as a picture.
    pub overview: Option<ChartView>,
    /// Its sections.
    pub sections: Vec<SectionView>,
    /// How it differs from a near-twin.
    pub compare: Option<CompareView>,
    /// Twins that carry the comparison with it.
    pub twins: Vec<LinkView>,
    /// The long text.
    pub prose: Option<TextView>,
    /// Back references.
    pub mentions: Vec<MentionGroup>,
}

/// A section.
#[derive(Debug, Serialize)]
pub struct SectionView {
    /// Its anchor.
    pub anchor: String,
    /// Its heading.
    pub heading: TextView,
    /// The paragraph that opens it.
    pub lead: Option<ItemView>,
    /// Its statements.
    pub items: Vec<ItemView>,
    /// Editor's notes.
    pub notes: Vec<NoteView>,
    /// The id in the office's document.
    pub source: Option<String>,
}

impl Cx<'_> {
    /// The page of a regime.
    pub fn regime(&self, regime: &Regime) -> RegimeView {
        let id = &regime.meta.id;
        let of = |relation: Relation| {
            let mentions = self.site.mentions(Kind::Regime, id).into_iter();
            let of = mentions.filter(|mention| mention.relation == relation);
            of.map(|mention| self.to(mention.place.record)).collect()
        };
        let own = self.to(Any::Regime(regime));
        RegimeView {
            title: self.text(&regime.title),
            summary: regime.summary.as_ref().map(|summary| self.text(summary)),
            purpose: regime.purpose.as_ref().map(|purpose| self.item(purpose, None)),
            procedures: of(Relation::PartOf),
            overview: self.overview(regime),
            sections: regime.sections.iter().map(|section| self.section(section)).collect(),
            compare: regime.compare_with.as_ref().map(|twin| self.comparison(own, twin)),
            twins: self.twins(id),
            prose: self.prose(Any::Regime(regime)),
            mentions: self.mentioned(Any::Regime(regime), |_| true),
        }
    }

    /// The way to the comparison on the page of each twin that carries one.
    fn twins(&self, id: &str) -> Vec<LinkView> {
        let mentions = self.site.mentions(Kind::Regime, id).into_iter();
        let twins = mentions.filter(|mention| mention.relation == Relation::Twin);
        let link = |record: Any| {
            let href = self.at(Page::of(record.kind(), &record.meta().id), Some("_compare"));
            LinkView { href, text: self.name(record) }
        };
        twins.map(|mention| link(mention.place.record)).collect()
    }

    fn section(&self, section: &Section) -> SectionView {
        SectionView {
            anchor: section.anchor.clone(),
            heading: self.text(&section.heading),
            lead: section.lead.as_ref().map(|lead| self.item(lead, None)),
            items: self.items(&section.items),
            notes: self.notes(&section.origin.notes),
            source: section.origin.source.as_ref().map(|source| source.value.clone()),
        }
    }
}
