//! Telephone numbers: how they are written, and how a telephone dials them.
//!
//! Knows [RFC 3966](https://www.rfc-editor.org/rfc/rfc3966) and no language: the words between a number and
//! its extension are the theme's.

use super::hours::Opening;
use super::{Link, Localized};
use crate::diagnostic::Spanned;

/// What a number is for, where it is for something special.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PhoneKind {
    /// Questions.
    Enquiry,
    /// Complaints.
    Complaint,
    /// Emergencies.
    Emergency,
}

impl PhoneKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Enquiry, Self::Complaint, Self::Emergency];

    /// The word for it in records, data and keys of the theme's words.
    pub fn key(self) -> &'static str {
        match self {
            Self::Enquiry => "enquiry",
            Self::Complaint => "complaint",
            Self::Emergency => "emergency",
        }
    }
}

/// A telephone number and what is known of it.
#[derive(Debug, Clone, Default, PartialEq, Hash)]
pub struct Phone {
    /// The number as it is written and shown, without the extension.
    pub number: Spanned<String>,
    /// The digits that one asks for, or types, once the call is answered.
    pub extension: Option<String>,
    /// What the number is for, in words.
    pub purpose: Option<Localized>,
    /// When somebody answers.
    pub hours: Vec<Opening>,
    /// What it is for, where it is for something special.
    pub kind: Option<PhoneKind>,
    /// Who answers.
    pub unit: Option<Link>,
}

/// How the numbers of a country are dialled from anywhere.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Dialling {
    /// The country code (ITU-T E.164), digits without the plus sign: `86`.
    pub country_code: String,
    /// What numbers begin with inside the country and lose behind the country code: `0`; may be empty.
    pub trunk_prefix: String,
}

/// From how many digits on a number without a trunk prefix holds its area code, in countries that have none.
const WHOLE: usize = 8;

impl Phone {
    /// Whether it says all that another one does, which leads to the same extension of the same number.
    pub fn covers(&self, other: &Self) -> bool {
        self.dialled(None) == other.dialled(None)
            && (other.purpose.is_none() || self.purpose == other.purpose)
            && (other.hours.is_empty() || self.hours == other.hours)
            && (other.kind.is_none() || self.kind == other.kind)
            && (other.unit.is_none() || self.unit == other.unit)
    }

    /// The number as a telephone dials it, for `tel:` addresses. Two numbers that are dialled alike are one.
    ///
    /// With `dialling`, a number that begins with the trunk prefix gets the country code, so that it is reached
    /// from abroad too. Short numbers (110, 12345) and those without it stay as they are.
    pub fn dialled(&self, dialling: Option<&Dialling>) -> String {
        let mut number = whole(&self.number.value, dialling);
        if let Some(extension) = &self.extension {
            number.push_str(";ext=");
            number.push_str(extension);
        }
        number
    }
}

fn whole(written: &str, dialling: Option<&Dialling>) -> String {
    // «+44 (0)20» shows both ways of dialling; behind the country code the trunk prefix is left out.
    let international = written.starts_with('+');
    let written = if international { written.replace("(0)", " ") } else { written.to_owned() };
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    if international {
        return match dialling {
            Some(_) => format!("+{digits}"),
            None => visible(&written),
        };
    }
    let Some(Dialling { country_code, trunk_prefix }) = dialling else { return visible(&written) };
    // Where there is no trunk prefix, people write the country code without its plus: 1-800-555-0100.
    let first = written.split(|c: char| !c.is_ascii_digit()).find(|group| !group.is_empty());
    let has_code =
        trunk_prefix.is_empty() && first == Some(country_code) && digits.len() >= country_code.len() + WHOLE;
    match digits.strip_prefix(trunk_prefix.as_str()) {
        _ if has_code => format!("+{digits}"),
        Some(rest) if digits.len() >= WHOLE => format!("+{country_code}{rest}"),
        _ => digits,
    }
}

/// A number with hyphens as the only visual separators: spaces may not stand in an address, and of the others
/// that may (RFC 3966, section 5.1.1) hyphens are known best.
fn visible(written: &str) -> String {
    let groups = written.split(|c: char| !c.is_ascii_digit() && c != '+').filter(|group| !group.is_empty());
    groups.collect::<Vec<_>>().join("-")
}

/// Whether a text is a telephone number: digits in groups joined by single hyphens, spaces or dots, the first
/// group perhaps in brackets, 3 to 15 digits.
///
/// Short numbers (110, 12365), numbers with area code (0730-2214550, 0800 123 456, (020) 7946 0000) and
/// international ones (+86-730-2214550, +44 (0)20 7946 0000) pass. 15 digits is the most that ITU-T E.164 allows.
pub fn is_phone(text: &str) -> bool {
    let local = text.strip_prefix('+').unwrap_or(text);
    let digits = local.bytes().filter(u8::is_ascii_digit).count();
    let bare = match text.strip_prefix('+') {
        Some(international) => international.replacen("(0)", "", 1),
        None => without_brackets(text),
    };
    let groups = bare.split(['-', '.', ' ']);
    let bytes = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    groups.into_iter().all(bytes) && (3..=15).contains(&digits)
}

/// A number whose area code stands in brackets, with a space behind it instead.
fn without_brackets(text: &str) -> String {
    let code = text.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    match code {
        Some((code, rest)) => format!("{code} {}", rest.trim_start_matches([' ', '-'])),
        None => text.to_owned(),
    }
}

/// What stands between a number and its extension, in the languages in which offices write them.
const EXTENSION: [&str; 16] = [
    ";ext=",
    "extension",
    "ext.",
    "ext",
    "x",
    "#",
    "转",
    "轉",
    "分机",
    "分機",
    "内線",
    "内线",
    "poste",
    "Durchwahl",
    "int.",
    "تحويلة",
];

/// A number and its extension apart: `0730-5551234转803` is `0730-5551234` and `803`, as is `0730-5551234-803`. The
/// whole is the number where no extension of 1 to 8 digits stands at the end behind a word for one.
pub fn split_extension(written: &str) -> (&str, Option<&str>) {
    let none = (written, None);
    let head = written.trim_end_matches(|c: char| c.is_ascii_digit());
    let extension = &written[head.len()..];
    if head.is_empty() || !(1..=8).contains(&extension.len()) {
        return none;
    }
    let head = head.trim_end_matches([' ', ':', '：']);
    let mark = EXTENSION.iter().find_map(|mark| {
        let at = head.len().checked_sub(mark.len())?;
        head.get(at..).filter(|end| end.to_lowercase() == mark.to_lowercase()).map(|_| at)
    });
    match mark {
        None if is_whole(head) => (&head[..head.len() - 1], Some(extension)),
        Some(at) => (head[..at].trim_end_matches([' ', ',', '，', '(', '（', '-']), Some(extension)),
        None => none,
    }
}

/// Whether a text is an area code and a whole number of 7 or 8 digits, with a hyphen behind it: what follows can only
/// be an extension.
fn is_whole(head: &str) -> bool {
    let groups: Vec<&str> = head.split('-').collect();
    match groups.as_slice() {
        [area, number, ""] => {
            area.starts_with('0') && (2..=5).contains(&area.len()) && (7..=8).contains(&number.len())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;

    #[test]
    fn telephone_numbers() {
        for good in [
            "110",
            "12365",
            "0730-2214550",
            "+86-730-2214550",
            "400-123-4567",
            "0800 123 456",
            "+44 1639 686338",
            "+44 (0)20 7946 0000",
            "(020) 7946 0000",
            "(0730)2214550",
            "514.555.1234",
        ] {
            assert!(is_phone(good), "{good}");
        }
        for bad in [
            "",
            "12",
            "0730--2214550",
            "0730  2214550",
            "0730-221455O",
            "０７３０",
            "-110",
            "110-",
            "1234567890123456",
            "0730(2214550)",
            "(0730 2214550",
            "+",
            "44 (0)20 7946",
            "0730-2214550/1",
        ] {
            assert!(!is_phone(bad), "{bad}");
        }
    }

    #[test]
    fn an_extension_stands_behind_a_word_for_one() {
        for (written, number, extension) in [
            ("0730-5551234转803", "0730-5551234", "803"),
            ("0730-5551234 转 803", "0730-5551234", "803"),
            ("514 555-1234, poste 136", "514 555-1234", "136"),
            ("03-1234-5678（内線 12", "03-1234-5678", "12"),
            ("020 7946 0000 Ext. 12", "020 7946 0000", "12"),
            ("020 7946 0000 x12", "020 7946 0000", "12"),
            ("+86-730-5551234;ext=803", "+86-730-5551234", "803"),
            ("分机：8", "", "8"),
            ("0730-5551234-803", "0730-5551234", "803"),
        ] {
            assert_eq!(split_extension(written), (number, Some(extension)), "{written}");
        }
        for whole in [
            "0730-2214550",
            "12345",
            "0730-22l4550",
            "0730-2214550/51",
            "转",
            "+86-730-2214550",
            "03-1234-5678",
            "400-123-4567",
            "0730-2214550转123456789",
        ] {
            assert_eq!(split_extension(whole), (whole, None));
        }
    }

    #[test]
    fn any_text_is_taken_apart_without_loss() {
        let pieces =
            ["0730", "-", "5551234", "转", "ext.", " ", "8", "（", "x", "é", "#", "+", "分机", "：", "12"];
        let mut seed: u64 = 7;
        for _ in 0..5000 {
            let mut written = String::new();
            for _ in 0..6 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                written.push_str(pieces[(seed >> 33) as usize % pieces.len()]);
            }
            let (number, extension) = split_extension(&written);
            assert!(written.starts_with(number), "{written}");
            assert!(extension.is_none_or(|digits| written.ends_with(digits)), "{written}");
            let dialled = phone(number, extension).dialled(None);
            assert!(dialled.bytes().all(|byte| byte.is_ascii()), "{written}: {dialled}");
        }
    }

    #[test]
    fn a_number_that_says_nothing_new_is_covered() {
        let known = Phone { kind: Some(PhoneKind::Complaint), ..phone("0730-2219791", None) };
        for same in [phone("0730 2219791", None), known.clone()] {
            assert!(known.covers(&same), "{}", same.number.value);
        }
        let emergency = Phone { kind: Some(PhoneKind::Emergency), ..phone("0730-2219791", None) };
        for other in [phone("0730-2219791", Some("803")), phone("0730-2219792", None), emergency] {
            assert!(!known.covers(&other), "{}", other.dialled(None));
        }
        assert!(!phone("0730-2219791", None).covers(&known));
    }

    fn phone(number: &str, extension: Option<&str>) -> Phone {
        let number = Spanned { value: number.to_owned(), span: Span::default() };
        Phone { number, extension: extension.map(str::to_owned), ..Phone::default() }
    }

    #[test]
    fn numbers_are_dialled_from_anywhere_once_the_country_is_known() {
        let dialling = |code: &str, trunk: &str| {
            Some(Dialling { country_code: code.to_owned(), trunk_prefix: trunk.to_owned() })
        };
        let (cn, gb, us) = (dialling("86", "0"), dialling("44", "0"), dialling("1", ""));
        for (number, extension, country, dialled) in [
            ("0730-5551234", Some("803"), &cn, "+867305551234;ext=803"),
            ("12345", None, &cn, "12345"),
            ("400-123-4567", None, &cn, "4001234567"),
            ("5551234", None, &cn, "5551234"),
            ("0800 123 456", None, &gb, "+44800123456"),
            ("+44 1639 686338", None, &gb, "+441639686338"),
            ("01639-686338", None, &gb, "+441639686338"),
            ("+44 (0)20 7946 0000", None, &gb, "+442079460000"),
            ("999", None, &gb, "999"),
            ("(514) 555-1234", Some("136"), &us, "+15145551234;ext=136"),
            ("555-1234", None, &us, "5551234"),
            ("1-800-555-0100", None, &us, "+18005550100"),
            ("1 (514) 555-1234", None, &us, "+15145551234"),
            ("100-555-1234", None, &us, "+11005551234"),
            ("0730-5551234", None, &None, "0730-5551234"),
            ("+86-730-2214550", None, &None, "+86-730-2214550"),
            ("(020) 7946 0000", None, &None, "020-7946-0000"),
            ("+44 (0)20 7946 0000", None, &None, "+44-20-7946-0000"),
        ] {
            assert_eq!(phone(number, extension).dialled(country.as_ref()), dialled, "{number}");
        }
    }
}
