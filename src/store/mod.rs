//! What the last build into a folder was made of, and what it made: who builds the same again has it already.
//!
//! A build is made of pieces: a page with all its files, the search, a file for other programs. Of each the
//! store keeps what it asked of the site, a fingerprint of the answers, and its files. With the same answers the
//! next build takes the files over, if nobody wrote to them since.
//!
//! Kept in the user's cache folder. It may be deleted at any time, and it is never trusted over the content:
//! keys hold every byte that goes into a site, and the stamps tell whether its files are still those that were
//! written.

mod key;
mod work;
mod last;

pub use key::{frame, key};
pub use last::LastBuild;
pub use work::{Pieces, Work};
