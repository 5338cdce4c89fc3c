//! The rules, one a file, named after the mistake that it finds.

pub mod contradicts_home;
pub mod count_mismatch;
pub mod dangling_reference;
pub mod duplicate_answer;
pub mod duplicate_id;
pub mod language_parity;
pub mod missing_translation;
pub mod source_ids;
pub mod step_targets;
pub mod undeclared_actor;
pub mod unreachable_step;
pub mod unused;

use super::Subject;
use crate::diagnostic::Diagnostic;

/// A rule: looks at the site, adds what it finds.
pub type Rule = fn(&Subject, &mut Vec<Diagnostic>);

/// Every rule but [`duplicate_id`], which sees claims that never become records.
pub const ALL: &[Rule] = &[
    dangling_reference::check,
    source_ids::check,
    unused::check,
    missing_translation::check,
    language_parity::check,
    count_mismatch::check,
    contradicts_home::check,
    step_targets::check,
    duplicate_answer::check,
    unreachable_step::check,
    undeclared_actor::check,
];
