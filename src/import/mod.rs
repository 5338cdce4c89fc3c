//! What an office's own files say: Word documents, sheets and texts as what people read in them.
//!
//! A reader takes bytes and gives a [`Document`](document::Document), or says why it cannot
//! ([`Refusal`](refusal::Refusal)). Nothing is lost on the way: each character of a file is in a block
//! or in a remark.

pub mod document;
pub mod refusal;
