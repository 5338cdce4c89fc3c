//! How far the cells of a sheet reach: asked before anybody makes room for all that lies between them.

use crate::import::package::xml::Element;
use crate::import::refusal::Refusal;

/// The most cells of a sheet: more are a data base and no document.
pub const MOST_CELLS: usize = 1_000_000;

/// The most letters and digits of a cell's name: `XFD1048576` is the last one (ISO/IEC 29500).
const MOST_NAME: (usize, usize) = (3, 7);

/// Refuses a sheet (the root of its part at `path`) whose cells span too much, or are named as none can be.
///
/// # Errors
/// [`Refusal::TooLarge`] or [`Refusal::Damaged`].
pub fn check(root: &Element, path: &str) -> Result<(), Refusal> {
    let damaged = || Refusal::Damaged { part: path.to_owned() };
    let merged = root.child("x:mergeCells").into_iter().flat_map(Element::children);
    let regions = root.child("x:dimension").into_iter().chain(merged);
    if regions.filter_map(|region| region.attribute("ref")).any(is_wrong_region) {
        return Err(damaged());
    }
    let mut span = Span::default();
    for row in root.child("x:sheetData").into_iter().flat_map(Element::children) {
        if row.attribute("r").is_some_and(is_wrong_name) {
            return Err(damaged());
        }
        for cell in row.children().filter(|child| &*child.name == "x:c") {
            let name = cell.attribute("r").unwrap_or_default();
            if is_wrong_name(name) {
                return Err(damaged());
            }
            let holds = cell.child("x:v").is_some() || cell.child("x:is").is_some();
            if let Some(at) = place(name).filter(|_| holds) {
                span.add(at);
            }
        }
    }
    if span.cells() > MOST_CELLS { Err(Refusal::TooLarge { most: MOST_CELLS.to_string() }) } else { Ok(()) }
}

/// The rows and columns between the first and the last cell.
#[derive(Default)]
struct Span {
    ends: Option<((usize, usize), (usize, usize))>,
}

impl Span {
    fn add(&mut self, at: (usize, usize)) {
        let (first, last) = self.ends.unwrap_or((at, at));
        let first = (first.0.min(at.0), first.1.min(at.1));
        self.ends = Some((first, (last.0.max(at.0), last.1.max(at.1))));
    }

    fn cells(&self) -> usize {
        self.ends.map_or(0, |(first, last)| (last.0 - first.0 + 1) * (last.1 - first.1 + 1))
    }
}

/// Whether a region is named as none can be, or ends before it begins.
fn is_wrong_region(name: &str) -> bool {
    let ends: Vec<&str> = name.split(':').collect();
    let places: Vec<_> = ends.iter().filter_map(|end| place(end)).collect();
    ends.iter().any(|end| is_wrong_name(end))
        || matches!(places[..], [from, to] if to.0 < from.0 || to.1 < from.1)
}

/// Whether a cell's name, or that of a row, has more letters or digits than any.
fn is_wrong_name(name: &str) -> bool {
    let (letters, digits) = parts(name);
    letters.len() > MOST_NAME.0 || digits.len() > MOST_NAME.1
}

/// The row and column of a cell's name, from 1.
fn place(name: &str) -> Option<(usize, usize)> {
    let (letters, digits) = parts(name);
    if letters.is_empty() || is_wrong_name(name) {
        return None;
    }
    let column = letters
        .bytes()
        .fold(0, |column, letter| column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    Some((digits.parse().ok()?, column))
}

/// The letters that a name begins with, and the rest.
fn parts(name: &str) -> (&str, &str) {
    name.split_at(name.bytes().take_while(u8::is_ascii_alphabetic).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_beyond_any_sheet_are_wrong() {
        for right in ["A1", "XFD1048576", "", "12", "b2"] {
            assert!(!is_wrong_name(right), "{right}");
        }
        for wrong in ["ZZZZ1", "A12345678", "99999999999999999999", "AAAAAAAAAAAAAAAAAAAA"] {
            assert!(is_wrong_name(wrong), "{wrong}");
        }
        assert_eq!(place("AA10"), Some((10, 27)));
        assert!(is_wrong_region("B2:A9") && is_wrong_region("A9:B2") && !is_wrong_region("A1:B2"));
        assert!(!is_wrong_region("A1") && !is_wrong_region(""));
    }
}
