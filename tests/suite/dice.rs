//! Numbers that look random and are the same in every run.

/// A sequence of numbers, by where it begins.
pub struct Dice(pub u64);

impl Dice {
    /// A number from 0 below a limit.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.0 >> 33) as usize) % limit
    }

    /// One of a few.
    pub fn pick<'p>(&mut self, all: &[&'p str]) -> &'p str {
        all[self.below(all.len())]
    }
}
