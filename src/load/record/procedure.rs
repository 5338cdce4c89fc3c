//! `procedures/<id>.yaml`: steps as authors write them, one of `do`, `ask`, `end`, `parallel`.

use super::{comparison, meta};
use crate::diagnostic::{Arg, Diagnostic, Spanned, code, nearest};
use crate::load::fields::{Fields, Reader, choice, spanned};
use crate::load::id::id;
use crate::load::item::origin;
use crate::load::value::{
    agency, boundary, deadline, document, law, localized, penalty, procedure as procedure_link, regime,
};
use crate::load::yaml::{Node, Value};
use crate::model::record::{Action, Answer, Branch, Outcome, Procedure, Scope, Step};
use crate::model::value::Deadline;
use crate::model::{Kind, Localized};

/// The fields of which a step has just one.
const FORMS: [&str; 4] = ["do", "ask", "end", "parallel"];

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
    let step = Step {
        id: Spanned { value: id, span: id_span },
        part: fields.optional(reader, "part", localized),
        actor: fields.optional(reader, "actor", agency),
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
            }
        }
    }
}

/// Reports a step that is none of the four, or more than one.
fn no_form(fields: &mut Fields, forms: &[&str], reader: &mut Reader) {
    let typo = fields.keys().find_map(|(key, span)| Some((key, span, nearest_form(key)?)));
    if let (true, Some((key, span, form))) = (forms.is_empty(), typo) {
        fields.node(key.to_owned());
        let found =
            Diagnostic::new(&code::UNKNOWN_FIELD, span).with("field", key).with("record", Arg::Word("step"));
        reader.report(found.hint_with("did-you-mean", "name", form));
        return;
    }
    let found = Diagnostic::new(&code::MISSING_FIELD, fields.first_key()).with("field", FORMS.join(" | "));
    let found = found.with("record", Arg::Word("step"));
    reader.report(found.hint(if forms.is_empty() { "step-form" } else { "one-step-form" }));
    // The other forms' fields are part of this one problem.
    for name in ["ask", "answers", "end", "outcome", "parallel"] {
        fields.node(name);
    }
}

/// The form that a key may have been meant to be; keys that a step may have are none.
fn nearest_form(key: &str) -> Option<&'static str> {
    const OTHERS: [&str; 14] = [
        "id", "part", "actor", "basis", "unstated", "penalty", "source", "draws_on", "note", "printed",
        "within", "details", "produces", "to",
    ];
    if OTHERS.contains(&key) { None } else { nearest(key, FORMS) }
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
            let found = Diagnostic::new(&code::ANSWER_WITHOUT_TARGET, say.span);
            let words = say.show(crate::model::Lang(0)).text.to_owned();
            reader.report(found.with("answer", words).hint("add-to"));
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
    let branch = Branch {
        name: fields.optional(reader, "name", localized),
        steps: fields.required_list(reader, "steps", step),
    };
    fields.finish(reader);
    Some(branch)
}
