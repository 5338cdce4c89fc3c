//! The numbers before paragraphs, counted as Word counts them.

use std::collections::{BTreeMap, BTreeSet};

use super::numbering::{LEVELS, Level, List};
use super::{numeral, symbol};

/// The counters of a document; paragraphs must come in the order of the document.
#[derive(Debug, Default)]
pub struct Counters {
    lists: BTreeMap<String, [Option<u32>; LEVELS]>,
    begun: BTreeSet<(String, usize)>,
}

impl Counters {
    /// Counts a paragraph of a list at a level, and gives what is shown before it; `None` if nothing is.
    ///
    /// Lists that share a definition count on together, unless one begins anew (`startOverride`).
    pub fn next(&mut self, id: &str, list: &List<'_>, at: usize) -> Option<String> {
        let level = list.level(at)?;
        let counters = self.lists.entry(list.key.to_owned()).or_default();
        let anew = list.begins_anew(at) && self.begun.insert((id.to_owned(), at));
        // Levels above that nobody has used yet count from here, as Word and LibreOffice do.
        for (above, counter) in counters.iter_mut().enumerate().take(at) {
            counter.get_or_insert_with(|| list.start(above));
        }
        counters[at] = match counters[at] {
            Some(count) if !anew => Some(count.saturating_add(1)),
            _ => Some(list.start(at)),
        };
        for (below, counter) in counters.iter_mut().enumerate().skip(at + 1) {
            let restart = list.level(below).and_then(|level| level.restart);
            if restart.is_none_or(|after| after > below || at < after) {
                *counter = None;
            }
        }
        shown(list, level, counters)
    }
}

/// What a level shows.
fn shown(list: &List<'_>, level: &Level, counters: &[Option<u32>; LEVELS]) -> Option<String> {
    if level.format == "bullet" {
        let bullet: String = level.text.chars().map(symbol::bullet).collect();
        let bullet = bullet.trim().to_owned();
        return if level.picture {
            Some("•".to_owned())
        } else {
            Some(bullet).filter(|text| !text.is_empty())
        };
    }
    let mut text = String::new();
    let mut rest = level.text.as_str();
    while let Some((before, after)) = rest.split_once('%') {
        text.push_str(before);
        let digit = after.chars().next().and_then(|c| c.to_digit(10)).map(|digit| digit as usize);
        let Some(at) = digit.and_then(|digit| digit.checked_sub(1)).filter(|at| *at < LEVELS) else {
            text.push('%');
            rest = after;
            continue;
        };
        let number = counters[at].unwrap_or_else(|| list.start(at));
        text.push_str(&list.level(at).map_or_else(String::new, |of| written(number, of, level.legal)));
        rest = &after[1..];
    }
    text.push_str(rest);
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The number of a level; `legal` if the level that shows it wants decimal numbers only.
fn written(number: u32, level: &Level, legal: bool) -> String {
    match level.format.as_str() {
        "custom" => format!("{number:0width$}", width = level.width),
        "none" | "bullet" => String::new(),
        _ if legal => number.to_string(),
        format => numeral::write(number, format),
    }
}
