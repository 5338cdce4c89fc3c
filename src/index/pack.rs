//! Numbers as printable text, so that a part is a script that any server sends and compresses.
//!
//! A number is written in base 45, lowest digit first; a digit of 45 and more says that another follows.
//! The 90 digits are the characters from `#` to `}` without the backslash.

/// The base.
const BASE: u32 = 45;

/// Adds a number to a text.
pub fn number(mut value: u32, into: &mut String) {
    while value >= BASE {
        into.push(digit(BASE + value % BASE));
        value /= BASE;
    }
    into.push(digit(value));
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
}
