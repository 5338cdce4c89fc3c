//! What authors write, in the form that is needed: the value of a hint, and of a change that is sure.

pub mod numeral;
pub mod date;
pub mod phone;
pub mod shape;
