//! `laws.yaml`: laws and documents.

use super::meta;
use crate::diagnostic::{Arg, Diagnostic, code};
use crate::load::fields::{Fields, Reader, choice, spanned, text};
use crate::load::form::numeral::numeral;
use crate::load::id::id;
use crate::load::value::{agency, file, localized, localized_list, stated};
use crate::load::yaml::Node;
use crate::model::record::{Article, Document, DocumentKind, Law};

const DOCUMENT_KINDS: &[(&str, DocumentKind)] = &[
    ("form", DocumentKind::Form),
    ("certificate", DocumentKind::Certificate),
    ("notice", DocumentKind::Notice),
    ("report", DocumentKind::Report),
    ("catalogue", DocumentKind::Catalogue),
    ("plan", DocumentKind::Plan),
    ("file", DocumentKind::File),
];

/// An entry of `laws`.
pub fn law(node: &Node, reader: &mut Reader) -> Option<Law> {
    let mut fields = Fields::of(node, "law", reader)?;
    let id = fields.required(reader, "id", id);
    let law = Law {
        meta: meta(&mut fields, reader, &id),
        title: fields.required(reader, "title", localized),
        short: fields.optional(reader, "short", localized),
        aliases: fields.optional(reader, "aliases", localized_list).unwrap_or_default(),
        kind: fields.optional(reader, "kind", spanned),
        number: stated(&mut fields, reader, "number", localized),
        issuer: fields.optional(reader, "issuer", localized),
        issued_by: fields.list(reader, "issued_by", agency),
        articles: fields.list(reader, "articles", article),
    };
    fields.finish(reader);
    Some(law)
}

fn article(node: &Node, reader: &mut Reader) -> Option<Article> {
    let mut fields = Fields::of(node, "article", reader)?;
    let article = Article {
        number: fields.required(reader, "number", article_number),
        gist: fields.optional(reader, "gist", localized),
        span: node.span,
    };
    fields.finish(reader);
    Some(article)
}

/// The number of an article, as references name it: `7`, or `7-1` for one that was put in between.
fn article_number(node: &Node, reader: &mut Reader) -> Option<String> {
    let written = text(node, reader)?;
    if !written.starts_with('第') {
        return Some(written);
    }
    let number = numeral(&written).map(|number| number.to_string());
    let wrong = Diagnostic::new(&code::WRONG_TYPE, node.span);
    let wrong = wrong.with("expected", Arg::Word("article-number")).with("found", Arg::Word("text"));
    reader.report(match &number {
        Some(number) => wrong.hint_with("form", "form", number.as_str()).fixed(node.span, number.as_str()),
        None => wrong.hint_with("form", "form", "7"),
    });
    Some(number.unwrap_or(written))
}

/// An entry of `documents`.
pub fn document(node: &Node, reader: &mut Reader) -> Option<Document> {
    let mut fields = Fields::of(node, "document", reader)?;
    let id = fields.required(reader, "id", id);
    let kind =
        fields.node("kind").map(|node| choice(node, reader, DOCUMENT_KINDS).unwrap_or(DocumentKind::Form));
    if kind.is_none() {
        fields.missing("kind");
    }
    let document = Document {
        meta: meta(&mut fields, reader, &id),
        title: fields.required(reader, "title", localized),
        aliases: fields.optional(reader, "aliases", localized_list).unwrap_or_default(),
        kind: kind.unwrap_or(DocumentKind::Form),
        form: fields.optional(reader, "form", file),
    };
    fields.finish(reader);
    Some(document)
}
