//! How one applies for a service, as its page answers what readers ask.

use serde::Serialize;

use super::Cx;
use super::common::{LinkView, NoteView, TextView};
use super::contact::{ContactView, HotlineView};
use super::file::FileView;
use super::item::ItemView;
use crate::model::Localized;
use crate::model::application::{Application, Channel, Cost, Evidence, RegisterEntry};
use crate::model::contact::Contact;
use crate::model::phone::Phone;
use crate::model::site::Any;
use crate::model::value::Stated;
use crate::text::Html;

/// How one applies.
#[derive(Debug, Serialize)]
pub struct ApplicationView {
    /// The conditions.
    pub criteria: Vec<ItemView>,
    /// The papers that one brings.
    pub evidence: Vec<EvidenceView>,
    /// What it costs; none where nothing is said of it.
    pub costs: Option<CostsView>,
    /// The time that the law sets.
    pub statutory: Option<Html>,
    /// The time that the office promises.
    pub promised: Option<Html>,
    /// How often one has to come.
    pub visits: Option<Html>,
    /// Where and how one applies.
    pub channels: Vec<ChannelView>,
    /// The papers that one gets.
    pub outputs: Vec<LinkView>,
    /// The procedures that it follows.
    pub procedures: Vec<LinkView>,
    /// Where one complains.
    pub complaint: Option<ReachView>,
    /// The legal basis.
    pub basis: Vec<LinkView>,
    /// How a register lists it.
    pub entry: EntryView,
    /// Whether the register or the legal basis is told.
    pub has_entry: bool,
}

/// A paper that one brings.
#[derive(Debug, Serialize)]
pub struct EvidenceView {
    /// The paper.
    pub document: LinkView,
    /// The file to fill in.
    pub form: Option<FileView>,
    /// How many originals and copies, each in words.
    pub counts: Vec<Html>,
    /// Who issues it.
    pub issued_by: Vec<LinkView>,
    /// In which case it is needed.
    pub when: Option<TextView>,
    /// Editor's notes.
    pub notes: Vec<NoteView>,
}

/// What it costs.
#[derive(Debug, Serialize)]
pub struct CostsView {
    /// Whether it is free of charge.
    pub free: bool,
    /// Whether the source does not say.
    pub unstated: bool,
    /// What one pays.
    pub rows: Vec<CostView>,
}

/// What one pays.
#[derive(Debug, Serialize)]
pub struct CostView {
    /// The sum; «not stated» in words where the source gives none.
    pub amount: Option<Html>,
    /// In which case.
    pub when: Option<TextView>,
    /// On which legal basis.
    pub basis: Vec<LinkView>,
}

/// Numbers to call, and how else one reaches somebody.
#[derive(Debug, Serialize)]
pub struct ReachView {
    /// The numbers.
    pub hotlines: Vec<HotlineView>,
    /// What else.
    pub contact: Option<ContactView>,
}

/// A way to apply.
#[derive(Debug, Serialize)]
pub struct ChannelView {
    /// `counter`, `online`, `mobile`, `phone` or `post`.
    pub kind: &'static str,
    /// Where it is.
    pub reach: ReachView,
    /// Whether one account serves for all services there.
    pub single_sign_on: bool,
}

/// How a register lists the service.
#[derive(Debug, Serialize)]
pub struct EntryView {
    /// Its own number.
    pub code: Option<String>,
    /// The number that all offices share.
    pub base_code: Option<String>,
    /// The edition.
    pub version: Option<String>,
    /// What sort of power or service it is.
    pub power: Option<TextView>,
    /// How the office came by it.
    pub power_source: Option<TextView>,
    /// How it is handled.
    pub handling: Option<TextView>,
    /// Steps outside the usual ones.
    pub special_procedure: Option<TextView>,
}

impl Cx<'_> {
    /// How one applies; `None` where nothing is said of it.
    pub fn application(&self, application: &Application) -> Option<ApplicationView> {
        application.is_said().then(|| ApplicationView {
            criteria: self.items(&application.criteria),
            evidence: application.evidence.iter().map(|paper| self.evidence(paper)).collect(),
            costs: self.costs(&application.costs),
            statutory: application.statutory.as_ref().map(|time| self.html(&self.words.taken(time))),
            promised: application.promised.as_ref().map(|time| self.html(&self.words.taken(time))),
            visits: application.visits.map(|visits| match visits {
                0 => self.html(&self.words.fill("service.no_visits", &[])),
                visits => self.html(&self.words.counted("service.visits", visits.into(), &[])),
            }),
            channels: application.channels.iter().map(|channel| self.channel(channel)).collect(),
            outputs: self.links(&application.outputs),
            procedures: self.links(&application.procedures),
            complaint: (application.complaint != Contact::default())
                .then(|| self.reach(&application.complaint)),
            basis: self.links(&application.basis),
            has_entry: application.entry != RegisterEntry::default() || !application.basis.is_empty(),
            entry: self.register_entry(&application.entry),
        })
    }

    fn evidence(&self, paper: &Evidence) -> EvidenceView {
        let counted = |key: &str, count: Option<u32>| {
            count.map(|count| self.html(&self.words.counted(key, count.into(), &[])))
        };
        let originals = counted("service.originals", paper.originals);
        EvidenceView {
            document: self.link(&paper.document),
            form: match self.site.get(&paper.document) {
                Any::Document(document) => self.form(document),
                _ => None,
            },
            counts: originals.into_iter().chain(counted("service.copies", paper.copies)).collect(),
            issued_by: self.links(&paper.issued_by),
            when: paper.when.as_ref().map(|when| self.text(when)),
            notes: self.notes(&paper.origin.notes),
        }
    }

    fn costs(&self, costs: &Stated<Vec<Cost>>) -> Option<CostsView> {
        let cost = |cost: &Cost| CostView {
            amount: self.words.stated_amount(&cost.amount).map(|amount| self.html(&amount)),
            when: cost.when.as_ref().map(|when| self.text(when)),
            basis: self.links(&cost.basis),
        };
        let rows = match costs {
            Stated::Absent => return None,
            Stated::NotStated => Vec::new(),
            Stated::Is(costs) => costs.iter().map(cost).collect(),
        };
        let unstated = *costs == Stated::NotStated;
        Some(CostsView { free: rows.is_empty() && !unstated, unstated, rows })
    }

    fn channel(&self, channel: &Channel) -> ChannelView {
        ChannelView {
            kind: channel.kind.key(),
            reach: self.reach(&channel.contact),
            single_sign_on: channel.single_sign_on == Some(true),
        }
    }

    fn reach(&self, contact: &Contact) -> ReachView {
        let number =
            |phone: &Phone| self.number(phone, phone.unit.as_ref().map(|unit| self.link(unit)), None);
        ReachView { hotlines: contact.phones.iter().map(number).collect(), contact: self.contact(contact) }
    }

    fn register_entry(&self, entry: &RegisterEntry) -> EntryView {
        let text = |text: &Option<Localized>| text.as_ref().map(|text| self.text(text));
        EntryView {
            code: entry.code.clone(),
            base_code: entry.base_code.clone(),
            version: entry.version.clone(),
            power: text(&entry.power),
            power_source: text(&entry.power_source),
            handling: text(&entry.handling),
            special_procedure: text(&entry.special_procedure),
        }
    }
}
