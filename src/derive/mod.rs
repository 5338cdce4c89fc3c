//! Tables that follow from the checked site: each is a function of it, and none is stored.
//!
//! Knows no page and no word of any language.

pub mod chain;
pub mod changes;
pub mod deadlines;
pub mod hotlines;
pub mod inspection;
pub mod matrix;
pub mod mentions;
pub mod penalties;
mod place;
pub mod quiz;
pub mod start;

pub use place::{Place, Tracker};
