//! The site as JSON: a file a type, a file a table, and the whole; each with its published schema
//! ([JSON Schema 2020-12](https://json-schema.org/draft/2020-12)).

use rayon::prelude::*;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde::Serialize;
use serde_json::{Value, json};

use super::row::{DeadlineRow, HotlineRow, MatrixRow, PenaltyRow, Rows, record};
use crate::model::Kind;
use crate::route::{File, Table, relative};

/// The number of the format; it grows when a program that reads these files would have to change.
const FORMAT: u32 = 1;

/// Makes every JSON file and every schema: path below the output folder, and bytes.
pub fn write(rows: Rows, done: &(dyn Fn(&str, Vec<u8>) + Sync)) {
    let mut whole = vec![("site", vec![settings(rows)])];
    for kind in Kind::ALL {
        let lines = records(rows, kind);
        done(&File::Records(kind).path(""), listed(File::Records(kind), &lines).into_bytes());
        done(&File::RecordsSchema(kind).path(""), pretty(&list_schema(record_schema(kind))).into_bytes());
        whole.push((kind.folder(), lines));
    }
    for table in Table::ALL {
        done(&File::Json(table).path(""), self::table(rows, table).into_bytes());
        done(&File::TableSchema(table).path(""), pretty(&list_schema(table_schema(table))).into_bytes());
    }
    done(&File::WholeSchema.path(""), pretty(&whole_schema()).into_bytes());
    done(&File::Whole.path(""), joined(whole).into_bytes());
}

/// The file of a table.
pub fn table(rows: Rows, table: Table) -> String {
    let lines = match table {
        Table::Hotlines => lines(&rows.hotlines()),
        Table::Deadlines => lines(&rows.deadlines()),
        Table::Penalties => lines(&rows.penalties()),
        Table::Matrix => lines(&rows.matrix()),
    };
    listed(File::Json(table), &lines)
}

/// The file of the whole site.
pub fn whole(rows: Rows) -> String {
    let mut parts = vec![("site", vec![settings(rows)])];
    parts.extend(Kind::ALL.map(|kind| (kind.folder(), records(rows, kind))));
    joined(parts)
}

/// What the site is.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct SiteRow {
    /// The site's name.
    title: super::row::Text,
    /// What it is.
    description: super::row::Text,
    /// The languages' tags, the default one first.
    languages: Vec<String>,
    /// The agency whose responsibilities these are: a reference.
    publisher: String,
    /// The address of the site, without a slash at its end; without one, addresses of pages are relative
    /// to the site's folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    base_url: Option<String>,
    /// What the reader must know of the facts.
    #[serde(skip_serializing_if = "Option::is_none")]
    notice: Option<super::row::Text>,
    /// The document that the content restates.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<super::row::Text>,
}

fn settings(rows: Rows) -> String {
    let config = &rows.site.config;
    line(&SiteRow {
        title: rows.text(&config.title),
        description: rows.text(&config.description),
        languages: config.languages.iter().map(|(_, tag)| tag.to_owned()).collect(),
        publisher: config.publisher.written(),
        base_url: rows.base_url.map(str::to_owned),
        notice: rows.some(&config.notice),
        source: rows.some(&config.source),
    })
}

/// The records of a type, each as one line.
fn records(rows: Rows, kind: Kind) -> Vec<String> {
    rows.site.records.of(kind).par_iter().map(|record| line(&rows.record(*record))).collect()
}

fn lines<R: Serialize>(rows: &[R]) -> Vec<String> {
    rows.iter().map(line).collect()
}

fn line<R: Serialize>(row: &R) -> String {
    serde_json::to_string(row).expect("plain data can be written")
}

/// A list with a row a line, so that a new edition differs from the last one only where a fact does.
fn listed(file: File, lines: &[String]) -> String {
    let schema = match file {
        File::Records(kind) => File::RecordsSchema(kind),
        File::Json(table) => File::TableSchema(table),
        _ => File::WholeSchema,
    };
    let mut json = head(file, schema);
    json.reserve(length(lines) + 16);
    json.push_str("\"rows\":[\n");
    push_lines(lines, &mut json);
    json.push_str("\n]}\n");
    json
}

/// The parts of the whole, each freed when it is written.
fn joined(parts: Vec<(&str, Vec<String>)>) -> String {
    let mut json = head(File::Whole, File::WholeSchema);
    json.reserve(parts.iter().map(|(_, lines)| length(lines) + 32).sum());
    for (at, (name, lines)) in parts.into_iter().enumerate() {
        json.push_str(if at > 0 { ",\n" } else { "" });
        if name == "site" {
            json.push_str(&format!("\"site\":{}", lines[0]));
        } else {
            json.push_str(&format!("\"{name}\":[\n"));
            push_lines(&lines, &mut json);
            json.push_str("\n]");
        }
    }
    json.push_str("}\n");
    json
}

/// The bytes of lines and of what parts them.
fn length(lines: &[String]) -> usize {
    lines.iter().map(|line| line.len() + 2).sum()
}

fn push_lines(lines: &[String], json: &mut String) {
    for (at, line) in lines.iter().enumerate() {
        json.push_str(if at > 0 { ",\n" } else { "" });
        json.push_str(line);
    }
}

fn head(file: File, schema: File) -> String {
    let schema = relative(&file.path(""), &schema.path(""));
    format!("{{\"$schema\":\"{schema}\",\"format\":{FORMAT},\n")
}

fn record_schema(kind: Kind) -> Schema {
    match kind {
        Kind::Service => schema::<record::ServiceRow>(),
        Kind::Duty => schema::<record::DutyRow>(),
        Kind::Boundary => schema::<record::BoundaryRow>(),
        Kind::Case => schema::<record::CaseRow>(),
        Kind::Regime => schema::<record::RegimeRow>(),
        Kind::Procedure => schema::<record::ProcedureRow>(),
        Kind::Agency => schema::<record::AgencyRow>(),
        Kind::Law => schema::<record::LawRow>(),
        Kind::Document => schema::<record::DocumentRow>(),
        Kind::Guide => schema::<record::GuideRow>(),
        Kind::Term => schema::<record::TermRow>(),
    }
}

fn table_schema(table: Table) -> Schema {
    match table {
        Table::Hotlines => schema::<HotlineRow>(),
        Table::Deadlines => schema::<DeadlineRow>(),
        Table::Penalties => schema::<PenaltyRow>(),
        Table::Matrix => schema::<MatrixRow>(),
    }
}

fn schema<R: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<R>()
}

/// The schema of a file that lists rows, from that of a row.
fn list_schema(row: Schema) -> Value {
    let mut row = row.to_value();
    let definitions = row.as_object_mut().and_then(|row| {
        row.remove("$schema");
        row.remove("$defs")
    });
    let mut whole = framed(json!({ "rows": { "type": "array", "items": row } }), &["rows"]);
    whole["$defs"] = definitions.unwrap_or_else(|| json!({}));
    whole
}

fn whole_schema() -> Value {
    let mut names = vec!["site"];
    let mut parts = json!({ "site": self::part(schema::<SiteRow>().to_value()) });
    for kind in Kind::ALL {
        // A type's rows are those of its own file.
        let file = File::RecordsSchema(kind).path("");
        let rows = format!("{}#/properties/rows", relative(&File::WholeSchema.path(""), &file));
        parts[kind.folder()] = json!({ "$ref": rows });
        names.push(kind.folder());
    }
    framed(parts, &names)
}

fn part(mut schema: Value) -> Value {
    schema.as_object_mut().map(|schema| schema.remove("$schema"));
    schema
}

fn framed(mut parts: Value, names: &[&str]) -> Value {
    parts["$schema"] = json!({ "type": "string" });
    parts["format"] = json!({ "const": FORMAT });
    let required: Vec<&str> = ["$schema", "format"].into_iter().chain(names.iter().copied()).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object", "properties": parts, "required": required, "additionalProperties": false
    })
}

/// A value as people read it, with a line break at its end.
pub fn pretty(value: &Value) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("plain data can be written");
    text.push('\n');
    text
}
