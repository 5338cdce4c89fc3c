//! Names that nobody means as content: hidden files and what editors and desktops leave behind.

use std::ffi::OsStr;

/// Whether a file or folder of this name is hidden, in the way of Unix.
pub(super) fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// Whether an editor, an office program or a desktop left a file of this name behind.
///
/// Backups (`x~`), locks and autosaves of Emacs (`.#x`, `#x#`), Vim's swap files, owner files of
/// office programs (`~$x.docx`), and the folder settings of macOS and Windows.
pub(super) fn is_leftover(name: &OsStr) -> bool {
    let is_of_desktop = is_of_desktop(name);
    let name = name.as_encoded_bytes();
    let swap = [&b".swp"[..], b".swo", b".swx"];
    name.ends_with(b"~")
        || name.starts_with(b"~$")
        || name.starts_with(b".#")
        || (name.len() > 1 && name.starts_with(b"#") && name.ends_with(b"#"))
        || swap.iter().any(|end| name.ends_with(end))
        || is_of_desktop
}

/// Whether macOS or Windows puts a file of this name into folders that people look at: nobody's work, and made again.
pub(super) fn is_of_desktop(name: &OsStr) -> bool {
    matches!(name.as_encoded_bytes(), b".DS_Store" | b"Thumbs.db" | b"desktop.ini")
}
