//! Makes tables of the default theme's files, of a new site's and of the documents, so that the binary needs no folder
//! beside it; and shrinks the theme's scripts and styles as readers get them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let theme = files("themes/default");
    table(&theme, "theme.rs");
    table(&shrunk(&theme), "shrunk.rs");
    table(&files("themes/default/strings"), "strings.rs");
    table(&files("starter"), "starter.rs");
    table(&files("docs"), "docs.rs");
    pack_relocations();
}

/// A static program can do without a list of every address in it: 1.6 MB that the packed form says in few bytes.
///
/// One that loads the system's C library keeps the list, since those older than glibc 2.36 do not know the form.
fn pack_relocations() {
    let is =
        |name: &str, value: &str| env::var(name).is_ok_and(|found| found.split(',').any(|one| one == value));
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_FEATURE", "crt-static") {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// A file: its path below the folder in which it was found, and where it lies.
type File = (String, PathBuf);

/// The files below a folder of the crate, in path order.
fn files(folder: &str) -> Vec<File> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join(folder);
    println!("cargo::rerun-if-changed={}", root.display());
    let mut files = Vec::new();
    collect(&root, &root, &mut files);
    files.sort();
    files
}

/// The scripts and styles among some files, without comments and the space that only people need.
fn shrunk(files: &[File]) -> Vec<File> {
    let shrunk = |(name, path): &File| {
        let shrink = match Path::new(name).extension()?.to_str()? {
            "js" => |text: &str| minifier::js::minify(text).map(|script| script.to_string()),
            "css" => |text: &str| minifier::css::minify(text).map(|sheet| sheet.to_string()),
            _ => return None,
        };
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{name}: {error}"));
        let text = shrink(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let path = out().join("shrunk").join(name);
        fs::create_dir_all(path.parent().expect("it lies in a folder"))
            .expect("the output folder can be written");
        fs::write(&path, text).expect("the output folder can be written");
        Some((name.clone(), path))
    };
    files.iter().filter_map(shrunk).collect()
}

/// Writes files as a list of (path, bytes) to a file for `include!`.
fn table(files: &[File], into: &str) {
    let mut table = String::from("&[\n");
    for (name, path) in files {
        writeln!(table, "    ({name:?}, include_bytes!({path:?})),").expect("a string takes everything");
    }
    table.push_str("]\n");
    fs::write(out().join(into), table).expect("the output folder can be written");
}

fn out() -> PathBuf {
    PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"))
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<File>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path.strip_prefix(root).expect("it lies below").to_string_lossy().replace('\\', "/");
            files.push((name, path));
        }
    }
}
