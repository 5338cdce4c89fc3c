//! Services as others exchange them: held to the schemas that those others publish.

use fangce::tree::OutputTree;
use jsonschema::Validator;
use serde_json::Value;

use crate::cases::BUILT;
use crate::repeat::built;

/// The schema of a service in HSDS 3.0, with properties that it does not know forbidden: it allows any, which would
/// hide a name that is misspelt.
fn hsds() -> Validator {
    let published = include_str!("../schemas/hsds-3.0/service.json");
    let mut schema: Value = serde_json::from_str(published).expect("the schema");
    close(&mut schema);
    jsonschema::options().should_validate_formats(true).build(&schema).expect("the schema")
}

/// Forbids properties that are not named, at every level.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            if map.get("properties").is_some_and(Value::is_object)
                && map.get("type") == Some(&"object".into())
            {
                map.insert("additionalProperties".to_owned(), false.into());
            }
            map.values_mut().for_each(close);
        }
        Value::Array(list) => list.iter_mut().for_each(close),
        _ => {}
    }
}

fn outputs() -> impl Iterator<Item = (&'static str, &'static OutputTree)> {
    let cases = BUILT.iter().filter_map(|case| Some((case.case.name.as_str(), case.output.as_ref()?)));
    cases.chain([("our site", built())])
}

#[test]
fn services_keep_to_the_human_services_data_specification() {
    let validator = hsds();
    let mut seen = 0;
    for (name, output) in outputs() {
        for (path, bytes) in output.iter().filter(|(path, _)| path.ends_with("/hsds.json")) {
            let page: Value = serde_json::from_slice(bytes).expect(path);
            let services = page["contents"].as_array().expect("a list of services");
            assert_eq!(page["total_items"], services.len());
            for service in services {
                let faults: Vec<String> = validator
                    .iter_errors(service)
                    .map(|error| format!("{}: {error}", error.instance_path()))
                    .collect();
                assert!(faults.is_empty(), "{name}: {path}: {faults:#?}");
                seen += 1;
            }
        }
    }
    assert!(seen > 30, "only {seen} services were looked at");
}

#[test]
fn every_service_has_a_line_of_all_29_fields_in_the_national_table() {
    let mut tables = 0;
    for (name, output) in outputs() {
        for (path, bytes) in output.iter().filter(|(path, _)| path.ends_with("/service-items.csv")) {
            let text = std::str::from_utf8(bytes).expect(path).trim_start_matches('\u{feff}');
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
            let lines: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect(path);
            assert!(lines.len() > 1 && lines.iter().all(|line| line.len() == 29), "{name}: {path}");
            tables += 1;
        }
    }
    assert!(tables >= 4, "only {tables} tables were looked at");
}
