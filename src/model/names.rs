//! The numbers of names: type and id → [`RecordId`].

use std::collections::HashMap;

use super::{Kind, RecordId};

/// Names and their numbers, from 0 without gaps; a name keeps its number.
#[derive(Debug, Clone, Default)]
pub struct Names {
    by_kind: [HashMap<Box<str>, RecordId>; Kind::ALL.len()],
    len: u32,
}

impl Names {
    /// The number of a name, if it has one.
    pub fn get(&self, kind: Kind, id: &str) -> Option<RecordId> {
        self.by_kind[kind as usize].get(id).copied()
    }

    /// The number of a name, from now on if it had none.
    pub fn number(&mut self, kind: Kind, id: &str) -> RecordId {
        if let Some(known) = self.get(kind, id) {
            return known;
        }
        let new = RecordId(self.len);
        self.len += 1;
        self.by_kind[kind as usize].insert(id.into(), new);
        new
    }

    /// The names of a type and their numbers, in no order.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = (&str, RecordId)> {
        self.by_kind[kind as usize].iter().map(|(id, number)| (&**id, *number))
    }

    /// How many names have a number: the length of a table with one row a name.
    pub fn len(&self) -> usize {
        self.len as usize
    }

    /// Whether no name has a number.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
}
