//! Tables over the whole site.

use schemars::JsonSchema;
use serde::Serialize;

use super::contact::PhoneFact;
use super::fact::{DeadlineFact, PenaltyFact};
use super::item::ItemRow;
use super::{Rows, Text, reference, references};
use crate::derive::hotlines::Line;
use crate::derive::{Place, deadlines, matrix, penalties};
use crate::model::site::Any;

/// A place in the site.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PlaceRow {
    /// The record: a reference.
    pub record: String,
    /// The record's name.
    pub title: Text,
    /// What the sentence there says; none where the record as a whole is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// The address of the place.
    pub pages: Text,
}

/// A telephone number: for what, and who answers.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(extend("additionalProperties" = false))]
pub struct HotlineRow {
    /// The number as it is written, without the extension.
    pub number: String,
    /// What else is known of it.
    #[serde(flatten)]
    pub more: PhoneFact,
    /// The service it is for: a reference; none where it is a body's or unit's own number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// The service's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Who answers: a reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The unit's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit_name: Option<Text>,
    /// The page of the service, else of the unit.
    pub pages: Text,
}

/// A deadline and where it stands.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct DeadlineRow {
    /// Where it stands.
    pub place: PlaceRow,
    /// Who must act: references.
    pub who: Vec<String>,
    /// The deadline.
    pub deadline: DeadlineFact,
}

/// A penalty and where it stands.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PenaltyRow {
    /// Where it stands.
    pub place: PlaceRow,
    /// The penalty with its next rungs.
    pub penalty: PenaltyFact,
}

/// A body's part in a matter.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct MatrixRow {
    /// The matter: a reference to a boundary.
    pub matter: String,
    /// The matter's name.
    pub title: Text,
    /// The body: a reference.
    pub agency: String,
    /// The body's name.
    pub agency_name: Text,
    /// Whether the source says that it leads.
    pub lead: bool,
    /// What it does.
    pub roles: Vec<ItemRow>,
    /// The address of the place.
    pub pages: Text,
}

impl Rows<'_> {
    /// Every telephone number: those of services, then those of bodies and units.
    pub fn hotlines(self) -> Vec<HotlineRow> {
        let row =
            |line: Line| match line {
                Line::Service { service, phone } => HotlineRow {
                    number: phone.number.value.clone(),
                    more: self.phone_fact(phone),
                    service: Some(format!("service/{}", service.meta.id)),
                    title: Some(self.text(&service.name)),
                    unit: phone.unit.as_ref().map(reference),
                    unit_name: phone.unit.as_ref().map(|unit| self.text(self.site.get(unit).title())),
                    pages: self.pages(Any::Service(service), None),
                },
                Line::Agency { agency, phone } => HotlineRow {
                    number: phone.number.value.clone(),
                    more: self.phone_fact(phone),
                    service: None,
                    title: None,
                    unit: Some(
                        phone.unit.as_ref().map_or_else(|| format!("agency/{}", agency.meta.id), reference),
                    ),
                    unit_name: Some(phone.unit.as_ref().map_or_else(
                        || self.text(&agency.name),
                        |unit| self.text(self.site.get(unit).title()),
                    )),
                    pages: self.pages(Any::Agency(agency), None),
                },
            };
        self.derived.hotlines().lines.iter().map(|line| row(*line)).collect()
    }

    /// Every deadline.
    pub fn deadlines(self) -> Vec<DeadlineRow> {
        let row = |row: &deadlines::Row| DeadlineRow {
            place: self.place(&row.place),
            who: references(row.place.who),
            deadline: self.deadline(row.deadline),
        };
        self.derived.deadlines().rows.iter().map(row).collect()
    }

    /// Every penalty.
    pub fn penalties(self) -> Vec<PenaltyRow> {
        let row = |row: penalties::Row| PenaltyRow {
            place: self.place(&row.place),
            penalty: self.penalty(row.penalty),
        };
        penalties::penalties(self.site).into_iter().map(row).collect()
    }

    /// Who is responsible for what: a row a part of a body in a matter, matter by matter.
    pub fn matrix(self) -> Vec<MatrixRow> {
        let matrix = matrix::matrix(self.site);
        let mut rows = Vec::new();
        for (at, matter) in matrix.matters.iter().enumerate() {
            for body in &matrix.rows {
                let Some(party) = body.cells[at] else { continue };
                rows.push(MatrixRow {
                    matter: format!("boundary/{}", matter.meta.id),
                    title: self.text(&matter.matter),
                    agency: reference(&party.agency),
                    agency_name: self.text(&body.agency.name),
                    lead: party.lead,
                    roles: self.items(&party.roles),
                    pages: self.pages(Any::Boundary(matter), Some(&party.anchor)),
                });
            }
        }
        rows
    }

    fn place(self, place: &Place) -> PlaceRow {
        let record = place.record;
        PlaceRow {
            record: format!("{}/{}", record.kind().word(), record.meta().id),
            title: self.text(record.title()),
            text: place.text.map(|text| self.text(text)),
            pages: self.pages(record, place.anchor),
        }
    }
}
