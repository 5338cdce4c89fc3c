//! What browsers need to install the site as an app ([web app manifest](https://www.w3.org/TR/appmanifest/)).

use serde_json::json;

use super::row::Rows;
use crate::model::Lang;

/// The manifest in a language. Addresses in it are relative to its own folder, the language's.
pub fn manifest(rows: Rows, lang: Lang) -> String {
    let config = &rows.site.config;
    let icon = |pixels: u32, purpose: &str| {
        json!({
            "src": format!("../assets/icon-{pixels}.png"),
            "sizes": format!("{pixels}x{pixels}"),
            "type": "image/png",
            "purpose": purpose,
        })
    };
    let manifest = json!({
        "name": config.title.show(lang).text,
        "short_name": rows.site.get(&config.publisher).short().show(lang).text,
        "description": config.description.show(lang).text,
        "lang": config.languages.tag(lang),
        "start_url": "index.html",
        "scope": "../",
        "display": "minimal-ui",
        "icons": [icon(192, "any"), icon(512, "any"), icon(512, "maskable")],
    });
    format!("{manifest:#}\n")
}
