//! What styles say: headings, hidden text, numbers.

use std::collections::BTreeMap;

use crate::import::package::xml::Element;

/// The most steps from a style to those it is based on; a circle ends there.
const MOST_STEPS: usize = 32;

/// The styles of a document, by id.
#[derive(Debug, Default)]
pub struct Styles {
    known: BTreeMap<String, Style>,
    default: Option<String>,
    hidden: bool,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    numbering: Option<String>,
    level: Option<usize>,
    outline: Option<u8>,
    hidden: Option<bool>,
}

impl Styles {
    /// Reads the part `styles`.
    pub fn read(root: &Element) -> Self {
        let defaults = root.at(&["w:docDefaults", "w:rPrDefault", "w:rPr"]);
        let hidden = defaults.and_then(|rpr| rpr.switch("w:vanish")) == Some(true);
        let mut styles = Styles { hidden, ..Styles::default() };
        for element in root.children().filter(|child| &*child.name == "w:style") {
            let Some(id) = element.attribute("w:styleId") else { continue };
            let is_default = matches!(element.attribute("w:default"), Some("1" | "true" | "on"));
            if is_default && element.attribute("w:type") == Some("paragraph") {
                styles.default = Some(id.to_owned());
            }
            styles.known.insert(id.to_owned(), Style::read(element));
        }
        styles
    }

    /// The numbering that a paragraph's style gives, and the level, with the style that says so.
    pub fn numbering<'s>(&'s self, style: Option<&'s str>) -> Option<(&'s str, Option<usize>, &'s str)> {
        let (mut level, mut first) = (None, None);
        for (id, style) in self.chain(style) {
            first = first.or(style.level.is_some().then_some(id));
            level = level.or(style.level);
            if let Some(numbering) = &style.numbering {
                return Some((numbering, level, first.unwrap_or(id)));
            }
        }
        None
    }

    /// The level of a heading, 1 to 9; `None` of other text.
    pub fn outline(&self, style: Option<&str>) -> Option<u8> {
        let said = self.chain(style).find_map(|(_, style)| style.outline)?;
        (1..=9).contains(&said).then_some(said)
    }

    /// Whether text is hidden: what the run says itself, or what its styles say. Switches of paragraph style and
    /// character style undo each other (17.7.3).
    pub fn is_hidden(&self, paragraph: Option<&str>, character: Option<&str>, own: Option<bool>) -> bool {
        let says = |style| self.chain(style).find_map(|(_, style)| style.hidden).unwrap_or(false);
        let of_character =
            character.is_some() && self.chain_of(character).any(|style| style.hidden == Some(true));
        own.unwrap_or_else(|| self.hidden || (says(paragraph) ^ of_character))
    }

    /// A paragraph style, or the default one, with those it is based on.
    fn chain<'s>(&'s self, style: Option<&'s str>) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let known = style.filter(|id| self.known.contains_key(*id)).or(self.default.as_deref());
        let step = |id: &&'s str| self.known.get(*id)?.based_on.as_deref();
        let ids = std::iter::successors(known, step).take(MOST_STEPS);
        ids.filter_map(|id| Some((id, self.known.get(id)?)))
    }

    /// A character style with those it is based on; none has a default that says anything.
    fn chain_of<'s>(&'s self, style: Option<&'s str>) -> impl Iterator<Item = &'s Style> {
        let known = style.filter(|id| self.known.contains_key(*id));
        self.chain(known).filter(move |_| known.is_some()).map(|(_, style)| style)
    }
}

impl Style {
    fn read(element: &Element) -> Self {
        let paragraph = element.child("w:pPr");
        let numbers = paragraph.and_then(|ppr| ppr.child("w:numPr"));
        let named = element.val("w:name").and_then(heading);
        let outline = paragraph.and_then(|ppr| ppr.val("w:outlineLvl")?.parse::<u8>().ok());
        Style {
            based_on: element.val("w:basedOn").map(str::to_owned),
            numbering: numbers.and_then(|numbers| numbers.val("w:numId")).map(str::to_owned),
            level: numbers.and_then(|numbers| numbers.val("w:ilvl")?.parse().ok()),
            outline: outline.map(|level| level.saturating_add(1)).or(named),
            hidden: element.child("w:rPr").and_then(|rpr| rpr.switch("w:vanish")),
        }
    }
}

/// The level of a built-in heading by its name, which is the same in every language of Word.
fn heading(name: &str) -> Option<u8> {
    name.to_lowercase().strip_prefix("heading ")?.trim().parse().ok().filter(|level| (1..=9).contains(level))
}
