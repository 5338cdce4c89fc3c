//! The marker: the hidden file in a site's folder that lists the files of the site.
//!
//! It is how a build tells its own files from those of others. A mere sign «a build was here»
//! would not do: a file that somebody puts into the folder later is not ours either.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use crate::disk::fault;

/// The name of the marker, at the top of the output folder.
pub(super) const NAME: &str = ".fangce";

/// The first line, for whoever opens the file; without it, the file is not a marker.
const HEAD: &str = "Fangce wrote these files. A build replaces them, and stops if it finds others.";

/// The line before the files of the site before, after an empty one; no path of a file is like it.
const LASTING: &str = "The site before had these, for pages that are open now. The next build removes them.";

/// What a marker lists.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Listed {
    /// The files of the site.
    pub(super) site: BTreeSet<String>,
    /// Files of the site before that stay until the next one; none of them is a file of the site.
    pub(super) lasting: BTreeSet<String>,
}

/// The bytes of a marker: the head, then one path a line, in their order.
pub(super) fn text<'a>(site: impl Iterator<Item = &'a str>, lasting: &'a BTreeSet<String>) -> String {
    let head = [HEAD].into_iter();
    let parting = ["", LASTING].into_iter().filter(|_| !lasting.is_empty());
    let lines = head.chain(site).chain(parting).chain(lasting.iter().map(String::as_str));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// The files that builds left in a folder; none if it bears no marker.
pub(super) fn read(out: &Path) -> io::Result<Listed> {
    let path = out.join(NAME);
    match fs::read(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Listed::default()),
        read => Ok(parsed(&String::from_utf8_lossy(&read.map_err(fault::on("read", &path))?))),
    }
}

fn parsed(text: &str) -> Listed {
    let mut lines = text.lines();
    if lines.next() != Some(HEAD) {
        return Listed::default();
    }
    let site: BTreeSet<String> =
        lines.by_ref().take_while(|line| !line.is_empty()).map(str::to_owned).collect();
    let lasting = lines.skip(1).map(str::to_owned).filter(|path| !site.contains(path)).collect();
    Listed { site, lasting }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marker_is_read_as_it_was_written() {
        let set = |paths: &[&str]| paths.iter().map(|path| (*path).to_owned()).collect::<BTreeSet<_>>();
        for lasting in [set(&[]), set(&["assets/a b.js", "assets/c.js"])] {
            let site = set(&["a", "zh/b.html"]);
            let text = text(site.iter().map(String::as_str), &lasting);
            assert_eq!(parsed(&text), Listed { site, lasting });
        }
        assert_eq!(parsed("a\nb\n"), Listed::default());
    }
}
