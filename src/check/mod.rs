//! Drafts → [`Checked<Site>`]: what was written is true to itself.
//!
//! Most rules look at one record at a time and ask the `Subject` about the rest; none
//! changes anything. Only this module makes a [`Checked`], so nothing downstream can meet a reference that
//! leads nowhere.

mod homes;
mod spot;
mod script;
mod register;
mod subject;
mod said;
pub mod rules;
mod causes;
mod answers;
mod workspace;
pub mod mend;
mod place_of;
pub mod rename;

pub use workspace::Workspace;

use crate::diagnostic::Found;
use crate::load::Loaded;
use crate::model::Site;
use crate::tree::SourceTree;

/// A value that passed every check.
///
/// ```compile_fail
/// // Only `check` can make one.
/// let site: fangce::model::Site = todo!();
/// let checked = fangce::check::Checked(site);
/// ```
#[derive(Debug, Clone)]
pub struct Checked<T>(T);

impl<T> std::ops::Deref for Checked<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// Checks what was read of these files; the site is there if no error was found, now or before.
pub fn check(loaded: Loaded, sources: &SourceTree) -> Found<Option<Checked<Site>>> {
    Workspace::of(loaded, sources.clone()).into_found()
}
