//! Sums of money, exact to a thousandth.

use std::fmt;
use std::str::FromStr;

/// Thousandths in a unit of a currency: of all that are in use none has more than three decimal places (ISO 4217).
const PARTS: u64 = 1000;

/// A sum in some currency, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Sum {
    thousandths: u64,
}

impl Sum {
    /// The sum in whole units, if it is one.
    pub fn whole(self) -> Option<u64> {
        self.thousandths.is_multiple_of(PARTS).then_some(self.thousandths / PARTS)
    }

    /// The units before the decimal point.
    pub fn units(self) -> u64 {
        self.thousandths / PARTS
    }

    /// The digits behind the decimal point as people write them: none, two or three.
    pub fn decimals(self) -> String {
        let digits = format!("{:03}", self.thousandths % PARTS);
        match self.whole() {
            Some(_) => String::new(),
            None => digits.strip_suffix('0').unwrap_or(&digits).to_owned(),
        }
    }

    /// The number without zeros at its end: `82.5`.
    pub fn plain(self) -> String {
        let decimals = self.decimals();
        match decimals.trim_end_matches('0') {
            "" => self.units().to_string(),
            decimals => format!("{}.{decimals}", self.units()),
        }
    }
}

impl From<u32> for Sum {
    fn from(units: u32) -> Self {
        Self { thousandths: u64::from(units) * PARTS }
    }
}

impl FromStr for Sum {
    type Err = ();

    /// Digits, perhaps a point and one to three more.
    fn from_str(text: &str) -> Result<Self, ()> {
        let (units, decimals) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(units) || !digits(decimals) || decimals.len() > 3 {
            return Err(());
        }
        let units: u64 = units.parse().map_err(|_| ())?;
        let decimals: u64 = format!("{decimals:0<3}").parse().map_err(|_| ())?;
        let whole = units.checked_mul(PARTS).and_then(|units| units.checked_add(decimals));
        whole.map(|thousandths| Self { thousandths }).ok_or(())
    }
}

impl fmt::Display for Sum {
    /// As a price is written in English: `82.50`, `121`.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.decimals().as_str() {
            "" => write!(f, "{}", self.units()),
            decimals => write!(f, "{}.{decimals}", self.units()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Sum;

    #[test]
    fn sums_keep_their_decimals() {
        for (written, shown, plain) in [
            ("82.50", "82.50", "82.5"),
            ("82.5", "82.50", "82.5"),
            ("121", "121", "121"),
            ("121.00", "121", "121"),
            ("0.125", "0.125", "0.125"),
            ("0.05", "0.05", "0.05"),
        ] {
            let sum: Sum = written.parse().unwrap();
            assert_eq!((sum.to_string(), sum.plain()), (shown.to_owned(), plain.to_owned()));
        }
        for bad in ["", ".5", "5.", "1,5", "-1", "1.2345", "1e3", "99999999999999999999"] {
            assert_eq!(bad.parse::<Sum>(), Err(()), "{bad}");
        }
    }
}
