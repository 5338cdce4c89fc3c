//! Rows as a catalogue of gettext (<https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html>).
//!
//! Written here since `polib` 0.3 panics on a lone quote, which a damaged file may hold.

use std::fmt::Write;

use super::row::{Pair, Row, Unread};

/// The catalogue of rows: the key is the context, so that the same text may be translated differently elsewhere.
pub fn write(rows: &[Row], pair: &Pair) -> String {
    let mut text = String::from("msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n");
    let _ = write!(text, "\"Content-Transfer-Encoding: 8bit\\n\"\n\"Language: {}\\n\"\n", pair.target);
    for row in rows {
        text.push('\n');
        for about in [&row.record, &row.field].into_iter().chain(&row.terms).filter(|about| !about.is_empty())
        {
            let _ = writeln!(text, "#. {}", about.replace(['\n', '\r'], " "));
        }
        for (key, value) in [("msgctxt", &row.key), ("msgid", &row.source), ("msgstr", &row.target)] {
            let _ = writeln!(text, "{key} {}", quoted(value));
        }
    }
    text
}

/// A text in quotes; a line of it each on a line of its own.
fn quoted(text: &str) -> String {
    let one = |line: &str| {
        let line = line.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t");
        format!("\"{}\"", line.replace('\r', "\\r"))
    };
    let lines: Vec<String> = text.split_inclusive('\n').map(one).collect();
    match lines.as_slice() {
        [] => "\"\"".to_owned(),
        [line] => line.clone(),
        lines => format!("\"\"\n{}", lines.join("\n")),
    }
}

/// The words of a line between its first and last quotes; `None` if there are not two.
fn unquoted(line: &str) -> Option<String> {
    let inside = line.trim().strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::new();
    let mut chars = inside.chars();
    while let Some(c) = chars.next() {
        text.push(match c {
            '\\' => match chars.next()? {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                other => other,
            },
            c => c,
        });
    }
    Some(text)
}

/// The rows of a catalogue; translations that are marked as fuzzy are guesses and count as missing.
///
/// # Errors
/// It is no catalogue, or its head names another language.
pub fn read(bytes: &[u8], pair: &Pair) -> Result<Vec<Row>, Unread> {
    let text = std::str::from_utf8(bytes).map_err(|_| Unread::Damaged)?;
    let mut entries: Vec<[String; 3]> = Vec::new();
    let (mut entry, mut field, mut fuzzy) = (<[String; 3]>::default(), None, false);
    // An entry ends where the next begins, or at the end.
    let lines = text.trim_start_matches('\u{FEFF}').lines().map(str::trim).chain([""]);
    for line in lines {
        if line.is_empty() || line.starts_with('#') {
            if field.take().is_some() {
                let mut done = std::mem::take(&mut entry);
                if std::mem::take(&mut fuzzy) {
                    done[2].clear();
                }
                entries.push(done);
            }
            fuzzy |= line.starts_with("#,") && line.contains("fuzzy");
            continue;
        }
        let names = ["msgctxt", "msgid", "msgstr"];
        let begins = names
            .iter()
            .position(|name| line.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '"'])));
        let rest = match begins {
            Some(at) => {
                field = Some(at);
                &line[names[at].len()..]
            }
            None => line,
        };
        let (Some(at), Some(words)) = (field, unquoted(rest)) else { return Err(Unread::Damaged) };
        entry[at].push_str(&words);
    }
    let head = entries.iter().find(|[context, source, _]| context.is_empty() && source.is_empty());
    let tag = head.and_then(|[.., head]| head.lines().find_map(|line| line.strip_prefix("Language:")));
    match tag.map(str::trim) {
        Some(tag) if tag != pair.target && !tag.is_empty() => {
            return Err(Unread::OtherLanguage(tag.to_owned()));
        }
        _ => {}
    }
    let row = |[key, source, target]: [String; 3]| Row { key, source, target, ..Row::default() };
    Ok(entries.into_iter().map(row).filter(|row| !row.key.is_empty()).collect())
}
