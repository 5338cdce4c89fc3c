//! Characters that only a font of symbols shows, as those that everybody's font has.

/// Symbols of the fonts that Word's own lists and forms use: font, code without its private part, character.
const SYMBOLS: [(&str, u32, char); 36] = [
    ("wingdings", 0x22, '✂'),
    ("wingdings", 0x28, '☎'),
    ("wingdings", 0x29, '✆'),
    ("wingdings", 0x2A, '✉'),
    ("wingdings", 0x6C, '●'),
    ("wingdings", 0x6E, '■'),
    ("wingdings", 0x6F, '□'),
    ("wingdings", 0x70, '□'),
    ("wingdings", 0x71, '❑'),
    ("wingdings", 0x75, '◆'),
    ("wingdings", 0x76, '❖'),
    ("wingdings", 0x9F, '•'),
    ("wingdings", 0xA1, '○'),
    ("wingdings", 0xA7, '▪'),
    ("wingdings", 0xA8, '☐'),
    ("wingdings", 0xAB, '★'),
    ("wingdings", 0xD8, '➢'),
    ("wingdings", 0xE0, '→'),
    ("wingdings", 0xFB, '✗'),
    ("wingdings", 0xFC, '✓'),
    ("wingdings", 0xFD, '☒'),
    ("wingdings", 0xFE, '☑'),
    ("wingdings 2", 0x4F, '✗'),
    ("wingdings 2", 0x50, '✓'),
    ("wingdings 2", 0x51, '☒'),
    ("wingdings 2", 0x52, '☑'),
    ("wingdings 2", 0x53, '☒'),
    ("wingdings 2", 0x54, '☒'),
    ("wingdings 2", 0xA3, '☐'),
    ("symbol", 0xA3, '≤'),
    ("symbol", 0xAE, '→'),
    ("symbol", 0xB0, '°'),
    ("symbol", 0xB1, '±'),
    ("symbol", 0xB3, '≥'),
    ("symbol", 0xB4, '×'),
    ("symbol", 0xB7, '•'),
];

/// The fonts whose characters are symbols.
const FONTS: [&str; 5] = ["wingdings", "wingdings 2", "wingdings 3", "webdings", "symbol"];

/// The character that a font shows for a code; `None` if it is not known. A font of letters shows the code itself.
pub fn character(font: &str, code: u32) -> Option<char> {
    let font = font.to_lowercase();
    if !FONTS.contains(&font.as_str()) {
        return char::from_u32(code).filter(|c| !is_private(*c));
    }
    let own = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    SYMBOLS.iter().find(|(name, known, _)| *name == font && *known == own).map(|(_, _, shown)| *shown)
}

/// The mark of a list as a character that every font has.
pub fn bullet(mark: char) -> char {
    let code = u32::from(mark);
    if !is_private(mark) {
        return mark;
    }
    let known = ["wingdings", "symbol", "wingdings 2"].iter().find_map(|font| character(font, code));
    known.unwrap_or('•')
}

/// Whether a character has no meaning outside of its font.
pub fn is_private(c: char) -> bool {
    ('\u{E000}'..='\u{F8FF}').contains(&c)
}
