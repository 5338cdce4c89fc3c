//! The only place that touches the file system: a site's files in, the finished site out.
//!
//! Knows folders, links, locks and names that editors leave behind, and in `platform` alone which system
//! this is; leaves the meaning of every
//! byte to others. Errors are [`std::io::Error`]s whose message names the path and, where there is
//! something to do about it, says what.

mod platform;
mod cache;
mod fault;
mod leftover;
mod read;
mod write;
mod publish;
mod replace;
mod watch;

pub use cache::{cache_folder, program, read_cache, shelf, write_cache};
pub use publish::{Published, publish};
pub use read::{READ_LIMIT, find_site, read, read_document, read_single};
pub use replace::{Change, replace, replace_and_move};
pub use watch::watch;
pub use write::{Staging, Stamp, Written, remove_files, stamp, write, write_files, write_new};
