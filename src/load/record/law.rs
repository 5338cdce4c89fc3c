//! `laws.yaml`: laws and documents.

use jiff::civil::Date;

use super::meta;
use crate::diagnostic::{Arg, Diagnostic, Spanned, code};
use crate::load::fields::{Fields, Reader, choice, spanned, text};
use crate::load::form::numeral::numeral;
use crate::load::id::id;
use crate::load::value::{agency, date, file, law as law_link, localized, localized_list, stated};
use crate::load::yaml::Node;
use crate::model::record::{Article, Document, DocumentKind, InForce, Law};

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
    let in_force = fields.optional(reader, "in_force", in_force).unwrap_or_default();
    let law = Law {
        meta: meta(&mut fields, reader, &id),
        title: fields.required(reader, "title", localized),
        short: fields.optional(reader, "short", localized),
        aliases: fields.optional(reader, "aliases", localized_list).unwrap_or_default(),
        kind: fields.optional(reader, "kind", spanned),
        number: stated(&mut fields, reader, "number", localized),
        issuer: fields.optional(reader, "issuer", localized),
        issued_by: fields.list(reader, "issued_by", agency),
        in_force,
        amended: amended(&mut fields, in_force, reader),
        replaced_by: fields.optional(reader, "replaced_by", law_link),
        articles: fields.list(reader, "articles", article),
    };
    fields.finish(reader);
    Some(law)
}

/// The days between which a law is in force.
fn in_force(node: &Node, reader: &mut Reader) -> Option<InForce> {
    let mut fields = Fields::of(node, "in-force", reader)?;
    let (from, until) = (fields.optional(reader, "from", date), fields.optional(reader, "until", date));
    if !fields.has("from") && !fields.has("until") {
        fields.missing("from");
    }
    fields.finish(reader);
    if from.zip(until).is_some_and(|(from, until)| from > until) {
        let wrong = Diagnostic::new(&code::BAD_INTERVAL, node.span).with("what", Arg::Word("ends-first"));
        reader.report(wrong.hint("swap-days"));
    }
    Some(InForce { from, until })
}

/// The days of a law's changes, after a report on those that are none of its days.
fn amended(fields: &mut Fields, in_force: InForce, reader: &mut Reader) -> Vec<Date> {
    let day =
        |node: &Node, reader: &mut Reader| date(node, reader).map(|value| Spanned { value, span: node.span });
    let mut days: Vec<Spanned<Date>> = fields.list(reader, "amended", day);
    for day in &days {
        let early = in_force.from.is_some_and(|from| day.value < from);
        if early || in_force.until.is_some_and(|until| day.value > until) {
            let wrong = Diagnostic::new(&code::BAD_INTERVAL, day.span);
            reader.report(wrong.with("what", Arg::Word("amended-outside")).hint("check-days"));
        }
    }
    days.sort_by_key(|day| day.value);
    days.into_iter().map(|day| day.value).collect()
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
