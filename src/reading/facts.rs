//! The facts of a text that languages must share: numbers, times, days, telephone numbers.

use std::collections::BTreeSet;
use std::ops::Range;

use super::figure::{self, Figure};
use super::{Reading, clock, han, months, telephone};

/// A fact, in each of the ways in which another language may write it: each way is some numbers.
type Fact = Vec<Vec<String>>;

/// What a text states.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// What it states in figures, in the order of the text.
    stated: Vec<Fact>,
    /// The numbers that it spells out. They may stand for a figure of another language, and need none
    /// themselves: «one» is a pronoun too.
    spelled: BTreeSet<String>,
}

impl Facts {
    /// Each fact as it is best told, every one once, in order.
    pub fn told(&self) -> BTreeSet<String> {
        self.stated.iter().filter_map(|fact| fact.first()).map(|numbers| numbers.join(" ")).collect()
    }

    /// Every number, in every way in which it may be written.
    pub fn all(&self) -> BTreeSet<String> {
        let figures = self.stated.iter().flatten().flatten();
        figures.chain(&self.spelled).cloned().collect()
    }

    /// The facts that another text does not state.
    ///
    /// One of two languages may write a fact in another way than the one in which it is best told; if both
    /// do, they need not mean the same: 5 am and 5 pm are both 5.
    pub fn lacking_in(&self, other: &Facts) -> BTreeSet<String> {
        let firsts = other.stated.iter().filter_map(|fact| fact.first()).flatten();
        let told: BTreeSet<&String> = firsts.chain(&other.spelled).collect();
        let all = other.all();
        let there = |fact: &Fact| {
            let best = fact.first().is_some_and(|way| way.iter().all(|number| all.contains(number)));
            best || fact.iter().any(|way| way.iter().all(|number| told.contains(number)))
        };
        let lacking = self.stated.iter().filter(|fact| !there(fact));
        lacking.filter_map(|fact| fact.first()).map(|way| way.join(" ")).collect()
    }

    /// Whether two texts state the same in the same order; if not, they may still state the same.
    pub fn alike(&self, other: &Facts) -> bool {
        self.stated == other.stated
    }

    /// Adds the numbers that the text of these facts spells out.
    pub fn spell_out(&mut self, text: &str, reading: &Reading) {
        let chars = folded(text, reading);
        self.spelled = han::spelled(&chars, reading);
        self.spelled.extend(figure::spelled(&chars, reading));
    }

    /// Adds a fact that has one way to be written.
    pub fn add(&mut self, fact: String) {
        self.stated.push(vec![vec![fact]]);
    }
}

/// The facts of a text in a language.
///
/// Numbers stand without leading zeros and groups (`30,000` is `30000`) and multiplied out (3万); a telephone
/// number is one number without its marks. A time is also its two numbers, a year of an era also its own
/// number, a decimal also what stands before and behind the mark: languages differ in which they write.
pub fn facts(text: &str, reading: &Reading) -> Facts {
    let mut facts = Facts::default();
    // Most texts have no figure, and each text of a site is read.
    if text.chars().any(figure::is_digit) {
        let figures = in_figures(&folded(text, reading), reading);
        facts.stated.extend(figures.into_iter().map(|(fact, _)| fact));
    }
    facts.stated.extend(months::of(text, reading).into_iter().map(|month| vec![vec![month]]));
    facts.stated.extend(clock::first_years(text, reading));
    facts
}

/// Whether all numbers of a text are sure to be known: they are in figures, or it may have some in words that the
/// language's strings know.
pub fn is_understood(text: &str, reading: &Reading) -> bool {
    reading.han || !reading.numerals.is_empty() || text.chars().any(figure::is_digit)
}

/// The facts that a text states in figures, as [`Facts::told`] gives them, with the bytes at which each stands,
/// in order.
pub fn places(text: &str, reading: &Reading) -> Vec<(String, Range<usize>)> {
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let bytes: Vec<usize> = ends.collect();
    let told = |(fact, chars): (Fact, Range<usize>)| {
        Some((fact.first()?.join(" "), bytes[chars.start]..bytes[chars.end]))
    };
    in_figures(&folded(text, reading), reading).into_iter().filter_map(told).collect()
}

/// The facts in figures, with the characters at which each stands.
pub(super) fn in_figures(chars: &[char], reading: &Reading) -> Vec<(Fact, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = chars[at..].iter().position(char::is_ascii_digit).map(|begin| at + begin) {
        let (fact, end) = fact(chars, start, reading);
        found.push((fact, start..end));
        at = end;
    }
    found
}

fn folded(text: &str, reading: &Reading) -> Vec<char> {
    text.chars().map(|c| figure::folded(c, reading)).collect()
}

/// The fact that begins with the figure at a place, and where it ends.
fn fact(chars: &[char], at: usize, reading: &Reading) -> (Fact, usize) {
    if let Some((number, end)) = telephone::at(chars, at) {
        return (vec![vec![number]], end);
    }
    let figure = Figure::at(chars, at, reading);
    if let Some(found) = clock::at(chars, at, &figure, reading) {
        return found;
    }
    let (number, end) = figure.scaled(chars, reading);
    let mut fact = vec![vec![number]];
    if let Some(year) = clock::year(chars, at, &figure, reading) {
        fact.insert(0, vec![year]);
    }
    if end == figure.end && !figure.fraction.is_empty() {
        fact.push([&figure.whole, &figure.fraction].map(|part| figure::plain(part)).into());
    }
    (fact, end)
}

#[cfg(test)]
mod tests {
    use super::super::of_tag;
    use super::{Facts, facts, places};

    fn both(texts: [(&str, &str); 2]) -> [Facts; 2] {
        texts.map(|(tag, text)| {
            let mut facts = facts(text, of_tag(tag));
            facts.spell_out(text, of_tag(tag));
            facts
        })
    }

    fn same(first: (&str, &str), second: (&str, &str)) {
        let [a, b] = both([first, second]);
        let lost = [a.lacking_in(&b), b.lacking_in(&a)];
        assert!(lost.iter().all(|lost| lost.is_empty()), "{first:?} {second:?}: {lost:?}");
    }

    fn differ(first: (&str, &str), second: (&str, &str)) {
        let [a, b] = both([first, second]);
        assert!(!a.lacking_in(&b).is_empty() || !b.lacking_in(&a).is_empty(), "{first:?} {second:?}");
    }

    #[test]
    fn facts_in_figures_have_a_place() {
        let text = "罚款３万元，下午5时15分前，电话0730-2219791";
        let there: Vec<_> =
            places(text, of_tag("zh")).into_iter().map(|(told, at)| (told, &text[at])).collect();
        let expected = [("30000", "３万"), ("17:15", "5时15分"), ("07302219791", "0730-2219791")];
        assert_eq!(there, expected.map(|(told, typed)| (told.to_owned(), typed)));
    }

    #[test]
    fn equal_facts_are_equal() {
        for (zh, en) in [
            ("处3万元以下罚款", "a fine of up to 30,000 yuan"),
            ("罚款30000元", "a fine of 30,000 yuan"),
            ("违法所得10%至50%", "10% to 50% of illegal gains"),
            ("5月20日、6月9日", "20 May and June 9"),
            ("1月底前", "by the end of January"),
            ("第５６条", "Article 56"),
            ("0730-2219791", "0730-2219791"),
            ("1.5亿元", "150 million yuan"),
            ("3万5千元", "35,000 yuan"),
            ("不得少于2名", "there may be no fewer than 2"),
            ("国务院令第591号（2011）", "Decree No. 591 (2011)"),
            ("十五日内", "within 15 days"),
            ("二百五十元", "250 yuan"),
            ("下午5时15分", "5:15 pm"),
            ("上午9点到下午5点", "from 9 am to 5 pm"),
            ("17:30", "5.30 p.m."),
        ] {
            same(("zh", zh), ("en", en));
        }
    }

    #[test]
    fn each_language_writes_as_it_does() {
        for (a, b) in [
            (("fr", "un droit de 10 000 $"), ("en", "a charge of $10,000")),
            (("fr", "82,50 €, ou 1.500 €"), ("en", "€82.50, or €1,500")),
            (("fr", "du 1er mai à fin août"), ("en", "from 1 May to the end of August")),
            (("fr", "de 8 h 30 à 17 h"), ("en", "from 8:30 to 17:00")),
            (("fr", "05 39 12 34 56"), ("en", "05-39-12-34-56")),
            (("fr", "3 millions d’euros"), ("zh", "300万欧元")),
            (("ja", "令和5年4月1日"), ("en", "1 April 2023")),
            (("ja", "令和元年"), ("en", "2019")),
            (("ja", "午後5時15分まで"), ("en", "until 5.15 pm")),
            (("ja", "24時間以内"), ("en", "within 24 hours")),
            (("ja", "1億2000万円"), ("en", "120 million yen")),
            (("ar", "خلال ١٥ يومًا"), ("fr", "dans un délai de 15 jours")),
            (("ar", "١٬٥٠٠ درهم"), ("en", "1,500 dirhams")),
            (("ar", "القانون رقم 12.90"), ("fr", "Loi n° 12-90")),
            (("ar", "20 ماي"), ("fr", "le 20 mai")),
            (("ar", "خلال يومين"), ("en", "within 2 days")),
            (("en", "+44 1639 686338"), ("fr", "+44-1639-686338")),
            (("en", "within one day"), ("zh", "1日内")),
        ] {
            same(a, b);
        }
    }

    #[test]
    fn different_facts_differ() {
        for (zh, en) in [
            ("15日", "30 days"),
            ("3万元", "3,000 yuan"),
            ("5月20日", "20 June"),
            ("第56条", "Article 57"),
            ("0730-2219791", "0730-2219792"),
            ("下午5时", "5 am"),
            ("十五日", "within 30 days"),
            ("1.5亿元", "15 million yuan"),
            ("1.5", "1.6"),
        ] {
            differ(("zh", zh), ("en", en));
        }
        differ(("ja", "令和5年"), ("en", "2024"));
        differ(("fr", "1.500 €"), ("en", "€1.50"));
    }

    #[test]
    fn words_that_are_no_facts_are_none() {
        for text in ["one may appeal", "the march of time; it may", "一个部门，三分之一", ""] {
            let tag = if text.is_ascii() { "en" } else { "zh" };
            assert!(facts(text, of_tag(tag)).told().is_empty(), "{text}");
        }
    }
}
