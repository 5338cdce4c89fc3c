//! Values that a sentence states so plainly that they are typed: how often, how many people, by which day, which fine.
//! Where a sentence states two of a kind, nobody knows which is meant, and none is taken.

use serde_yaml::{Mapping, Value};

use super::fact::limit;
use super::record::{Files, map};
use crate::load::form::numeral::narrow;
use crate::reading::han::value;

/// Words before a number that make it the least.
const LEAST: [&str; 7] = ["不得少于", "不少于", "不应少于", "不得低于", "不低于", "至少", "最少"];
/// Words before a number that make it the most.
const MOST: [&str; 6] = ["不得超过", "不超过", "不得多于", "不多于", "至多", "最多"];
/// Periods as texts write them, longer ones first, and as records name them.
const PERIODS: [(&str, &str); 9] = [
    ("半年", "half-year"),
    ("季度", "quarter"),
    ("个月", "month"),
    ("季", "quarter"),
    ("年", "year"),
    ("月", "month"),
    ("周", "week"),
    ("日", "day"),
    ("天", "day"),
];
/// Sanctions beside a fine, with which a fine alone is not the whole penalty.
const SANCTIONS: [&str; 8] = ["没收", "吊销", "警告", "停产", "停业", "拘留", "撤销", "违法所得"];
/// What ends a clause.
const ENDS: [char; 9] = ['。', '；', '，', '：', ';', ',', ':', '（', '\n'];

/// A number in a text, or a range of two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Count {
    low: u64,
    high: Option<u64>,
    start: usize,
    end: usize,
}

/// The typed values that a text states for certain, by the fields of an item.
pub fn values(text: &str, files: &Files) -> Vec<(&'static str, Value)> {
    let mut found = Vec::new();
    if let Some(limit) = limit(text) {
        let count = match limit.range {
            Some(high) => vec![Value::from(limit.count), Value::from(high)].into(),
            None => limit.count.into(),
        };
        let mut deadline = map([("count", count), ("unit", limit.unit.into())]);
        if let Some(from) = limit.from {
            deadline.insert("from".into(), files.said(&from));
        }
        found.push(("deadline", deadline.into()));
    } else if !text.contains('内') {
        found.extend(only(yearly(text)).map(|by| ("deadline", map([("by", by.into())]).into())));
    }
    let counts = counts(text);
    let frequency = counts.iter().filter_map(|count| frequency(text, count)).collect();
    found.extend(only(frequency).map(|frequency| ("frequency", frequency.into())));
    let people = counts.iter().filter_map(|count| headcount(text, count, files)).collect();
    found.extend(only(people).map(|people| ("headcount", people.into())));
    found.extend(fine(text, &counts, files).map(|fine| ("penalty", fine.into())));
    found
}

fn only<T>(mut found: Vec<T>) -> Option<T> {
    if found.len() == 1 { found.pop() } else { None }
}

/// The numbers of a text in figures or Chinese numerals.
fn counts(text: &str) -> Vec<Count> {
    let mut found: Vec<Count> = Vec::new();
    let mut run: Vec<char> = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let c = narrow(c);
        let fits = c.is_ascii_digit() || "一二两三四五六七八九十百".contains(c);
        let same = run.last().is_none_or(|last| last.is_ascii_digit() == c.is_ascii_digit());
        if fits && same {
            if run.is_empty() {
                start = at;
            }
            run.push(if c == '两' { '二' } else { c });
            continue;
        }
        if let Some(number) = number(&std::mem::take(&mut run)) {
            found.push(Count { low: number, high: None, start, end: at });
        }
        if fits {
            start = at;
            run.push(c);
        }
    }
    // `2至3` is one range.
    let mut joined: Vec<Count> = Vec::new();
    for count in found {
        match joined.last_mut() {
            Some(last)
                if last.high.is_none()
                    && ["至", "到", "-", "—", "～", "~"].contains(&&text[last.end..count.start])
                    && count.low > last.low =>
            {
                (last.high, last.end) = (Some(count.low), count.end);
            }
            _ => joined.push(count),
        }
    }
    joined
}

fn number(run: &[char]) -> Option<u64> {
    let plain = run.iter().collect::<String>().parse().ok();
    plain.or_else(|| value(run)).filter(|number| !run.is_empty() && *number > 0)
}

/// The clause before a place.
fn clause_before(text: &str) -> &str {
    text.rsplit(ENDS).next().unwrap_or_default().trim()
}

/// The bounds of a number by the words around it; `None` where no word says which it is.
fn bounds(count: &Count, before: &str, after: &str) -> Option<Vec<(&'static str, Value)>> {
    let number = Value::from(count.low);
    if let Some(high) = count.high {
        return Some(vec![("at_least", number), ("at_most", high.into())]);
    }
    if LEAST.iter().any(|word| before.ends_with(word)) || after.starts_with("以上") {
        Some(vec![("at_least", number)])
    } else if MOST.iter().any(|word| before.ends_with(word))
        || after.starts_with("以下")
        || after.starts_with("以内")
    {
        Some(vec![("at_most", number)])
    } else {
        None
    }
}

/// How often: `每季度不少于1次`.
fn frequency(text: &str, count: &Count) -> Option<Mapping> {
    let after = text[count.end..].strip_prefix('次')?;
    let clause = clause_before(&text[..count.start]);
    let every = &clause[clause.rfind('每')? + '每'.len_utf8()..];
    let (word, per) = PERIODS.iter().find(|(word, _)| every.starts_with(word))?;
    let between = &every[word.len()..];
    if between.chars().count() > 10 || between.chars().any(|c| c.is_ascii_digit() || "或每次".contains(c))
    {
        return None;
    }
    let bounds = bounds(count, between, after).unwrap_or_else(|| vec![("exactly", count.low.into())]);
    Some(map(bounds.into_iter().chain([("per", (*per).into())])))
}

/// How many people at least: `检查人员不得少于2名`, `两名以上执法人员`.
fn headcount(text: &str, count: &Count, files: &Files) -> Option<Mapping> {
    let after = &text[count.end..];
    let measure = ["名", "人"].into_iter().find(|word| after.starts_with(word))?;
    let after = &after[measure.len()..];
    if after.starts_with(['次', '员']) || count.high.is_some() {
        return None;
    }
    let clause = clause_before(&text[..count.start]);
    let bounds = bounds(count, clause, after)?;
    let of = match after.strip_prefix("以上").or_else(|| after.strip_prefix("以下")) {
        Some(rest) => people_after(rest),
        None => people_before(clause),
    };
    let mut people = map(bounds);
    people.extend(of.map(|of| (Value::from("of"), files.said(of))));
    people.insert("measure".into(), files.said(measure));
    Some(people)
}

/// Who is counted, where they stand before the words that count.
fn people_before(clause: &str) -> Option<&str> {
    let word = LEAST.iter().chain(&MOST).find(|word| clause.ends_with(**word))?;
    let who = clause[..clause.len() - word.len()].trim_end_matches("人数");
    let who = ["应当", "必须", "应", "须", "的"].iter().fold(who, |who, word| who.trim_end_matches(word));
    let fits = who.ends_with("人员") || who.ends_with("专家") || who.ends_with('员');
    (fits && (2..=10).contains(&who.chars().count())).then_some(who)
}

/// Who is counted, where they stand after the number.
fn people_after(rest: &str) -> Option<&str> {
    let end = rest.find("人员")? + "人员".len();
    let who = &rest[..end];
    (who.chars().count() <= 8 && !who.contains(ENDS) && !who.contains('的')).then_some(who)
}

/// The days of every year before which something is done, as records write them: `每年3月31日前`, `每年1月底前`.
fn yearly(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("每年") {
        let rest = text[at + "每年".len()..].trim_start_matches('的');
        let numbers = counts(rest);
        let Some(month) = numbers.first().filter(|month| month.start == 0 && month.low <= 12) else {
            continue;
        };
        let Some(after) = rest[month.end..].strip_prefix('月') else { continue };
        let is_before = |after: &str| ["前", "以前", "之前"].iter().any(|word| after.starts_with(word));
        let month = month.low;
        if let Some(after) = after.strip_prefix(['底', '末']) {
            found.extend(is_before(after).then(|| format!("{month:02}-end")));
        } else if let Some(day) = counts(after).first().filter(|day| day.start == 0 && day.low <= 31)
            && after[day.end..].strip_prefix('日').is_some_and(is_before)
            && jiff::civil::Date::new(2024, month as i8, day.low as i8).is_ok()
        {
            found.push(format!("{month:02}-{:02}", day.low));
        }
    }
    found
}

/// A fine, where it is the only sanction: `处5000元以上3万元以下罚款`.
fn fine(text: &str, counts: &[Count], files: &Files) -> Option<Mapping> {
    let alone = text.matches("罚款").count() == 1 && !SANCTIONS.iter().any(|word| text.contains(word));
    let end = text.find("罚款").filter(|_| alone && !text.contains('倍') && !text.contains('%'))?;
    // Each sum with what follows it up to the fine.
    let sum = |count: &Count| {
        let rest = &text[count.end..end.max(count.end)];
        let (times, rest) = rest.strip_prefix('万').map_or((1, rest), |rest| (10_000, rest));
        let before = text[..count.start].chars().next_back();
        let whole = !before.is_some_and(|c| matches!(c, '.' | ',' | '，')) && count.high.is_none();
        Some((count.low * times, rest.strip_prefix('元').filter(|_| whole)?))
    };
    let sums: Vec<(u64, &str)> = counts.iter().filter(|count| count.end <= end).filter_map(sum).collect();
    let bare = |rest: &str| rest.trim_end_matches('的').to_owned();
    let amount = match sums.as_slice() {
        [(min, rest), (max, last)] if rest.starts_with("以上") && bare(last) == "以下" && min < max => {
            [("min", (*min).into()), ("max", (*max).into())].to_vec()
        }
        [(max, last)] if bare(last) == "以下" => [("max", Value::from(*max))].to_vec(),
        [(sum, last)] if bare(last).is_empty() => [("exactly", Value::from(*sum))].to_vec(),
        _ => return None,
    };
    let amount = map(amount.into_iter().chain([("currency", "CNY".into())]));
    Some(map([("sanctions", Value::Sequence(vec![files.said("罚款")])), ("amount", amount.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let files = Files { lang: "zh".to_owned(), ..Files::default() };
        let told = values(text, &files).into_iter().map(|(field, value)| {
            format!("{field} {}", serde_json::to_string(&value).unwrap().replace('"', ""))
        });
        told.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_stated_for_certain_is_typed() {
        for (text, typed) in [
            ("定期检查，每季度不少于1次。", "frequency {at_least:1,per:quarter}"),
            ("重点河段每周检查2至3次。", "frequency {at_least:2,at_most:3,per:week}"),
            ("每年检查一次。", "frequency {exactly:1,per:year}"),
            ("检查人员不得少于2名，出示证件。", "headcount {at_least:2,of:{zh:检查人员},measure:{zh:名}}"),
            ("由两名以上执法人员实施。", "headcount {at_least:2,of:{zh:执法人员},measure:{zh:名}}"),
            ("应当在5至10个工作日内答复。", "deadline {count:[5,10],unit:working-day}"),
            ("每年3月31日前报送。", "deadline {by:03-31}"),
            ("每年1月底前制定计划。", "deadline {by:01-end}"),
            (
                "处5000元以上3万元以下罚款。",
                "penalty {sanctions:[{zh:罚款}],amount:{min:5000,max:30000,currency:CNY}}",
            ),
            ("处一万元以下的罚款。", "penalty {sanctions:[{zh:罚款}],amount:{max:10000,currency:CNY}}"),
        ] {
            assert_eq!(told(text), typed, "{text}");
        }
    }

    #[test]
    fn what_is_not_certain_is_left_in_the_text() {
        for text in [
            "每月不少于1次，每年不少于2次。",
            "第2次检查。",
            "2名检查人员。",
            "参加人数2000人次以上。",
            "没收违法所得，并处1万元以下罚款。",
            "处货值金额1倍以上3倍以下罚款。",
            "每年3月31日。",
            "一般情况下十分重要。",
        ] {
            assert_eq!(told(text), "", "{text}");
        }
    }
}
