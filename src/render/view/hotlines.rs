//! Every telephone number.

use serde::Serialize;

use super::Cx;
use super::service::HotlineView;
use crate::derive::hotlines::{Line, hotlines};
use crate::model::site::Any;

/// All numbers.
#[derive(Debug, Serialize)]
pub struct HotlinesView {
    /// The numbers.
    pub hotlines: Vec<HotlineView>,
}

impl Cx<'_> {
    /// The page of all numbers.
    pub fn hotlines_page(&self) -> HotlinesView {
        HotlinesView { hotlines: self.all_hotlines() }
    }

    /// Every number of the site.
    pub fn all_hotlines(&self) -> Vec<HotlineView> {
        let view = |line: Line| match line {
            Line::Service { service, number, unit } => {
                let service = self.to(Any::Service(service));
                self.number(&number.value, unit.map(|unit| self.link(unit)), Some(service))
            }
            Line::Unit { unit, number } => self.number(&number.value, Some(self.to(Any::Agency(unit))), None),
        };
        hotlines(self.site).into_iter().map(view).collect()
    }
}
