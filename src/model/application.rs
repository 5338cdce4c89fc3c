//! How one applies for a public service: conditions, papers, costs, time, ways, and what one gets.
//!
//! The terms are those of [CPSV-AP 3](https://semiceu.github.io/CPSV-AP/); the register entry holds what the Chinese
//! catalogue of government services (GB/T 39554) asks for beyond it.

use super::contact::Contact;
use super::item::Origin;
use super::value::{Amount, Deadline, Stated};
use super::walk::{Relation, Sink};
use super::{Item, Link, Localized};

/// The place on a service's page of each part of the guide.
pub mod place {
    /// What one brings.
    pub const EVIDENCE: &str = "evidence";
    /// What it costs.
    pub const COSTS: &str = "costs";
    /// The time that the law sets.
    pub const STATUTORY: &str = "statutory";
    /// The time that the office promises.
    pub const PROMISED: &str = "promised";
    /// Where and how one applies.
    pub const CHANNELS: &str = "channels";
    /// What one gets.
    pub const OUTPUTS: &str = "outputs";
    /// Where one complains.
    pub const COMPLAINT: &str = "complaint";
}

/// How one applies for a service. Every part may be absent.
#[derive(Debug, Clone, Default, PartialEq, Hash)]
pub struct Application {
    /// The conditions.
    pub criteria: Vec<Item>,
    /// The papers that one brings.
    pub evidence: Vec<Evidence>,
    /// What it costs; an empty list is free of charge.
    pub costs: Stated<Vec<Cost>>,
    /// The time that the law sets for the decision.
    pub statutory: Option<Deadline>,
    /// The time that the office promises.
    pub promised: Option<Deadline>,
    /// How often one has to come in person.
    pub visits: Option<u32>,
    /// Where and how one applies.
    pub channels: Vec<Channel>,
    /// The papers that one gets.
    pub outputs: Vec<Link>,
    /// The procedures that it follows.
    pub procedures: Vec<Link>,
    /// Where one complains.
    pub complaint: Contact,
    /// The legal basis.
    pub basis: Vec<Link>,
    /// How a register of services lists it.
    pub entry: RegisterEntry,
}

/// A paper that one brings.
#[derive(Debug, Clone, Default, PartialEq, Hash)]
pub struct Evidence {
    /// The paper.
    pub document: Link,
    /// How many originals.
    pub originals: Option<u32>,
    /// How many copies.
    pub copies: Option<u32>,
    /// Who issues it.
    pub issued_by: Vec<Link>,
    /// In which case it is needed; always without it.
    pub when: Option<Localized>,
    /// Where it comes from.
    pub origin: Origin,
}

/// What one pays.
#[derive(Debug, Clone, Default, PartialEq, Hash)]
pub struct Cost {
    /// The sum.
    pub amount: Stated<Amount>,
    /// In which case; always without it.
    pub when: Option<Localized>,
    /// On which legal basis.
    pub basis: Vec<Link>,
}

/// The sort of a way to apply.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChannelKind {
    /// In person.
    #[default]
    Counter,
    /// On the web.
    Online,
    /// In an application on a telephone.
    Mobile,
    /// By telephone.
    Phone,
    /// By post.
    Post,
}

impl ChannelKind {
    /// Every sort.
    pub const ALL: [Self; 5] = [Self::Counter, Self::Online, Self::Mobile, Self::Phone, Self::Post];

    /// The word for it in records, data and keys of the theme's words.
    pub fn key(self) -> &'static str {
        match self {
            Self::Counter => "counter",
            Self::Online => "online",
            Self::Mobile => "mobile",
            Self::Phone => "phone",
            Self::Post => "post",
        }
    }
}

/// A way to apply.
#[derive(Debug, Clone, Default, PartialEq, Hash)]
pub struct Channel {
    /// Its sort.
    pub kind: ChannelKind,
    /// Where it is and when it is open.
    pub contact: Contact,
    /// Whether one account serves for all of the government's services there, if that is said.
    pub single_sign_on: Option<bool>,
}

/// How a register of services lists a service.
#[derive(Debug, Clone, Default, PartialEq, Hash)]
pub struct RegisterEntry {
    /// Its own number.
    pub code: Option<String>,
    /// The number that all offices share for the same service.
    pub base_code: Option<String>,
    /// The edition of the entry.
    pub version: Option<String>,
    /// What sort of power or service it is.
    pub power: Option<Localized>,
    /// How the office came by the power.
    pub power_source: Option<Localized>,
    /// How it is handled: on the spot, or within a promised time.
    pub handling: Option<Localized>,
    /// Steps outside the usual ones, such as hearings.
    pub special_procedure: Option<Localized>,
}

impl RegisterEntry {
    /// Its texts.
    pub fn texts(&self) -> impl Iterator<Item = &Localized> {
        let texts = self.power.iter().chain(&self.power_source);
        texts.chain(&self.handling).chain(&self.special_procedure)
    }

    /// Its numbers.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.code.iter().chain(&self.base_code).map(String::as_str)
    }
}

impl Application {
    /// Whether anything is said.
    pub fn is_said(&self) -> bool {
        *self != Application::default()
    }

    /// Hands every part to a sink, in the order in which a reader asks.
    pub fn walk<'a>(&'a self, sink: &mut Sink<'a, '_>) {
        sink.items(&self.criteria);
        enclosed(sink, place::EVIDENCE, !self.evidence.is_empty(), |sink| {
            self.evidence.iter().for_each(|paper| paper.walk(sink));
        });
        let costs = if let Stated::Is(costs) = &self.costs { costs.as_slice() } else { &[] };
        enclosed(sink, place::COSTS, self.costs != Stated::Absent, |sink| {
            costs.iter().for_each(|cost| cost.walk(sink));
        });
        for (anchor, time) in [(place::STATUTORY, &self.statutory), (place::PROMISED, &self.promised)] {
            time.iter().for_each(|time| sink.within(anchor, |sink| sink.deadline(time)));
        }
        enclosed(sink, place::CHANNELS, !self.channels.is_empty(), |sink| {
            self.channels.iter().for_each(|channel| sink.contact(&channel.contact));
        });
        enclosed(sink, place::OUTPUTS, !self.outputs.is_empty(), |sink| {
            sink.links(&self.outputs, Relation::Yields);
        });
        sink.links(&self.procedures, Relation::Follows);
        enclosed(sink, place::COMPLAINT, self.complaint != Contact::default(), |sink| {
            sink.contact(&self.complaint);
        });
        sink.links(&self.basis, Relation::Basis);
        sink.texts(self.entry.texts());
    }
}

/// Hands on what an anchor encloses, if there is something.
fn enclosed<'a, 's>(
    sink: &mut Sink<'a, 's>,
    anchor: &'a str,
    there: bool,
    inner: impl FnOnce(&mut Sink<'a, 's>),
) {
    if there {
        sink.within(anchor, inner);
    }
}

impl Evidence {
    fn walk<'a>(&'a self, sink: &mut Sink<'a, '_>) {
        sink.origin(&self.origin);
        sink.link(&self.document, Relation::Evidence);
        sink.links(&self.issued_by, Relation::Issues);
        sink.texts(&self.when);
    }
}

impl Cost {
    fn walk<'a>(&'a self, sink: &mut Sink<'a, '_>) {
        sink.amount(&self.amount);
        sink.texts(&self.when);
        sink.links(&self.basis, Relation::Basis);
    }
}
