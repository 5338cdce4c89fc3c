//! A telephone number with a digit too few or too many for its area code.
//!
//! Lengths are those of the telephone network numbering plan of the People's Republic of China (电信网编号计划, 2017):
//! behind a two-digit area code (010, 02x) a subscriber has 8 digits, behind a three-digit one 7 or 8; a mobile
//! number has 11. Numbers of another form, and those from abroad, are not judged.

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, code};
use crate::model::phone::is_phone;
use crate::model::site::Any;
use crate::model::walk::Part;

/// How many digits a service number has at most, which is dialled behind an area code too: `0730-12345`.
const SHORT: usize = 5;
/// The country code of the plan.
const COUNTRY: &str = "86";

/// Reports numbers that nobody could reach.
pub fn check(record: Any, subject: &Subject, found: &mut Vec<Diagnostic>) {
    let dialling = &subject.site.config.dialling;
    if dialling.as_ref().is_some_and(|dialling| dialling.country_code != COUNTRY) {
        return;
    }
    record.walk(&mut |part| {
        let Part::Phone(phone) = part else { return };
        let number = &phone.number;
        let Some((least, most)) = wanted(&number.value).filter(|_| is_phone(&number.value)) else { return };
        let digits = subscriber(&number.value);
        if (least..=most).contains(&digits) {
            return;
        }
        let wrong = Diagnostic::new(&code::PHONE_LENGTH, number.span).with("value", number.value.as_str());
        let wanted = if least == most { least.to_string() } else { format!("{least}–{most}") };
        found.push(wrong.with("digits", digits).with("wanted", wanted).hint("count-digits"));
    });
}

/// How many digits the part of a number has that has the length in question: what follows the area code, or the
/// whole of it.
fn subscriber(number: &str) -> usize {
    let number = number.strip_prefix("+86-").unwrap_or(number);
    let part = number.split_once('-').map_or(number, |(_, subscriber)| subscriber);
    part.bytes().filter(u8::is_ascii_digit).count()
}

/// How many digits the number must have, least and most, by how it begins; `None` if that is not known.
fn wanted(number: &str) -> Option<(usize, usize)> {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let is_short = |subscriber: &str| subscriber.len() <= SHORT;
    match number.split_once('-') {
        // A second hyphen leads to an extension or groups the digits.
        Some((_, subscriber)) if subscriber.contains('-') || is_short(subscriber) => None,
        Some(("010" | "020" | "021" | "022" | "023" | "024" | "025" | "027" | "028" | "029", _)) => {
            Some((8, 8))
        }
        Some((area, _)) if area.len() == 4 && area.starts_with('0') => Some((7, 8)),
        Some(_) => None,
        None if mobile(number) && (10..=12).contains(&digits) => Some((11, 11)),
        None => None,
    }
}

fn mobile(number: &str) -> bool {
    matches!(number.as_bytes(), [b'1', b'3'..=b'9', ..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_by_area_code() {
        let fits = |number: &str| {
            wanted(number).is_none_or(|(least, most)| (least..=most).contains(&subscriber(number)))
        };
        for good in [
            "0730-2214550",
            "0755-12345678",
            "010-12345678",
            "13800000000",
            "138 0000 0000",
            "110",
            "12365",
            "400-123-4567",
            "000-0000000",
            "+1-202-5550100",
        ] {
            assert!(fits(good), "{good}");
        }
        for bad in ["0730-221455", "0730-221455012", "010-1234567", "1380000000", "138000000000"] {
            assert!(!fits(bad), "{bad}");
        }
    }
}
