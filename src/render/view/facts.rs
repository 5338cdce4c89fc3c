//! Typed facts as pages show them.

use serde::Serialize;

use super::Cx;
use super::common::{LinkView, TextView};
use crate::model::value::{Force, Penalty};
use crate::text::{Html, Text};

/// A fact that stands beside a sentence.
#[derive(Debug, Clone, Serialize)]
pub struct FactView {
    /// `deadline`, `frequency`, `headcount` or `amount`.
    pub kind: &'static str,
    /// The fact in words.
    pub html: Html,
}

/// A penalty: a flight of rungs, the next for whoever does it again or does not obey.
///
/// A list and not each rung inside the one before: templates may not nest at will.
#[derive(Debug, Serialize)]
pub struct PenaltyView {
    /// The rungs, at least one.
    pub rungs: Vec<RungView>,
}

/// A rung of a penalty.
#[derive(Debug, Serialize)]
pub struct RungView {
    /// The act, if the sentence beside it does not say it.
    pub act: Option<TextView>,
    /// Whom it hits.
    pub on: Vec<LinkView>,
    /// On which condition.
    pub when: Option<TextView>,
    /// `may` or `must`.
    pub force: Option<&'static str>,
    /// The sanctions.
    pub sanctions: Vec<TextView>,
    /// The sum; «not stated» in words where the source does not say.
    pub amount: Option<Html>,
    /// The legal basis.
    pub basis: Vec<LinkView>,
    /// Who imposes it.
    pub by: Vec<LinkView>,
}

impl Cx<'_> {
    /// The markup of a text of this page.
    pub fn html(&self, text: &Text) -> Html {
        text.html(self.lang, &self.theme.scripts)
    }

    /// A penalty with its next rungs.
    pub fn penalty(&self, penalty: &Penalty) -> PenaltyView {
        let rungs = std::iter::successors(Some(penalty), |rung| rung.then.as_deref());
        PenaltyView { rungs: rungs.map(|rung| self.penalty_rung(rung)).collect() }
    }

    fn penalty_rung(&self, penalty: &Penalty) -> RungView {
        RungView {
            act: penalty.act.as_ref().map(|act| self.text(act)),
            on: self.links(&penalty.on),
            when: penalty.when.as_ref().map(|when| self.text(when)),
            force: penalty.force.map(|force| match force {
                Force::May => "may",
                Force::Must => "must",
            }),
            sanctions: penalty.sanctions.iter().map(|sanction| self.text(sanction)).collect(),
            amount: self.words.stated_amount(&penalty.amount).map(|amount| self.html(&amount)),
            basis: self.bases(&penalty.basis),
            by: self.links(&penalty.by),
        }
    }
}
