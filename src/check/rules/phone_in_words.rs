//! A telephone number in the words of a record that is nearly one of its typed numbers.

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, code};
use crate::model::phone::Phone;
use crate::model::site::Any;
use crate::model::walk::Part;
use crate::model::{Lang, Prose};
use crate::reading::facts;

/// How many digits a number has at least that is told from other numbers: those of a subscriber.
const LEAST: usize = 7;
/// How many digits of one number may differ for it to be the other one mistyped: two that changed places.
const SLIPS: usize = 2;

/// Reports typed numbers of which the record's words have another form.
pub fn check(record: Any, subject: &Subject, found: &mut Vec<Diagnostic>) {
    let mut typed: Vec<&Phone> = Vec::new();
    let mut texts: Vec<(Lang, &str)> = Vec::new();
    let mut long: Vec<&Prose> = Vec::new();
    record.walk(&mut |part| match part {
        Part::Phone(phone) => typed.push(phone),
        Part::Text(text) => texts.extend(text.iter()),
        Part::Prose(prose) => long.push(prose),
        _ => {}
    });
    if typed.is_empty() {
        return;
    }
    let long: Vec<_> = long.iter().map(|prose| (prose.lang, prose.plain())).collect();
    texts.extend(long.iter().map(|(lang, text)| (*lang, text.as_str())));
    let numbers: Vec<String> = typed.iter().map(|phone| digits(&phone.number.value)).collect();
    let is_typed = |said: &str| numbers.iter().any(|number| number.ends_with(said));
    for (lang, text) in texts {
        for said in facts(text, &subject.readings[usize::from(lang.0)]).told() {
            let said = digits(&said);
            if said.len() < LEAST || is_typed(&said) {
                continue;
            }
            let near = typed
                .iter()
                .zip(&numbers)
                .find(|(_, number)| slips(&said, number).is_some_and(|slips| slips <= SLIPS));
            let Some((phone, _)) = near else { continue };
            let wrong = Diagnostic::new(&code::VALUE_NOT_SAID, phone.number.span)
                .with("value", phone.number.value.as_str())
                .with("lang", subject.site.config.languages.tag(lang))
                .with("says", said);
            found.push(wrong.hint("which-number"));
        }
    }
}

fn digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}

/// How many digits differ between a number and the end of another that is as long or longer.
fn slips(said: &str, number: &str) -> Option<usize> {
    let tail = &number[number.len().checked_sub(said.len())?..];
    Some(said.bytes().zip(tail.bytes()).filter(|(a, b)| a != b).count())
}
