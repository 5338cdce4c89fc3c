//! What Word and Excel files have in common: an archive of XML parts that point to one another.

pub mod xml;
pub mod archive;
pub mod relations;
