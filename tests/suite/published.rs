//! What a site says to search engines, feed readers and browsers: every address leads to a page, and
//! what needs the site's own address is there just when that is known.

use std::collections::BTreeMap;

use fangce::Settings;
use fangce::tree::OutputTree;
use serde_json::Value;

use crate::cases::BUILT;
use crate::html::{self, Piece};
use crate::repeat::{built, checked, ours};

const BASE: &str = "https://kb.example.org/office";

/// Our site at an address.
fn published() -> OutputTree {
    let settings = Settings { base_url: Some(format!("{BASE}/")), ..Settings::default() };
    fangce::build(ours(), &settings).value.expect("our site can be built")
}

fn text<'o>(output: &'o OutputTree, path: &str) -> &'o str {
    let bytes = output.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    std::str::from_utf8(bytes).expect("a text")
}

/// What stands between two marks, every time.
fn between<'t>(text: &'t str, open: &str, close: &str) -> Vec<&'t str> {
    text.split(open).skip(1).map(|rest| rest.split(close).next().expect("a first part")).collect()
}

/// The links in the head of each page: path → (what the link is, the language or type, address).
fn heads(output: &OutputTree) -> BTreeMap<&str, Vec<(String, String, String)>> {
    let pages = output.iter().filter(|(path, _)| path.ends_with(".html"));
    let links = |pieces: &[Piece]| {
        let links = html::tags(pieces).filter(|tag| tag.name == "link");
        let link = |tag: &html::Tag| {
            let value = |name| tag.get(name).unwrap_or_default().to_owned();
            let sort = if tag.get("hreflang").is_some() { value("hreflang") } else { value("type") };
            (value("rel"), sort, value("href"))
        };
        links.map(link).collect::<Vec<_>>()
    };
    pages
        .map(|(path, bytes)| (path, links(&html::read(&String::from_utf8_lossy(bytes)).expect(path))))
        .collect()
}

/// Whether a page shows two others side by side: search engines find those.
fn is_double(path: &str) -> bool {
    path.starts_with("both/")
}

#[test]
fn every_address_in_the_lists_leads_to_a_page() {
    let output = published();
    let there = |address: &str, list: &str| {
        let path = address.strip_prefix(&format!("{BASE}/")).unwrap_or_else(|| panic!("{list}: {address}"));
        let path = path.split(['#', '?']).next().expect("a first part");
        assert!(output.get(path).is_some(), "{list}: {address} leads to nothing");
    };
    let sitemap = text(&output, "sitemap.xml");
    let listed = between(sitemap, "<loc>", "</loc>");
    listed.iter().for_each(|address| there(address, "sitemap.xml"));
    between(sitemap, "href=\"", "\"").iter().for_each(|address| there(address, "sitemap.xml"));
    let pages = output.iter().filter(|(path, _)| path.ends_with(".html") && path.contains('/'));
    // Search engines shall lead to the record, not to the page of everything.
    let hidden = ["/404.html", "/search.html", "/handbook.html"];
    let pages = pages.filter(|(path, _)| !hidden.iter().any(|end| path.ends_with(end)) && !is_double(path));
    assert_eq!(listed.len(), pages.count(), "sitemap.xml lists every page once");
    let links = between(text(&output, "llms.txt"), "](", ")");
    assert!(links.len() > 100, "llms.txt lists the records");
    links.iter().for_each(|address| there(address, "llms.txt"));
    for path in ["zh/opensearch.xml", "en/opensearch.xml", "opensearch.xml"] {
        between(text(&output, path), "template=\"", "\"").iter().for_each(|address| there(address, path));
    }
    let feed = text(&output, "feed.xml");
    between(feed, "href=\"", "\"").iter().for_each(|address| there(address, "feed.xml"));
    assert!(output.get("robots.txt").is_none(), "robots ask at the root of a host only");
}

#[test]
fn addresses_are_relative_where_the_site_does_not_know_its_own() {
    let output = built();
    for path in ["sitemap.xml", "robots.txt", "opensearch.xml", "zh/opensearch.xml"] {
        assert!(output.get(path).is_none(), "{path} needs the site's address");
    }
    let links = between(text(output, "llms.txt"), "](", ")");
    for link in &links {
        let path = link.split('#').next().expect("a first part");
        assert!(output.get(path).is_some(), "llms.txt: {link} leads to nothing");
    }
    for (path, links) in heads(output) {
        assert!(links.iter().all(|(rel, ..)| rel != "canonical" && rel != "search"), "{path}");
    }
}

#[test]
fn every_page_and_its_other_languages_name_each_other() {
    let output = published();
    let heads = heads(&output);
    let own = |path: &str| format!("{BASE}/{path}");
    for (path, links) in heads.iter().filter(|(path, _)| **path != "404.html" && !is_double(path)) {
        let canonical: Vec<_> = links.iter().filter(|(rel, ..)| rel == "canonical").collect();
        assert!(matches!(canonical[..], [(_, _, address)] if *address == own(path)), "{path}: {canonical:?}");
        let alternates: Vec<_> =
            links.iter().filter(|(rel, sort, _)| rel == "alternate" && !sort.contains('/')).collect();
        let languages: Vec<&str> = alternates.iter().map(|(_, lang, _)| lang.as_str()).collect();
        assert_eq!(languages, ["zh", "en", "x-default"], "{path}");
        for (_, lang, address) in alternates {
            let other = address.strip_prefix(&own("")).unwrap_or_else(|| panic!("{path}: {lang}: {address}"));
            let back = heads.get(other).unwrap_or_else(|| panic!("{path}: {address} is no page"));
            let named = back.iter().any(|(rel, _, address)| rel == "alternate" && *address == own(path));
            // The page above all languages is the default of the home pages, and names both.
            assert!(named, "{path}: {other} does not name it");
        }
    }
}

#[test]
fn feeds_have_what_readers_of_feeds_need() {
    let mut feeds = 0;
    for case in BUILT.iter() {
        let Some(output) = &case.output else { continue };
        for (path, bytes) in output.iter().filter(|(path, _)| path.ends_with("feed.xml")) {
            feeds += 1;
            let feed = std::str::from_utf8(bytes).expect("a text");
            let ids = between(feed, "<id>", "</id>");
            let mut once = ids.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), ids.len(), "{}: {path}: an id stands twice", case.case.name);
            let updated = between(feed, "<updated>", "</updated>");
            assert_eq!(updated.len(), ids.len(), "{}: {path}", case.case.name);
            assert_eq!(updated.iter().max(), updated.first(), "the feed is as new as its newest entry");
        }
    }
    assert!(feeds >= 2, "no case has a feed");
}

/// The structured data of a page.
fn graph(output: &OutputTree, path: &str) -> Vec<Value> {
    let page = text(output, path);
    let data = between(page, "<script type=\"application/ld+json\">", "</script>");
    let graphs = data.into_iter().map(|data| serde_json::from_str::<Value>(data).expect(path));
    graphs.flat_map(|whole| whole["@graph"].as_array().expect("a graph").clone()).collect()
}

/// The one thing of a type on a page.
fn thing(output: &OutputTree, path: &str, sort: &str) -> Value {
    let found: Vec<Value> = graph(output, path).into_iter().filter(|thing| thing["@type"] == sort).collect();
    assert_eq!(found.len(), 1, "{path}: {sort}");
    found[0].clone()
}

/// Every address in structured data.
fn addresses(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::Array(list) => list.iter().for_each(|value| addresses(value, into)),
        Value::Object(map) => {
            for (key, value) in map {
                if ["@id", "url", "contentUrl"].contains(&key.as_str()) {
                    into.push(value.as_str().expect("an address").to_owned());
                }
                addresses(value, into);
            }
        }
        _ => {}
    }
}

#[test]
fn structured_data_names_places_that_exist() {
    let output = published();
    let paths: Vec<&str> =
        output.iter().map(|(path, _)| path).filter(|path| path.ends_with(".html")).collect();
    for path in paths {
        let mut found = Vec::new();
        graph(&output, path).iter().for_each(|thing| addresses(thing, &mut found));
        for address in found {
            let inside = address.strip_prefix(&format!("{BASE}/"));
            let inside = inside.unwrap_or_else(|| panic!("{path}: {address} is not in full"));
            let (file, anchor) = inside.split_once('#').map_or((inside, None), |(file, at)| (file, Some(at)));
            let page = text(&output, file);
            let there = anchor.is_none_or(|anchor| page.contains(&format!("id=\"{anchor}\"")));
            assert!(there, "{path}: {address} leads to no place");
        }
    }
}

#[test]
fn structured_data_says_what_each_sort_of_page_is() {
    let output = published();
    let site = thing(&output, "en/index.html", "WebSite");
    let template = site["potentialAction"]["target"]["urlTemplate"].as_str().expect("a template");
    assert_eq!(template, format!("{BASE}/en/search.html?q={{search_term_string}}"));
    let service = thing(&output, "en/services/metrology-training.html", "GovernmentService");
    let phone = &service["availableChannel"][0]["servicePhone"];
    assert!(
        phone["telephone"].as_str().is_some_and(|number| text(
            &output,
            "en/services/metrology-training.html"
        )
        .contains(number))
    );
    let procedure = thing(&output, "zh/procedures/objection.html", "HowTo");
    assert!(procedure["step"].as_array().is_some_and(|steps| steps.len() > 3));
    let law = thing(&output, "zh/laws/product-quality-law.html", "Legislation");
    assert!(law["name"].as_str().is_some_and(|name| name.contains("产品质量法")));
    thing(&output, "en/agencies/county-qts.html", "GovernmentOrganization");
    thing(&output, "zh/glossary.html", "DefinedTermSet");
    let day = checked().config.upkeep.reviewed.expect("our site says when it was checked").to_string();
    let page = thing(&output, "en/regimes/product-sampling.html", "WebPage");
    assert_eq!(page["lastReviewed"], day.as_str());
    assert_eq!(page["dateModified"], day.as_str());
    let data = thing(&output, "en/data.html", "Dataset");
    assert!(data["distribution"].as_array().is_some_and(|files| files.len() == 5));
    let way = thing(&output, "en/laws/product-quality-law.html", "BreadcrumbList");
    assert_eq!(way["itemListElement"].as_array().map(Vec::len), Some(3));
}

#[test]
fn only_pages_of_questions_say_that_they_are() {
    let case = BUILT.iter().find(|built| built.case.name == "guide-questions").expect("the case");
    let output = case.output.as_ref().expect("it is right");
    let page = thing(output, "en/guides/questions.html", "FAQPage");
    // It is itself the page that was checked.
    assert_eq!(page["lastReviewed"], "2026-11-22");
    assert!(graph(output, "en/guides/questions.html").iter().all(|thing| thing["@type"] != "WebPage"));
    let questions = page["mainEntity"].as_array().expect("questions");
    assert_eq!(questions.len(), 2);
    assert_eq!(questions[0]["name"], "Where do I call?");
    assert_eq!(questions[0]["acceptedAnswer"]["text"], "Call the desk. It answers.");
    for path in ["en/guides/half.html", "en/guides/lone.html"] {
        assert!(graph(output, path).iter().all(|thing| thing["@type"] != "FAQPage"), "{path}");
    }
}

#[test]
fn pages_over_all_records_name_the_document_and_the_oldest_check() {
    let case = BUILT.iter().find(|built| built.case.name == "upkeep").expect("the case");
    let output = case.output.as_ref().expect("it is right");
    let foot = |path: &str| between(text(output, path), "<footer", "</footer>").concat();
    for path in ["en/search.html", "en/hotlines.html", "en/glossary.html", "en/handbook.html"] {
        let foot = foot(path);
        assert!(foot.contains("Example Bureau: list of duties"), "{path}");
        // Under the title, or at the foot of a page that begins with something to call or to type into.
        let under = between(text(output, path), "<p class=\"under\"", "</p>").concat();
        assert_eq!(between(&(under + &foot), "datetime=\"", "\""), ["2026-03-01"], "{path}");
    }
    // A record tells its own day in its box.
    let record = foot("en/services/common.html");
    assert!(record.contains("Example Bureau: list of duties") && !record.contains("<time"), "{record}");
}
