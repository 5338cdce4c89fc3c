//! The machine-readable whole: every file keeps to its published schema, every address leads somewhere.

use std::collections::BTreeMap;

use fangce::tree::OutputTree;
use jsonschema::{Registry, Validator};
use serde_json::Value;

use crate::cases::BUILT;
use crate::repeat::built;

/// Where the schemas are while a test reads them, since they name each other by relative addresses.
const ROOT: &str = "https://schemas.invalid/";

fn json<'o>(output: &'o OutputTree, under: &'o str) -> BTreeMap<&'o str, Value> {
    let files = output.iter().filter(move |(path, _)| {
        path.strip_prefix(under).is_some_and(|name| name.ends_with(".json") && !name.contains('/'))
    });
    files.map(|(path, bytes)| (path, serde_json::from_slice(bytes).expect(path))).collect()
}

/// A validator for each data file of a site, by its path.
fn validators(output: &OutputTree) -> BTreeMap<String, Validator> {
    let schemas = json(output, "data/schema/");
    let resources = schemas
        .iter()
        .map(|(path, schema)| (format!("{ROOT}{path}"), jsonschema::Resource::from_contents(schema.clone())));
    let registry = Registry::new().extend(resources).expect("schemas").prepare().expect("schemas");
    let validator = |path: &str, schema: &Value| {
        let made = jsonschema::options()
            .with_registry(&registry)
            .with_base_uri(format!("{ROOT}{path}"))
            .should_validate_formats(true)
            .build(schema);
        made.unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    schemas
        .iter()
        .map(|(path, schema)| (path.replace("data/schema/", "data/"), validator(path, schema)))
        .collect()
}

/// Every site that can be built: the cases and our own.
fn outputs() -> impl Iterator<Item = (&'static str, &'static OutputTree)> {
    let cases = BUILT.iter().filter_map(|case| Some((case.case.name.as_str(), case.output.as_ref()?)));
    cases.chain([("our site", built())])
}

#[test]
fn every_data_file_keeps_to_its_schema() {
    let validators = validators(built());
    for (name, output) in outputs() {
        let files = json(output, "data/");
        assert_eq!(files.len(), 16, "{name}: the whole, eleven types, four tables");
        for (path, file) in &files {
            let validator = validators.get(*path).unwrap_or_else(|| panic!("{path} has no schema"));
            let faults: Vec<String> = validator
                .iter_errors(file)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert!(faults.is_empty(), "{name}: {path}: {faults:#?}");
            let schema = file["$schema"].as_str().expect("a schema is named");
            assert!(
                output.get(&format!("data/{schema}")).is_some(),
                "{path} names {schema}, which is not there"
            );
        }
    }
}

#[test]
fn a_schema_refuses_what_is_no_row() {
    let validators = validators(built());
    for (path, file) in json(built(), "data/") {
        let rows = if path == "data/site.json" { "services" } else { "rows" };
        if file[rows].as_array().is_none_or(Vec::is_empty) {
            continue;
        }
        let validator = &validators[path];
        let mut more = file.clone();
        more[rows][0]["invented"] = Value::Bool(true);
        assert!(!validator.is_valid(&more), "{path}: an unknown field passes");
        let names: Vec<String> = file[rows][0].as_object().expect("a row").keys().cloned().collect();
        for name in names {
            let mut wrong = file.clone();
            wrong[rows][0][&name] = serde_json::json!([[42]]);
            assert!(!validator.is_valid(&wrong), "{path}: {name} may be anything");
        }
        let mut without = file.clone();
        without.as_object_mut().expect("a map").remove("format");
        assert!(!validator.is_valid(&without), "{path}: the format may be left out");
    }
}

/// Every text at a key of this name, however deep.
fn at<'v>(value: &'v Value, key: &str, into: &mut Vec<&'v Value>) {
    match value {
        Value::Array(list) => list.iter().for_each(|value| at(value, key, into)),
        Value::Object(map) => {
            into.extend(map.get(key));
            map.values().for_each(|value| at(value, key, into));
        }
        _ => {}
    }
}

#[test]
fn every_address_in_the_data_leads_to_a_place() {
    for (name, output) in outputs() {
        let files = json(output, "data/");
        let base = files["data/site.json"]["site"]["base_url"].as_str().map(|base| format!("{base}/"));
        for (path, file) in &files {
            let mut found = Vec::new();
            at(file, "pages", &mut found);
            let addresses = found.iter().flat_map(|pages| pages.as_object().expect("by language").values());
            for address in addresses.map(|address| address.as_str().expect("text")) {
                let address =
                    address.strip_prefix(base.as_deref().unwrap_or("")).expect("the site's address");
                let (page, anchor) = address.split_once('#').map_or((address, None), |(p, a)| (p, Some(a)));
                let bytes = output.get(page).unwrap_or_else(|| panic!("{name}: {path}: no {page}"));
                let html = String::from_utf8_lossy(bytes);
                let there = anchor.is_none_or(|anchor| html.contains(&format!("id=\"{anchor}\"")));
                assert!(there, "{name}: {path}: {address} leads to no place");
            }
        }
    }
}

/// The fields of a CSV file (RFC 4180), after its byte order mark.
fn records(csv: &str) -> Vec<Vec<String>> {
    let mut records = vec![vec![String::new()]];
    let mut quoted = false;
    let mut rest = csv.strip_prefix('\u{feff}').expect("a byte order mark").chars().peekable();
    while let Some(c) = rest.next() {
        let record = records.last_mut().expect("one");
        match c {
            '"' if quoted && rest.peek() == Some(&'"') => record.last_mut().expect("one").extend(rest.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(String::new()),
            '\r' if !quoted => {
                assert_eq!(rest.next(), Some('\n'), "a record ends with CR LF");
                records.push(vec![String::new()]);
            }
            c => record.last_mut().expect("one").push(c),
        }
    }
    assert_eq!(records.pop(), Some(vec![String::new()]), "the last record ends, too");
    records
}

#[test]
fn tables_for_spreadsheets_hold_the_rows_of_the_data() {
    let output = built();
    for table in ["hotlines", "deadlines", "penalties", "matrix"] {
        let file: Value = serde_json::from_slice(output.get(&format!("data/{table}.json")).unwrap()).unwrap();
        let mut rows = file["rows"].as_array().unwrap().len();
        let mut rungs = Vec::new();
        at(&file, "then", &mut rungs);
        rows += rungs.len();
        for lang in ["zh", "en"] {
            let path = format!("data/{lang}/{table}.csv");
            let csv = records(std::str::from_utf8(output.get(&path).expect(&path)).unwrap());
            assert_eq!(csv.len(), rows + 1, "{path}");
            assert!(csv.iter().all(|record| record.len() == csv[0].len()), "{path} has ragged records");
            assert!(
                csv[0].iter().all(|name| !name.is_empty() && !name.contains('⟨')),
                "{path}: {:?}",
                csv[0]
            );
        }
    }
}

#[test]
fn long_texts_say_the_names_of_links_without_words() {
    let case = BUILT.iter().find(|case| case.case.name == "markdown-links").expect("the case");
    let output = case.output.as_ref().expect("it builds");
    let guides: Value =
        serde_json::from_slice(output.get("data/guides.json").expect("guides")).expect("JSON");
    let rows = guides["rows"].as_array().expect("rows");
    let text = rows.iter().find(|row| row["id"] == "first").and_then(|row| row["text"]["en"].as_str());
    let text = text.expect("a text");
    assert!(text.starts_with("desk, Front Desk, "), "{text}");
    assert!(!text.contains(", ,"), "{text}");
}
