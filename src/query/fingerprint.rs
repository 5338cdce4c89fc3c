//! A value as a number that no other value is likely to have.

use std::hash::Hash;

use serde::{Deserialize, Serialize};
use siphasher::sip128::{Hasher128, SipHasher13};

/// A hash of 128 bits, the same in every run of one program: two values that differ share one with a chance of
/// 2⁻¹²⁸, unless somebody looks for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Fingerprint(u128);

impl Fingerprint {
    /// The fingerprint of what a value says.
    pub fn of(value: &(impl Hash + ?Sized)) -> Self {
        let mut hasher = SipHasher13::new();
        value.hash(&mut hasher);
        Self(hasher.finish128().as_u128())
    }

    /// The fingerprint of what an iterator gives, in its order.
    pub fn all<T: Hash>(values: impl IntoIterator<Item = T>) -> Self {
        let mut hasher = SipHasher13::new();
        let mut count = 0_usize;
        for value in values {
            value.hash(&mut hasher);
            count += 1;
        }
        count.hash(&mut hasher);
        Self(hasher.finish128().as_u128())
    }
}
