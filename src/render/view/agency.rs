//! An agency, a unit or a role: all that it does, wherever it stands.

use serde::Serialize;

use super::Cx;
use super::boundary::PartyView;
use super::common::{LinkView, TextView};
use super::contact::{ContactView, HotlineView};
use super::home::MoreView;
use super::mention::MentionGroup;
use crate::derive::hotlines::Line;
use crate::model::record::{Agency, Form};
use crate::model::site::Any;
use crate::route::Page;

/// An agency's page.
#[derive(Debug, Serialize)]
pub struct AgencyView {
    /// The full name.
    pub title: TextView,
    /// The short name.
    pub short: Option<TextView>,
    /// Other names.
    pub aliases: Vec<TextView>,
    /// `body`, `unit` or `role`.
    pub form: &'static str,
    /// `county`, `city`, `province` or `nation`.
    pub level: Option<TextView>,
    /// The body above.
    pub parent: Option<LinkView>,
    /// Who plays the role.
    pub meaning: Option<TextView>,
    /// Bodies that play the role.
    pub filled_by: Vec<LinkView>,
    /// Its number in a register of organisations.
    pub code: Option<String>,
    /// By what right it acts.
    pub standing: Option<TextView>,
    /// The numbers to call, the first of them where there are very many.
    pub hotlines: Vec<HotlineView>,
    /// How else one reaches it.
    pub contact: Option<ContactView>,
    /// The way to the page of all numbers, where these are not all of its own.
    pub more_hotlines: Option<MoreView>,
    /// Its units; none on a crowded page, which lists them among all that names it.
    pub units: Vec<LinkView>,
    /// Its part in each matter; none on a crowded page either.
    pub matters: Vec<MatterView>,
    /// Everything else that names it.
    pub mentions: Vec<MentionGroup>,
}

/// A matter and the agency's part in it.
#[derive(Debug, Serialize)]
pub struct MatterView {
    /// The matter.
    pub matter: LinkView,
    /// The part.
    pub party: PartyView,
}

/// The most numbers on the page of a body: with more, one looks on the page of all numbers.
const NUMBERS: usize = 30;

impl Cx<'_> {
    /// The page of an agency, a unit or a role.
    pub fn agency(&self, agency: &Agency) -> AgencyView {
        let at_length = !self.is_crowded(agency);
        let numbers: Vec<Line> = self.site.answered_by(agency);
        let units = self.site.units(agency).iter().filter(|_| at_length);
        let matters = self.site.matters_of(agency).iter().filter(|_| at_length).map(|(boundary, party)| {
            MatterView { matter: self.to(Any::Boundary(boundary)), party: self.party(party) }
        });
        let mut view = AgencyView {
            title: self.text(&agency.name),
            short: agency.short.as_ref().map(|short| self.text(short)),
            aliases: self.also(&agency.aliases, &[Some(&agency.name), agency.short.as_ref()]),
            form: "body",
            level: None,
            parent: None,
            meaning: None,
            filled_by: Vec::new(),
            code: agency.code.clone(),
            standing: agency.standing.as_ref().map(|standing| self.text(standing)),
            contact: self.contact(&agency.contact),
            more_hotlines: self.more(numbers.len().min(NUMBERS), numbers.len(), Page::Hotlines),
            hotlines: numbers.into_iter().take(NUMBERS).map(|line| self.line(line)).collect(),
            units: units.map(|unit| self.to(Any::Agency(unit))).collect(),
            matters: matters.collect(),
            mentions: self.mentioned(Any::Agency(agency), |_| true),
        };
        match &agency.form {
            Form::Body { level, parent } => {
                view.level = level.as_ref().map(|level| {
                    self.marked(&format!("level.{}", level.value), &level.value, &self.site.config().levels)
                });
                view.parent = parent.as_ref().map(|parent| self.link(parent));
            }
            Form::Unit { agency, .. } => {
                view.form = "unit";
                view.parent = Some(self.link(agency));
            }
            Form::Role { meaning, filled_by, .. } => {
                view.form = "role";
                view.meaning = meaning.as_ref().map(|meaning| self.text(meaning));
                view.filled_by = self.links(filled_by);
            }
        }
        view
    }
}
