//! Where the cells of a table lie, merged ones included.

use std::collections::BTreeSet;

use crate::import::package::xml::Element;

/// The widest that a cell is believed to be; Word itself allows 63 columns.
const WIDEST: usize = 1_000;

/// How a cell goes on downwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merge {
    /// It does not.
    No,
    /// Here begins a merged cell.
    Begin,
    /// It belongs to the cell above.
    Above,
}

/// A cell in a row.
pub struct Slot<'e> {
    /// Its element (`w:tc`).
    pub element: &'e Element,
    /// The column of the grid where it begins, from 0.
    pub start: usize,
    /// The column of the grid behind it.
    pub end: usize,
    /// How it goes on downwards.
    pub merge: Merge,
    /// Whether it was deleted while changes were tracked.
    pub deleted: bool,
}

/// The cells of a row.
pub fn slots(row: &Element) -> Vec<Slot<'_>> {
    let mut at = row.child("w:trPr").map_or(0, |properties| number(properties, "w:gridBefore"));
    let mut slots: Vec<Slot<'_>> = Vec::new();
    for element in held(row, "w:tc") {
        let properties = element.child("w:tcPr");
        let width = properties.map_or(1, |properties| number(properties, "w:gridSpan")).max(1);
        let deleted = properties.is_some_and(|properties| properties.child("w:cellDel").is_some());
        let merge = properties.map_or(Merge::No, vertical);
        let (start, end) = (at, at + width);
        at = end;
        slots.push(Slot { element, start, end, merge, deleted });
    }
    slots
}

/// The columns of the grid in which a cell of some row begins; others part nothing.
pub fn columns(rows: &[Vec<Slot<'_>>]) -> Vec<usize> {
    let slots = || rows.iter().flatten();
    let starts: BTreeSet<usize> =
        slots().filter(|slot| !slot.deleted).map(|slot| slot.start).chain([0]).collect();
    // What lies behind the last cell of a row is a column where another row goes on.
    let last = slots().map(|slot| slot.end).max().unwrap_or_default();
    let ends = rows.iter().filter_map(|row| row.last()).map(|slot| slot.end).filter(|end| *end < last);
    starts.into_iter().chain(ends).collect::<BTreeSet<_>>().into_iter().collect()
}

/// The elements of a name in a table or a row, also in content controls and other wrappers.
pub fn held<'e>(element: &'e Element, name: &str) -> Vec<&'e Element> {
    let mut found = Vec::new();
    for child in element.children() {
        match &*child.name {
            known if known == name => found.push(child),
            "w:sdt" | "w:sdtContent" | "w:customXml" | "w:ins" | "w:moveTo" => {
                found.extend(held(child, name))
            }
            "mc:AlternateContent" => {
                found.extend(child.alternative().map(|one| held(one, name)).unwrap_or_default())
            }
            _ => {}
        }
    }
    found
}

/// Whether a cell continues the one to its left in the way of Word 97 (`w:hMerge`).
pub fn continues_left(slot: &Slot<'_>) -> bool {
    let merge = slot.element.at(&["w:tcPr", "w:hMerge"]);
    merge.is_some_and(|merge| merge.attribute("w:val") != Some("restart"))
}

fn vertical(properties: &Element) -> Merge {
    match properties.child("w:vMerge").map(|merge| merge.attribute("w:val")) {
        None => Merge::No,
        Some(Some("restart")) => Merge::Begin,
        Some(_) => Merge::Above,
    }
}

fn number(properties: &Element, name: &str) -> usize {
    properties.val(name).and_then(|number| number.parse().ok()).unwrap_or(0).min(WIDEST)
}
