//! What is wrong with the content, and where, as data.
//!
//! A stage gives back its value together with everything it found ([`Found`]) and never stops at the
//! first problem. Knows no record; words come from [`message`], layout from [`mod@print`].

pub mod code;
pub mod span;
mod nearest;
mod problem;
pub mod source_map;
pub mod message;
mod meant;
pub mod print;

pub use code::{Code, Level};
pub use meant::{bad_choice, likely, meanings, meant};
pub use nearest::nearest;
pub use problem::{Arg, Diagnostic, Edit, Found, Hint, any_error, sort};
pub use span::{Span, Spanned};
