//! One way through everything a record says, for checks and tables that look at all of it.
//!
//! A record hands its parts to a [`Sink`] in reading order; what it encloses stands between
//! [`Part::Enter`] and [`Part::Leave`], so that a reader knows at which anchor a part is.

use super::attachment::FileLink;
use super::contact::Contact;
use super::item::{Item, Note, Origin};
use super::meta::{Comparison, Meta, Status};
use super::phone::Phone;
use super::step::Step;
use super::value::{Amount, Deadline, Frequency, Headcount, Penalty, Stated};
use super::{Link, Localized, LocalizedList, Prose};
use crate::diagnostic::Spanned;

/// Why a record names another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The body above.
    Parent,
    /// The body that a unit belongs to.
    UnitOf,
    /// Who plays a role.
    FilledBy,
    /// Who keeps the record.
    Owner,
    /// What replaces the record.
    Replaces,
    /// Who issued a law.
    IssuedBy,
    /// The legal basis.
    Basis,
    /// Who is bound or entitled.
    Who,
    /// Who acts in a step.
    Actor,
    /// Who takes part in a procedure.
    Cast,
    /// A party to a boundary.
    Party,
    /// The lead party of a boundary.
    Lead,
    /// Who offers a service, in the lead.
    Offers,
    /// Who helps to offer a service.
    Supports,
    /// Who answers a hotline.
    Answers,
    /// Whom a penalty hits.
    PenaltyOn,
    /// Who imposes a penalty.
    PenaltyBy,
    /// The paper a step produces.
    Produces,
    /// The regime or boundary a procedure belongs to.
    PartOf,
    /// The procedure that a step stands for or leads to.
    Continues,
    /// The case of a boundary, and the boundary of a case.
    Illustrates,
    /// The paper that one brings to a service.
    Evidence,
    /// Who issues such a paper.
    Issues,
    /// The paper that one gets from a service.
    Yields,
    /// The procedure that a service follows.
    Follows,
    /// A near-twin.
    Twin,
    /// Another place to look.
    See,
    /// A link in a text.
    Text,
}

/// A part of a record.
#[derive(Debug, Clone, Copy)]
pub enum Part<'a> {
    /// What follows stands at this anchor of the record's page, until the matching `Leave`.
    Enter(&'a str),
    /// The end of what stands at the innermost anchor.
    Leave,
    /// A text.
    Text(&'a Localized),
    /// The number of an item as each language prints it; says nothing of the facts.
    Label(&'a Localized),
    /// Names by language whose lists need not match.
    Aliases(&'a LocalizedList),
    /// A form in the office's document.
    Printed(&'a str),
    /// A reference.
    Link(&'a Link, Relation),
    /// The source id that has its home here.
    Source(&'a Spanned<String>),
    /// A source id that is repeated here.
    DrawsOn(&'a Spanned<String>),
    /// An editor's note; its text follows as `Text`.
    Note(&'a Note),
    /// An item; its parts follow.
    Item(&'a Item),
    /// A step of a procedure; its parts follow.
    Step(&'a Step),
    /// A deadline; its texts follow.
    Deadline(&'a Deadline),
    /// A penalty; its texts and links follow.
    Penalty(&'a Penalty),
    /// A long text; its links follow.
    Prose(&'a Prose),
    /// A reference to a file that is published as it is.
    File(&'a FileLink),
    /// A telephone number; who answers follows.
    Phone(&'a Phone),
}

/// Where the parts of a record go.
pub struct Sink<'a, 's> {
    take: &'s mut dyn FnMut(Part<'a>),
}

impl<'a, 's> Sink<'a, 's> {
    /// A sink that hands each part to a function.
    pub fn new(take: &'s mut dyn FnMut(Part<'a>)) -> Self {
        Self { take }
    }
}

impl<'a> Sink<'a, '_> {
    /// Hands on one part.
    pub fn part(&mut self, part: Part<'a>) {
        (self.take)(part);
    }

    /// Hands on what an anchor encloses.
    pub fn within(&mut self, anchor: &'a str, inner: impl FnOnce(&mut Self)) {
        self.part(Part::Enter(anchor));
        inner(self);
        self.part(Part::Leave);
    }

    /// A text.
    pub fn text(&mut self, text: &'a Localized) {
        self.part(Part::Text(text));
    }

    /// Texts, or a text that may be absent.
    pub fn texts(&mut self, texts: impl IntoIterator<Item = &'a Localized>) {
        texts.into_iter().for_each(|text| self.text(text));
    }

    /// Names by language.
    pub fn aliases(&mut self, aliases: &'a LocalizedList) {
        self.part(Part::Aliases(aliases));
    }

    /// A reference.
    pub fn link(&mut self, link: &'a Link, relation: Relation) {
        self.part(Part::Link(link, relation));
    }

    /// References, or one that may be absent.
    pub fn links(&mut self, links: impl IntoIterator<Item = &'a Link>, relation: Relation) {
        links.into_iter().for_each(|link| self.link(link, relation));
    }

    /// Where something comes from.
    pub fn origin(&mut self, origin: &'a Origin) {
        self.sources(origin);
        self.notes(&origin.notes);
    }

    fn sources(&mut self, origin: &'a Origin) {
        origin.source.iter().for_each(|source| self.part(Part::Source(source)));
        origin.draws_on.iter().for_each(|source| self.part(Part::DrawsOn(source)));
        origin.printed.iter().for_each(|printed| self.part(Part::Printed(printed)));
    }

    fn notes(&mut self, notes: &'a [Note]) {
        for note in notes {
            self.part(Part::Note(note));
            self.text(&note.text);
        }
    }

    /// Items with all below them.
    pub fn items(&mut self, items: impl IntoIterator<Item = &'a Item>) {
        for item in items {
            self.within(&item.anchor, |sink| sink.item(item));
        }
    }

    fn item(&mut self, item: &'a Item) {
        self.sources(&item.origin);
        self.part(Part::Item(item));
        item.label.iter().for_each(|label| self.part(Part::Label(label)));
        self.text(&item.text);
        self.notes(&item.origin.notes);
        self.links(&item.who, Relation::Who);
        self.links(&item.basis, Relation::Basis);
        item.deadlines.iter().for_each(|deadline| self.deadline(deadline));
        item.frequencies.iter().for_each(|frequency| self.frequency(frequency));
        item.headcounts.iter().for_each(|headcount| self.headcount(headcount));
        self.amount(&item.amount);
        item.penalties.iter().for_each(|penalty| self.penalty(penalty));
        self.links(&item.see, Relation::See);
        self.items(&item.items);
    }

    /// A deadline.
    pub fn deadline(&mut self, deadline: &'a Deadline) {
        self.part(Part::Deadline(deadline));
        self.texts(&deadline.of);
        self.texts(&deadline.from);
        self.texts(&deadline.otherwise);
    }

    fn frequency(&mut self, frequency: &'a Frequency) {
        self.texts(&frequency.of);
    }

    fn headcount(&mut self, headcount: &'a Headcount) {
        self.texts(&headcount.of);
    }

    /// A sum that may be absent.
    pub fn amount(&mut self, amount: &'a Stated<Amount>) {
        match amount {
            Stated::Is(Amount::Money { of, .. }) => self.texts(of),
            Stated::Is(Amount::Percent { of, .. }) => self.text(of),
            Stated::Absent | Stated::NotStated => {}
        }
    }

    /// A penalty with its next rungs.
    pub fn penalty(&mut self, penalty: &'a Penalty) {
        self.part(Part::Penalty(penalty));
        self.texts(&penalty.act);
        self.texts(&penalty.when);
        self.texts(&penalty.sanctions);
        self.amount(&penalty.amount);
        self.links(&penalty.on, Relation::PenaltyOn);
        self.links(&penalty.by, Relation::PenaltyBy);
        self.links(&penalty.basis, Relation::Basis);
        if let Some(next) = &penalty.then {
            self.penalty(next);
        }
    }

    /// How people reach somebody.
    pub fn contact(&mut self, contact: &'a Contact) {
        self.texts(contact.texts());
        for phone in &contact.phones {
            self.part(Part::Phone(phone));
            self.links(&phone.unit, Relation::Answers);
        }
    }

    /// A comparison with a twin.
    pub fn comparison(&mut self, comparison: &'a Comparison) {
        self.link(&comparison.to, Relation::Twin);
        for row in &comparison.rows {
            self.text(&row.aspect);
            self.text(&row.here);
            self.origin(&row.here_origin);
            self.text(&row.there);
            self.origin(&row.there_origin);
        }
    }

    /// What every record has in common, its long texts left out.
    pub fn meta(&mut self, meta: &'a Meta) {
        self.origin(&meta.origin);
        self.links(&meta.owner, Relation::Owner);
        self.texts(&meta.reason);
        if let Status::Superseded(by) = &meta.status {
            self.link(by, Relation::Replaces);
        }
    }

    /// References to files, or one that may be absent.
    pub fn files(&mut self, files: impl IntoIterator<Item = &'a FileLink>) {
        files.into_iter().for_each(|file| self.part(Part::File(file)));
    }

    /// A long text with its links.
    pub fn prose(&mut self, prose: &'a Prose) {
        self.part(Part::Prose(prose));
        self.links(&prose.links, Relation::Text);
        self.files(&prose.files);
    }
}
