//! What a build keeps for the next one, in the user's cache folder; and which program this is.
//!
//! Nothing here may stop a build: where a cache cannot be read or written there is none.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf, absolute};

/// The folder of this program in the user's cache folder.
const FOLDER: &str = "fangce";
/// How the name ends of a file that says for which output folder something was kept, and of a folder with a site.
const OWNER: &str = "owner";
const SHELF: &str = "site";

/// The folder for what can be made again at any time; `None` where the system names none.
pub fn cache_folder() -> Option<PathBuf> {
    Some(dirs::cache_dir()?.join(FOLDER))
}

/// What was kept for an output folder.
pub fn read_cache(out: &Path) -> Option<Vec<u8>> {
    fs::read(place(out)?).ok()
}

/// Keeps something for an output folder, in place of what was kept before.
pub fn write_cache(out: &Path, bytes: &[u8]) {
    let Some(place) = place(out) else { return };
    // Written beside and moved: a build that is killed leaves the old one or the new one.
    let write = || -> io::Result<()> {
        fs::create_dir_all(place.parent().unwrap_or(&place))?;
        let fresh = place.with_extension(format!("{}.tmp", std::process::id()));
        fs::write(&fresh, bytes)?;
        fs::rename(&fresh, &place)?;
        fs::write(place.with_extension(OWNER), absolute(out)?.as_os_str().as_encoded_bytes())
    };
    let _ = write();
    place.parent().iter().for_each(|folder| prune(folder));
}

/// Removes what was kept for output folders that are gone.
fn prune(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let file = entry.path();
        let is_owner = file.extension() == Some(OWNER.as_ref());
        let owner = is_owner.then(|| fs::read_to_string(&file).ok()).flatten();
        if owner.is_some_and(|owner| !Path::new(&owner).exists()) {
            let _ = fs::remove_dir_all(file.with_extension(SHELF));
            let _ = fs::remove_file(file.with_extension(""));
            let _ = fs::remove_file(&file);
        }
    }
}

/// A hash of this program's own file, so that another version of it trusts nothing that this one kept.
pub fn program() -> Option<[u8; 32]> {
    let file = env::current_exe().and_then(fs::read).ok()?;
    Some(*blake3::hash(&file).as_bytes())
}

/// The folder in which the site before the last one of an output folder may lie.
pub fn shelf(out: &Path) -> Option<PathBuf> {
    Some(place(out)?.with_extension(SHELF))
}

/// The file of an output folder, named after its absolute path.
fn place(out: &Path) -> Option<PathBuf> {
    let out = absolute(out).ok()?;
    let name = blake3::hash(out.as_os_str().as_encoded_bytes()).to_hex();
    Some(cache_folder()?.join(&name.as_str()[..32]))
}
