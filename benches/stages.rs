//! What the stages of a build cost on our own content: `cargo bench --bench stages [NAME]`.
//!
//! Charts have `benches/charts.rs`; whole builds beside other generators have `benches/peers/`.

use std::path::Path;
use std::sync::LazyLock;

use divan::Bencher;
use fangce::Settings;
use fangce::check::Checked;
use fangce::derive::Derived;
use fangce::index::spoken::{Spoken, spoken};
use fangce::index::{analyzer, client, query::Engine};
use fangce::model::{Lang, Site};
use fangce::theme::Theme;
use fangce::tree::SourceTree;

/// Questions that each take another way through the search, with the place of their language in `site.yaml`.
const QUERIES: [(&str, Lang); 6] = [
    ("计量", Lang(0)),
    ("检验不合格怎么办", Lang(0)),
    ("“书面申请复检”", Lang(0)),
    ("jiliang", Lang(0)),
    ("what if my product failed the test", Lang(1)),
    ("0730-2155245", Lang(1)),
];

static SOURCES: LazyLock<SourceTree> = LazyLock::new(read);
static SITE: LazyLock<Checked<Site>> =
    LazyLock::new(|| fangce::check(&SOURCES).value.expect("our content is free of errors"));
static SPOKEN: LazyLock<Spoken> = LazyLock::new(|| {
    let theme = Theme::load(&SITE.config, &SOURCES).value.expect("the theme is free of errors");
    spoken(&SITE, &Derived::of(&SITE), &theme.words)
});
static ENGINE: LazyLock<Engine> = LazyLock::new(engine);

fn main() {
    divan::main();
}

fn read() -> SourceTree {
    fangce::disk::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("our own content")
}

fn engine() -> Engine<'static> {
    Engine::new(&SITE, &SPOKEN).expect("memory does not fail")
}

#[divan::bench]
fn reading() -> SourceTree {
    read()
}

#[divan::bench(sample_count = 20)]
fn loading_and_checking(bencher: Bencher) {
    bencher.bench(|| fangce::check(&SOURCES));
}

/// Compiles the templates and prints one page of each sort.
#[divan::bench(sample_count = 20)]
fn printing_one_page_of_each_sort(bencher: Bencher) {
    bencher.bench(|| fangce::check_theme(&SITE, &SOURCES));
}

#[divan::bench(sample_count = 20)]
fn tokenizing(bencher: Bencher) {
    let texts: Vec<&str> = SOURCES.iter().filter_map(|(.., bytes)| std::str::from_utf8(bytes).ok()).collect();
    let tokens = |text: &&str| {
        analyzer::tokens(&analyzer::fold(text), |token| {
            divan::black_box(token);
        });
    };
    bencher.bench(|| texts.iter().for_each(tokens));
}

#[divan::bench(sample_count = 5)]
fn indexing(bencher: Bencher) {
    bencher.bench(engine);
}

#[divan::bench(sample_count = 5)]
fn exporting_the_index(bencher: Bencher) {
    bencher.bench(|| client::export(&ENGINE, &|_, bytes| drop(divan::black_box(bytes))));
}

#[divan::bench(args = QUERIES)]
fn searching(bencher: Bencher, (query, lang): (&str, Lang)) {
    bencher.bench(|| ENGINE.search(query, lang));
}

#[divan::bench(sample_count = 3)]
fn building(bencher: Bencher) {
    bencher.bench(|| fangce::build(&SOURCES, &Settings::default()));
}
