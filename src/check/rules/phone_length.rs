//! A telephone number with a digit too few or too many for its area code.
//!
//! Lengths are those of the telephone network numbering plan of the People's Republic of China (电信网编号计划, 2017):
//! behind a two-digit area code (010, 02x) a subscriber has 8 digits, behind a three-digit one 7 or 8; a mobile
//! number has 11. Numbers of another form, and those from abroad, are not judged.

use unicode_script::Script;

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, code};
use crate::model::phone::is_phone;
use crate::model::site::Any;
use crate::model::walk::Part;

/// How many digits a service number has at most, which is dialled behind an area code too: `0730-12345`.
const SHORT: usize = 5;
/// The country code of the plan.
const COUNTRY: &str = "86";
/// Letters of languages that have Chinese characters beside their own.
const OTHERS: [Script; 3] = [Script::Hiragana, Script::Katakana, Script::Hangul];

/// Reports numbers that nobody could reach.
pub fn check(record: Any, subject: &Subject, found: &mut Vec<Diagnostic>) {
    let judged = match &subject.site.config.dialling {
        Some(dialling) => dialling.country_code == COUNTRY,
        // A site that does not say whose plan its numbers follow is taken for Chinese if it is written so.
        None => is_chinese(&subject.scripts()[0]),
    };
    if !judged {
        return;
    }
    record.walk(&mut |part| {
        let Part::Phone(phone) = part else { return };
        let number = &phone.number;
        let Some(judged) = Judged::of(&number.value).filter(|_| is_phone(&number.value)) else { return };
        let Judged { digits, least, most } = judged;
        if (least..=most).contains(&digits) {
            return;
        }
        let wrong = Diagnostic::new(&code::PHONE_LENGTH, number.span).with("value", number.value.as_str());
        let wanted = if least == most { least.to_string() } else { format!("{least}–{most}") };
        found.push(wrong.with("digits", digits).with("wanted", wanted).hint("count-digits"));
    });
}

/// Whether a language is written in Chinese characters alone.
fn is_chinese(scripts: &[Script]) -> bool {
    scripts.contains(&Script::Han) && !scripts.iter().any(|script| OTHERS.contains(script))
}

/// The part of a number whose length is known: what follows the area code, or the whole of a mobile number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Judged {
    /// How many digits it has.
    digits: usize,
    /// How many it must have at least, and at most.
    least: usize,
    most: usize,
}

impl Judged {
    /// What is known of a number by how it begins; `None` of one of another form, or from abroad.
    fn of(written: &str) -> Option<Self> {
        let home = written.strip_prefix('+').map_or(Some(written), |rest| rest.strip_prefix(COUNTRY))?;
        let abroad = home.len() < written.len();
        let groups: Vec<&str> =
            home.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
        let all = groups.concat();
        if mobile(&all) && (10..=12).contains(&all.len()) {
            return Some(Self { digits: all.len(), least: 11, most: 11 });
        }
        let (area, subscriber) = match groups.as_slice() {
            [area, subscriber] => (*area, (*subscriber).to_owned()),
            // A second hyphen leads to an extension; spaces group the digits.
            [area, others @ ..] if !others.is_empty() && !written.contains('-') => (*area, others.concat()),
            _ => return None,
        };
        // From abroad the area code has lost its 0.
        let area = if abroad && !area.starts_with('0') { format!("0{area}") } else { area.to_owned() };
        let digits = subscriber.len();
        let short = digits <= SHORT;
        match area.as_str() {
            _ if short => None,
            "010" | "020" | "021" | "022" | "023" | "024" | "025" | "027" | "028" | "029" => {
                Some(Self { digits, least: 8, most: 8 })
            }
            // No area code ends in 00: 0800 is free of charge elsewhere.
            area if area.len() == 4 && area.starts_with('0') && !area.ends_with("00") => {
                Some(Self { digits, least: 7, most: 8 })
            }
            _ => None,
        }
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
            Judged::of(number).is_none_or(|known| (known.least..=known.most).contains(&known.digits))
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
            "+86-730-2214550",
            "+86 10 1234 5678",
            "+86 138 0000 0000",
            "(0730) 2214550",
            "(0730)2214550",
            "0730 221 4550",
            "138-0000-0000",
            "0730-12345",
            "0800 123 456",
        ] {
            assert!(fits(good), "{good}");
        }
        for bad in [
            "0730-221455",
            "0730-221455012",
            "010-1234567",
            "1380000000",
            "138000000000",
            "+86-730-221455",
            "+86 10 1234 567",
            "(0730) 221455",
            "0730 221 455",
            "138-0000-000",
        ] {
            assert!(!fits(bad), "{bad}");
        }
    }
}
