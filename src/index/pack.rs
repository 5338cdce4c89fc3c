//! Numbers as printable text, so that a part is a script that any server sends and compresses.
//!
//! A number is written in base 45, lowest digit first; a digit of 45 and more says that another follows.
//! The 90 digits are the characters from `#` to `}` without the backslash.

/// The base.
pub const BASE: u32 = 45;

/// Adds a number to a text.
pub fn number(mut value: u32, into: &mut String) {
    while value >= BASE {
        into.push(digit(BASE + value % BASE));
        value /= BASE;
    }
    into.push(digit(value));
}

/// Bits as text, six a digit.
#[derive(Debug, Default)]
pub struct Bits {
    text: String,
    /// Bits that make no digit yet, and their number.
    rest: u32,
    held: u32,
}

impl Bits {
    /// Adds a rising list of numbers below a limit by binary interpolation (Moffat and Stuiver, «Binary
    /// Interpolative Coding for Effective Index Compression», Information Retrieval 3, 2000): the one in the
    /// middle, then each half between what is known; near numbers cost few bits or none.
    pub fn set(&mut self, numbers: &[u32], limit: u32) {
        self.between(numbers, 0, limit);
    }

    fn between(&mut self, numbers: &[u32], low: u32, high: u32) {
        let middle = numbers.len() / 2;
        let Some(&number) = numbers.get(middle) else { return };
        let first = low + middle as u32;
        let after = (numbers.len() - middle - 1) as u32;
        self.below(number - first, high - after - first);
        self.between(&numbers[..middle], low, number);
        self.between(&numbers[middle + 1..], number + 1, high);
    }

    /// Adds a number below a limit: those in the middle take a bit less if the limit is no power of 2.
    fn below(&mut self, value: u32, limit: u32) {
        let bits = 32 - (limit - 1).leading_zeros();
        let short = ((1_u64 << bits) - u64::from(limit)) as u32;
        let turned = (value + limit + short / 2 - limit / 2) % limit;
        if turned < short {
            self.add(turned, bits - 1);
        } else {
            self.add(turned + short, bits);
        }
    }

    /// Adds the lowest bits of a number, the highest of them first.
    fn add(&mut self, value: u32, bits: u32) {
        for at in (0..bits).rev() {
            self.rest = self.rest * 2 + (value >> at & 1);
            self.held += 1;
            if self.held == 6 {
                self.text.push(digit(std::mem::take(&mut self.rest)));
                self.held = 0;
            }
        }
    }

    /// The text.
    pub fn text(mut self) -> String {
        if self.held > 0 {
            self.add(0, 6 - self.held);
        }
        self.text
    }
}

fn digit(value: u32) -> char {
    let code = value as u8 + b'#';
    char::from(if code >= b'\\' { code + 1 } else { code })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printable_and_short() {
        let pack = |value| {
            let mut text = String::new();
            number(value, &mut text);
            text
        };
        assert_eq!(pack(0), "#");
        assert_eq!(pack(44), "O");
        assert_eq!(pack(45), "P$");
        assert_eq!(pack(2024), "}O");
        assert!((0..100_000).all(|value| !pack(value).contains(['"', '\\', ' '])));
    }

    #[test]
    fn what_lies_close_together_is_short() {
        let pack = |numbers: &[u32], limit| {
            let mut bits = Bits::default();
            bits.set(numbers, limit);
            bits.text()
        };
        assert_eq!(pack(&[], 1000), "");
        assert_eq!(pack(&(0..1000).collect::<Vec<_>>(), 1000), "");
        assert_eq!(pack(&[3], 8), "[");
        assert!(pack(&(500..540).collect::<Vec<_>>(), 1000).len() < 20);
    }
}
