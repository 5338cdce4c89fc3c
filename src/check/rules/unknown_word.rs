//! A level of government or a kind of law that neither the site nor the theme has a word for.

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, bad_choice};
use crate::model::record::Form;
use crate::model::site::Any;

/// Reports levels of agencies and kinds of laws that are not on the site's scales.
pub fn check(record: Any, subject: &Subject, found: &mut Vec<Diagnostic>) {
    let config = &subject.site.config;
    let (word, scale) = match record {
        Any::Agency(agency) => match &agency.form {
            Form::Body { level, .. } => (level, &config.levels),
            _ => return,
        },
        Any::Law(law) => (&law.kind, &config.law_kinds),
        _ => return,
    };
    if let Some(word) = word.as_ref().filter(|word| scale.place(&word.value).is_none()) {
        found.push(bad_choice(&word.value, word.span, scale.words()).0);
    }
}
