//! Facts that a sentence states so plainly that they are typed values: a single time limit.

use crate::reading::han::value;

/// A time limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// How many units, at least where there is a range.
    pub count: u64,
    /// The most units, where it is a range.
    pub range: Option<u64>,
    /// The unit, as records name it.
    pub unit: &'static str,
    /// The event from which it runs, in the text's words.
    pub from: Option<String>,
}

/// Units as texts write them, longer ones first.
const UNITS: [(&str, &str); 8] = [
    ("个工作日", "working-day"),
    ("工作日", "working-day"),
    ("小时", "hour"),
    ("个月", "month"),
    ("日", "day"),
    ("天", "day"),
    ("周", "week"),
    ("年", "year"),
];

/// What stands between the two numbers of a range.
const RANGE: [char; 6] = ['至', '到', '-', '—', '～', '~'];

/// The time limit that a text states, if it states just one: `自收到检验报告之日起15日内`.
pub fn limit(text: &str) -> Option<Limit> {
    let mut found = limits(text).into_iter();
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

fn limits(text: &str) -> Vec<Limit> {
    let mut found = Vec::new();
    for (unit, name) in UNITS {
        for (at, _) in text.match_indices(unit) {
            let after = &text[at + unit.len()..];
            // `3年内`, `5日以内`; `个工作日` and `工作日` end alike.
            let inside = after.starts_with('内') || after.starts_with("以内") || after.starts_with("之内");
            let Some((count, start)) = number_before(&text[..at]).filter(|_| inside) else { continue };
            let is_open = text[..start].ends_with(RANGE);
            let Some((least, start)) =
                (if is_open { range_before(&text[..start]) } else { Some((count, start)) })
            else {
                continue;
            };
            let range = (least < count).then_some(count);
            found.push(Limit { count: least, range, unit: name, from: event(&text[..start]) });
        }
    }
    found
}

/// The number that ends a text, and where it begins.
fn number_before(text: &str) -> Option<(u64, usize)> {
    let is_numeral = |c: &char| c.is_ascii_digit() || "一二两三四五六七八九十百".contains(*c);
    let run: Vec<char> = text.chars().rev().take_while(is_numeral).collect();
    let run: Vec<char> = run.into_iter().rev().map(|c| if c == '两' { '二' } else { c }).collect();
    let start = text.len() - run.iter().map(|c| c.len_utf8()).sum::<usize>();
    let plain = run.iter().collect::<String>().parse().ok();
    let count =
        plain.or_else(|| value(&run)).filter(|count| (1..=3650).contains(count) && !run.is_empty())?;
    // `第3日内` states no length.
    let before = text[..start].chars().next_back();
    (!before.is_some_and(|c| "第.．".contains(c))).then_some((count, start))
}

/// The lower number of a range whose upper one a text ends before: `5至`; and where it begins.
fn range_before(text: &str) -> Option<(u64, usize)> {
    number_before(text.strip_suffix(RANGE)?)
}

/// The event before a limit: what stands between `自` and `之日起`, or before `后`.
fn event(text: &str) -> Option<String> {
    let sentence = text.rsplit(['。', '；', '，', ';', '：']).next()?;
    let inside = sentence.strip_suffix('起').or_else(|| sentence.strip_suffix("起的"))?;
    let (_, inside) = inside.split_once('自').or_else(|| inside.split_once('从'))?;
    let event = inside.trim();
    (2..=40).contains(&event.chars().count()).then(|| event.to_owned())
}

/// Telephone numbers in a cell, parted by anything that is not part of one.
pub fn phones(text: &str) -> Vec<String> {
    let parts = text.split(['、', '，', ',', '；', ';', '/', '\n', ' ', '\u{3000}']);
    parts
        .map(str::trim)
        .filter(|part| crate::model::phone::is_phone(crate::model::phone::split_extension(part).0))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_plain_limit_is_read() {
        let told = |text: &str| limit(text).map(|limit| (limit.count, limit.unit, limit.from));
        assert_eq!(limit("2至5日内办理。").map(|limit| (limit.count, limit.range)), Some((2, Some(5))));
        assert_eq!(limit("甲至5日内办理。"), None);
        let from = Some("收到检验报告之日".to_owned());
        assert_eq!(told("可以自收到检验报告之日起15日内提出。"), Some((15, "day", from)));
        assert_eq!(told("应当在五个工作日内受理。"), Some((5, "working-day", None)));
        assert_eq!(told("两年内不得再次申请。"), Some((2, "year", None)));
        for text in ["15日内整改，30日内报告。", "每年1月30日前。", "15日。", "第3日内"]
        {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
