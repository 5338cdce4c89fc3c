//! What browsers need to install the site as an app ([web app manifest](https://www.w3.org/TR/appmanifest/)).

use serde_json::{Value, json};

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
    let band = config.brand.band();
    let own = own_icon(rows);
    let icons = own.map_or_else(
        || json!([icon(192, "any"), icon(512, "any"), icon(512, "maskable")]),
        |own| json!([own]),
    );
    let manifest = json!({
        "name": config.title.show(lang).text,
        "short_name": rows.site.get(&config.publisher).short().show(lang).text,
        "description": config.description.show(lang).text,
        "lang": config.languages.tag(lang),
        "start_url": "index.html",
        "scope": "../",
        "display": "minimal-ui",
        "theme_color": band.to_string(),
        "icons": icons,
    });
    format!("{manifest:#}\n")
}

/// The icon of an office with a sign or a colour of its own: its sign, else the theme's icon in its colour.
fn own_icon(rows: Rows) -> Option<Value> {
    let brand = &rows.site.config.brand;
    if let Some(logo) = &brand.logo {
        let (width, height) = rows.site.files.get(&logo.path)?.picture?;
        return Some(
            json!({ "src": format!("../{}", logo.path), "sizes": format!("{width}x{height}"), "purpose": "any" }),
        );
    }
    brand.accent?;
    let svg = format!(
        "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%208%208'%3E%3Crect%20width='8'%20\
         height='8'%20fill='%23{}'/%3E%3Cpath%20d='M2%202h4M2%204h4M2%206h2'%20stroke='%23fff'/%3E%3C/svg%3E",
        brand.band().digits()
    );
    Some(json!({ "src": svg, "sizes": "any", "type": "image/svg+xml", "purpose": "any" }))
}
