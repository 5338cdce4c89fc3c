//! Draft → [`Checked<Site>`]: what was written is true to itself.
//!
//! Each rule looks at the whole and reports what it finds; none changes anything. Only this module
//! makes a [`Checked`], so nothing downstream can meet a reference that leads nowhere.

pub mod facts;
pub mod rules;

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Found, any_error};
use crate::load::Draft;
use crate::model::site::Any;
use crate::model::walk::Part;
use crate::model::{Kind, Site};
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

/// What every rule sees.
pub struct Subject<'s> {
    /// The site as it would be; references in it may lead nowhere.
    pub site: &'s Site,
    /// Every id that is taken, by unreadable records too.
    pub claims: BTreeMap<(Kind, &'s str), crate::diagnostic::Span>,
    /// The files, for the names and lines that messages mention.
    pub sources: &'s SourceTree,
    /// Whether everything could be read; if not, nothing is called unused.
    pub complete: bool,
}

impl<'s> Subject<'s> {
    /// Every part of every record with its record.
    pub fn each_part(&self, mut take: impl FnMut(Any<'s>, Part<'s>)) {
        for record in self.site.records.iter() {
            record.walk(&mut |part| take(record, part));
        }
    }
}

/// Checks a draft; the site is there if no error was found, here or before.
///
/// `before` is what loading found.
pub fn check(
    draft: Option<Draft>,
    sources: &SourceTree,
    before: Vec<Diagnostic>,
) -> Found<Option<Checked<Site>>> {
    let mut found = before;
    let Some(draft) = draft else { return Found { value: None, diagnostics: found } };
    let complete = !any_error(&found);
    let site = Site::new(draft.config, draft.records);
    let claims =
        draft.claims.iter().rev().map(|claim| ((claim.kind, claim.id.as_str()), claim.span)).collect();
    let subject = Subject { site: &site, claims, sources, complete };
    rules::duplicate_id::check(&draft.claims, &subject, &mut found);
    for rule in rules::ALL {
        rule(&subject, &mut found);
    }
    crate::diagnostic::sort(&mut found, sources);
    let value = (!any_error(&found)).then_some(Checked(site));
    Found { value, diagnostics: found }
}
