//! The ids of a long text's headings on its record's page.

use crate::model::prose::Names;
use crate::model::record::HOTLINE;
use crate::model::site::Any;
use crate::model::{Lang, Prose};

/// The id of what a page is about, in every theme.
const MAIN: &str = "main";

/// The ids of a text's headings with what `#…` calls them in the text, in reading order: none that
/// something else on the record's page has.
pub fn ids(record: Any, prose: &Prose) -> Vec<(String, String)> {
    let mut ids = Names::default();
    // The theme's own ids begin with `_`, except for these.
    [MAIN, HOTLINE].into_iter().for_each(|id| ids.keep(id));
    record.places().into_iter().for_each(|place| ids.keep(place));
    prose.headings().into_iter().map(|name| (name.clone(), ids.give(&name))).collect()
}

/// The id on the page in a language of the heading that a reference names; `None` if it names none, and
/// `Some(None)` if that page has none in its place.
///
/// A heading of another language's text leads to the one at its place in the text that the page shows, where both
/// have as many.
pub fn called(record: Any, name: &str, lang: Lang) -> Option<Option<String>> {
    let meta = record.meta();
    if meta.prose.is_empty() || record.places().contains(name) {
        return None;
    }
    let shown = ids(record, meta.prose_for(lang)?);
    if let Some((_, id)) = shown.iter().find(|(known, _)| known == name) {
        return Some(Some(id.clone()));
    }
    meta.prose.iter().find_map(|text| {
        let headings = text.headings();
        let at = headings.iter().position(|known| known == name)?;
        Some((headings.len() == shown.len()).then(|| shown[at].1.clone()))
    })
}
