//! What has ended is named nowhere but on its own page, where another record refers to it, and in the data.

use crate::cases::BUILT;

/// Names and addresses of the records of the case `retired` that have ended.
const ENDED: [&str; 4] = ["services/ended", "Old checks", "boundaries/ended-matter", "An old matter"];
/// Files that may name them: pages of records, which refer to each other, and data, which say the status; the whole
/// on one page has the chapters of those that refer to it; feeds tell of every change.
const MAY: [&str; 6] = ["/services/", "/boundaries/", "data/", "handbook.html", "feed", "cards/"];

#[test]
fn no_list_names_what_has_ended() {
    let built = BUILT.iter().find(|built| built.case.name == "retired").expect("the case");
    let output = built.output.as_ref().expect("it can be built");
    let lists = output
        .iter()
        .filter(|(path, _)| path.ends_with("/index.html") || !MAY.iter().any(|may| path.contains(may)));
    let mut looked = 0;
    for (path, bytes) in lists {
        looked += 1;
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        let named: Vec<&str> = ENDED.into_iter().filter(|name| text.contains(name)).collect();
        assert!(named.is_empty(), "{path} names {named:?}");
    }
    assert!(looked > 20, "{looked} files");
    let text = |path: &str| String::from_utf8_lossy(output.get(path).expect(path)).into_owned();
    for list in ["llms.txt", "sitemap.xml", "en/search.html"] {
        assert!(text(list).contains("services/now.html"), "{list} no longer names what holds");
    }
    let handbook = text("en/handbook.html");
    assert!(handbook.contains("id=\"services.now\"") && !handbook.contains("id=\"services.ended\""));
}
