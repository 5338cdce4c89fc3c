//! What inspectors must not do, in the order of an inspection.

use serde::Serialize;

use super::Cx;
use super::common::{LinkView, TextView};
use crate::derive::bans::Limit;
use crate::model::Item;
use crate::route::Page;

/// The bans, by stage.
#[derive(Debug, Serialize)]
pub struct LimitsView {
    /// The way to the page of rights, if there is one.
    pub other: Option<String>,
    /// The stages at which anything is forbidden, in their order.
    pub stages: Vec<StageView>,
}

/// What is forbidden at a stage.
#[derive(Debug, Serialize)]
pub struct StageView {
    /// `before`, `during`, `after` or `always`, a key of the theme's words and the stage's anchor.
    pub key: &'static str,
    /// The bans.
    pub bans: Vec<BanView>,
}

/// A ban.
#[derive(Debug, Serialize)]
pub struct BanView {
    /// Its anchor.
    pub id: String,
    /// What it says.
    pub said: SaidView,
    /// Whom it binds.
    pub who: Vec<LinkView>,
    /// The legal basis.
    pub basis: Vec<LinkView>,
    /// The places in the regimes that say so.
    pub places: Vec<LinkView>,
}

/// A statement with those below it.
#[derive(Debug, Serialize)]
pub struct SaidView {
    /// What it says.
    pub text: TextView,
    /// The statements below it.
    pub items: Vec<SaidView>,
}

impl Cx<'_> {
    /// What inspectors must not do.
    pub fn limits_page(&self) -> LimitsView {
        let mut stages: Vec<StageView> = Vec::new();
        for limit in self.site.limits(self.held()) {
            let key = limit.ban.stage.word();
            if stages.last().is_none_or(|stage| stage.key != key) {
                stages.push(StageView { key, bans: Vec::new() });
            }
            stages.last_mut().expect("one was added").bans.push(self.ban(limit));
        }
        LimitsView { other: self.there(Page::Rights), stages }
    }

    fn ban(&self, limit: &Limit) -> BanView {
        let item = limit.ban.item;
        let first = limit.places[0].0;
        let place = |(record, item): &(_, &Item)| {
            let mut link = self.to(*record);
            link.href = format!("{}#{}", link.href, item.anchor);
            link
        };
        let items = limit.ban.items.iter().map(|item| self.said(item)).collect();
        BanView {
            id: ["limits", first.kind().word(), first.meta().id.as_str(), &item.anchor].join("."),
            said: SaidView { text: self.text(&item.text), items },
            who: self.links(&item.who),
            basis: self.bases(&item.basis),
            places: limit.places.iter().map(place).collect(),
        }
    }

    fn said(&self, item: &Item) -> SaidView {
        let items = item.items.iter().map(|item| self.said(item)).collect();
        SaidView { text: self.text(&item.text), items }
    }
}
