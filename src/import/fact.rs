//! Facts that a sentence states so plainly that they are typed values: a single time limit.

use crate::reading::han::value;

/// A time limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// How many units.
    pub count: u64,
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
            found.push(Limit { count, unit: name, from: event(&text[..start]) });
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
    // `2至5日内` states two numbers, `第3日内` none that is a length.
    let before = text[..start].chars().next_back();
    (!before.is_some_and(|c| "至到-—～~第.．".contains(c))).then_some((count, start))
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
        let from = Some("收到检验报告之日".to_owned());
        assert_eq!(told("可以自收到检验报告之日起15日内提出。"), Some((15, "day", from)));
        assert_eq!(told("应当在五个工作日内受理。"), Some((5, "working-day", None)));
        assert_eq!(told("两年内不得再次申请。"), Some((2, "year", None)));
        for text in ["15日内整改，30日内报告。", "2至5日内办理。", "每年1月30日前。", "15日。", "第3日内"]
        {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
