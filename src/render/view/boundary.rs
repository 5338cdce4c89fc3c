//! A boundary: who does what in a matter, on which basis.

use serde::Serialize;

use super::Cx;
use super::common::{LinkView, NoteView, TextView};
use super::item::ItemView;
use super::mention::MentionGroup;
use crate::model::record::{Basis, Boundary, Party};
use crate::model::site::Any;

/// A boundary's page.
#[derive(Debug, Serialize)]
pub struct BoundaryView {
    /// The matter.
    pub title: TextView,
    /// Who does what, in a sentence.
    pub summary: Option<TextView>,
    /// The parties.
    pub parties: Vec<PartyView>,
    /// The legal bases.
    pub basis: Vec<BasisView>,
    /// The case.
    pub case: Option<CaseTeaser>,
    /// The long text.
    pub prose: Option<TextView>,
    /// Back references.
    pub mentions: Vec<MentionGroup>,
}

/// A party.
#[derive(Debug, Serialize)]
pub struct PartyView {
    /// The anchor.
    pub anchor: String,
    /// The agency.
    pub agency: LinkView,
    /// Whether it leads.
    pub lead: bool,
    /// What it does.
    pub roles: Vec<ItemView>,
    /// Editor's notes.
    pub notes: Vec<NoteView>,
    /// The id in the office's document.
    pub source: Option<String>,
}

/// A legal basis.
#[derive(Debug, Serialize)]
pub struct BasisView {
    /// The law.
    pub law: LinkView,
    /// Editor's notes.
    pub notes: Vec<NoteView>,
    /// The id in the office's document.
    pub source: Option<String>,
}

/// A case in a sentence.
#[derive(Debug, Serialize)]
pub struct CaseTeaser {
    /// The case.
    pub link: LinkView,
    /// What it shows.
    pub shows: TextView,
}

impl Cx<'_> {
    /// The page of a boundary.
    pub fn boundary(&self, boundary: &Boundary) -> BoundaryView {
        let case = boundary.case.as_ref().map(|link| {
            let shows = self.site.get(link).summary().map(|shows| self.text(shows)).unwrap_or_default();
            CaseTeaser { link: self.link(link), shows }
        });
        BoundaryView {
            title: self.text(&boundary.matter),
            summary: boundary.summary.as_ref().map(|summary| self.text(summary)),
            parties: boundary.parties.iter().map(|party| self.party(party)).collect(),
            basis: boundary.basis.iter().map(|basis| self.basis(basis)).collect(),
            case,
            prose: self.prose(Any::Boundary(boundary)),
            mentions: self.mentioned(Any::Boundary(boundary), |_| true),
        }
    }

    /// A party to a boundary.
    pub fn party(&self, party: &Party) -> PartyView {
        let mut roles = self.items(&party.roles);
        // A single role is a sentence, no list.
        if let [role] = roles.as_mut_slice() {
            role.marker = None;
        }
        PartyView {
            anchor: party.anchor.clone(),
            agency: self.in_full(&party.agency),
            lead: party.lead,
            roles,
            notes: self.notes(&party.origin.notes),
            source: party.origin.source.as_ref().map(|source| source.value.clone()),
        }
    }

    fn basis(&self, basis: &Basis) -> BasisView {
        BasisView {
            law: self.cited(&basis.law),
            notes: self.notes(&basis.origin.notes),
            source: basis.origin.source.as_ref().map(|source| source.value.clone()),
        }
    }
}
