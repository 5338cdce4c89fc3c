//! Two answers to one question with the same words: nobody could tell which to choose.

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, code};
use crate::model::Localized;
use crate::model::record::Action;
use crate::model::site::Any;

/// Reports the later of two answers that read the same in some language.
pub fn check(record: Any, _: &Subject, found: &mut Vec<Diagnostic>) {
    let Any::Procedure(procedure) = record else { return };
    for step in procedure.all_steps() {
        let Action::Ask { answers, .. } = &step.action else { continue };
        for (at, answer) in answers.iter().enumerate() {
            if let Some(words) = answers[..at].iter().find_map(|earlier| shared(&earlier.say, &answer.say)) {
                let twice = Diagnostic::new(&code::DUPLICATE_ANSWER, answer.say.span).with("answer", words);
                found.push(twice.hint("tell-apart"));
            }
        }
    }
}

fn shared(a: &Localized, b: &Localized) -> Option<String> {
    let words = |text: &str| text.trim().to_lowercase();
    a.iter()
        .find(|(lang, text)| b.get(*lang).is_some_and(|other| words(other) == words(text)))
        .map(|(_, text)| text.to_owned())
}
