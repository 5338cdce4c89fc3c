//! A build that takes over what the last one made gives the site of a clean build, whatever changed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Mutex;

use fangce::Settings;
use fangce::store::{LastBuild, frame};
use fangce::tree::{OutputTree, Sink, SourceTree};

use crate::cases::collect;
use crate::dice::Dice;
use crate::workspace::{self, edit};

/// How many random edits are tried that make no error; `FANGCE_TRIES` asks for more, and `FANGCE_SITE` for those of
/// the site in another folder.
const EDITS: usize = 30;
/// After one of so many edits, files of the finished site are gone.
const LOSES: usize = 3;

/// Takes the place of a file that goes.
const GONE: &str = "gone";

/// Changes that show elsewhere than in their own records, one after the other: a file below `content/`, what
/// stands in it, and what takes its place. Where nothing stood the file is new; where [`GONE`] comes it goes.
const CHANGES: &[(&str, &str, &str)] = &[
    // A title that others show, an alias, a short name, a telephone, a word before all others.
    ("services/scale-check.yaml", "免费校秤", "免费校称"),
    (
        "agencies.yaml",
        "    level: county\n",
        "    level: county\n    aliases: {zh: [样局], en: [Sample Office]}\n",
    ),
    ("agencies.yaml", "    level: county\n", "    level: county\n    short: {zh: 局, en: Office}\n"),
    (
        "agencies.yaml",
        "name: {zh: 窗口, en: Front Desk}",
        "name: {zh: 窗口, en: Front Desk}\n    phones: [0730-2214551]",
    ),
    ("agencies.yaml", "name: {zh: 窗口, en: Front Desk}", "name: {zh: 大厅, en: Hall}"),
    ("agencies.yaml", "level: county", "level: city"),
    // Terms: one more before the others, another order, a definition, one that leads elsewhere.
    (
        "glossary.yaml",
        "terms:\n",
        "terms:\n  - {id: aim, term: {zh: 爱, en: aim}, definition: {zh: 目的。, en: A goal.}}\n",
    ),
    ("glossary.yaml", "en: sample}", "en: a sample}"),
    ("glossary.yaml", "抽来检验的产品。", "拿来检验的产品。"),
    ("glossary.yaml", "agency/shop, law/rules", "agency/shop, law/rules, document/form"),
    // Laws: a title, a short name, an article, its gist.
    ("laws.yaml", "en: Example Rules", "en: Sample Rules"),
    (
        "laws.yaml",
        "    kind: departmental-rule\n",
        "    kind: departmental-rule\n    short: {zh: 办法, en: Rules}\n",
    ),
    (
        "laws.yaml",
        "articles:\n",
        "articles:\n      - {number: 6, gist: {zh: 先登记。, en: Register first.}}\n",
    ),
    ("laws.yaml", "可以提出异议", "可以异议"),
    // Records that come, go, and change places.
    ("guides/aaa.yaml", "", "title: {zh: 最前, en: First of all}\norder: 0\n"),
    ("guides/aaa.yaml", "order: 0", "order: 9"),
    ("guides/aaa.yaml", "title:", "audience: [staff]\ntitle:"),
    (
        "services/market.yaml",
        "",
        "name: {zh: 集市, en: Market}\nunits: {lead: [desk]}\nhotlines:\n  - {number: 0730-2214559, unit: desk}\n",
    ),
    ("services/market.yaml", "0730-2214559, unit: desk", "0730-2214559, unit: bureau"),
    ("services/own.yaml", "reviewed: 2026-03-01", "reviewed: 2026-04-01"),
    ("services/own.yaml", "units: {lead: [desk]}", "units: {lead: [bureau]}"),
    ("services/own.yaml", "", GONE),
    (
        "cases/later.yaml",
        "",
        "title: {zh: 后来, en: Later}\nboundary: street-stalls\nshows: {zh: 谁后到场。, en: Who comes later.}\n",
    ),
    ("boundaries/street-stalls.yaml", "检查商品。", "检查秤。"),
    ("boundaries/street-stalls.yaml", "case: two-stalls", "case: later"),
    // A long text: a heading, one language only, a link to a number.
    ("guides/first-day.zh.md", "# 上午", "# 早上"),
    ("guides/first-day.en.md", "# Morning", "# Early"),
    ("guides/first-day.en.md", "Say hello", "Say [](service/scale-check#hotline)"),
    ("services/scale-check.yaml", "\"12365\"", "\"12315\""),
    // Procedures: a time, a step's name, what goes on, a twin of the matter.
    ("procedures/objection.yaml", "count: 15", "count: 20"),
    ("procedures/objection.yaml", "do: {zh: 书面申请, en: Apply in writing}", "do: {zh: 申请, en: Apply}"),
    ("procedures/handling.yaml", "procedure: objection", "basis: [rules#7]"),
    ("duties/metrology.yaml", "检定计量器具。", "检定器具。"),
    ("duties/metrology.yaml", "who: [bureau]", "who: [desk]"),
    ("duties/metrology.yaml", "related: [term/sample", "related: [term/aim"),
    ("regimes/sampling.yaml", "企业有15日可以提出异议。", "企业有15日可以异议。"),
    // Days: none left, those of all records, an older one, a newer one.
    ("services/scale-check.yaml", "reviewed: 2026-11-22\nreview_by: 2027-11-22\nas_of: 2015-01-01\n", ""),
    ("site.yaml", "publisher: bureau", "publisher: bureau\nreviewed: 2026-03-03"),
    ("services/market.yaml", "name:", "reviewed: 2026-02-02\nname:"),
    ("services/market.yaml", "reviewed: 2026-02-02", "reviewed: 2026-04-04"),
    // The last record of a type, and the first one; what belongs to it, and beside one another.
    (
        "calendar.yaml",
        "",
        "last_day_off: next-working-day\nyears:\n  - year: 2026\n    holidays: [{name: {zh: 节日, en: Feast}, from: 2026-05-01}]\n",
    ),
    ("calendar.yaml", "2026-05-01", "2026-05-04"),
    ("calendar.yaml", "", GONE),
    ("moved.yaml", "", "service/old-market: service/market\n"),
    ("moved.yaml", "old-market", "former-market"),
    ("moved.yaml", "", GONE),
    ("services/market.yaml", "name:", "status: retired\nreason: {zh: 不再办。, en: No longer held.}\nname:"),
    ("regimes/sampling.yaml", "", GONE),
    (
        "regimes/again.yaml",
        "",
        "title: {zh: 检查, en: Checks}\nsections: [{heading: {zh: 处理, en: Handling}, kind: handling, items: [{zh: 照办。, en: So be it.}]}]\n",
    ),
    (
        "procedures/one.yaml",
        "",
        "title: {zh: 甲, en: One}\nregime: again\nactors: [desk]\nsteps:\n  - {id: a, actor: desk, do: {zh: 做, en: Do}}\n  - {id: done, end: {zh: 完, en: End}}\n",
    ),
    (
        "procedures/two.yaml",
        "",
        "title: {zh: 乙, en: Two}\nregime: again\nactors: [desk]\nsteps:\n  - {id: a, actor: desk, do: {zh: 做, en: Do}}\n  - {id: done, end: {zh: 完, en: End}}\n",
    ),
    ("procedures/two.yaml", "en: Two", "en: Second"),
    ("agencies.yaml", "units:\n", "units:\n  - {id: lab, agency: bureau, name: {zh: 实验室, en: Lab}}\n"),
    // The home of a source id.
    ("procedures/one.yaml", "en: Do}", "en: Do}, draws_on: [d1.1]"),
    ("duties/metrology.yaml", "id: verify", "id: certify"),
    ("site.yaml", "示例, en: Example", "样例, en: Sample"),
    ("site.yaml", "publisher: bureau", "publisher: desk"),
    ("../themes/default/strings/en.yaml", "", "nav:\n  search: Find\n"),
    ("../themes/default/strings/en.yaml", "Find", "Seek"),
];

/// A finished build in memory, and what the next one may know of it.
struct Built {
    site: OutputTree,
    kept: Vec<u8>,
}

/// A sink beside a finished site.
#[derive(Default)]
struct Beside<'b> {
    old: Option<&'b OutputTree>,
    new: Mutex<OutputTree>,
    /// The paths of the files that were made.
    made: Mutex<Vec<String>>,
}

impl Sink for Beside<'_> {
    fn put(&self, path: &str, bytes: Vec<u8>) {
        self.made.lock().unwrap().push(path.to_owned());
        self.new.lock().unwrap().insert(path, bytes);
    }

    fn keep(&self, paths: &[String]) -> bool {
        let old = |path: &String| self.old?.get(path);
        let all = paths.iter().all(|path| old(path).is_some());
        let mut new = self.new.lock().unwrap();
        paths.iter().filter(|_| all).for_each(|path| new.insert(path.as_str(), old(path).unwrap()));
        all
    }
}

/// Builds a site after a last build, if it is free of errors; gives what was made, too.
fn build(files: &BTreeMap<String, Vec<u8>>, last: Option<&Built>) -> Option<(Built, Vec<String>)> {
    let sources = SourceTree::new(files.clone());
    let frame = frame(&sources, b"", &[]);
    let known = last.and_then(|last| LastBuild::read(&last.kept)).filter(|known| known.frame == frame);
    let settings = Settings { last: known.as_ref().map(|known| &known.pieces), ..Settings::default() };
    let site = fangce::check(&sources).value?;
    let sink = Beside { old: last.map(|last| &last.site), ..Beside::default() };
    let pieces = fangce::write(&site, &sources, &settings, &sink).value;
    let (key, said, has_address, files) = (String::new(), Vec::new(), false, Vec::new());
    let kept = LastBuild { key, said, has_address, files, frame, pieces }.written();
    Some((Built { site: sink.new.into_inner().unwrap(), kept }, sink.made.into_inner().unwrap()))
}

/// Builds again after a change, and compares with a clean build; gives what was made.
fn again(files: &BTreeMap<String, Vec<u8>>, last: &mut Built, told: &[String]) -> Option<Vec<String>> {
    let (built, made) = build(files, Some(last))?;
    let (clean, _) = build(files, None).expect("it was free of errors");
    for ((path, one), (other_path, other)) in built.site.iter().zip(clean.site.iter()) {
        assert_eq!(path, other_path, "after {told:#?}");
        let text = String::from_utf8_lossy;
        assert!(one == other, "{path}\n{}\n\n{}\nafter {told:#?}", text(one), text(other));
    }
    assert_eq!(built.site.len(), clean.site.len(), "after {told:#?}");
    *last = built;
    Some(made)
}

#[test]
fn what_shows_elsewhere_is_made_again() {
    let mut files = workspace::files();
    let (mut last, _) = build(&files, None).expect("the site is free of errors to begin with");
    for (at, (path, from, to)) in CHANGES.iter().enumerate() {
        let told = [format!("change {at}: {path}: {from:?} → {to:?}")];
        let path = path.strip_prefix("../").map_or_else(|| format!("content/{path}"), str::to_owned);
        let old = files.get(&path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        let new = match (&old, *to) {
            (None, new) => Some(new.to_owned()),
            (Some(_), GONE) => None,
            (Some(old), new) => Some(old.replacen(from, new, 1)),
        };
        assert_ne!(old, new, "it changes nothing: {told:?}");
        match new {
            Some(new) => drop(files.insert(path, new.into_bytes())),
            None => drop(files.remove(&path)),
        }
        again(&files, &mut last, &told).unwrap_or_else(|| {
            let found = fangce::check(&SourceTree::new(files.clone())).diagnostics;
            panic!("{told:?} makes errors: {found:?}")
        });
    }
}

#[test]
fn whatever_changes_the_site_is_that_of_a_clean_build() {
    let tries = std::env::var("FANGCE_TRIES").map_or(EDITS, |tries| tries.parse().expect("a number"));
    let mut all = BTreeMap::new();
    match std::env::var("FANGCE_SITE") {
        Ok(folder) => collect(&Path::new(&folder).join("content"), "content", &mut all),
        Err(_) => all = workspace::files(),
    }
    let mut files = all.clone();
    let (mut last, _) = build(&files, None).expect("the site is free of errors to begin with");
    let (mut dice, mut told) = (Dice(1), Vec::new());
    while told.len() < tries {
        let (path, bytes) = edit(&SourceTree::new(files.clone()), &all, &mut dice);
        let before = files.clone();
        match bytes.clone() {
            Some(bytes) => drop(files.insert(path.clone(), bytes)),
            None => drop(files.remove(&path)),
        }
        told.push(format!(
            "{path}:\n{}",
            bytes.map_or("gone".into(), |bytes| String::from_utf8_lossy(&bytes).into_owned())
        ));
        if dice.below(LOSES) == 0 {
            lose(&mut last, &mut dice);
        }
        if files == before || again(&files, &mut last, &told).is_none() {
            files = before;
            told.pop();
        }
    }
}

/// Takes some files out of a finished site.
fn lose(last: &mut Built, dice: &mut Dice) {
    let mut left = OutputTree::default();
    let gone: Vec<usize> = (0..3).map(|_| dice.below(last.site.len())).collect();
    let files = last.site.iter().enumerate().filter(|(at, _)| !gone.contains(at));
    files.for_each(|(_, (path, bytes))| left.insert(path, bytes));
    last.site = left;
}

/// What is made again after one thing is said in place of another.
fn made_again(path: &str, from: &str, to: &str) -> Vec<String> {
    let mut files = workspace::files();
    let (mut last, _) = build(&files, None).expect("the site is free of errors to begin with");
    let text = String::from_utf8_lossy(&files[path]).replace(from, to);
    files.insert(path.to_owned(), text.into_bytes());
    again(&files, &mut last, &[]).expect("it is free of errors")
}

#[test]
fn what_a_change_does_not_show_in_is_not_made_again() {
    let made = made_again("content/duties/metrology.yaml", "管理计量。", "管计量。");
    let pages = made.iter().filter_map(|path| Some(path.strip_suffix(".html")?.split_once('/')?.1));
    let pages: BTreeSet<&str> = pages.map(|page| page.strip_prefix("en/").unwrap_or(page)).collect();
    let named = ["agencies/bureau", "agencies/desk", "laws/rules"];
    let lists = ["duties/index", "handbook", "matrix", "search", "start"];
    assert_eq!(pages, ["duties/metrology"].into_iter().chain(named).chain(lists).collect());
}

#[test]
fn the_search_is_made_again_when_it_says_something_else() {
    let searched = |made: Vec<String>| made.iter().any(|path| path.starts_with("assets/search/"));
    assert!(!searched(made_again("content/services/own.yaml", "2026-03-01", "2026-04-01")));
    assert!(searched(made_again("content/services/own.yaml", "集市", "市场")));
}

#[test]
fn the_search_of_a_language_that_says_the_same_is_told_the_new_numbers_alone() {
    let own = |made: &[String], tag: &str| {
        let of = |path: &String| path.strip_prefix("assets/search/")?.strip_prefix(tag).map(str::to_owned);
        let own: Vec<String> = made.iter().filter_map(of).collect();
        let (told, rest): (Vec<_>, Vec<_>) =
            own.into_iter().partition(|path| path == ".js" || path.starts_with("-start-"));
        (told.len(), rest.len())
    };
    // Places are parts of their own on a small site too.
    let made = made_again("content/duties/metrology.yaml", "检定计量器具。", "检定器具。");
    let ((zh_told, zh_rest), en) = (own(&made, "zh"), own(&made, "en"));
    assert!(zh_told == 2 && zh_rest > 0, "{made:?}");
    assert_eq!(en, (2, 0), "{made:?}");
}
