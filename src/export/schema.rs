//! JSON Schemas of the files that authors write, for editors that complete and check as one types.
//!
//! `schema/fields.yaml` says what may stand where; a test holds it to what `load` reads. A schema knows
//! the form of a file and nothing beyond: whether a reference leads somewhere, `fangce check` says.

use serde_json::{Map, Value, json};
use serde_yaml::Value as Yaml;

const FIELDS: &str = include_str!("schema/fields.yaml");

/// The types that are a file, each with the files it is for.
pub const FILES: [(&str, &str); 12] = [
    ("site", "content/site.yaml"),
    ("calendar", "content/calendar.yaml"),
    ("agencies", "content/agencies.yaml"),
    ("laws", "content/laws.yaml"),
    ("glossary", "content/glossary.yaml"),
    ("duty", "content/duties/*.yaml"),
    ("boundary", "content/boundaries/*.yaml"),
    ("case", "content/cases/*.yaml"),
    ("service", "content/services/*.yaml"),
    ("regime", "content/regimes/*.yaml"),
    ("procedure", "content/procedures/*.yaml"),
    ("guide", "content/guides/*.yaml"),
];

/// A language's tag as a key.
const TAG: &str = "[A-Za-z]{2,3}(-[A-Za-z0-9]+)*";

/// The schema of each file: its type, and JSON Schema draft 7, the newest that every editor knows.
pub fn schemas() -> Vec<(&'static str, Value)> {
    let table: Yaml = serde_yaml::from_str(FIELDS).expect("the table of fields is YAML");
    let table = Table(table);
    FILES.map(|(name, _)| (name, table.file(name))).into()
}

/// The table of fields.
struct Table(Yaml);

impl Table {
    /// The schema of a file: the type with all types that it needs.
    fn file(&self, name: &str) -> Value {
        let mut needed: Vec<String> = vec![name.to_owned()];
        let mut definitions = Map::new();
        let mut at = 0;
        while let Some(name) = needed.get(at).cloned() {
            let schema = self.definition(&name);
            references(&schema, &mut needed);
            definitions.insert(name, schema);
            at += 1;
        }
        json!({
            "$schema": "http://json-schema.org/draft-07/schema#",
            "$ref": format!("#/definitions/{name}"),
            "definitions": definitions
        })
    }

    fn definition(&self, name: &str) -> Value {
        match self.0.get(name) {
            Some(Yaml::String(value)) => value_schema(value),
            Some(Yaml::Mapping(fields)) => match fields.get("_one") {
                Some(types) => {
                    json!({ "anyOf": words(types).iter().map(|name| value_schema(name)).collect::<Vec<_>>() })
                }
                None => self.object(name),
            },
            _ => scalar(name).unwrap_or_else(|| panic!("`{name}` is no type")),
        }
    }

    /// The fields of a type with those it shares, each with its value.
    fn fields(&self, name: &str) -> Vec<(String, String)> {
        let mut all = Vec::new();
        let Some(Yaml::Mapping(fields)) = self.0.get(name) else { return all };
        for (key, value) in fields {
            match (key.as_str().unwrap_or_default(), value) {
                ("_all", others) => words(others).iter().for_each(|other| all.extend(self.fields(other))),
                (key, Yaml::String(value)) if !key.starts_with('_') => {
                    all.push((key.to_owned(), value.clone()))
                }
                _ => {}
            }
        }
        all
    }

    fn object(&self, name: &str) -> Value {
        let fields = self.fields(name);
        let names: Vec<&str> = fields.iter().map(|(name, _)| name.trim_end_matches('!')).collect();
        let required: Vec<&str> = fields.iter().filter_map(|(name, _)| name.strip_suffix('!')).collect();
        let properties: Map<String, Value> = fields
            .iter()
            .map(|(name, value)| {
                let must = name.ends_with('!');
                // An empty field counts as one that is absent; for `many` it is a value, which `many` refuses.
                let may_be_null = !must && !value.starts_with("many ");
                let schema = value_schema(value);
                let schema = if may_be_null { or_null(schema) } else { schema };
                (name.trim_end_matches('!').to_owned(), schema)
            })
            .collect();
        let mut object = json!({
            "type": "object", "properties": properties, "required": required, "additionalProperties": false
        });
        let own = |key: &str| self.0.get(name).and_then(|fields| fields.get(key));
        if own("_text").is_some() {
            let pattern = format!("^(?!({})$){TAG}$", names.join("|"));
            object["patternProperties"] = json!({ (pattern): or_null(scalar("text").expect("a type")) });
        }
        if let Some(Yaml::Sequence(forms)) = own("_forms") {
            let forms: Vec<Value> = forms.iter().map(|form| json!({ "required": words(form) })).collect();
            object["oneOf"] = forms.into();
        }
        if let Some(fields) = own("_any") {
            let fields: Vec<Value> =
                words(fields).iter().map(|field| json!({ "required": [field] })).collect();
            object["anyOf"] = fields.into();
        }
        object
    }
}

/// The schema of a value as the table writes it.
fn value_schema(value: &str) -> Value {
    if let Some(value) = value.strip_prefix("null ") {
        return or_null(value_schema(value));
    }
    if value.contains('|') {
        let choices: Vec<&str> = value.split('|').map(str::trim).collect();
        return json!({ "enum": choices });
    }
    let Some((how, of)) = value.split_once(' ') else {
        return json!({ "$ref": format!("#/definitions/{value}") });
    };
    let of = value_schema(of);
    match how {
        "list" => json!({ "type": "array", "items": of }),
        "some" => json!({ "type": "array", "items": of, "minItems": 1 }),
        "pair" => json!({ "type": "array", "items": of, "minItems": 2, "maxItems": 2 }),
        "many" => json!({ "anyOf": [of, { "type": "array", "items": of }] }),
        how => panic!("`{how}` says nothing of a value"),
    }
}

/// A schema that null passes too. Where it can be said without a choice of two, editors tell better what
/// is wrong.
fn or_null(mut schema: Value) -> Value {
    if let Some(choices) = schema.get_mut("enum").and_then(Value::as_array_mut) {
        choices.push(Value::Null);
        return schema;
    }
    match schema.get_mut("type") {
        Some(Value::Array(types)) => types.push("null".into()),
        Some(kind) => *kind = json!([kind.clone(), "null"]),
        None => return json!({ "anyOf": [schema, { "type": "null" }] }),
    }
    schema
}

/// The schema of what is no map. Numbers and truths are texts too, as YAML reads them.
fn scalar(name: &str) -> Option<Value> {
    let text = |pattern: &str| json!({ "type": ["string", "number", "boolean"], "pattern": pattern });
    let typed = |kind: &str| text(&format!("^\\s*({kind}/)?[a-z0-9-]+(#\\S+)?\\s*$"));
    let languages = |value: Value| json!({ "type": "object", "minProperties": 1, "additionalProperties": false, "patternProperties": { (format!("^{TAG}$")): value } });
    Some(match name {
        "text" => text("\\S"),
        "tag" => json!({ "type": "string", "pattern": "^[A-Za-z][A-Za-z0-9-]*$" }),
        "id" => text("^[a-z0-9-]+$"),
        "anchor" => text("^[A-Za-z0-9.-]+$"),
        "number" => {
            json!({ "anyOf": [{ "type": "integer", "minimum": 0 }, { "type": "string", "pattern": "^[0-9]+$" }] })
        }
        "decimal" => {
            json!({ "anyOf": [{ "type": "number", "minimum": 0 }, { "type": "string", "pattern": "^[0-9]+(\\.[0-9]{1,3})?$" }] })
        }
        "positive" => {
            json!({ "anyOf": [{ "type": "integer", "minimum": 1 }, { "type": "string", "pattern": "^0*[1-9][0-9]*$" }] })
        }
        "truth" => json!({ "enum": [true, false, "true", "false"] }),
        "nothing" => json!({ "type": "null" }),
        "date" => json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
        "month-day" => {
            json!({ "type": "string", "pattern": "^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]|end)$" })
        }
        "phone" => text("^\\s*[+(]?[0-9].*[0-9]\\s*$"),
        "published-file" => text("^\\s*files/\\S"),
        "opening-hours" => text("^\\s*(Mo|Tu|We|Th|Fr|Sa|Su|WD|PH)"),
        "currency" => json!({ "type": "string", "pattern": "^[A-Z]{3}$" }),
        "address" => json!({ "type": "string", "pattern": "^https?://\\S+$" }),
        "colour" => json!({ "type": "string", "pattern": "^\\s*#?([0-9a-fA-F]{3}){1,2}\\s*$" }),
        "mail" => json!({ "type": "string", "pattern": "^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$" }),
        "localised" => languages(or_null(text("\\S"))),
        "localised-list" => languages(or_null(json!({ "type": "array", "items": text("\\S") }))),
        "link" => text(
            "^\\s*(agency|law|document|term|duty|boundary|case|service|regime|procedure|guide)/[a-z0-9-]+(#\\S+)?\\s*$",
        ),
        "agency" | "law" | "document" => typed(name),
        "case-id" => typed("case"),
        "boundary-id" => typed("boundary"),
        "regime-id" => typed("regime"),
        "procedure-id" => typed("procedure"),
        _ => return None,
    })
}

/// Adds the types that a schema refers to and that are not yet listed.
fn references(schema: &Value, into: &mut Vec<String>) {
    match schema {
        Value::Array(list) => list.iter().for_each(|value| references(value, into)),
        Value::Object(map) => {
            let name = map.get("$ref").and_then(Value::as_str).and_then(|way| way.rsplit('/').next());
            into.extend(
                name.filter(|name| !into.iter().any(|known| known == name))
                    .map(str::to_owned)
                    .into_iter()
                    .collect::<Vec<_>>(),
            );
            map.values().for_each(|value| references(value, into));
        }
        _ => {}
    }
}

fn words(list: &Yaml) -> Vec<&str> {
    match list {
        Yaml::Sequence(words) => words.iter().filter_map(Yaml::as_str).collect(),
        _ => Vec::new(),
    }
}
