//! Characters that nobody can see.

use super::character::is_invisible;
use super::slip::{Edit, INVISIBLE};

/// The slips of a line that nobody can see.
pub(super) fn invisible(line: &str) -> Vec<Edit> {
    let places = line.char_indices().filter(|(_, c)| is_invisible(*c));
    places.map(|(at, c)| Edit { at, len: c.len_utf8(), new: "", slip: &INVISIBLE }).collect()
}
