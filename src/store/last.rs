//! A finished build, as it is kept.

use serde::{Deserialize, Serialize};

use super::Pieces;
use crate::tree::Stamped;

/// A finished build.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct LastBuild {
    /// What it was made of: see [`key`](super::key()).
    pub key: String,
    /// What was said of the content, one piece after the other.
    pub said: Vec<String>,
    /// Whether the site's address was known.
    pub has_address: bool,
    /// Each file, in path order.
    pub files: Vec<Stamped>,
    /// What all pieces were made of besides what they asked: see [`frame`](super::frame()).
    pub frame: String,
    /// The pieces.
    pub pieces: Pieces,
}

/// The length of the hash before what is kept, in bytes.
const HASH: usize = blake3::OUT_LEN;

impl LastBuild {
    /// A build that was written as bytes; `None` for any other bytes.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (hash, kept) = bytes.split_at_checked(HASH)?;
        // What was damaged could still be read, as something else.
        (blake3::hash(kept).as_bytes() == hash).then(|| postcard::from_bytes(kept).ok())?
    }

    /// The build as bytes.
    pub fn written(&self) -> Vec<u8> {
        let kept = postcard::to_stdvec(self).expect("plain data can be written");
        [blake3::hash(&kept).as_bytes().as_slice(), &kept].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_build_is_none() {
        let build = LastBuild {
            key: "k".into(),
            said: vec!["s".into()],
            has_address: true,
            files: vec![("a".into(), 1, 2)],
            frame: "f".into(),
            pieces: Pieces::default(),
        };
        let written = build.written();
        assert_eq!(LastBuild::read(&written), Some(build));
        for at in 0..written.len() {
            let mut damaged = written.clone();
            damaged[at] ^= 1;
            assert_eq!(LastBuild::read(&damaged), None, "byte {at}");
            assert_eq!(LastBuild::read(&written[..at]), None, "{at} bytes");
        }
    }
}
