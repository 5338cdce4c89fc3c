//! How lists are numbered: what the part `numbering` defines.

use std::collections::BTreeMap;

use super::style::Styles;
use crate::import::package::xml::Element;

/// The levels of a list.
pub const LEVELS: usize = 9;

/// The numberings of a document.
#[derive(Debug, Default)]
pub struct Numbering {
    abstracts: BTreeMap<String, Abstract>,
    nums: BTreeMap<String, Num>,
}

#[derive(Debug, Default)]
struct Abstract {
    levels: BTreeMap<usize, Level>,
    style_link: Option<String>,
}

#[derive(Debug, Default)]
struct Num {
    of: String,
    levels: BTreeMap<usize, Level>,
    starts: BTreeMap<usize, u32>,
}

/// A level of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// The first number.
    pub start: u32,
    /// The format of its number (ST_NumberFormat), or `custom`.
    pub format: String,
    /// How many digits a custom format shows at least (`001, 002, …`).
    pub width: usize,
    /// What is shown, `%1` for the number of the first level.
    pub text: String,
    /// After which level, counted from 1, it begins again; `None` for each above it; 0 for none.
    pub restart: Option<usize>,
    /// Whether the numbers of all levels are shown as decimal ones.
    pub legal: bool,
    /// The paragraph style that belongs to it.
    pub style: Option<String>,
    /// Whether a picture is shown instead of a character.
    pub picture: bool,
}

/// A list as a paragraph meets it.
pub struct List<'n> {
    /// Lists with the same key count together.
    pub key: &'n str,
    num: &'n Num,
    definition: &'n Abstract,
}

impl Numbering {
    /// Reads the part `numbering`.
    pub fn read(root: &Element) -> Self {
        let mut numbering = Numbering::default();
        for element in root.children() {
            match &*element.name {
                "w:abstractNum" => {
                    if let Some(id) = element.attribute("w:abstractNumId") {
                        numbering.abstracts.insert(id.to_owned(), Abstract::read(element));
                    }
                }
                "w:num" => {
                    if let Some(id) = element.attribute("w:numId") {
                        numbering.nums.insert(id.to_owned(), Num::read(element));
                    }
                }
                _ => {}
            }
        }
        numbering
    }

    /// The list of a number's id; `None` if it is not defined.
    pub fn list<'n>(&'n self, id: &str, styles: &'n Styles) -> Option<List<'n>> {
        let num = self.nums.get(id)?;
        let definition = self.abstracts.get(&num.of)?;
        // A definition may only point to the style that has the levels, whose own numbering has them.
        let linked = definition.style_link.as_deref().filter(|_| definition.levels.is_empty());
        if let Some((linked, _, _)) = linked.and_then(|style| styles.numbering(Some(style)))
            && let Some(other) = self.nums.get(linked)
            && let Some((key, definition)) = self.abstracts.get_key_value(&other.of)
        {
            return Some(List { key, num, definition });
        }
        Some(List { key: &num.of, num, definition })
    }
}

impl<'n> List<'n> {
    /// A level of the list, from 0.
    pub fn level(&self, level: usize) -> Option<&'n Level> {
        self.num.levels.get(&level).or_else(|| self.definition.levels.get(&level))
    }

    /// The number with which a level begins.
    pub fn start(&self, level: usize) -> u32 {
        let start = || self.level(level).map_or(1, |level| level.start);
        self.num.starts.get(&level).copied().unwrap_or_else(start)
    }

    /// Whether the list begins a level anew when it is first met there, although others count the same.
    pub fn begins_anew(&self, level: usize) -> bool {
        self.num.starts.contains_key(&level)
    }

    /// The level to which a paragraph style belongs.
    pub fn level_of(&self, style: &str) -> Option<usize> {
        (0..LEVELS).find(|at| self.level(*at).is_some_and(|level| level.style.as_deref() == Some(style)))
    }
}

impl Abstract {
    fn read(element: &Element) -> Self {
        let levels = element.children().filter(|child| &*child.name == "w:lvl").filter_map(Level::read);
        Self { levels: levels.collect(), style_link: element.val("w:numStyleLink").map(str::to_owned) }
    }
}

impl Num {
    fn read(element: &Element) -> Self {
        let mut num =
            Num { of: element.val("w:abstractNumId").unwrap_or_default().to_owned(), ..Num::default() };
        for other in element.children().filter(|child| &*child.name == "w:lvlOverride") {
            let Some(at) = other.attribute("w:ilvl").and_then(|level| level.parse().ok()) else { continue };
            if let Some((_, level)) = other.child("w:lvl").and_then(Level::read) {
                num.levels.insert(at, level);
            }
            if let Some(start) = other.val("w:startOverride").and_then(|start| start.parse().ok()) {
                num.starts.insert(at, start);
            }
        }
        num
    }
}

impl Level {
    /// A level with its place, from 0.
    fn read(element: &Element) -> Option<(usize, Level)> {
        let at = element.attribute("w:ilvl")?.parse().ok().filter(|at| *at < LEVELS)?;
        let custom = element.at(&["mc:AlternateContent", "mc:Choice", "w:numFmt"]);
        let format = custom.or_else(|| element.child("w:numFmt"));
        let width = format.and_then(|format| format.attribute("w:format")).map_or(0, first_width);
        let level = Level {
            start: element.val("w:start").and_then(|start| start.parse().ok()).unwrap_or(0),
            format: format.and_then(|format| format.attribute("w:val")).unwrap_or("decimal").to_owned(),
            width,
            text: element.val("w:lvlText").unwrap_or_default().to_owned(),
            restart: element.val("w:lvlRestart").and_then(|level| level.parse().ok()),
            legal: element.switch("w:isLgl") == Some(true),
            style: element.val("w:pStyle").map(str::to_owned),
            picture: element.child("w:lvlPicBulletId").is_some(),
        };
        Some((at, level))
    }
}

/// The digits of the first number of `001, 002, 003, …`.
fn first_width(format: &str) -> usize {
    format.chars().take_while(char::is_ascii_digit).take(9).count()
}
