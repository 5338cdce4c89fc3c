//! How an office shows itself on its site: its name, its sign, its colour.

use super::Localized;
use super::attachment::FileLink;
use super::colour::{BLACK, Colour, WHITE};

/// The least contrast of words with their ground: [WCAG 2.2, 1.4.3](https://www.w3.org/TR/WCAG22/#contrast-minimum).
pub const LEAST: f64 = 4.5;
/// The darkest grounds on which links stand in light: the soft one and that of notes.
const LIGHT: [Colour; 2] = [Colour::of(0xf1f4f7), Colour::of(0xfbf4e4)];
/// The lightest ones in the dark.
const DARK: [Colour; 2] = [Colour::of(0x1c242d), Colour::of(0x2a2416)];
/// The band at the head of a site without a colour of its own.
const BAND: Colour = Colour::of(0x12395b);

/// How an office shows itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Brand {
    /// What stands at the head of every page; without it the name of the site or of who publishes it.
    pub name: Option<Localized>,
    /// A picture beside the name.
    pub logo: Option<FileLink>,
    /// The colour of links and buttons.
    pub accent: Option<Accent>,
}

/// The colour of links and buttons, on light and on dark grounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent {
    /// On light grounds.
    pub light: Colour,
    /// On dark grounds.
    pub dark: Colour,
}

/// Whether grounds are light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Light.
    Light,
    /// Dark, as readers have it who want their screens so.
    Dark,
}

impl Ground {
    /// The least contrast of a colour with these grounds.
    pub fn contrast(self, colour: Colour) -> f64 {
        colour.least(self.grounds())
    }

    /// The nearest colour that can be read on these grounds: this one if it can.
    pub fn nearest(self, colour: Colour) -> Colour {
        colour.nearest(self.grounds(), LEAST, self.away())
    }

    fn grounds(self) -> &'static [Colour] {
        match self {
            Ground::Light => &LIGHT,
            Ground::Dark => &DARK,
        }
    }

    /// What stands out most.
    fn away(self) -> Colour {
        match self {
            Ground::Light => BLACK,
            Ground::Dark => WHITE,
        }
    }
}

impl Accent {
    /// The accent for high contrast on white or black: 10 and more, in large print too.
    pub fn strong(self, ground: Ground) -> Colour {
        match ground {
            Ground::Light => self.light.nearest(&[WHITE], 10.0, BLACK),
            Ground::Dark => self.dark.nearest(&[BLACK], 10.0, WHITE),
        }
    }

    /// The band at the head of every page, with white words: darker in the dark.
    pub fn band(self, ground: Ground) -> Colour {
        let contrast = match ground {
            Ground::Light => 8.0,
            Ground::Dark => 13.0,
        };
        self.light.nearest(&[WHITE], contrast, BLACK)
    }
}

impl Brand {
    /// The band at the head of every page: what browsers, icons and pictures of the site are coloured with.
    pub fn band(&self) -> Colour {
        self.accent.map_or(BAND, |accent| accent.band(Ground::Light))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_as_the_nearest_holds_on_every_ground() {
        for number in (0..0x1000000).step_by(0x1357) {
            let colour = Colour::of(number);
            for ground in [Ground::Light, Ground::Dark] {
                let nearest = ground.nearest(colour);
                assert!(ground.contrast(nearest) >= LEAST, "{colour}");
                assert_eq!(nearest == colour, ground.contrast(colour) >= LEAST, "{colour}");
            }
        }
    }
}
