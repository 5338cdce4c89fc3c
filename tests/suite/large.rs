//! Lists that are too long for a page: a site with enough of everything that each of them is cut.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use fangce::Settings;
use fangce::diagnostic::Level;
use fangce::tree::{OutputTree, SourceTree};

use crate::cases::base;
use crate::{html, pages};

/// How many records of each sort there are.
const RECORDS: usize = 150;

/// The most bytes of a page.
const MOST: usize = 200_000;

static SITE: LazyLock<OutputTree> = LazyLock::new(|| {
    let built = fangce::build(&SourceTree::new(files()), &Settings::default());
    let error = built.diagnostics.iter().find(|found| found.level == Level::Error);
    built.value.unwrap_or_else(|| panic!("{error:?}"))
});

/// A text of some length that differs from one number to the next in both languages.
fn text(at: usize, times: usize) -> String {
    let zh = "企业收到检验报告后提出书面申请".repeat(times);
    let en = "the enterprise applies in writing ".repeat(times);
    // Names fall in another order in each language.
    let letter = char::from(b'a' + u8::try_from(at * 7 % 26).expect("a letter"));
    let name: String = at.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect();
    format!("{{zh: {name}{zh}, en: '{letter} {name} {en}'}}")
}

fn files() -> BTreeMap<String, Vec<u8>> {
    let mut files = base();
    let mut put =
        |path: String, text: String| drop(files.insert(format!("content/{path}"), text.into_bytes()));
    let many = |line: &dyn Fn(usize) -> String| (0..RECORDS).map(line).collect::<String>();
    let unit = |at: usize| {
        format!("  - {{id: unit-{at}, agency: bureau, name: {}, phones: [0730-{at:07}]}}\n", text(at, 1))
    };
    put(
        "agencies.yaml".to_owned(),
        format!(
            "agencies:\n  - {{id: bureau, name: {{zh: 示例局, en: Example Bureau}}, level: county}}\nunits:\n  - {{id: desk, agency: bureau, name: {{zh: 窗口, en: Front Desk}}}}\n{}roles:\n  - {{id: shop, name: {{zh: 商户, en: The shop}}}}\n",
            many(&unit)
        ),
    );
    let term = |at: usize| {
        format!(
            "  - {{id: t{at}, term: {}, definition: {}, see: [term/t{}]}}\n",
            text(at, 1),
            text(at, 25),
            (at + 1) % RECORDS
        )
    };
    put("glossary.yaml".to_owned(), format!("terms:\n{}", many(&term)));
    for at in 0..RECORDS {
        put(
            format!("services/s{at}.yaml"),
            format!(
                "name: {}\nsummary: {}\nhotlines: [{{number: 0731-{at:07}, unit: unit-{at}}}, {{number: 0732-{at:07}}}, {{number: 0733-{at:07}, unit: desk}}]\nunits: {{lead: [unit-{at}]}}\n",
                text(at, 8),
                text(at, 25)
            ),
        );
        put(
            format!("duties/d{at}.yaml"),
            format!(
                "title: {0}\nsummary: {1}\ntasks:\n  - {{id: right, zh: 可以, en: May, kind: right, audience: [business], who: [shop], see: [term/t{at}], basis: ['rules#7'], penalty: {{for: {0}, on: [shop], sanctions: [{1}], by: [bureau]}}}}\n  - {{id: ban, zh: 不得, en: Must not, kind: prohibition, audience: [business], who: [bureau], items: [{1}]}}\n  - {{id: time, zh: '限期', en: 'In time', who: [shop], items: [{1}], deadline: {{count: 15, unit: day, of: {0}, from: {1}}}}}\nlaws: [rules]\n",
                text(at, 6),
                text(at, 25)
            ),
        );
        put(
            format!("regimes/r{at}.yaml"),
            format!(
                "title: {0}\nsections:\n  - heading: {0}\n    kind: measures\n    items:\n      - {{id: right, zh: 可以, en: May, kind: right, audience: [business], items: [{1}]}}\n      - {{id: ban, zh: 不得, en: Must not, kind: prohibition, audience: [business], who: [bureau], items: [{1}]}}\n",
                text(at, 2),
                text(at, 25)
            ),
        );
        put(
            format!("boundaries/b{at}.yaml"),
            format!(
                "matter: {0}\nsummary: {0}\nparties:\n  - {{agency: bureau, short: {1}, roles: [{1}]}}\n  - {{agency: shop, roles: [{1}]}}\n",
                text(at, 2),
                text(at, 12)
            ),
        );
        put(
            format!("procedures/p{at}.yaml"),
            format!(
                "title: {0}\nsummary: {1}\nactors: [shop]\nsteps:\n  - {{id: a, actor: shop, do: {0}, within: {{count: 7, unit: day, of: {0}}}}}\n  - {{id: z, end: {{zh: 完, en: Done}}}}\n",
                text(at, 2),
                text(at, 25)
            ),
        );
    }
    files
}

/// The parts of a list in a language by their paths, the first one first.
fn parts(first: &str) -> Vec<(String, String)> {
    let page = |path: String| {
        let bytes = SITE.get(&path)?;
        Some((path, String::from_utf8_lossy(bytes).into_owned()))
    };
    let further = |part: usize| format!("{}.{part}.html", first.trim_end_matches(".html"));
    let paths = std::iter::once(first.to_owned()).chain((2..).map(further));
    paths.map_while(page).collect()
}

/// How often attributes of the pages have each value that begins so and goes on with a number.
fn counted(pages: &[(String, String)], attribute: &str, within: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for (_, text) in pages {
        let pieces = html::read(text).expect("a page");
        for value in html::tags(&pieces).filter_map(|tag| tag.get(attribute)) {
            let number = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
            if value.strip_prefix(within).is_some_and(number) {
                *counts.entry(value.to_owned()).or_default() += 1;
            }
        }
    }
    counts
}

#[test]
fn no_page_grows_with_the_site() {
    let large = SITE.iter().filter(|(path, bytes)| {
        // A book is meant to be whole.
        let page = path.ends_with(".html") && !path.ends_with("/handbook.html");
        (page || path.ends_with(".txt")) && bytes.len() > MOST
    });
    let large: Vec<(&str, usize)> = large.map(|(path, bytes)| (path, bytes.len())).collect();
    assert!(large.is_empty(), "{large:?}");
}

#[test]
fn every_link_into_a_part_finds_its_place() {
    let faults = pages::faults(&SITE);
    assert!(faults.is_empty(), "{:#?}", faults.iter().take(10).collect::<Vec<_>>());
}

#[test]
fn every_entry_stands_on_one_part() {
    for (first, attribute, begins, expected) in [
        ("hotlines.html", "href", "tel:0732-", RECORDS),
        ("deadlines.html", "id", "duty.d", RECORDS),
        ("deadlines.html", "id", "procedure.p", RECORDS),
        ("penalties.html", "id", "duty.d", RECORDS),
        ("rights.html", "id", "rights.regime.r", RECORDS),
        ("limits.html", "id", "limits.regime.r", RECORDS),
        ("services/index.html", "href", "s", RECORDS),
        ("duties/index.html", "href", "d", RECORDS),
        ("glossary.html", "id", "t", RECORDS),
    ] {
        for lang in ["zh", "en"] {
            let parts = parts(&format!("{lang}/{first}"));
            assert!(parts.len() > 1, "{lang}/{first} is whole");
            let counts = counted(&parts, attribute, begins);
            assert_eq!(counts.len(), expected, "{lang}/{first}: {begins}");
            let twice: Vec<&String> =
                counts.iter().filter(|(_, count)| **count > 1).map(|(value, _)| value).collect();
            // The numbers that stand first stand under their units too.
            assert!(first == "hotlines.html" || twice.is_empty(), "{lang}/{first}: {twice:?}");
        }
    }
}

#[test]
fn a_list_has_the_same_parts_in_each_language() {
    let further = |lang: &str| {
        let paths = SITE.iter().map(|(path, _)| path).filter_map(|path| path.strip_prefix(lang));
        let is_part = |path: &&str| path.trim_end_matches(".html").contains('.') && path.ends_with(".html");
        paths.filter(is_part).map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(further("zh/").len() > 20, "{:?}", further("zh/"));
    assert_eq!(further("zh/"), further("en/"));
}

#[test]
fn a_term_is_led_to_where_its_language_has_it() {
    let term = |lang: &str, id: &str| {
        let all = parts(&format!("{lang}/glossary.html"));
        all.into_iter().find(|(_, text)| text.contains(&format!("id=\"{id}\""))).expect("a part").0
    };
    let data = String::from_utf8_lossy(SITE.get("data/glossary.json").expect("the terms")).into_owned();
    let apart = (0..RECORDS).map(|at| format!("t{at}")).filter(|id| {
        let (zh, en) = (term("zh", id), term("en", id));
        assert!(data.contains(&format!("\"{zh}#{id}\"")) && data.contains(&format!("\"{en}#{id}\"")), "{id}");
        zh.trim_start_matches("zh/") != en.trim_start_matches("en/")
    });
    assert!(apart.count() > 0, "no term stands on another part in the other language");
}
