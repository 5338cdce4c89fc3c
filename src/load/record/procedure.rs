//! `procedures/<id>.yaml`: steps as authors write them, one of `do`, `ask`, `end`, `parallel`.

use super::{comparison, meta};
use crate::diagnostic::{Arg, Diagnostic, Spanned, code, likely};
use crate::load::fields::{Fields, Reader, choice, spanned, truth};
use crate::load::form::shape::scalar;
use crate::load::id::id;
use crate::load::item::origin;
use crate::load::value::{
    agency, boundary, deadline, document, law, localized, own_text, penalty, procedure as procedure_link,
    regime,
};
use crate::load::yaml::{Node, Value};
use crate::model::record::{Action, Answer, Branch, Join, Outcome, Procedure, Scope, Step};
use crate::model::value::Deadline;
use crate::model::{Kind, Localized};

/// The fields of which a step has just one.
const FORMS: [&str; 4] = ["do", "ask", "end", "parallel"];

const JOINS: &[(&str, Join)] = &[("all", Join::All), ("one", Join::One)];

const OUTCOMES: &[(&str, Outcome)] = &[
    ("good", Outcome::Good),
    ("neutral", Outcome::Neutral),
    ("sanction", Outcome::Sanction),
    ("handed-over", Outcome::HandedOver),
];

/// A procedure.
pub fn procedure(node: &Node, id: &str, reader: &mut Reader) -> Option<Procedure> {
    let mut fields = Fields::of(node, "procedure", reader)?;
    let scope = fields.optional(reader, "regime", regime).or(fields.optional(reader, "boundary", boundary));
    let procedure = Procedure {
        meta: meta(&mut fields, reader, id),
        scope: scope.map_or(Scope::Alone, Scope::Of),
        title: fields.required(reader, "title", localized),
        summary: fields.optional(reader, "summary", localized),
        trigger: fields.optional(reader, "trigger", localized),
        actors: fields.list(reader, "actors", agency),
        steps: fields.required_list(reader, "steps", step),
        compare_with: comparison(&mut fields, reader, Kind::Procedure),
    };
    fields.finish(reader);
    Some(procedure)
}

fn step(node: &Node, reader: &mut Reader) -> Option<Step> {
    let mut fields = Fields::of(node, "step", reader)?;
    let id_span = fields.node("id").map_or(fields.span, |node| node.span);
    let id = fields.required(reader, "id", id);
    let action = action(&mut fields, reader);
    let mut actors = fields.one_or_list(reader, "actor", agency).into_iter();
    let step = Step {
        id: Spanned { value: id, span: id_span },
        part: fields.optional(reader, "part", localized),
        actor: actors.next(),
        with: actors.collect(),
        action,
        basis: fields.list(reader, "basis", law),
        unstated: fields.optional(reader, "unstated", localized),
        penalties: fields.one_or_list(reader, "penalty", penalty),
        origin: origin(&mut fields, reader),
    };
    fields.finish(reader);
    Some(step)
}

fn action(fields: &mut Fields, reader: &mut Reader) -> Action {
    let forms: Vec<&str> = FORMS.into_iter().filter(|form| fields.has(form)).collect();
    match forms.as_slice() {
        ["ask"] => Action::Ask {
            question: fields.required(reader, "ask", localized),
            details: fields.one_or_list(reader, "details", localized),
            answers: fields.required_list(reader, "answers", answer),
        },
        ["end"] => Action::End {
            what: fields.required(reader, "end", localized),
            outcome: fields
                .optional(reader, "outcome", |node, reader| choice(node, reader, OUTCOMES))
                .unwrap_or_default(),
            details: fields.one_or_list(reader, "details", localized),
            procedure: fields.optional(reader, "procedure", procedure_link),
        },
        ["parallel"] => Action::Parallel {
            branches: fields.required_list(reader, "parallel", branch),
            to: fields.optional(reader, "to", spanned),
            join: fields
                .optional(reader, "join", |node, reader| choice(node, reader, JOINS))
                .unwrap_or_default(),
        },
        forms => {
            if forms != ["do"] {
                no_form(fields, forms, reader);
            }
            // An unreadable step counts as a deed, so that the steps around it are still checked.
            let readable = forms.contains(&"do");
            Action::Do {
                what: if readable { fields.required(reader, "do", localized) } else { Localized::default() },
                within: within(fields, reader),
                details: fields.one_or_list(reader, "details", localized),
                produces: fields.one_or_list(reader, "produces", document),
                procedure: fields.optional(reader, "procedure", procedure_link),
                to: fields.optional(reader, "to", spanned),
                late: fields.optional(reader, "late", spanned),
                optional: fields.optional(reader, "optional", truth).unwrap_or_default(),
                each: fields.optional(reader, "each", localized),
            }
        }
    }
}

/// Reports a step that is none of the four, or more than one.
fn no_form(fields: &mut Fields, forms: &[&str], reader: &mut Reader) {
    match forms {
        [] => missing_form(fields, reader),
        [first, second, ..] => {
            let place = |form: &str| fields.keys().position(|(key, _)| key == form).unwrap_or_default();
            let (a, b) = (place(first), place(second));
            let later = fields.keys().nth(a.max(b)).map_or(fields.span, |(_, span)| span);
            // Side by side they are one step; with fields between them the line that began the second is missing.
            let at = if a.abs_diff(b) == 1 { fields.first_key() } else { later };
            let found = Diagnostic::new(&code::TWO_FORMS, at).with("first", *first).with("second", *second);
            reader.report(found.hint("one-step-form"));
        }
        [_] => {}
    }
    // The other forms' fields are part of this one problem.
    for name in ["ask", "answers", "end", "outcome", "parallel"] {
        fields.node(name);
    }
}

/// Reports a step that says nothing of what it is.
fn missing_form(fields: &mut Fields, reader: &mut Reader) {
    let typo = fields.keys().find_map(|(key, span)| Some((key, span, nearest_form(key, reader)?)));
    if let Some((key, span, form)) = typo {
        fields.node(key.to_owned());
        let found =
            Diagnostic::new(&code::UNKNOWN_FIELD, span).with("field", key).with("record", Arg::Word("step"));
        return reader.report(found.hint_with("did-you-mean-field", "name", form).fixed(span, form));
    }
    let found = Diagnostic::new(&code::MISSING_FIELD, fields.first_key()).with("field", FORMS.join(" | "));
    let found = found.with("record", Arg::Word("step"));
    // A text that stands in the step itself is mostly what is to be done.
    let place = fields.keys().find(|(key, _)| reader.languages.find(key).is_some()).map(|(_, span)| span);
    let text = own_text(fields, reader);
    reader.report(match (place, text) {
        (Some(span), Some(text)) => {
            let words = |tag: &str, text: &str| format!("{tag}: {}", scalar(text));
            let texts: Vec<String> =
                text.iter().map(|(lang, text)| words(reader.languages.tag(lang), text)).collect();
            let form = format!("do: {{{}}}", texts.join(", "));
            Diagnostic { span: Some(span), ..found.hint_with("text-in-step", "form", form) }
        }
        _ => found.hint("step-form"),
    });
}

/// The form that a key may have been meant to be; keys that a step may have are none, nor are languages.
fn nearest_form(key: &str, reader: &Reader) -> Option<&'static str> {
    const OTHERS: [&str; 19] = [
        "id",
        "part",
        "actor",
        "basis",
        "unstated",
        "penalty",
        "source",
        "draws_on",
        "note",
        "printed",
        "within",
        "details",
        "produces",
        "procedure",
        "to",
        "late",
        "optional",
        "each",
        "join",
    ];
    if OTHERS.contains(&key) || reader.languages.find(key).is_some() {
        None
    } else {
        likely(key, FORMS.into_iter())
    }
}

fn within(fields: &mut Fields, reader: &mut Reader) -> Option<Deadline> {
    fields.node("within").and_then(|node| deadline(node, reader))
}

fn answer(node: &Node, reader: &mut Reader) -> Option<Answer> {
    let mut fields = Fields::of(node, "answer", reader)?;
    let say = fields.required(reader, "say", localized);
    let to = fields.node("to").filter(|node| node.value != Value::Null);
    let to = match to {
        Some(node) => spanned(node, reader).unwrap_or_default(),
        None => {
            // An answer without words was reported as that.
            if !say.is_empty() {
                let found = Diagnostic::new(&code::ANSWER_WITHOUT_TARGET, say.span);
                let words = say.show(crate::model::Lang(0)).text.to_owned();
                reader.report(found.with("answer", words).hint("add-to"));
            }
            Spanned::default()
        }
    };
    let answer = Answer {
        say,
        to,
        within: within(&mut fields, reader),
        basis: fields.list(reader, "basis", law),
        origin: origin(&mut fields, reader),
    };
    fields.finish(reader);
    Some(answer)
}

fn branch(node: &Node, reader: &mut Reader) -> Option<Branch> {
    let mut fields = Fields::of(node, "branch", reader)?;
    if !fields.has("steps") && FORMS.iter().any(|form| fields.has(form)) {
        let found = Diagnostic::new(&code::MISSING_FIELD, fields.first_key()).with("field", "steps");
        reader.report(found.with("record", Arg::Word("branch")).hint("branch-steps"));
        return Some(Branch { name: None, steps: step(node, reader).into_iter().collect() });
    }
    let branch = Branch {
        name: fields.optional(reader, "name", localized),
        steps: fields.required_list(reader, "steps", step),
    };
    fields.finish(reader);
    Some(branch)
}
