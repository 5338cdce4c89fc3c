//! Colours of screens, and how well one stands out from another.

use std::fmt;

/// A colour in sRGB, eight bits a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour([u8; 3]);

/// White.
pub const WHITE: Colour = Colour::of(0xff_ff_ff);
/// Black.
pub const BLACK: Colour = Colour::of(0);

impl Colour {
    /// A colour by its number: `0x12395b` is `#12395b`.
    pub const fn of(number: u32) -> Self {
        let [_, red, green, blue] = number.to_be_bytes();
        Self([red, green, blue])
    }

    /// A colour as style sheets write it, with or without the `#`: `#12395b`, `12395b`, `#159`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#').unwrap_or(text.trim());
        let whole = match digits.len() {
            6 => digits.to_owned(),
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            _ => return None,
        };
        let is_hex = whole.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hex.then(|| u32::from_str_radix(&whole, 16).ok()).flatten().map(Self::of)
    }

    /// Its six hexadecimal digits.
    pub fn digits(self) -> String {
        self.0.map(|channel| format!("{channel:02x}")).concat()
    }

    /// How well two colours stand out from each other, from 1 (not at all) to 21, as
    /// [WCAG 2.2](https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio) measures it.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The relative luminance, from 0 to 1.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The least contrast with any of some grounds.
    pub fn least(self, grounds: &[Self]) -> f64 {
        grounds.iter().map(|ground| self.contrast(*ground)).fold(f64::INFINITY, f64::min)
    }

    /// The nearest colour on the way to another that has a contrast with every ground: this one if it has; the
    /// other one if none before it has.
    pub fn nearest(self, grounds: &[Self], contrast: f64, toward: Self) -> Self {
        let steps = (0..=255).map(|step| self.mixed(toward, step));
        steps.into_iter().find(|colour| colour.least(grounds) >= contrast).unwrap_or(toward)
    }

    /// The colour at so many steps of 255 on the way to another.
    fn mixed(self, toward: Self, step: u32) -> Self {
        let at = |here: u8, there: u8| {
            let sum = u32::from(here) * (255 - step) + u32::from(there) * step;
            ((sum + 127) / 255).to_le_bytes()[0]
        };
        Self([0, 1, 2].map(|channel| at(self.0[channel], toward.0[channel])))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "#{}", self.digits())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_as_they_are_written() {
        for (text, expected) in [
            ("#12395b", Some("#12395b")),
            ("12395B", Some("#12395b")),
            (" #159 ", Some("#115599")),
            ("navy", None),
            ("#12345", None),
            ("#+12345", None),
        ] {
            assert_eq!(Colour::parse(text).map(|colour| colour.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((WHITE.contrast(BLACK) - 21.0).abs() < 1e-9);
        // #767676 is the lightest grey of 4.5 on white.
        assert!(Colour::of(0x767676).contrast(WHITE) >= 4.5 && Colour::of(0x777777).contrast(WHITE) < 4.5);
    }

    #[test]
    fn the_nearest_that_holds_is_found_and_no_step_before_it_holds() {
        let grey = Colour::of(0xaaaaaa);
        assert_eq!(grey.nearest(&[WHITE], 4.5, BLACK), Colour::of(0x767676));
        assert_eq!(BLACK.nearest(&[WHITE], 4.5, BLACK), BLACK);
        assert_eq!(WHITE.nearest(&[WHITE, BLACK], 20.0, BLACK), BLACK);
    }
}
