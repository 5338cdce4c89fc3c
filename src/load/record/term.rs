//! `glossary.yaml`: terms.

use super::meta;
use crate::load::fields::{Fields, Reader};
use crate::load::id::id;
use crate::load::value::{link, localized, localized_list};
use crate::load::yaml::Node;
use crate::model::record::Term;

/// An entry of `terms`.
pub fn term(node: &Node, reader: &mut Reader) -> Option<Term> {
    let mut fields = Fields::of(node, "term", reader)?;
    let id = fields.required(reader, "id", id);
    let term = Term {
        meta: meta(&mut fields, reader, &id),
        term: fields.required(reader, "term", localized),
        definition: fields.required(reader, "definition", localized),
        aliases: fields.optional(reader, "aliases", localized_list).unwrap_or_default(),
        see: fields.list(reader, "see", link),
    };
    fields.finish(reader);
    Some(term)
}
