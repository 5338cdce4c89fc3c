//! The report of an import: each document beside what became of it, as a page and as data.

use serde_json::{Value, json};

use super::account::{Entry, Fate};
use super::again::Merge;
use super::document::{Place, Remark};
use super::picture::BESIDE;
use super::{Import, Taken};
use crate::text::escaped;

/// The words of a report, by their keys.
pub type Words<'w> = &'w dyn Fn(&str) -> String;

/// The report as data.
pub fn json(import: &Import, merge: &Merge) -> String {
    let documents: Vec<Value> = import.taken.iter().map(document).collect();
    let counts: serde_json::Map<String, Value> =
        import.counts.iter().map(|(word, count)| ((*word).to_owned(), (*count).into())).collect();
    let conflicts: Vec<Value> =
        merge.conflicts.iter().map(|one| json!({ "file": one.file, "document": one.text })).collect();
    let whole = json!({
        "documents": documents, "counts": counts,
        "new": merge.new, "changed": merge.changed, "gone": merge.gone, "conflicts": conflicts, "stale": merge.stale,
    });
    let mut text = serde_json::to_string_pretty(&whole).expect("plain data can be written");
    text.push('\n');
    text
}

fn document(taken: &Taken) -> Value {
    let entry = |entry: &Entry| {
        let (fate, why) = fate(&entry.fate);
        let mut told = json!({ "place": place(&entry.place), "text": entry.text, "fate": fate, "why": why, "to": entry.to });
        if let Some(pictures) = taken.pictures.get(&entry.place) {
            told["pictures"] = pictures.clone().into();
        }
        told
    };
    let remark = |remark: &Remark| json!({ "place": place(&remark.place), "what": remark.what.name(), "text": remark.text });
    json!({
        "name": taken.name,
        "paragraphs": taken.entries.iter().map(entry).collect::<Vec<_>>(),
        "remarks": taken.remarks.iter().map(remark).collect::<Vec<_>>(),
    })
}

/// What became of a paragraph, and why, as words for programs.
fn fate(fate: &Fate) -> (&'static str, Option<&'static str>) {
    match fate {
        Fate::Taken => ("taken", None),
        Fate::Repaired(why) => ("repaired", Some(why.word())),
        Fate::LeftOut(why) => ("left-out", Some(why.word())),
        Fate::Open(why) => ("open", Some(why.word())),
    }
}

/// A place as programs name it: `line 12`, `table 2 3:4`, `Sheet1!B5`.
fn place(place: &Place) -> String {
    match place {
        Place::File => "file".to_owned(),
        Place::Line(line) => format!("line {line}"),
        Place::Paragraph(number) => format!("paragraph {number}"),
        Place::Cell { table, row, column, paragraph } => format!("table {table} {row}:{column}:{paragraph}"),
        Place::Sheet { name, cell } => format!("{name}!{cell}"),
    }
}

/// A place as people name it.
fn place_words(place: &Place, words: Words) -> String {
    let fill = |key: &str, values: &[(&str, usize)]| {
        values.iter().fold(words(key), |text, (name, value)| text.replace(name, &value.to_string()))
    };
    match place {
        Place::File => words("import-place-file"),
        Place::Line(line) => fill("import-place-line", &[("{n}", *line)]),
        Place::Paragraph(number) => fill("import-place-paragraph", &[("{n}", *number)]),
        Place::Cell { table, row, column, .. } => {
            fill("import-place-cell", &[("{table}", *table), ("{row}", *row), ("{column}", *column)])
        }
        Place::Sheet { name, cell } => format!("{name}!{cell}"),
    }
}

/// The style of the report, which loads nothing.
const STYLE: &str = "body{font:16px/1.6 system-ui,sans-serif;max-width:72rem;margin:0 auto;padding:1rem;color:#1d1d1f;background:#fff}\
h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:2rem}table{border-collapse:collapse;width:100%}\
th,td{border-bottom:1px solid #ccc;padding:.35rem .5rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}\
th{position:sticky;top:0;background:#fff}.place{white-space:nowrap;color:#555}.fate{white-space:nowrap}\
.open td{background:#fff4d6}.repaired td{background:#e8f2ff}.left-out td{color:#555}\
ul.counts{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;padding:0;list-style:none}ul.counts b{font-size:1.4rem}\
code{font-size:.9em}img{display:block;max-width:16rem;max-height:12rem;height:auto}@media(max-width:40rem){table,tbody,tr,td{display:block}thead{display:none}td{border:0;padding:.1rem 0}tr{border-bottom:1px solid #ccc;padding:.5rem 0;display:block}}\
@media print{th{position:static}}";

/// The report as a page.
pub fn html(import: &Import, merge: &Merge, lang: &str, words: Words) -> String {
    let title = escaped(&words("import-title"));
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p>{}</p>\n",
        escaped(&words("import-lead"))
    );
    let counts = import.counts.iter().map(|(word, count)| {
        format!("<li><b>{count}</b> {}</li>\n", escaped(&words(&format!("import-count-{word}"))))
    });
    page.push_str(&format!("<ul class=\"counts\">\n{}</ul>\n", counts.collect::<String>()));
    merged(&mut page, merge, words);
    for taken in &import.taken {
        page.push_str(&format!("<h2>{}</h2>\n", escaped(&taken.name)));
        page.push_str(&totals(taken, words));
        let open: Vec<&Entry> =
            taken.entries.iter().filter(|entry| matches!(entry.fate, Fate::Open(_))).collect();
        if !open.is_empty() {
            page.push_str(&format!("<h3>{}</h3>\n", escaped(&words("import-open"))));
            page.push_str(&rows(&open, taken, words));
        }
        if !taken.remarks.is_empty() {
            page.push_str(&format!("<h3>{}</h3>\n<table>\n<tbody>\n", escaped(&words("import-remarks"))));
            for remark in &taken.remarks {
                let what = words(&format!("import-remark-{}", remark.what.name()));
                page.push_str(&format!(
                    "<tr><td class=\"place\">{}</td><td>{}</td><td>{}</td></tr>\n",
                    escaped(&place_words(&remark.place, words)),
                    escaped(&what),
                    escaped(&remark.text)
                ));
            }
            page.push_str("</tbody>\n</table>\n");
        }
        page.push_str(&format!("<h3>{}</h3>\n", escaped(&words("import-all"))));
        page.push_str(&rows(&taken.entries.iter().collect::<Vec<_>>(), taken, words));
    }
    page.push_str("</body>\n</html>\n");
    page
}

/// What a second import met.
fn merged(page: &mut String, merge: &Merge, words: Words) {
    for (key, files) in
        [("import-new", &merge.new), ("import-changed", &merge.changed), ("import-gone", &merge.gone)]
    {
        if !files.is_empty() {
            let items: String =
                files.iter().map(|file| format!("<li><code>{}</code></li>\n", escaped(file))).collect();
            page.push_str(&format!("<h2>{}</h2>\n<ul>\n{items}</ul>\n", escaped(&words(key))));
        }
    }
    if !merge.stale.is_empty() {
        page.push_str(&format!("<h2>{}</h2>\n<ul>\n", escaped(&words("import-stale"))));
        for [key, lang, text] in &merge.stale {
            page.push_str(&format!(
                "<li><code>{}</code> {}: {}</li>\n",
                escaped(key),
                escaped(lang),
                escaped(text)
            ));
        }
        page.push_str("</ul>\n");
    }
    if !merge.conflicts.is_empty() {
        page.push_str(&format!(
            "<h2>{}</h2>\n<p>{}</p>\n",
            escaped(&words("import-conflicts")),
            escaped(&words("import-conflicts-lead"))
        ));
        for conflict in &merge.conflicts {
            page.push_str(&format!(
                "<h3><code>{}</code></h3>\n<pre>{}</pre>\n",
                escaped(&conflict.file),
                escaped(&conflict.text)
            ));
        }
    }
}

/// How many paragraphs met each fate.
fn totals(taken: &Taken, words: Words) -> String {
    let mut counts = [("taken", 0), ("repaired", 0), ("left-out", 0), ("open", 0)];
    for entry in &taken.entries {
        let name = fate(&entry.fate).0;
        counts.iter_mut().filter(|(known, _)| *known == name).for_each(|(_, count)| *count += 1);
    }
    let items = counts.iter().map(|(name, count)| {
        format!("<li><b>{count}</b> {}</li>\n", escaped(&words(&format!("import-fate-{name}"))))
    });
    format!("<ul class=\"counts\">\n{}</ul>\n", items.collect::<String>())
}

/// The pictures of a paragraph, as links where a browser does not show them.
fn pictures(taken: &Taken, place: &Place) -> String {
    let paths = taken.pictures.get(place).into_iter().flatten();
    let one = |path: &String| match path.starts_with(BESIDE) {
        true => format!("<a href=\"{path}\">{path}</a>"),
        false => format!("<img src=\"{path}\" alt=\"{path}\" loading=\"lazy\">"),
    };
    paths.map(one).collect()
}

fn rows(entries: &[&Entry], taken: &Taken, words: Words) -> String {
    let head = ["import-head-place", "import-head-text", "import-head-fate", "import-head-to"];
    let head: String =
        head.iter().map(|key| format!("<th scope=\"col\">{}</th>", escaped(&words(key)))).collect();
    let mut table = format!("<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n");
    for entry in entries {
        let (name, why) = fate(&entry.fate);
        let mut said = words(&format!("import-fate-{name}"));
        if let Some(why) = why {
            said = format!("{said}{}{}", words("import-colon"), words(&format!("import-why-{why}")));
        }
        let to =
            if entry.to.is_empty() { String::new() } else { format!("<code>{}</code>", escaped(&entry.to)) };
        table.push_str(&format!(
            "<tr class=\"{name}\"><td class=\"place\">{}</td><td>{}{}</td><td class=\"fate\">{}</td><td>{to}</td></tr>\n",
            escaped(&place_words(&entry.place, words)),
            escaped(&entry.text).replace('\n', "<br>"),
            pictures(taken, &entry.place),
            escaped(&said)
        ));
    }
    table + "</tbody>\n</table>\n"
}
