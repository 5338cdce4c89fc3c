//! A text that was changed before parsing, and the way from its places back to the source.

/// The changed text with a map of offsets.
#[derive(Debug, Default)]
pub struct Mended {
    /// The text to parse.
    pub text: String,
    /// Places in `text` from which on the source lies so many bytes further (or nearer).
    shifts: Vec<(usize, isize)>,
}

impl Mended {
    /// The offset in the source for an offset in the changed text.
    pub fn source(&self, at: usize) -> usize {
        let index = self.shifts.partition_point(|(from, _)| *from <= at);
        let shift = if index == 0 { 0 } else { self.shifts[index - 1].1 };
        (at as isize + shift).max(0) as usize
    }

    /// Adds a piece that stands at `source_at` in the source, or stands for what is there.
    pub fn push(&mut self, source_at: usize, piece: &str) {
        let shift = source_at as isize - self.text.len() as isize;
        if self.shifts.last().map_or(0, |(_, known)| *known) != shift {
            self.shifts.push((self.text.len(), shift));
        }
        self.text.push_str(piece);
    }
}
