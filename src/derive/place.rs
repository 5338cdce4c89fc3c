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
                let (text, who) = self.open.last().map_or((None, &[][..]), |outer| (outer.text, outer.who));
                self.open.push(Place { record: self.record, anchor: Some(anchor), text, who });
            }
            Part::Leave => drop(self.open.pop()),
            Part::Item(Item { text, who, .. }) => self.say(Some(text), who),
            Part::Step(Step { action, actor, .. }) => self.say(action.words(), actor.as_slice()),
            _ => {}
        }
    }

    fn say(&mut self, text: Option<&'s Localized>, who: &'s [Link]) {
        if let Some(place) = self.open.last_mut() {
            place.text = text;
            if !who.is_empty() {
                place.who = who;
            }
        }
    }

    /// Where the walk is.
    pub fn place(&self) -> Place<'s> {
        self.open.last().copied().unwrap_or(Place { record: self.record, anchor: None, text: None, who: &[] })
    }
}
