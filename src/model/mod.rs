//! What a knowledge base is: languages, references, values, records, and the site that holds them.
//!
//! Knows no YAML, no HTML and no disk.

mod called;
pub mod flow;
pub mod id;
pub mod item;
pub mod lang;
pub mod prose;
pub mod record;
pub mod site;
pub mod value;
pub mod walk;

pub use id::{Kind, Link};
pub use item::{Item, Note, NoteKind};
pub use lang::{Lang, Languages, Localized, LocalizedList};
pub use prose::Prose;
pub use record::{Meta, Record};
pub use site::Site;
