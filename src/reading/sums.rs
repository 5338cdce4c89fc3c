//! The sums of money and shares that a text states.

use super::durations::{begins, small};
use super::figure::{beside, stands};
use super::{Reading, facts};

/// The numbers in figures beside which the text names a currency or per cent, in order.
pub fn sums(text: &str, reading: &Reading) -> Vec<String> {
    let chars = small(text, reading);
    let figures = facts::in_figures(&chars, reading).into_iter();
    let sums = figures.filter(|(_, place)| {
        let behind = beside(&chars, place.end);
        reading.currencies.iter().any(|mark| {
            let ends = chars[..place.start].strip_suffix(&[' ']).unwrap_or(&chars[..place.start]);
            let start = ends.len().checked_sub(mark.chars().count());
            let before = start.filter(|start| ends[*start..].iter().copied().eq(mark.chars()));
            before.is_some_and(|start| begins(&chars, start, mark)) || stands(&chars, behind, mark)
        })
    });
    sums.filter_map(|(fact, _)| Some(fact.first()?.join(" "))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::of_tag;
    use super::sums;

    #[test]
    fn sums_stand_beside_a_currency() {
        for (tag, text, expected) in [
            ("zh", "依照第57条，处5万元以上10万元以下罚款", vec!["50000", "100000"]),
            ("zh", "违法所得50%的罚款，15日内缴清", vec!["50"]),
            ("en", "a fine of 500 yuan under Article 57", vec!["500"]),
            ("en", "£82.50, or $10,000", vec!["82.5", "10000"]),
            ("en", "2 officers within 15 days", vec![]),
            ("fr", "un droit de 10 000 $ ou 82,50 €", vec!["10000", "82.5"]),
        ] {
            assert_eq!(sums(text, of_tag(tag)), expected, "{text}");
        }
    }
}
