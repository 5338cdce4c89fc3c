//! What a page asks of the site, and whether the answers are still the same.
//!
//! Whoever makes a page sees the site through [`Tracked`], which notes each [`Question`] that it answers.
//! [`Answers`] reduces an answer to a [`Fingerprint`]. A page whose questions all have the answers of the
//! last build would be made the same again, so nobody needs to make it.
//!
//! This is how [salsa](https://github.com/salsa-rs/salsa) and [comemo](https://github.com/typst/comemo) do it,
//! with a fixed set of questions in place of any function: an answer is told by the records that it leads to,
//! and nothing has to be kept of it but its fingerprint.

pub mod fingerprint;
mod called;
pub mod question;
mod notes;
pub mod entries;
mod answers;
mod tracked;

pub use answers::Answers;
pub use called::Called;
pub use fingerprint::Fingerprint;
pub use question::Question;
pub use tracked::Tracked;
