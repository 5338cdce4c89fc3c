//! Every telephone number: by task, by unit, as a poster and as a card for the pocket.

use serde::Serialize;

use super::Cx;
use super::common::{LinkView, TextView};
use super::contact::HotlineView;
use crate::derive::hotlines::Line;
use crate::derive::parts::List;
use crate::model::site::Any;
use crate::render::qr;
use crate::route::{File, Page, relative};
use crate::text::Html;

/// All numbers.
#[derive(Debug, Serialize)]
pub struct HotlinesView {
    /// The numbers, by task; of a long list those that stand first, on its first part.
    pub hotlines: Vec<HotlineView>,
    /// The numbers by the unit that answers; none where one unit answers all.
    pub units: Vec<UnitLines>,
    /// On the first part, the numbers that stand first, with what a camera and an address book need.
    pub poster: Vec<PosterLine>,
    /// How much the poster holds: `few`, `some` or `many`, for the size of its letters.
    pub room: &'static str,
    /// The full name of the body that publishes the site.
    pub publisher: TextView,
    /// The way to all numbers as contacts.
    pub cards: String,
    /// The way to the card for the pocket.
    pub pocket: String,
}

/// The numbers that a unit answers.
#[derive(Debug, Serialize)]
pub struct UnitLines {
    /// The unit; none above numbers of which it is not said who answers.
    pub unit: Option<LinkView>,
    /// Its numbers.
    pub lines: Vec<HotlineView>,
}

/// A number on the poster.
#[derive(Debug, Serialize)]
pub struct PosterLine {
    /// The number.
    pub line: HotlineView,
    /// A code that dials it.
    pub qr: Option<Html>,
    /// The way to the number as a contact, where it has a file of its own.
    pub card: Option<String>,
}

/// The card for the pocket, several times on a sheet.
#[derive(Debug, Serialize)]
pub struct PocketView {
    /// The numbers.
    pub hotlines: Vec<HotlineView>,
    /// `few`, `some` or `many`.
    pub room: &'static str,
    /// The further cards of the sheet, by number.
    pub copies: Vec<usize>,
    /// The full name of the body that publishes the site.
    pub publisher: TextView,
    /// The way back to all numbers.
    pub back: String,
}

/// How many cards of 85.6 × 54 mm (ISO/IEC 7810 ID-1) an A4 sheet holds beside the first.
const COPIES: usize = 7;

impl Cx<'_> {
    /// The page of all numbers.
    pub fn hotlines_page(&self) -> HotlinesView {
        let first = self.whole || self.part == 1;
        let hotlines = match (self.is_cut(List::Hotlines), first) {
            (false, _) => self.all_hotlines(),
            (true, true) => self.chosen_hotlines(),
            (true, false) => Vec::new(),
        };
        let chosen = if first { self.site.chosen() } else { Vec::new() };
        let poster: Vec<PosterLine> = chosen.iter().map(|line| self.poster_line(line)).collect();
        HotlinesView {
            room: room(poster.len()),
            poster,
            publisher: self.publisher(),
            cards: relative(&self.path, &File::Cards.path(self.tag())),
            pocket: self.href(Page::Pocket),
            hotlines,
            units: self.unit_lines(),
        }
    }

    /// The numbers of this part by the unit that answers.
    fn unit_lines(&self) -> Vec<UnitLines> {
        let cut = self.is_cut(List::Hotlines);
        let mut units: Vec<UnitLines> = Vec::new();
        let lines = self.site.numbers(self.held());
        for (unit, line) in lines.iter().filter(|(unit, _)| cut || unit.is_some()) {
            let unit = unit.map(|unit| self.to(Any::Agency(unit)));
            let href = |unit: &Option<LinkView>| unit.as_ref().map(|unit| unit.href.clone());
            if units.last().is_none_or(|known| href(&known.unit) != href(&unit)) {
                units.push(UnitLines { unit, lines: Vec::new() });
            }
            units.last_mut().expect("one was added").lines.push(self.line(*line));
        }
        if cut || units.len() > 1 { units } else { Vec::new() }
    }

    fn poster_line(&self, line: &Line) -> PosterLine {
        let view = self.line(*line);
        let name = self.words.get("hotlines.qr").replace("{n}", &view.number);
        let card = match line {
            Line::Service { service, .. } => {
                Some(relative(&self.path, &File::ServiceCards(&service.meta.id).path(self.tag())))
            }
            Line::Agency { .. } => None,
        };
        PosterLine { qr: qr::svg(&view.href, &name), line: view, card }
    }

    /// The card for the pocket.
    pub fn pocket_page(&self) -> PocketView {
        let hotlines = self.chosen_hotlines();
        let room = room(hotlines.len());
        let (publisher, back) = (self.publisher(), self.href(Page::Hotlines));
        PocketView { hotlines, room, copies: (1..=COPIES).collect(), publisher, back }
    }

    fn publisher(&self) -> TextView {
        self.text(self.site.called(&self.site.config().publisher).title)
    }

    /// The numbers that stand first.
    pub fn chosen_hotlines(&self) -> Vec<HotlineView> {
        self.site.chosen().into_iter().map(|line| self.line(line)).collect()
    }

    /// Every number of the site.
    pub fn all_hotlines(&self) -> Vec<HotlineView> {
        self.site.lines().iter().map(|line| self.line(*line)).collect()
    }
}

/// How much room so many numbers take.
fn room(count: usize) -> &'static str {
    match count {
        0..=5 => "few",
        6..=10 => "some",
        _ => "many",
    }
}
