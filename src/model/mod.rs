//! What a knowledge base is: languages, references, values, records, and the site that holds them.
//!
//! Knows no YAML, no HTML and no disk.

pub mod kind;
pub mod lang;
pub mod scale;
pub mod id;
pub mod names;
pub mod sum;
pub mod value;
pub mod hours;
pub mod phone;
pub mod contact;
pub mod attachment;
pub mod colour;
pub mod brand;
pub mod calendar;
pub mod moves;
pub mod item;
pub mod prose;
pub mod meta;
pub mod step;
pub mod walk;
pub mod application;
pub mod record;
pub mod flow;
pub mod list;
pub mod site;
mod called;
mod force;

pub use id::{Link, RecordId};
pub use item::{Item, Note, NoteKind};
pub use kind::Kind;
pub use lang::{Lang, Languages, Localized, LocalizedList};
pub use meta::Meta;
pub use prose::Prose;
pub use record::Record;
pub use site::Site;
