//! A number as its format shows it (ISO/IEC 29500-1 18.8.31), as far as offices use formats: digits with their zeros,
//! places, thousands, shares, words beside them, and days and times.

/// The formats that have numbers instead of a code; those of days depend on the place and are left out.
const BUILT_IN: [(u32, &str); 10] = [
    (1, "0"),
    (2, "0.00"),
    (3, "#,##0"),
    (4, "#,##0.00"),
    (9, "0%"),
    (10, "0.00%"),
    (37, "#,##0;(#,##0)"),
    (38, "#,##0;(#,##0)"),
    (39, "#,##0.00;(#,##0.00)"),
    (40, "#,##0.00;(#,##0.00)"),
];

/// The largest number whose digits a sheet keeps all.
const MOST: f64 = 1e15;

/// A day and a time: year, month, day, hour, minute, second.
pub type Moment = (u16, u8, u8, u8, u8, u8);

/// The code of a format that has a number.
pub fn built_in(number: u32) -> Option<&'static str> {
    BUILT_IN.iter().find(|(known, _)| *known == number).map(|(_, code)| *code)
}

/// Whether a format says nothing of how a number looks.
pub fn is_general(code: &str) -> bool {
    code.is_empty() || code == "@" || code.eq_ignore_ascii_case("general") || code.contains("通用格式")
}

/// A piece of a format.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Words(String),
    /// `0`, `#` or `?`.
    Digit(char),
    Point,
    Comma,
    Percent,
    /// A letter of days and times, how many times in a row.
    Letters(char, usize),
}

/// A number in a format; `None` if the format is of a kind that is not understood.
pub fn number(value: f64, code: &str) -> Option<String> {
    let sections = sections(code)?;
    let at = match sections.len() {
        0 => return None,
        1 => 0,
        2 => usize::from(value < 0.0),
        _ if value == 0.0 => 2,
        _ => usize::from(value < 0.0),
    };
    let minus = if value < 0.0 && sections.len() == 1 { "-" } else { "" };
    Some(minus.to_owned() + &digits(value.abs(), &sections[at])?)
}

/// A moment in a format; `None` if the format is of a kind that is not understood.
pub fn moment(moment: Moment, code: &str) -> Option<String> {
    let pieces = sections(code)?.into_iter().next()?;
    let letters: Vec<usize> =
        (0..pieces.len()).filter(|at| matches!(pieces[*at], Piece::Letters(..))).collect();
    let mut text = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Words(words) => text.push_str(words),
            Piece::Letters(letter, count) => {
                let near = |step: isize| {
                    let own = letters.iter().position(|known| *known == at)?;
                    let other = own.checked_add_signed(step).and_then(|other| letters.get(other))?;
                    if let Piece::Letters(letter, _) = &pieces[*other] { Some(*letter) } else { None }
                };
                // m is a minute behind an hour and before a second.
                let minute = *letter == 'm' && (near(-1) == Some('h') || near(1) == Some('s'));
                text.push_str(&part(moment, if minute { 'M' } else { *letter }, *count)?);
            }
            Piece::Point | Piece::Comma => text.push(if *piece == Piece::Point { '.' } else { ',' }),
            Piece::Digit(_) | Piece::Percent => return None,
        }
    }
    Some(text)
}

/// A part of a moment, `M` for minutes.
fn part((year, month, day, hour, minute, second): Moment, letter: char, count: usize) -> Option<String> {
    let value = match letter {
        'y' if count > 2 => return Some(format!("{year:04}")),
        'y' => return Some(format!("{:02}", year % 100)),
        'm' => month,
        'd' => day,
        'h' => hour,
        'M' => minute,
        's' => second,
        _ => return None,
    };
    (count <= 2).then(|| format!("{value:0count$}"))
}

/// A number, not negative, in the pieces of a section.
fn digits(value: f64, pieces: &[Piece]) -> Option<String> {
    if pieces.iter().any(|piece| matches!(piece, Piece::Letters(..))) {
        return None;
    }
    let point = pieces.iter().position(|piece| *piece == Piece::Point).unwrap_or(pieces.len());
    let is_digit = |piece: &&Piece| matches!(piece, Piece::Digit(_));
    let places = pieces[point..].iter().filter(is_digit).count();
    let shares = pieces.iter().filter(|piece| **piece == Piece::Percent).count();
    let scaled = value * 100f64.powi(i32::try_from(shares).ok()?);
    let raised = (scaled * 10f64.powi(i32::try_from(places).ok()?)).round();
    if raised >= MOST {
        return None;
    }
    let all = format!("{raised:0width$.0}", width = places + 1);
    let (whole, fraction) = all.split_at(all.len() - places);
    let whole = if whole == "0" { "" } else { whole };
    let (before, after) = pieces.split_at(point);
    let mut text = integer(whole, before)?;
    // Places that may be left out, #, are, where nothing but zeros comes.
    let sorts =
        after.iter().filter_map(|piece| if let Piece::Digit(sort) = piece { Some(*sort) } else { None });
    let mut kept: Vec<(char, char)> = fraction.chars().zip(sorts).collect();
    while kept.last().is_some_and(|(digit, sort)| (*digit, *sort) == ('0', '#')) {
        kept.pop();
    }
    let mut digits = kept.into_iter().map(|(digit, _)| digit);
    let mut tail = String::new();
    for piece in after {
        match piece {
            Piece::Point => tail.push('.'),
            Piece::Digit(_) => tail.extend(digits.next()),
            Piece::Percent => tail.push('%'),
            Piece::Words(words) => tail.push_str(words),
            Piece::Comma | Piece::Letters(..) => return None,
        }
    }
    text.push_str(&tail);
    Some(text)
}

/// The digits before the point, from the right into their places; what is left over stands before the first.
fn integer(whole: &str, pieces: &[Piece]) -> Option<String> {
    let first = pieces.iter().position(|piece| matches!(piece, Piece::Digit(_)));
    let last = pieces.iter().rposition(|piece| matches!(piece, Piece::Digit(_)));
    let grouped = pieces.contains(&Piece::Comma);
    let mut left: Vec<char> = whole.chars().collect();
    let mut reversed: Vec<String> = Vec::new();
    let mut count = 0;
    let mut put = |digit: char, reversed: &mut Vec<String>| {
        if grouped && count > 0 && count % 3 == 0 {
            reversed.push(",".to_owned());
        }
        count += 1;
        reversed.push(digit.to_string());
    };
    for (at, piece) in pieces.iter().enumerate().rev() {
        match piece {
            Piece::Digit(sort) => {
                if let Some(digit) = left.pop().or((*sort == '0').then_some('0')) {
                    put(digit, &mut reversed);
                }
                while Some(at) == first
                    && let Some(digit) = left.pop()
                {
                    put(digit, &mut reversed);
                }
            }
            Piece::Words(words) => reversed.push(words.clone()),
            Piece::Percent => reversed.push("%".to_owned()),
            // Commas behind the last digit divide by a thousand.
            Piece::Comma if last.is_some_and(|last| at < last) && first.is_some_and(|first| at > first) => {}
            Piece::Comma | Piece::Point | Piece::Letters(..) => return None,
        }
    }
    // A section of words alone shows them and no number.
    Some(reversed.into_iter().rev().collect())
}

/// The pieces of each section of a code, of which there may be four; `None` if one is not understood.
fn sections(code: &str) -> Option<Vec<Vec<Piece>>> {
    let mut sections = vec![Vec::new()];
    let mut is_text = false;
    let mut rest = code.chars().peekable();
    while let Some(c) = rest.next() {
        let own = sections.last_mut()?;
        match c {
            ';' => sections.push(Vec::new()),
            '"' => words(own, &rest.by_ref().take_while(|c| *c != '"').collect::<String>()),
            '\\' => words(own, &rest.next()?.to_string()),
            // As wide as the next character, and filled with it: both are for the eye.
            '_' | '*' => drop(rest.next()),
            '[' => {
                let inside: String = rest.by_ref().take_while(|c| *c != ']').collect();
                words(own, &bracketed(&inside)?);
            }
            '0' | '#' | '?' => own.push(Piece::Digit(c)),
            '.' => own.push(Piece::Point),
            ',' => own.push(Piece::Comma),
            '%' => own.push(Piece::Percent),
            'y' | 'm' | 'd' | 'h' | 's' | 'Y' | 'M' | 'D' | 'H' | 'S' => {
                let letter = c.to_ascii_lowercase();
                let mut count = 1;
                while rest.next_if(|next| next.to_ascii_lowercase() == letter).is_some() {
                    count += 1;
                }
                own.push(Piece::Letters(letter, count));
            }
            '@' => is_text = true,
            // A fraction.
            '/' if own.iter().any(|piece| matches!(piece, Piece::Digit(_))) => return None,
            c if c.is_ascii_alphabetic() => return None,
            c => words(own, &c.to_string()),
        }
    }
    // A section for text, the last one, has no part in numbers.
    if is_text {
        sections.pop();
    }
    sections.truncate(3);
    Some(sections)
}

fn words(pieces: &mut Vec<Piece>, text: &str) {
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(Piece::Words(before)) => before.push_str(text),
        _ => pieces.push(Piece::Words(text.to_owned())),
    }
}

/// What stands in brackets: a currency is shown, a place and a colour are not; conditions and other digits are not
/// understood.
fn bracketed(inside: &str) -> Option<String> {
    if let Some(currency) = inside.strip_prefix('$') {
        return Some(currency.split('-').next().unwrap_or_default().to_owned());
    }
    const COLOURS: [&str; 8] = ["black", "blue", "cyan", "green", "magenta", "red", "white", "yellow"];
    let lower = inside.to_lowercase();
    let is_colour =
        COLOURS.contains(&lower.as_str()) || lower.starts_with("color") || inside.starts_with("颜色");
    is_colour.then(String::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_what_their_format_shows() {
        for (value, code, shown) in [
            (7_302_219_791.0, "0000-0000000", "0730-2219791"),
            (7_302_219_791.0, "00000000000", "07302219791"),
            (12.0, "000", "012"),
            (1_234_567.5, "#,##0.00", "1,234,567.50"),
            (0.0, "#,##0", "0"),
            (2.5, "0", "3"),
            (0.125, "0.0%", "12.5%"),
            (-3.0, "0.0", "-3.0"),
            (-3.0, "0;(0)", "(3)"),
            (5.0, "0\"个\"工\\作\"日\"", "5个工作日"),
            (20_000.0, "[$¥-804]#,##0", "¥20,000"),
            (-1.0, "0;[Red]-0", "-1"),
            (1.5, "0.##", "1.5"),
            (2.0, "#.##", "2."),
            (13_800_000_000.0, "000 0000 0000", "138 0000 0000"),
        ] {
            assert_eq!(number(value, code).as_deref(), Some(shown), "{code}");
        }
    }

    #[test]
    fn what_is_not_understood_is_said() {
        for code in ["0.00E+00", "# ?/?", "[DBNum1]0", "[>5]0", "0,"] {
            assert_eq!(number(5.0, code), None, "{code}");
        }
        assert_eq!(moment((2024, 5, 1, 0, 0, 0), "[h]:mm"), None);
    }

    #[test]
    fn days_and_times_are_written_in_their_format() {
        let day = |code: &str| moment((2024, 5, 1, 8, 7, 9), code).expect("it is understood");
        assert_eq!(day("yyyy\"年\"m\"月\"d\"日\""), "2024年5月1日");
        assert_eq!(day("yyyy/mm/dd hh:mm"), "2024/05/01 08:07");
        assert_eq!(day("yyyy\\-m\\-d;@"), "2024-5-1");
        assert_eq!(day("mm:ss"), "07:09");
    }
}
