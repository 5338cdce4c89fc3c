//! The schemas for editors say what the loader reads: no more, no less.

use std::collections::{BTreeMap, BTreeSet};

use fangce::diagnostic::message::catalogue;
use fangce::diagnostic::print;
use fangce::export::schema::schemas;
use fangce::tree::SourceTree;
use jsonschema::Validator;
use serde_json::Value;

use crate::cases::{BUILT, base, collect, repository};

/// The schema of the file at a path below a site; none for texts and stray files.
fn name(path: &str) -> Option<&'static str> {
    let rest = path.strip_prefix("content/")?.strip_suffix(".yaml")?;
    let tables = ["site", "calendar", "agencies", "laws", "glossary"];
    if let Some(table) = tables.into_iter().find(|table| *table == rest) {
        return Some(table);
    }
    let mut kinds = fangce::model::Kind::foldered();
    let kind = kinds.find(|kind| rest.split_once('/').is_some_and(|(top, _)| top == kind.folder()))?;
    Some(kind.word())
}

fn validators() -> BTreeMap<&'static str, Validator> {
    let made = schemas().into_iter();
    made.map(|(name, schema)| (name, jsonschema::validator_for(&schema).expect(name))).collect()
}

/// A YAML file as JSON; none if it is no YAML.
fn json(bytes: &[u8]) -> Option<Value> {
    let yaml: serde_yaml::Value = serde_yaml::from_slice(bytes).ok()?;
    serde_json::to_value(yaml).ok()
}

#[test]
fn our_content_the_starter_and_right_cases_keep_to_the_schemas() {
    let validators = validators();
    let mut files = BTreeMap::new();
    let mut ours = BTreeMap::new();
    collect(&repository().join("content"), "content", &mut ours);
    files.extend(ours.into_iter().map(|(path, bytes)| (("content".to_owned(), path), bytes)));
    let starter = fangce::command::starter::files(&["zh".to_owned(), "en".to_owned()], "zh");
    files.extend(starter.into_iter().map(|(path, bytes)| (("starter".to_owned(), path), bytes)));
    for case in BUILT.iter().filter(|case| case.found.is_empty() && !case.panicked) {
        let own = case.case.own.iter();
        files.extend(own.map(|(path, bytes)| ((case.case.name.clone(), path.clone()), bytes.clone())));
    }
    let mut seen = 0;
    for ((site, path), bytes) in files {
        let Some(name) = name(&path) else { continue };
        let value = json(&bytes).unwrap_or_else(|| panic!("{site}: {path} is no YAML"));
        let faults: Vec<String> = validators[name]
            .iter_errors(&value)
            .map(|error| format!("{}: {error}", error.instance_path()).chars().take(300).collect())
            .collect();
        assert!(faults.is_empty(), "{site}: {path}: {faults:#?}");
        seen += 1;
    }
    assert!(seen > 150, "only {seen} files were looked at");
}

/// The codes of mistakes in the form of a file, which a schema can see.
const FORM: [&str; 4] = ["unknown-field", "missing-field", "wrong-type", "bad-choice"];

/// The case of a field that another field's value asks for, which our schemas do not say.
const ASKED_BY_A_VALUE: &str = "status-without-reason";

#[test]
fn a_schema_refuses_what_the_loader_refuses_of_a_files_form() {
    let validators = validators();
    let (mut refused, mut passed) = (0, Vec::new());
    // The schema of a file does not see the words that another file adds to it.
    let elsewhere = ["unknown-level", ASKED_BY_A_VALUE];
    for case in BUILT.iter().filter(|case| !elsewhere.contains(&case.case.name.as_str())) {
        for found in &case.found {
            let Some(span) = found.span.filter(|_| FORM.contains(&found.code.name)) else { continue };
            let path = case.sources.path(span.file);
            let Some((name, value)) = name(path).zip(json(case.sources.bytes(span.file))) else { continue };
            if validators[name].is_valid(&value) {
                passed.push(format!("{}: {path}: {}", case.case.name, found.code.name));
            } else {
                refused += 1;
            }
        }
    }
    assert!(refused > 20, "only {refused} bad files were looked at");
    assert!(passed.is_empty(), "{passed:#?}");
}

/// Fields by which the loader tells one form of a value from another, so that it asks for them in both.
const CHOOSES: [&str; 1] = ["percent"];

/// A word that no field is called, and that is near none.
const STRANGER: &str = "qqqqqqqqqqqqqqqq";

/// The ways to every map in a value, each with the definition that the schema holds for it.
fn maps<'s>(
    schema: &'s Value,
    whole: &'s Value,
    value: &Value,
    way: Vec<String>,
    into: &mut Vec<(Vec<String>, &'s Value)>,
) {
    if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
        let target = whole.pointer(target.trim_start_matches('#')).expect("a definition");
        return maps(target, whole, value, way, into);
    }
    if let Some(forms) =
        schema.get("anyOf").and_then(Value::as_array).filter(|_| schema.get("type").is_none())
    {
        let fits = |form: &&Value| {
            let mut alone = (*form).clone();
            alone["definitions"] = whole["definitions"].clone();
            jsonschema::validator_for(&alone).expect("a schema").is_valid(value)
        };
        if let Some(form) = forms.iter().find(fits) {
            maps(form, whole, value, way, into);
        }
        return;
    }
    match value {
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                let way = way.iter().cloned().chain([at.to_string()]).collect();
                maps(&schema["items"], whole, item, way, into);
            }
        }
        Value::Object(map) => {
            let Some(properties) = schema.get("properties").and_then(Value::as_object) else { return };
            into.push((way.clone(), schema));
            for (key, value) in map {
                let Some(schema) = properties.get(key) else { continue };
                maps(schema, whole, value, way.iter().cloned().chain([key.clone()]).collect(), into);
            }
        }
        _ => {}
    }
}

/// Puts a field that nobody knows into the map at a way.
fn spoil(value: &mut Value, way: &[String]) {
    let mut at = value;
    for step in way {
        at = match at {
            Value::Array(list) => &mut list[step.parse::<usize>().expect("a place in a list")],
            map => &mut map[step.as_str()],
        };
    }
    at[STRANGER] = Value::from(1);
}

/// The loader names the fields that it knows when it meets one that it does not. So a stranger is put
/// into one map of each type, and what the loader then names must be what the schema names.
#[test]
fn a_schema_names_the_fields_that_the_loader_reads() {
    let all: BTreeMap<&str, Value> = schemas().into_iter().collect();
    let mut files = base();
    collect(&repository().join("content"), "content", &mut files);
    for case in BUILT.iter().filter(|case| case.found.is_empty() && !case.panicked) {
        let own = case.case.own.iter().filter(|(path, _)| !["content/site.yaml"].contains(&path.as_str()));
        files.extend(own.map(|(path, bytes)| {
            // Of these there is one file a site, and its name is what makes it one.
            let path = match (case.case.name.as_str(), path.as_str()) {
                (_, "content/calendar.yaml") | ("law", "content/laws.yaml") => path.clone(),
                (_, path) => path.replace(".yaml", &format!("-{}.yaml", case.case.name)),
            };
            (path, bytes.clone())
        }));
    }
    // Settings stand in one file a site, so that of one site must show all of their parts.
    let settings = BUILT.iter().find(|case| case.case.name == "contact").expect("the case");
    files.extend(
        settings
            .case
            .own
            .get_key_value("content/site.yaml")
            .map(|(path, bytes)| (path.clone(), bytes.clone())),
    );
    let own_words = b"levels: [{id: ward, name: {zh: \xe9\x80\x89\xe5\x8c\xba, en: Ward}}]\n\
        words: [{prefer: {en: lift}, avoid: {en: [elevator]}}]\n";
    let own_brand = b"brand: {name: {en: Office}, logo: files/arms.png, accent: {light: \"#0b4f8a\", dark: \"#8fc4f7\"}}\n";
    files
        .get_mut("content/site.yaml")
        .expect("the settings")
        .extend([own_words.as_slice(), own_brand].concat());
    let mut known: BTreeMap<BTreeSet<String>, bool> = BTreeMap::new();
    for schema in all.values() {
        for definition in schema["definitions"].as_object().expect("definitions").values() {
            known.extend(definition.get("properties").map(|properties| (keys(properties), false)));
        }
    }
    for (path, bytes) in &files {
        let folder = name(path).map(|kind| (kind, kind));
        let Some((schema, value)) = folder.and_then(|(kind, _)| Some((all.get(kind)?, json(bytes)?))) else {
            continue;
        };
        let mut found = Vec::new();
        maps(schema, schema, &value, Vec::new(), &mut found);
        for (way, definition) in found {
            let fields = keys(&definition["properties"]);
            if known[&fields] {
                continue;
            }
            known.insert(fields.clone(), true);
            let mut spoilt = value.clone();
            spoil(&mut spoilt, &way);
            let mut named = loader_names(&files, path, &spoilt);
            if definition.get("patternProperties").is_some() {
                named.retain(|field| !["zh", "en"].contains(&field.as_str()));
            }
            named.retain(|field| !CHOOSES.contains(&field.as_str()) || fields.contains(field));
            assert_eq!(named, fields, "{path}: {way:?}");
        }
    }
    let unseen: Vec<_> = known.iter().filter(|(_, seen)| !**seen).map(|(fields, _)| fields).collect();
    assert!(unseen.is_empty(), "no content shows maps with these fields: {unseen:#?}");
}

fn keys(map: &Value) -> BTreeSet<String> {
    map.as_object().expect("a map").keys().cloned().collect()
}

/// The fields that the loader names as known when it reads a file with a stranger.
fn loader_names(files: &BTreeMap<String, Vec<u8>>, path: &str, value: &Value) -> BTreeSet<String> {
    let site = files["content/site.yaml"].clone();
    let text = serde_yaml::to_string(value).expect("YAML").into_bytes();
    let sources = SourceTree::new([("content/site.yaml".to_owned(), site), (path.to_owned(), text)]);
    let found = fangce::check(&sources).diagnostics;
    let found: Vec<_> = found.into_iter().filter(|found| found.code.name == "unknown-field").collect();
    let report = print::human(&found, &sources, catalogue("en"), false);
    let start = "The fields that can stand here are `";
    let reports: Vec<&str> = report.split("error[").filter(|report| report.contains(STRANGER)).collect();
    assert_eq!(reports.len(), 1, "{path}: one stranger, one report: {report}");
    let fields = reports[0].split(start).nth(1).unwrap_or_else(|| panic!("{path}: no fields: {report}"));
    let fields = fields.split('`').next().expect("a first part").replace(['\n', '|'], " ");
    fields.split(',').map(|field| field.split_whitespace().collect::<String>()).collect()
}
