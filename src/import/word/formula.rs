//! A formula as a line of text.

use crate::import::package::xml::Element;

/// A formula (`m:oMath`) as people type it: fractions with `/`, powers with `^`, indices with `_`.
pub fn line(element: &Element) -> String {
    let part = |name: &str| element.child(name).map(line).unwrap_or_default();
    match &*element.name {
        "m:t" | "w:t" => element.text(),
        "m:f" => format!("{}/{}", grouped(part("m:num")), grouped(part("m:den"))),
        "m:sSup" => format!("{}^{}", part("m:e"), grouped(part("m:sup"))),
        "m:sSub" => format!("{}_{}", part("m:e"), grouped(part("m:sub"))),
        "m:rad" => format!("{}√{}", part("m:deg"), grouped(part("m:e"))),
        "m:d" => {
            let mark = |name: &str, other: &str| {
                let said = element.at(&["m:dPr", name]).and_then(|mark| mark.attribute("m:val"));
                said.unwrap_or(other).to_owned()
            };
            let inner: Vec<String> =
                element.children().filter(|child| &*child.name == "m:e").map(line).collect();
            mark("m:begChr", "(") + &inner.join(&mark("m:sepChr", "|")) + &mark("m:endChr", ")")
        }
        "m:nary" => {
            let sign = element.at(&["m:naryPr", "m:chr"]).and_then(|sign| sign.attribute("m:val"));
            format!("{}{}{}{}", sign.unwrap_or("∫"), part("m:sub"), part("m:sup"), part("m:e"))
        }
        _ => element.children().map(line).collect(),
    }
}

/// A part in brackets, if it is more than one number or name.
fn grouped(part: String) -> String {
    if part.chars().all(|c| c.is_alphanumeric() || c == '.') { part } else { format!("({part})") }
}
