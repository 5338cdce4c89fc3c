//! Why a file is not read at all.

/// Why a file is not read at all. Words for people stand in the message catalogue under [`Refusal::name`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The ending and the bytes are of no kind that is read.
    UnknownKind,
    /// The form of before 2007 (`.doc`), which is to be saved anew.
    OldFormat,
    /// It is locked with a password.
    Encrypted,
    /// It should be an archive, and is damaged or none.
    Damaged {
        /// The file inside the archive that cannot be read, or the archive itself (empty).
        part: String,
    },
    /// A part that it cannot do without is missing.
    Missing {
        /// The part's path inside the archive.
        part: String,
    },
    /// It unfolds to more than a document holds: perhaps it was made to fill the memory.
    TooLarge {
        /// Which limit is passed, for people: `64 MiB`, `200000`.
        most: String,
    },
    /// Its elements lie in one another more deeply than a document's do.
    TooDeep,
    /// It declares entities of its own, which may hold anything and grow without end.
    Entities {
        /// The file inside the archive.
        part: String,
    },
    /// A name inside the archive leads out of it.
    LeadsOut {
        /// The name.
        part: String,
    },
    /// Its characters are in no encoding that is known.
    Encoding {
        /// The first line that cannot be read, from 1.
        line: usize,
    },
}

impl Refusal {
    /// The name of the reason, in kebab case.
    pub fn name(&self) -> &'static str {
        match self {
            Refusal::UnknownKind => "unknown-kind",
            Refusal::OldFormat => "old-format",
            Refusal::Encrypted => "encrypted",
            Refusal::Damaged { .. } => "damaged",
            Refusal::Missing { .. } => "missing-part",
            Refusal::TooLarge { .. } => "too-large",
            Refusal::TooDeep => "too-deep",
            Refusal::Entities { .. } => "entities",
            Refusal::LeadsOut { .. } => "leads-out",
            Refusal::Encoding { .. } => "encoding",
        }
    }
}
