//! The ids of a long text's headings on its record's page.

use crate::model::Prose;
use crate::model::prose::Names;
use crate::model::record::HOTLINE;
use crate::model::site::Any;

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
