//! How one applies for a service.

use schemars::JsonSchema;
use serde::Serialize;

use super::contact::ContactRow;
use super::fact::{AmountFact, DeadlineFact};
use super::item::{ItemRow, OriginRow};
use super::{Rows, Text, reference, references};
use crate::model::application::{Application, Channel, Cost, Evidence, RegisterEntry};
use crate::model::value::Stated;

/// How one applies for a service; what is not said is absent.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(extend("additionalProperties" = false))]
pub struct ApplicationRow {
    /// The conditions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    criteria: Vec<ItemRow>,
    /// The papers that one brings.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<EvidenceRow>,
    /// What it costs: an empty list is free of charge, `null` is «not stated in the source».
    #[serde(skip_serializing_if = "Option::is_none")]
    costs: Option<Option<Vec<CostRow>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    processing_time: Option<TimesRow>,
    /// How often one has to come in person.
    #[serde(skip_serializing_if = "Option::is_none")]
    visits: Option<u32>,
    /// Where and how one applies.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    channels: Vec<ChannelRow>,
    /// The papers that one gets: references.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    outputs: Vec<String>,
    /// The procedures that it follows: references.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    procedures: Vec<String>,
    /// Where one complains.
    #[serde(skip_serializing_if = "Option::is_none")]
    complaint: Option<ContactRow>,
    /// The legal basis: references.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    basis: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    register: Option<EntryRow>,
}

/// A paper that one brings.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(extend("additionalProperties" = false))]
struct EvidenceRow {
    /// The paper: a reference.
    document: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    originals: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    copies: Option<u32>,
    /// Who issues it: references.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    issued_by: Vec<String>,
    /// In which case it is needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<Text>,
    #[serde(flatten)]
    origin: OriginRow,
}

/// What one pays.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct CostRow {
    /// The sum; `null` is «not stated in the source».
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<Option<AmountFact>>,
    /// In which case.
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<Text>,
    /// The legal basis: references.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    basis: Vec<String>,
}

/// How long it takes.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct TimesRow {
    /// The time that the law sets.
    #[serde(skip_serializing_if = "Option::is_none")]
    statutory: Option<DeadlineFact>,
    /// The time that the office promises.
    #[serde(skip_serializing_if = "Option::is_none")]
    promised: Option<DeadlineFact>,
}

/// A way to apply.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct ChannelRow {
    /// `counter`, `online`, `mobile`, `phone` or `post`.
    kind: &'static str,
    /// Where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    contact: Option<ContactRow>,
    /// Whether one account serves for all services there.
    #[serde(skip_serializing_if = "Option::is_none")]
    single_sign_on: Option<bool>,
}

/// How a register lists the service.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct EntryRow {
    /// Its own number.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    /// The number that all offices share.
    #[serde(skip_serializing_if = "Option::is_none")]
    base_code: Option<String>,
    /// The edition of the entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    /// What sort of power or service it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    power: Option<Text>,
    /// How the office came by the power.
    #[serde(skip_serializing_if = "Option::is_none")]
    power_source: Option<Text>,
    /// How it is handled.
    #[serde(skip_serializing_if = "Option::is_none")]
    handling: Option<Text>,
    /// Steps outside the usual ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    special_procedure: Option<Text>,
}

impl Rows<'_> {
    /// How one applies.
    pub fn application(self, application: &Application) -> ApplicationRow {
        let times = application.statutory.is_some() || application.promised.is_some();
        let time = |time: &Option<_>| time.as_ref().map(|time| self.deadline(time));
        ApplicationRow {
            criteria: self.items(&application.criteria),
            evidence: application.evidence.iter().map(|paper| self.evidence(paper)).collect(),
            costs: match &application.costs {
                Stated::Absent => None,
                Stated::NotStated => Some(None),
                Stated::Is(costs) => Some(Some(costs.iter().map(|cost| self.cost(cost)).collect())),
            },
            processing_time: times.then(|| TimesRow {
                statutory: time(&application.statutory),
                promised: time(&application.promised),
            }),
            visits: application.visits,
            channels: application.channels.iter().map(|channel| self.channel(channel)).collect(),
            outputs: references(&application.outputs),
            procedures: references(&application.procedures),
            complaint: self.whole_contact(&application.complaint),
            basis: references(&application.basis),
            register: self.entry(&application.entry),
        }
    }

    fn evidence(self, paper: &Evidence) -> EvidenceRow {
        EvidenceRow {
            document: reference(&paper.document),
            originals: paper.originals,
            copies: paper.copies,
            issued_by: references(&paper.issued_by),
            when: self.some(&paper.when),
            origin: self.origin(&paper.origin),
        }
    }

    fn cost(self, cost: &Cost) -> CostRow {
        CostRow {
            amount: self.amount(&cost.amount),
            when: self.some(&cost.when),
            basis: references(&cost.basis),
        }
    }

    fn channel(self, channel: &Channel) -> ChannelRow {
        ChannelRow {
            kind: channel.kind.key(),
            contact: self.whole_contact(&channel.contact),
            single_sign_on: channel.single_sign_on,
        }
    }

    fn entry(self, entry: &RegisterEntry) -> Option<EntryRow> {
        (*entry != RegisterEntry::default()).then(|| EntryRow {
            code: entry.code.clone(),
            base_code: entry.base_code.clone(),
            version: entry.version.clone(),
            power: self.some(&entry.power),
            power_source: self.some(&entry.power_source),
            handling: self.some(&entry.handling),
            special_procedure: self.some(&entry.special_procedure),
        })
    }
}
