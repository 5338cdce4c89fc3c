//! Places in the site, and what stands there in words.

use crate::model::item::Item;
use crate::model::record::Step;
use crate::model::site::Any;
use crate::model::walk::Part;
use crate::model::{Link, Localized};

/// A place in a record: the record, the anchor, and the innermost sentence there.
#[derive(Debug, Clone, Copy)]
pub struct Place<'s> {
    /// The record.
    pub record: Any<'s>,
    /// The anchor on its page; `None` is the page itself.
    pub anchor: Option<&'s str>,
    /// What the item or step there says.
    pub text: Option<&'s Localized>,
    /// Who is bound, entitled or acts there.
    pub who: &'s [Link],
    /// The innermost item around it.
    pub item: Option<&'s Item>,
    /// The innermost step around it.
    pub step: Option<&'s Step>,
    /// The innermost source id around it.
    pub source: Option<&'s str>,
}

impl<'s> Place<'s> {
    fn top(record: Any<'s>) -> Self {
        Self { record, anchor: None, text: None, who: &[], item: None, step: None, source: None }
    }
}

/// Follows a walk and knows at every part where it is.
pub struct Tracker<'s> {
    record: Any<'s>,
    open: Vec<Place<'s>>,
}

impl<'s> Tracker<'s> {
    /// At the start of a record.
    pub fn new(record: Any<'s>) -> Self {
        Self { record, open: Vec::new() }
    }

    /// Takes note of a part.
    pub fn see(&mut self, part: Part<'s>) {
        match part {
            Part::Enter(anchor) => {
                // What stands deeper is still inside the sentence around it until it has its own.
                let outer = self.place();
                self.open.push(Place { anchor: Some(anchor), ..outer });
            }
            Part::Leave => drop(self.open.pop()),
            Part::Source(source) => self.here(|place| place.source = Some(&source.value)),
            Part::Item(item) => {
                self.say(Some(&item.text), &item.who);
                self.here(|place| place.item = Some(item));
            }
            Part::Step(step) => {
                self.say(step.action.words(), step.actor.as_slice());
                self.here(|place| place.step = Some(step));
            }
            _ => {}
        }
    }

    /// Changes the innermost place, if any is open.
    fn here(&mut self, change: impl FnOnce(&mut Place<'s>)) {
        if let Some(place) = self.open.last_mut() {
            change(place);
        }
    }

    fn say(&mut self, text: Option<&'s Localized>, who: &'s [Link]) {
        self.here(|place| {
            place.text = text;
            if !who.is_empty() {
                place.who = who;
            }
        });
    }

    /// Where the walk is.
    pub fn place(&self) -> Place<'s> {
        self.open.last().copied().unwrap_or_else(|| Place::top(self.record))
    }
}
