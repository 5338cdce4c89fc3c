//! Reading how an office shows itself.

use super::fields::{Fields, Reader};
use super::value::{file, localized};
use super::yaml::{Node, Value};
use crate::diagnostic::{Arg, Diagnostic, code};
use crate::model::attachment::{FileLink, PICTURES, ending};
use crate::model::brand::{Accent, Brand, Ground, LEAST};
use crate::model::colour::Colour;

/// `{name, logo, accent}`.
pub fn brand(node: &Node, reader: &mut Reader) -> Option<Brand> {
    let mut fields = Fields::of(node, "brand", reader)?;
    let brand = Brand {
        name: fields.optional(reader, "name", localized),
        logo: fields.optional(reader, "logo", logo),
        accent: fields.node("accent").and_then(|node| accent(node, reader)),
    };
    fields.finish(reader);
    Some(brand)
}

/// A picture below `content/files/`.
fn logo(node: &Node, reader: &mut Reader) -> Option<FileLink> {
    let link = file(node, reader)?;
    if !PICTURES.contains(&ending(&link.path).as_str()) {
        let wrong = Diagnostic::new(&code::BAD_LINK, node.span).with("link", link.path.as_str());
        reader.report(wrong.hint_with("logo", "types", PICTURES.join(", ")));
        return None;
    }
    Some(link)
}

/// A colour for light grounds, from which the one for dark grounds follows, or `{light, dark}`.
fn accent(node: &Node, reader: &mut Reader) -> Option<Accent> {
    if !matches!(node.value, Value::Map(_)) {
        let light = readable(node, Ground::Light, reader)?;
        return Some(Accent { light, dark: Ground::Dark.nearest(light) });
    }
    let mut fields = Fields::of(node, "accent", reader)?;
    let mut read = |name, ground| fields.node(name).and_then(|node| readable(node, ground, reader));
    let (light, dark) = (read("light", Ground::Light), read("dark", Ground::Dark));
    fields.finish(reader);
    let light = light.or(dark.map(|dark| Ground::Light.nearest(dark)))?;
    Some(Accent { light, dark: dark.unwrap_or_else(|| Ground::Dark.nearest(light)) })
}

/// A colour, after a report if words in it cannot be read on these grounds.
fn readable(node: &Node, ground: Ground, reader: &mut Reader) -> Option<Colour> {
    let text = match &node.value {
        Value::Text(text) => Some(text),
        _ => None,
    };
    let Some(colour) = text.and_then(|text| Colour::parse(text)) else {
        let wrong = Diagnostic::new(&code::BAD_COLOUR, node.span);
        // Outside quotes a `#` begins a comment, and nothing is left.
        let is_lost = matches!(node.value, Value::Null);
        reader.report(wrong.hint(if is_lost { "colour-quotes" } else { "colour-form" }));
        return None;
    };
    let contrast = ground.contrast(colour);
    if contrast < LEAST {
        let nearest = ground.nearest(colour).to_string();
        let word = match ground {
            Ground::Light => "light",
            Ground::Dark => "dark",
        };
        let low = Diagnostic::new(&code::LOW_CONTRAST, node.span)
            .with("colour", colour.to_string())
            .with("ground", Arg::Word(word))
            // Cut and not rounded: what falls short must not look as if it did not.
            .with("contrast", format!("{:.1}", (contrast * 10.0).floor() / 10.0));
        reader.report(
            low.hint_with("nearest", "nearest", nearest.as_str()).fixed(node.span, format!("\"{nearest}\"")),
        );
    }
    Some(colour)
}
