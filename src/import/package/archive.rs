//! The archive: named parts, unfolded within limits.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::import::refusal::Refusal;

/// The most bytes of a part of XML. A page of Word takes 20 to 60 KiB of it, so these are more than 1,000 pages.
const MOST_PART: u64 = 64 << 20;

/// The most bytes of all parts that are read: four times the largest part, for styles, notes and pictures.
const MOST_ALL: u64 = 256 << 20;

/// The most bytes of a picture: what is larger may not be published either.
pub const MOST_PICTURE: u64 = 8 << 20;

/// The most files in an archive. A long document with many pictures has some hundreds.
const MOST_FILES: usize = 20_000;

/// With these bytes begin files in the form of before 2007, and those that are locked with a password.
const COMPOUND: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// An archive whose parts are read one by one.
pub struct Archive<'a> {
    files: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Archive<'a> {
    /// Opens an archive, after a look at the names in it.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        if bytes.starts_with(&COMPOUND) {
            return Err(if is_locked(bytes) { Refusal::Encrypted } else { Refusal::OldFormat });
        }
        let mut files = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged(""))?;
        if files.len() > MOST_FILES {
            return Err(Refusal::TooLarge { most: MOST_FILES.to_string() });
        }
        for index in 0..files.len() {
            let file = files.by_index_raw(index).map_err(|_| damaged(""))?;
            let name = file.name().map_err(|_| damaged(""))?.into_owned();
            if file.enclosed_name().is_none() {
                return Err(Refusal::LeadsOut { part: name });
            }
            if file.encrypted() {
                return Err(Refusal::Encrypted);
            }
        }
        Ok(Self { files, left: MOST_ALL })
    }

    /// Unfolds every part once, for a reader that asks for no limits itself.
    pub fn weigh(&mut self) -> Result<(), Refusal> {
        let names: Vec<String> =
            self.files.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
        for name in names {
            if self.unfold(&name, MOST_PART)?.is_some_and(|bytes| bytes.len() as u64 > MOST_PART) {
                return Err(too_large(MOST_PART));
            }
        }
        Ok(())
    }

    /// The bytes of a part of XML; `None` if there is none of that name.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let bytes = self.unfold(name, MOST_PART)?;
        match bytes {
            Some(bytes) if bytes.len() as u64 > MOST_PART => Err(too_large(MOST_PART)),
            bytes => Ok(bytes),
        }
    }

    /// The bytes of a picture; `None` if there is none of that name, or if it is too large to be published.
    pub fn picture(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let bytes = self.unfold(name, MOST_PICTURE)?;
        Ok(bytes.filter(|bytes| bytes.len() as u64 <= MOST_PICTURE))
    }

    /// Up to one byte more than `most`. What the archive says of sizes is not believed.
    fn unfold(&mut self, name: &str, most: u64) -> Result<Option<Vec<u8>>, Refusal> {
        let file = match self.files.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(damaged(name)),
        };
        let mut bytes = Vec::new();
        file.take(most.min(self.left) + 1).read_to_end(&mut bytes).map_err(|_| damaged(name))?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or_else(|| too_large(MOST_ALL))?;
        Ok(Some(bytes))
    }
}

fn damaged(part: &str) -> Refusal {
    Refusal::Damaged { part: part.to_owned() }
}

fn too_large(most: u64) -> Refusal {
    Refusal::TooLarge { most: format!("{} MiB", most >> 20) }
}

/// Whether a compound file holds a document that is locked: such a one names its stream in UTF-16.
fn is_locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}
