//! The rules, one a file, named after the mistake that it finds.

pub mod bad_move;
pub mod contradicts_home;
pub mod count_mismatch;
pub mod dangling_reference;
pub mod duplicate_answer;
pub mod duplicate_id;
pub mod language_parity;
pub mod law_not_in_force;
pub mod missing_translation;
pub mod retired_reference;
pub mod source_ids;
pub mod step_targets;
pub mod undeclared_actor;
pub mod unreachable_step;
pub mod unused;

use super::subject::Subject;
use crate::diagnostic::Diagnostic;
use crate::model::site::Any;

/// A rule about a record: looks at it, may ask about others, adds what it finds.
///
/// What it may find follows from the record, the settings, the names that the record refers to, the places
/// of these records and whether they have ended, and the facts at the homes it draws on; so it is asked again when one of them changes.
pub type Rule = fn(Any, &Subject, &mut Vec<Diagnostic>);

/// A rule about the site as a whole.
pub type SiteRule = fn(&Subject, &mut Vec<Diagnostic>);

/// The rules about records.
pub const RECORD: &[Rule] = &[
    dangling_reference::check,
    missing_translation::check,
    language_parity::check,
    count_mismatch::check,
    contradicts_home::check,
    step_targets::check,
    duplicate_answer::check,
    unreachable_step::check,
    undeclared_actor::check,
    duplicate_id::check,
    retired_reference::check,
];

/// Those that are silent while a file cannot be read, since what is missing may stand there.
pub const RECORD_IF_COMPLETE: &[Rule] = &[source_ids::check, missing_translation::long_texts];

/// The rules about the site.
pub const SITE: &[SiteRule] = &[
    bad_move::check,
    retired_reference::settings,
    dangling_reference::settings,
    missing_translation::settings,
    source_ids::twice,
];

/// Those that are silent while a file cannot be read.
pub const SITE_IF_COMPLETE: &[SiteRule] = &[unused::check];
