//! Tables for spreadsheets: CSV in one language
//! ([RFC 4180](https://www.rfc-editor.org/rfc/rfc4180)), UTF-8.
//!
//! A field that a spreadsheet would take for a formula begins with an apostrophe, and so does one that began with an
//! apostrophe already: whoever drops one apostrophe at the beginning of a field has the text.
//!
//! A byte order mark begins each file: without it Excel takes UTF-8 for the system's own encoding, and
//! Chinese becomes gibberish. Programs that know UTF-8 skip it.

use csv::{Terminator, WriterBuilder};

use super::row::{DeadlineRow, HotlineRow, MatrixRow, Number, PenaltyFact, PenaltyRow, Rows, Text};
use crate::model::{Kind, Lang};
use crate::route::Table;
use crate::theme::words::Words;

/// The file of a table in the language of the words.
pub fn table(rows: Rows, table: Table, words: &Words) -> String {
    let sheet = Sheet { rows, words };
    let (columns, lines): (&[&str], Vec<Vec<String>>) = match table {
        Table::Hotlines => (&HOTLINES, rows.hotlines().iter().map(|row| sheet.hotline(row)).collect()),
        Table::Deadlines => (&DEADLINES, rows.deadlines().iter().map(|row| sheet.deadline(row)).collect()),
        Table::Penalties => {
            (&PENALTIES, rows.penalties().iter().flat_map(|row| sheet.penalty(row)).collect())
        }
        Table::Matrix => (&MATRIX, rows.matrix().iter().map(|row| sheet.part(row)).collect()),
    };
    let head = columns.iter().map(|column| words.get(&format!("data.column.{column}")).to_owned());
    format!("\u{feff}{}", records(std::iter::once(head.collect()).chain(lines)))
}

const HOTLINES: [&str; 4] = ["number", "service", "unit", "page"];
const DEADLINES: [&str; 14] = [
    "record",
    "text",
    "who",
    "of",
    "sort",
    "min",
    "max",
    "unit_of_time",
    "first",
    "last",
    "from",
    "otherwise",
    "normally",
    "page",
];
const PENALTIES: [&str; 14] = [
    "record",
    "text",
    "rung",
    "act",
    "on",
    "when",
    "force",
    "sanctions",
    "min",
    "max",
    "unit",
    "basis",
    "by",
    "page",
];
const MATRIX: [&str; 5] = ["matter", "agency", "lead", "roles", "page"];

struct Sheet<'a, 'w> {
    rows: Rows<'a>,
    words: &'w Words,
}

impl Sheet<'_, '_> {
    fn lang(&self) -> Lang {
        self.words.lang
    }

    /// A text in the sheet's language, else in the first that has it.
    fn show(&self, text: &Text) -> String {
        let languages = &self.rows.site.config.languages;
        let tags = std::iter::once(languages.tag(self.lang())).chain(languages.iter().map(|(_, tag)| tag));
        tags.filter_map(|tag| text.get(tag)).next().cloned().unwrap_or_default()
    }

    fn shown(&self, text: &Option<Text>) -> String {
        text.as_ref().map(|text| self.show(text)).unwrap_or_default()
    }

    fn word(&self, key: &str) -> String {
        self.words.get(key).to_owned()
    }

    fn truth(&self, truth: bool) -> String {
        self.word(if truth { "data.yes" } else { "data.no" })
    }

    /// The names of references, apart by semicolons.
    fn names(&self, references: &[String]) -> String {
        let name = |written: &String| {
            let (kind, rest) = written.split_once('/').expect("a reference has a type");
            let (id, place) = rest.split_once('#').map_or((rest, None), |(id, place)| (id, Some(place)));
            let kind = Kind::from_word(kind).expect("a reference's type is known");
            let record = self.rows.site.find(kind, id).expect("references resolve");
            let title = record.title().show(self.lang()).text;
            match place {
                Some(article) if kind == Kind::Law => {
                    let article = self.word("data.article").replace("{n}", article);
                    format!("{title} {article}")
                }
                _ => title.to_owned(),
            }
        };
        references.iter().map(name).collect::<Vec<_>>().join("; ")
    }

    fn hotline(&self, row: &HotlineRow) -> Vec<String> {
        let number = match &row.more.extension {
            Some(extension) => {
                let words = self.words.get("phone.extension");
                words.replace("{number}", &row.number).replace("{n}", extension)
            }
            None => row.number.clone(),
        };
        vec![number, self.shown(&row.title), self.shown(&row.unit_name), self.show(&row.pages)]
    }

    fn deadline(&self, row: &DeadlineRow) -> Vec<String> {
        let fact = &row.deadline;
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        vec![
            self.show(&row.place.title),
            self.shown(&row.place.text),
            self.names(&row.who),
            self.shown(&fact.of),
            self.word(&format!("data.sort.{}", fact.sort.word())),
            number(fact.min.or(fact.count)),
            number(fact.max.or(fact.count)),
            fact.unit.map(|unit| self.word(&format!("data.time.{unit}"))).unwrap_or_default(),
            fact.first.clone().unwrap_or_default(),
            fact.last.clone().unwrap_or_default(),
            self.shown(&fact.from),
            self.shown(&fact.otherwise),
            self.truth(fact.normally),
            self.show(&row.place.pages),
        ]
    }

    /// A line a rung.
    fn penalty(&self, row: &PenaltyRow) -> Vec<Vec<String>> {
        let rungs = std::iter::successors(Some(&row.penalty), |rung| rung.then.as_deref());
        rungs.enumerate().map(|(at, rung)| self.rung(row, at + 1, rung)).collect()
    }

    fn rung(&self, row: &PenaltyRow, at: usize, rung: &PenaltyFact) -> Vec<String> {
        let sanctions: Vec<String> = rung.sanctions.iter().map(|sanction| self.show(sanction)).collect();
        let number = |number: Option<Number>| number.map(|number| number.to_string()).unwrap_or_default();
        let (min, max, unit) = match &rung.amount {
            None => Default::default(),
            Some(None) => (String::new(), String::new(), self.word("data.sort.not-stated")),
            Some(Some(sum)) => {
                let unit = match &sum.of {
                    Some(of) => format!("{} ({})", sum.unit, self.show(of)),
                    None => sum.unit.clone(),
                };
                (number(sum.min), number(sum.max), unit)
            }
        };
        vec![
            self.show(&row.place.title),
            self.shown(&row.place.text),
            at.to_string(),
            self.shown(&rung.act),
            self.names(&rung.on),
            self.shown(&rung.when),
            rung.force.map(|force| self.word(&format!("data.force.{force}"))).unwrap_or_default(),
            sanctions.join("; "),
            min,
            max,
            unit,
            self.names(&rung.basis),
            self.names(&rung.by),
            self.show(&row.place.pages),
        ]
    }

    fn part(&self, row: &MatrixRow) -> Vec<String> {
        let roles: Vec<String> = row.roles.iter().map(|role| self.show(&role.text)).collect();
        vec![
            self.show(&row.title),
            self.show(&row.agency_name),
            self.truth(row.lead),
            roles.join("\n"),
            self.show(&row.pages),
        ]
    }
}

/// What begins a formula, or hides what begins one: <https://owasp.org/www-community/attacks/CSV_Injection>, with the
/// full-width forms that some spreadsheets take for the same.
const BEGINS_FORMULA: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '\'', '＝', '＋', '－', '＠'];

/// A field that no spreadsheet takes for a formula.
fn inert(field: String) -> String {
    if field.starts_with(BEGINS_FORMULA) { format!("'{field}") } else { field }
}

/// Records, their fields quoted where they must be, with the line ends of RFC 4180.
pub fn records(records: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    for record in records {
        let record = record.into_iter().map(inert);
        writer.write_record(record).expect("all records have the same columns, and memory takes them");
    }
    String::from_utf8(writer.into_inner().expect("memory takes all")).expect("fields are text")
}

#[cfg(test)]
mod tests {
    use super::records;

    #[test]
    fn no_field_is_a_formula_and_none_is_lost() {
        let texts = ["=1+1", "+86-730-1", "-1", "@a", "\t=1", "\n=1", "'=1", "'", "＝1", "a=1", "", "5"];
        let csv = records(std::iter::once(texts.map(str::to_owned).to_vec()));
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
        let record = reader.records().next().unwrap().unwrap();
        assert!(record.iter().all(|field| !field.starts_with(['=', '+', '-', '@', '\t', '\n', '＝'])));
        let read: Vec<&str> = record.iter().map(|field| field.strip_prefix('\'').unwrap_or(field)).collect();
        assert_eq!(read, texts);
    }

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        let record = ["plain", "a, b", "«say \"no\"»", "two\nlines", ""].map(str::to_owned).to_vec();
        let csv = records(std::iter::once(record));
        assert_eq!(csv, "plain,\"a, b\",\"«say \"\"no\"\"»\",\"two\nlines\",\r\n");
    }
}
