//! A number as one of Word's formats writes it (ST_NumberFormat, ISO/IEC 29500-1 17.18.59).
//!
//! Formats of words in one language (`cardinalText`, `ordinalText`), of which Word takes the language from
//! the text, and those of Hindi, Hebrew, Thai and Vietnamese are written as decimal numbers.

/// The highest number that formats which repeat a character write; above, it is decimal, as no list is so long.
const MOST_REPEATED: u32 = 780;

const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";
/// Without ё, й, ъ, ь.
const RUSSIAN: &str = "абвгдежзиклмнопрстуфхцчшщыэюя";
const ARABIC: &str = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
const KANA: &str =
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲン";
const IROHA: &str =
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン";
const GANADA: &str = "가나다라마바사아자차카타파하";
const CHOSUNG: &str = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ";
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";
const CIRCLED_HAN: &str = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉";
const FOOTNOTE_MARKS: &str = "*†‡§";

/// Digits from 0 to 9.
const HAN: &str = "〇一二三四五六七八九";
const HAN_CIRCLE: &str = "○一二三四五六七八九";
const KOREAN: &str = "영일이삼사오육칠팔구";
const KOREAN_HAN: &str = "零一二三四五六七八九";
const FULL_WIDTH: &str = "０１２３４５６７８９";

/// Digits, then the units ten, hundred, thousand, ten thousand; whether a gap is filled with a zero, and
/// whether one ten and one hundred are said without their one.
struct Counting {
    digits: &'static str,
    units: [&'static str; 4],
    zero: bool,
    bare: bool,
}

const CHINESE: Counting =
    Counting {
        digits: "零一二三四五六七八九", units: ["十", "百", "千", "万"], zero: true, bare: false
    };
const TAIWANESE: Counting =
    Counting {
        digits: "零一二三四五六七八九", units: ["十", "百", "千", "萬"], zero: true, bare: false
    };
const LEGAL: Counting =
    Counting {
        digits: "零壹贰叁肆伍陆柒捌玖", units: ["拾", "佰", "仟", "万"], zero: true, bare: false
    };
const LEGAL_TRADITIONAL: Counting =
    Counting {
        digits: "零壹貳參肆伍陸柒捌玖", units: ["拾", "佰", "仟", "萬"], zero: true, bare: false
    };
const JAPANESE: Counting =
    Counting {
        digits: "〇一二三四五六七八九", units: ["十", "百", "千", "万"], zero: false, bare: true
    };
const JAPANESE_LEGAL: Counting =
    Counting {
        digits: "〇壱弐参四伍六七八九", units: ["拾", "百", "阡", "萬"], zero: false, bare: false
    };
const KOREAN_COUNTING: Counting =
    Counting {
        digits: "영일이삼사오육칠팔구", units: ["십", "백", "천", "만"], zero: false, bare: true
    };

/// A number in a format; one that the format cannot write, and each in a format that is not known, is decimal.
pub fn write(number: u32, format: &str) -> String {
    match format {
        "none" | "bullet" => String::new(),
        "decimalZero" => format!("{number:02}"),
        "decimalFullWidth" | "decimalFullWidth2" => digits(number, FULL_WIDTH),
        "ideographDigital" | "japaneseDigitalTenThousand" => digits(number, HAN),
        "taiwaneseDigital" => digits(number, HAN_CIRCLE),
        "koreanDigital" => digits(number, KOREAN),
        "koreanDigital2" => digits(number, KOREAN_HAN),
        "numberInDash" => format!("- {number} -"),
        _ => (number > 0).then(|| positive(number, format)).flatten().unwrap_or_else(|| number.to_string()),
    }
}

/// Formats that begin with one.
fn positive(number: u32, format: &str) -> Option<String> {
    match format {
        "lowerLetter" => repeated(number, LATIN),
        "upperLetter" => repeated(number, LATIN).map(|text| text.to_uppercase()),
        "lowerRoman" => roman(number).map(|text| text.to_lowercase()),
        "upperRoman" => roman(number),
        "russianLower" => repeated(number, RUSSIAN),
        "russianUpper" => repeated(number, RUSSIAN).map(|text| text.to_uppercase()),
        "arabicAlpha" => repeated(number, ARABIC),
        "aiueo" | "aiueoFullWidth" => repeated(number, KANA),
        "iroha" | "irohaFullWidth" => repeated(number, IROHA),
        "ganada" => repeated(number, GANADA),
        "chosung" => repeated(number, CHOSUNG),
        "chicago" => repeated(number, FOOTNOTE_MARKS),
        "hex" => Some(format!("{number:X}")),
        "ordinal" => Some(ordinal(number)),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => within(number, '①', 20),
        "decimalEnclosedParen" => within(number, '⑴', 20),
        "decimalEnclosedFullstop" => within(number, '⒈', 20),
        "ideographEnclosedCircle" => nth(number, CIRCLED_HAN).map(String::from),
        "ideographTraditional" => nth(number, STEMS).map(String::from),
        "ideographZodiac" => nth(number, BRANCHES).map(String::from),
        "ideographZodiacTraditional" => sexagenary(number),
        "chineseCounting" | "taiwaneseCounting" => Some(below_hundred(number)),
        "chineseCountingThousand" => counted(number, &CHINESE),
        "taiwaneseCountingThousand" => counted(number, &TAIWANESE),
        "chineseLegalSimplified" => counted(number, &LEGAL),
        "ideographLegalTraditional" => counted(number, &LEGAL_TRADITIONAL),
        "japaneseCounting" => counted(number, &JAPANESE),
        "japaneseLegal" => counted(number, &JAPANESE_LEGAL),
        "koreanCounting" => counted(number, &KOREAN_COUNTING),
        _ => None,
    }
}

/// Each decimal digit as another character.
fn digits(number: u32, set: &str) -> String {
    let set: Vec<char> = set.chars().collect();
    number.to_string().bytes().map(|byte| set[usize::from(byte - b'0')]).collect()
}

/// A character of a set, doubled after the set's end, tripled after its second end: y, z, aa, bb.
fn repeated(number: u32, set: &str) -> Option<String> {
    let size = u32::try_from(set.chars().count()).ok()?;
    let times = (number - 1) / size + 1;
    let character = nth((number - 1) % size + 1, set)?;
    (number <= MOST_REPEATED).then(|| character.to_string().repeat(times as usize))
}

fn nth(number: u32, set: &str) -> Option<char> {
    set.chars().nth(usize::try_from(number).ok()?.checked_sub(1)?)
}

/// The character so far behind the first one.
fn within(number: u32, first: char, most: u32) -> Option<String> {
    let character = char::from_u32(u32::from(first) + number - 1);
    (number <= most).then_some(character).flatten().map(String::from)
}

fn roman(number: u32) -> Option<String> {
    const PARTS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = number;
    let mut text = String::new();
    for (value, letters) in PARTS {
        while left >= value && number < 4000 {
            text.push_str(letters);
            left -= value;
        }
    }
    (number < 4000).then_some(text)
}

fn ordinal(number: u32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// 甲子, 乙丑 … 癸亥, then again from 甲子.
fn sexagenary(number: u32) -> Option<String> {
    Some([nth((number - 1) % 10 + 1, STEMS)?, nth((number - 1) % 12 + 1, BRANCHES)?].iter().collect())
}

/// 九, 十, 十一, 九十九; from 100 on digit by digit, 一○○.
fn below_hundred(number: u32) -> String {
    if number >= 100 {
        return digits(number, HAN_CIRCLE);
    }
    counted(number, &CHINESE).unwrap_or_default()
}

/// 十一, 一百零一, 一千二百, 一万; `None` from a hundred million on.
fn counted(number: u32, counting: &Counting) -> Option<String> {
    let (upper, lower) = (number / 10_000, number % 10_000);
    if upper >= 10_000 {
        return None;
    }
    if upper == 0 {
        return Some(group(lower, counting, true));
    }
    let mut text = group(upper, counting, true) + counting.units[3];
    if counting.zero && lower > 0 && lower < 1000 {
        text.extend(counting.digits.chars().next());
    }
    Some(text + &group(lower, counting, false))
}

/// Up to four digits, `first` if nothing stands before them.
fn group(number: u32, counting: &Counting, first: bool) -> String {
    let set: Vec<char> = counting.digits.chars().collect();
    let mut text = String::new();
    let mut gap = false;
    for (power, unit) in [(1000, Some(2)), (100, Some(1)), (10, Some(0)), (1, None)] {
        let digit = number / power % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap && counting.zero {
            text.push(set[0]);
        }
        gap = false;
        // 十一, not 一十一, where nothing stands before it; sums of money keep their one, 壹拾壹.
        let alone = power == 10 && first && text.is_empty() && counting.units[0] == "十";
        if !(digit == 1 && unit.is_some() && (counting.bare || alone)) {
            text.push(set[digit as usize]);
        }
        text.push_str(unit.map_or("", |unit| counting.units[unit]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::write;

    #[test]
    fn chinese_numbers_are_written_as_word_does() {
        let written = |format: &str, numbers: &[u32]| {
            numbers.iter().map(|number| write(*number, format)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            written("chineseCounting", &[1, 10, 11, 20, 99, 100, 105]),
            "一 十 十一 二十 九十九 一○○ 一○五"
        );
        assert_eq!(
            written("chineseCountingThousand", &[9, 10, 11, 55, 100, 101, 110, 111, 1001, 1010, 20_003]),
            "九 十 十一 五十五 一百 一百零一 一百一十 一百一十一 一千零一 一千零一十 二万零三"
        );
        assert_eq!(written("chineseLegalSimplified", &[1, 11, 20, 105]), "壹 壹拾壹 贰拾 壹佰零伍");
        assert_eq!(written("japaneseCounting", &[1, 10, 21, 111, 2005]), "一 十 二十一 百十一 二千五");
        assert_eq!(written("ideographDigital", &[1, 10, 205]), "一 一〇 二〇五");
        assert_eq!(written("decimalEnclosedCircle", &[1, 20, 21]), "① ⑳ 21");
        assert_eq!(written("decimalEnclosedParen", &[1, 20, 21]), "⑴ ⒇ 21");
        assert_eq!(written("decimalFullWidth", &[1, 25]), "１ ２５");
        assert_eq!(written("ideographTraditional", &[1, 10, 11]), "甲 癸 11");
        assert_eq!(written("ideographZodiacTraditional", &[1, 2, 60, 61]), "甲子 乙丑 癸亥 甲子");
    }

    #[test]
    fn letters_repeat_and_romans_count() {
        let written = |format: &str, number: u32| write(number, format);
        assert_eq!(written("lowerLetter", 26), "z");
        assert_eq!(written("upperLetter", 28), "BB");
        assert_eq!(written("upperRoman", 1994), "MCMXCIV");
        assert_eq!(written("lowerRoman", 4), "iv");
        assert_eq!(written("decimalZero", 7), "07");
        assert_eq!(written("ordinal", 12), "12th");
        assert_eq!(written("a format of tomorrow", 3), "3");
        assert_eq!(written("lowerLetter", 0), "0");
        assert_eq!(written("upperRoman", u32::MAX), u32::MAX.to_string());
    }
}
