//! The marker: the hidden file in a site's folder that lists the files of the site.
//!
//! It is how a build tells its own files from those of others. A mere sign «a build was here»
//! would not do: a file that somebody puts into the folder later is not ours either.

use std::collections::HashSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use crate::disk::fault;

/// The name of the marker, at the top of the output folder.
pub(super) const NAME: &str = ".fangce";

/// The first line, for whoever opens the file; without it, the file is not a marker.
const HEAD: &str = "Fangce wrote these files. A build replaces them, and stops if it finds others.";

/// The bytes of a site's marker: the head, then one path a line; the paths come in their order.
pub(super) fn text<'a>(paths: impl Iterator<Item = &'a str>) -> String {
    let mut text = format!("{HEAD}\n");
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    text
}

/// The files that the last build wrote into a folder; none if it bears no marker.
pub(super) fn read(out: &Path) -> io::Result<HashSet<String>> {
    let path = out.join(NAME);
    let text = match fs::read(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(HashSet::new()),
        read => read.map_err(fault::on("read", &path))?,
    };
    let text = String::from_utf8_lossy(&text);
    let mut lines = text.lines();
    let is_ours = lines.next() == Some(HEAD);
    Ok(lines.filter(|_| is_ours).map(str::to_owned).collect())
}
