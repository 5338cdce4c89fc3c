//! Telephone numbers: one number, however its digits are grouped.

/// The digits of a telephone number (ITU-T E.164: at most 15).
const INTERNATIONAL: std::ops::RangeInclusive<usize> = 8..=15;
/// The digits of a number with the nought before its area code.
const NATIONAL: std::ops::RangeInclusive<usize> = 8..=12;

/// The telephone number that begins at a place with a digit, without its marks, and where it ends.
///
/// It begins with the sign of an international number or with a nought, and its groups have two digits at
/// least. Other numbers are facts in their own right.
pub fn at(chars: &[char], at: usize) -> Option<(String, usize)> {
    let plus = at > 0 && chars[at - 1] == '+';
    let most = if plus { INTERNATIONAL } else { NATIONAL };
    if !plus && chars[at] != '0' {
        return None;
    }
    let run = |from: usize| chars[from.min(chars.len())..].iter().take_while(|c| c.is_ascii_digit()).count();
    let mut end = at + run(at);
    let mut digits: String = chars[at..end].iter().collect();
    let joins = |c: &char| matches!(c, '-' | ' ' | '\u{a0}' | '\u{202f}');
    while chars.get(end).is_some_and(joins) {
        let more = run(end + 1);
        // A space also ends a number; what comes behind a long one is another.
        let long = digits.len() + more > if chars[end] == '-' { *most.end() } else { most.end() - 1 };
        if more < 2 || long {
            break;
        }
        digits.extend(&chars[end + 1..end + 1 + more]);
        end += 1 + more;
    }
    most.contains(&digits.len()).then(|| (if plus { format!("+{digits}") } else { digits }, end))
}

#[cfg(test)]
mod tests {
    use super::at;

    #[test]
    fn digits_of_a_telephone_number_are_one_number() {
        let number = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            at(&chars, chars.iter().position(char::is_ascii_digit)?).map(|(number, _)| number)
        };
        for (text, expected) in [
            ("0730-2219791", Some("07302219791")),
            ("0730-2219791 0730-2219792", Some("07302219791")),
            ("01639 686338", Some("01639686338")),
            ("0800 123 456", Some("0800123456")),
            ("05 39 12 34 56 15 jours", Some("0539123456")),
            ("+212-539-123456", Some("+212539123456")),
            ("+44 1639 686338", Some("+441639686338")),
            ("2026-11-22", None),
            ("01-30", None),
            ("0.5", None),
            ("12365", None),
        ] {
            assert_eq!(number(text).as_deref(), expected, "{text}");
        }
    }
}
