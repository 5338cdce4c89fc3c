//! An office's colour as a style sheet, laid over the theme's own colours.

use crate::model::brand::{Accent, Ground};

/// The file of a theme under which it lies: after its colours and before what changes them for some readers.
pub const PLACE: &str = "style/05-brand.css";

/// The colours of an office, for light and dark screens.
pub fn sheet(accent: Accent) -> String {
    let root = |ground: Ground, colour| {
        let (band, strong) = (accent.band(ground), accent.strong(ground));
        format!(":root{{--accent:{colour};--band:{band};--strong:{strong}}}")
    };
    let (light, dark) = (root(Ground::Light, accent.light), root(Ground::Dark, accent.dark));
    format!("{light}\n@media(prefers-color-scheme:dark){{{dark}}}\n")
}
