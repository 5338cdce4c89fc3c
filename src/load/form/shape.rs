//! The form of a value, filled with what the author wrote, for hints: `{count: 15, unit: day}` for `15天`.

use super::date::month_day;
use super::numeral::{narrow, numeral};
use super::phone::phone;
use crate::diagnostic::meant;
use crate::load::yaml::{Node, Value};
use crate::model::Languages;

/// How a value of a sort is written on one line, with the author's own words in it where they fit.
///
/// `expected` is a key of the message catalogue's `words`. `None` for what has no one form.
pub fn shape(expected: &str, node: &Node, languages: &Languages) -> Option<String> {
    let text = own(node);
    let many = languages.len() > 1;
    Some(match expected {
        "localised" => localised(&text, languages),
        "localised-list" => localised_list(node, languages),
        "item" => localised(&text, languages),
        "note" => format!("{{kind: doubt, {}", &localised(&text, languages)[1..]),
        "deadline" => deadline(&text).unwrap_or_else(|| "{count: 15, unit: day}".into()),
        "frequency" => frequency(&text),
        "headcount" => format!("{{at_least: {}}}", numeral(&text).unwrap_or(2)),
        "amount" => amount(&text, languages),
        "penalty" => format!("{{sanctions: [{}]}}", localised(&text, languages)),
        "pair" => pair(&text).unwrap_or_else(|| "[12-20, 03-20]".into()),
        "hotline" => format!("{{number: {}}}", phone(&text).unwrap_or_else(|| "0730-2214550".into())),
        "named-day" => format!("{{name: {}, on: 05-20}}", localised(&text, languages)),
        "units" => format!("{{lead: {}}}", ids(node)),
        "article" => format!("{{number: {}}}", numeral(&text).unwrap_or(7)),
        "basis" => "{law: product-quality-law}".into(),
        "comparison" if many => "{to: other-id, rows: [{aspect: …, here: …, there: …}]}".into(),
        "answer" => format!("{{say: {}, to: next-step}}", localised(&text, languages)),
        "step" => format!("{{id: first-step, do: {}}}", localised(&text, languages)),
        "branch" => "{name: …, steps: […]}".into(),
        "party" => "{agency: county-qts, roles: […]}".into(),
        "section" => format!("{{heading: {}, kind: contents, items: […]}}", localised(&text, languages)),
        _ => return None,
    })
}

/// How the list of a field is written, with the author's own words as its entries.
pub fn list(field: &str, node: &Node, languages: &Languages) -> String {
    if let ("answers", Value::Map(entries)) = (field, &node.value) {
        let answer = |(key, to): (&str, String)| format!("{{say: {}, to: {to}}}", localised(key, languages));
        let answers: Vec<String> =
            entries.iter().map(|entry| answer((&entry.key, own(&entry.value)))).collect();
        return format!("[{}]", answers.join(", "));
    }
    if field == "phones" {
        return phones(node, languages);
    }
    let entry = match field {
        "items" | "tasks" | "offers" | "roles" | "details" | "topics" | "sanctions" | "criteria" => "item",
        "hotlines" => "hotline",
        "dates" => "named-day",
        "steps" => "step",
        "answers" => "answer",
        "parallel" => "branch",
        "parties" => "party",
        "sections" => "section",
        "articles" => "article",
        _ => return ids(node),
    };
    format!("[{}]", shape(entry, node, languages).unwrap_or_default())
}

/// Numbers to call as a list: those that stand by themselves, and those that a map names.
fn phones(node: &Node, languages: &Languages) -> String {
    let numbers: Vec<String> = match &node.value {
        Value::Map(entries) => match entries.iter().find(|entry| entry.key == "number") {
            Some(number) => vec![format!("{{number: {}}}", own(&number.value))],
            None => {
                let named = |(key, number): (&str, String)| {
                    Some(format!("{{number: {}, for: {}}}", phone(&number)?, localised(key, languages)))
                };
                entries.iter().filter_map(|entry| named((&entry.key, own(&entry.value)))).collect()
            }
        },
        Value::Text(text) => entries(text).iter().filter_map(|text| phone(text)).collect(),
        Value::Null | Value::List(_) => Vec::new(),
    };
    if numbers.is_empty() { "[0730-2214550]".into() } else { format!("[{}]", numbers.join(", ")) }
}

/// Whether the entries of a field's list are ids or plain words, and not groups of fields.
pub fn is_plain(field: &str) -> bool {
    matches!(
        field,
        "actors"
            | "who"
            | "audience"
            | "basis"
            | "see"
            | "laws"
            | "related"
            | "draws_on"
            | "phones"
            | "lead"
            | "supporting"
            | "on"
            | "by"
            | "issued_by"
            | "filled_by"
            | "home"
            | "start"
            | "produces"
            | "outputs"
            | "procedures"
    )
}

/// The entries of a text that lists some without brackets: `a, b`, `a、b`.
pub fn entries(text: &str) -> Vec<String> {
    text.split([',', '，', '、', ';', '；'])
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

/// A text in every language: the author's in the one it is likely to be in, the others open.
pub fn localised(text: &str, languages: &Languages) -> String {
    // What has no letter beyond ASCII is rather in another language than the first.
    let own = usize::from(text.is_ascii() && languages.len() > 1 && !text.is_empty());
    let entry = |(at, tag): (usize, &str)| match at == own && !text.is_empty() {
        true => format!("{tag}: {}", scalar(text)),
        false => format!("{tag}: …"),
    };
    let entries: Vec<String> = languages.iter().enumerate().map(|(at, (_, tag))| entry((at, tag))).collect();
    format!("{{{}}}", entries.join(", "))
}

fn localised_list(node: &Node, languages: &Languages) -> String {
    let first = ids(node);
    let list = |at: usize| if at == 0 { first.clone() } else { "[…]".into() };
    let entries: Vec<String> =
        languages.iter().enumerate().map(|(at, (_, tag))| format!("{tag}: {}", list(at))).collect();
    format!("{{{}}}", entries.join(", "))
}

/// A list of plain words.
fn ids(node: &Node) -> String {
    let words = match &node.value {
        Value::List(items) => items.iter().map(own).filter(|text| !text.is_empty()).collect(),
        Value::Text(text) => entries(text),
        Value::Null | Value::Map(_) => Vec::new(),
    };
    let words: Vec<String> = words.iter().map(|word| scalar(word)).collect();
    if words.is_empty() { "[county-qts, city-qts]".into() } else { format!("[{}]", words.join(", ")) }
}

/// The deadline that a text says.
pub fn deadline(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches(['内', '前']).trim_end_matches(['以', '之']).trim();
    if meant(text, ["at_once"].into_iter()).is_some() {
        return Some("{at_once: true}".into());
    }
    let units = ["day", "working-day", "month", "year"];
    let counted = text.char_indices().skip(1).find_map(|(at, _)| {
        let count = numeral(&text[..at]).filter(|_| !text[..at].ends_with(['天', '日', '月', '年', '个']))?;
        Some((count, meant(&text[at..], units.into_iter())?))
    });
    match counted {
        Some((count, unit)) => Some(format!("{{count: {count}, unit: {unit}}}")),
        None => month_day(text).map(|day| format!("{{by: {day}}}")),
    }
}

/// The frequency that a text says: `每季度至少1次`.
fn frequency(text: &str) -> String {
    let periods = ["day", "week", "month", "quarter", "year"];
    let chars: Vec<char> = text.chars().collect();
    let words =
        (2..=4).rev().flat_map(|length| chars.windows(length)).map(|word| word.iter().collect::<String>());
    let per = words.into_iter().find_map(|word| meant(&word, periods.into_iter())).unwrap_or("year");
    let count = numbers(text).first().copied().unwrap_or(1);
    let bound = ["at_least", "at_most", "about"];
    let words =
        (1..=4).rev().flat_map(|length| chars.windows(length)).map(|word| word.iter().collect::<String>());
    let bound = words.into_iter().find_map(|word| meant(&word, bound.into_iter())).unwrap_or("at_least");
    format!("{{{bound}: {count}, per: {per}}}")
}

/// The sum or share that a text says: `1万元以上3万元以下`, `10%`.
fn amount(text: &str, languages: &Languages) -> String {
    let numbers = numbers(text);
    if text.contains(['%', '％']) {
        let share = numbers.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
        let share = if numbers.len() == 1 { share } else { format!("[{share}]") };
        return format!("{{percent: {share}, of: {}}}", localised("", languages));
    }
    match numbers.as_slice() {
        [min, max] if min < max => format!("{{min: {min}, max: {max}, currency: CNY}}"),
        [one]
            if meant(text.trim_start_matches(|c: char| !c.is_alphabetic()), ["min"].into_iter())
                .is_some() =>
        {
            format!("{{min: {one}, currency: CNY}}")
        }
        [one] => format!("{{max: {one}, currency: CNY}}"),
        _ => "{max: 30000, currency: CNY}".into(),
    }
}

/// The numbers in a text, in order.
fn numbers(text: &str) -> Vec<u64> {
    let digit = |c: char| c.is_ascii_digit() || "０１２３４５６７８９,.万亿千".contains(c);
    text.split(|c: char| !digit(c)).filter_map(numeral).collect()
}

/// The two values that a text names: `12-20至03-20`, `1~6`.
fn pair(text: &str) -> Option<String> {
    let marks = ["至", "到", "~", "～", " to ", "—", "–", ",", "，"];
    let (from, to) = marks.iter().find_map(|mark| text.split_once(mark)).or_else(|| text.split_once('-'))?;
    let value = |text: &str| month_day(text).or_else(|| numeral(text).map(|number| number.to_string()));
    Some(format!("[{}, {}]", value(from)?, value(to)?))
}

/// Two numbers that a text names as a range: `5-10`, `5至10`.
pub fn range(text: &str) -> Option<(u64, u64)> {
    let narrow: String = text.chars().map(narrow).collect();
    let (from, to) = ["至", "到", "~", "～", "-"].iter().find_map(|mark| narrow.split_once(mark))?;
    Some((numeral(from)?, numeral(to)?)).filter(|(from, to)| from < to)
}

/// The words of a node, on one line.
fn own(node: &Node) -> String {
    match &node.value {
        Value::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        _ => String::new(),
    }
}

/// A text as a value within brackets.
pub fn scalar(text: &str) -> String {
    let marks = [',', '[', ']', '{', '}', '"', '\'', '#', '\\'];
    let special = text.contains(marks)
        || text.contains(": ")
        || text.ends_with(':')
        || text.starts_with(['&', '*', '!', '|', '>', '%', '@', '`', '-', '?', ':', ' '])
        || ["", "~", "null"].contains(&text);
    match special {
        true => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
        false => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deadlines_in_words() {
        for (text, form) in [
            ("15 天", "{count: 15, unit: day}"),
            ("15个工作日内", "{count: 15, unit: working-day}"),
            ("十五日内", "{count: 15, unit: day}"),
            ("3个月", "{count: 3, unit: month}"),
            ("15 days", "{count: 15, unit: day}"),
            ("每年1月30日前", "{by: 01-30}"),
            ("立即", "{at_once: true}"),
        ] {
            assert_eq!(deadline(text).as_deref(), Some(form), "{text}");
        }
        assert_eq!(deadline("尽快办理完毕"), None);
    }

    #[test]
    fn pairs_and_ranges() {
        assert_eq!(pair("12-20至03-20").as_deref(), Some("[12-20, 03-20]"));
        assert_eq!(pair("1~6").as_deref(), Some("[1, 6]"));
        assert_eq!(range("5-10"), Some((5, 10)));
        assert_eq!(range("10"), None);
    }
}
