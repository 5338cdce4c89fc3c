//! How an article of a law is called: its number in digits and in Han numerals.

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The ways in which queries write the article with a number; of a number that is none, the text alone.
pub fn article(number: &str) -> Vec<String> {
    let mut names = vec![number.to_owned(), format!("article {number}"), format!("第{number}条")];
    if let Ok(value @ 1..=9999) = number.parse() {
        names.push(format!("第{}条", han(value)));
    }
    names
}

/// A number from 1 to 9999 in Han numerals, as laws count their articles.
fn han(number: u32) -> String {
    let mut text = String::new();
    let mut skipped = false;
    for (scale, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = number / scale % 10;
        if digit == 0 {
            skipped = !text.is_empty();
            continue;
        }
        if skipped {
            text.push(DIGITS[0]);
            skipped = false;
        }
        if !(scale == 10 && digit == 1 && text.is_empty()) {
            text.push(DIGITS[digit as usize]);
        }
        text.push_str(name);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_counted_as_laws_count_them() {
        let cases = [
            (1, "一"),
            (10, "十"),
            (15, "十五"),
            (49, "四十九"),
            (101, "一百零一"),
            (110, "一百一十"),
            (1020, "一千零二十"),
        ];
        for (number, text) in cases {
            assert_eq!(han(number), text);
        }
        assert_eq!(article("56"), ["56", "article 56", "第56条", "第五十六条"]);
        assert_eq!(article("annex"), ["annex", "article annex", "第annex条"]);
    }
}
