//! The moment: the new folder takes the place of the old one.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::{keep, sweep};
use crate::disk::fault;
use crate::disk::platform::exchange;

/// Puts the new folder at `out`; the result says where the old one is now, if there was one.
pub(super) fn swap(new: &Path, out: &Path, replaces: bool) -> io::Result<Option<PathBuf>> {
    if !replaces {
        fs::rename(new, out).map_err(fault::on("move the new site to", out))?;
        return Ok(None);
    }
    match exchange(new, out) {
        Ok(()) => Ok(Some(new.to_owned())),
        Err(error) if error.kind() == ErrorKind::Unsupported => step_aside(new, out).map(Some),
        Err(error) => Err(fault::on("replace", out)(error)),
    }
}

/// After the swap: lets the originals of what is left alone change places with their stand-ins.
///
/// Where that cannot be, the stand-in stays: it is as good, but for what was done in a folder since
/// it was made.
pub(super) fn give_back(old: &Path, new: &Path) -> io::Result<()> {
    for name in keep::names(old)? {
        let (original, place) = (old.join(&name), new.join(&name));
        if exchange(&original, &place).is_err_and(|error| error.kind() == ErrorKind::NotFound) {
            // It came after the stand-ins were made, or has vanished since it was listed.
            match fs::rename(&original, &place) {
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                moved => moved.map_err(fault::on("move", &original))?,
            }
        }
    }
    Ok(())
}

/// Two renames where one step is not to be had. Between them nothing stands at `out`: the one gap,
/// and [`sweep::sweep`] closes it after a kill.
fn step_aside(new: &Path, out: &Path) -> io::Result<PathBuf> {
    let mut old = new.as_os_str().to_owned();
    old.push(sweep::MOVED);
    let old = PathBuf::from(old);
    fs::rename(out, &old).map_err(fault::on("move away", out))?;
    let moved = fs::rename(new, out).map_err(fault::on("move the new site to", out));
    if moved.is_err() {
        fs::rename(&old, out).map_err(fault::on("move back", &old))?;
    }
    moved.map(|()| old)
}
