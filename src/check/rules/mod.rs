//! The rules, one a file, named after the mistake that it finds.

pub mod avoided_word;
pub mod bad_move;
pub mod contradicts_home;
pub mod count_mismatch;
pub mod dangling_reference;
pub mod duplicate_answer;
pub mod duplicate_id;
pub mod files;
pub mod typed_number;
pub mod value_not_said;
pub mod phone_in_words;
pub mod language_parity;
pub mod wrong_script;
pub mod law_not_in_force;
pub mod missing_translation;
pub mod record_twice;
pub mod one_sided;
pub mod phone_length;
pub mod impossible_date;
pub mod placeholder;
pub mod retired_reference;
pub mod source_ids;
pub mod step_targets;
pub mod late_without_time;
pub mod leaves_branch;
pub mod undeclared_actor;
pub mod unknown_word;
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
    typed_number::check,
    value_not_said::check,
    phone_in_words::check,
    wrong_script::check,
    placeholder::check,
    avoided_word::check,
    phone_length::check,
    impossible_date::check,
    count_mismatch::check,
    contradicts_home::check,
    step_targets::check,
    duplicate_answer::check,
    unreachable_step::check,
    late_without_time::check,
    leaves_branch::check,
    undeclared_actor::check,
    duplicate_id::check,
    unknown_word::check,
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
    files::twins,
    record_twice::check,
    one_sided::check,
];

/// Those that are silent while a file cannot be read.
pub const SITE_IF_COMPLETE: &[SiteRule] = &[unused::check, files::missing, files::unused];
