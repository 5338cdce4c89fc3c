//! `fangce check --fix`: what can be mended for sure, shown as a difference and written.

use similar::TextDiff;

use super::screen::Screen;
use crate::check::mend::Mended;

/// The changes as people read them, in the form of `diff -u`.
pub fn difference(mended: &Mended) -> String {
    let one = |(path, before, after): &(String, Vec<u8>, Vec<u8>)| {
        let (before, after) = (String::from_utf8_lossy(before), String::from_utf8_lossy(after));
        let diff = TextDiff::from_lines(&*before, &*after);
        diff.unified_diff().context_radius(1).header(path, path).to_string()
    };
    mended.files.iter().map(one).collect()
}

/// What was mended, or would be.
pub fn summary(mended: &Mended, dry: bool, screen: &Screen) -> String {
    if mended.files.is_empty() {
        return screen.words.phrase("nothing-to-mend", &[]);
    }
    let key = if dry { "would-mend" } else { "mended" };
    screen.words.phrase(key, &[("count", mended.count.into()), ("files", mended.files.len().into())])
}
