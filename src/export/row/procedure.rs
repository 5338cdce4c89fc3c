//! Procedures and comparisons.

use schemars::JsonSchema;
use serde::Serialize;

use super::fact::{DeadlineFact, PenaltyFact};
use super::item::OriginRow;
use super::{Rows, Text, reference, references};
use crate::model::Localized;
use crate::model::flow::{Flow, Way};
use crate::model::record::{Action, Comparison, Join, Outcome, Procedure, Step};

/// A step of a procedure.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(extend("additionalProperties" = false))]
pub struct StepRow {
    /// The step's id, also its anchor on the page.
    id: String,
    /// `do`, `ask`, `end` or `parallel`.
    form: &'static str,
    /// The name of the part of the procedure that begins here.
    #[serde(skip_serializing_if = "Option::is_none")]
    part: Option<Text>,
    /// Who acts: a reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    actor: Option<String>,
    /// Who else acts in it: references.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    with: Vec<String>,
    /// Whether it may be left out.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    optional: bool,
    /// For each of which it is done once.
    #[serde(skip_serializing_if = "Option::is_none")]
    each: Option<Text>,
    /// Of a fork: `one` where the step behind the branches follows when the first of them is done.
    #[serde(skip_serializing_if = "Option::is_none")]
    join: Option<&'static str>,
    /// What the step says; a fork into branches says nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Text>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    details: Vec<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    within: Option<DeadlineFact>,
    /// The papers it produces: references.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    produces: Vec<String>,
    /// The procedure that it stands for or in which it goes on: a reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    procedure: Option<String>,
    /// How the procedure ends: `good`, `neutral`, `sanction` or `handed-over`.
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<&'static str>,
    /// The ways to the steps that follow.
    to: Vec<WayRow>,
    /// The legal basis: references.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    basis: Vec<String>,
    /// What the source does not say here.
    #[serde(skip_serializing_if = "Option::is_none")]
    unstated: Option<Text>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    penalties: Vec<PenaltyFact>,
    #[serde(flatten)]
    origin: OriginRow,
}

/// A way from a step to another.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct WayRow {
    /// The id of the step it leads to.
    step: String,
    /// The answer that leads there, or the name of the branch that begins there.
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<Text>,
    /// Whether it is taken when the deadline of the step has passed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    late: bool,
    /// By when the answer must be given.
    #[serde(skip_serializing_if = "Option::is_none")]
    within: Option<DeadlineFact>,
    /// The answer's legal basis: references.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    basis: Vec<String>,
}

/// How a record differs from its twin.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ComparisonRow {
    /// The twin: a reference.
    to: String,
    /// The differences.
    rows: Vec<DifferenceRow>,
}

/// One difference.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct DifferenceRow {
    /// In what.
    aspect: Text,
    /// How it is here.
    here: Text,
    /// How it is there.
    there: Text,
}

impl Rows<'_> {
    /// A comparison.
    pub fn comparison(self, twin: &Option<Comparison>) -> Option<ComparisonRow> {
        let twin = twin.as_ref()?;
        let row = |row: &crate::model::record::Difference| DifferenceRow {
            aspect: self.text(&row.aspect),
            here: self.text(&row.here),
            there: self.text(&row.there),
        };
        Some(ComparisonRow { to: reference(&twin.to), rows: twin.rows.iter().map(row).collect() })
    }

    /// The steps of a procedure, those of branches included, in reading order.
    pub fn steps(self, procedure: &Procedure) -> Vec<StepRow> {
        let flow = Flow::of(procedure);
        flow.steps.iter().map(|step| self.step(step, self.ways(step, &flow))).collect()
    }

    fn ways(self, step: &Step, flow: &Flow) -> Vec<WayRow> {
        let name = |at: usize| match &step.action {
            Action::Parallel { branches, .. } => self.some(&branches[at].name),
            _ => None,
        };
        let leaving = flow.edges.iter().filter(|edge| edge.from == step.id.value);
        let way = |edge: &crate::model::flow::Edge| {
            let mut row = WayRow {
                step: edge.to.to_owned(),
                on: None,
                late: edge.way == Way::Late,
                within: None,
                basis: Vec::new(),
            };
            match edge.way {
                Way::Answer(answer) => {
                    row.on = Some(self.text(&answer.say));
                    row.within = answer.within.as_ref().map(|within| self.deadline(within));
                    row.basis = references(&answer.basis);
                }
                Way::Branch(at) => row.on = name(at),
                Way::Next | Way::Late | Way::Join(..) => {}
            }
            row
        };
        leaving.map(way).collect()
    }

    fn step(self, step: &Step, to: Vec<WayRow>) -> StepRow {
        let none: &[Localized] = &[];
        let (form, details) = match &step.action {
            Action::Do { details, .. } => ("do", details.as_slice()),
            Action::Ask { details, .. } => ("ask", details.as_slice()),
            Action::End { details, .. } => ("end", details.as_slice()),
            Action::Parallel { .. } => ("parallel", none),
        };
        let mut row = StepRow {
            id: step.id.value.clone(),
            form,
            part: self.some(&step.part),
            actor: step.actor.as_ref().map(reference),
            with: references(&step.with),
            optional: false,
            each: None,
            join: None,
            text: step.action.words().map(|words| self.text(words)),
            details: self.each(details),
            within: None,
            produces: Vec::new(),
            procedure: None,
            outcome: None,
            to,
            basis: references(&step.basis),
            unstated: self.some(&step.unstated),
            penalties: step.penalties.iter().map(|penalty| self.penalty(penalty)).collect(),
            origin: self.origin(&step.origin),
        };
        match &step.action {
            Action::Do { within, produces, procedure, optional, each, .. } => {
                row.optional = *optional;
                row.each = self.some(each);
                row.within = within.as_ref().map(|within| self.deadline(within));
                row.produces = references(produces);
                row.procedure = procedure.as_ref().map(reference);
            }
            Action::End { outcome, procedure, .. } => {
                row.outcome = Some(match outcome {
                    Outcome::Good => "good",
                    Outcome::Neutral => "neutral",
                    Outcome::Sanction => "sanction",
                    Outcome::HandedOver => "handed-over",
                });
                row.procedure = procedure.as_ref().map(reference);
            }
            Action::Parallel { join, .. } => row.join = (*join == Join::One).then_some("one"),
            Action::Ask { .. } => {}
        }
        row
    }
}
