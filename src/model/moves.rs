//! Records that have new addresses: `moved.yaml`.

use super::{Kind, Link};

/// Where each record went that had another address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moves {
    /// The moves in the order of the file.
    pub all: Vec<Move>,
}

/// A record's old address and its new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The old address, of which no page is left.
    pub from: Link,
    /// The new one.
    pub to: Link,
}

impl Moves {
    /// The new address of what was once found under a type and an id.
    pub fn of(&self, kind: Kind, id: &str) -> Option<&Link> {
        let same = |moved: &&Move| moved.from.kind == kind && moved.from.id == id;
        self.all.iter().find(same).map(|moved| &moved.to)
    }
}
