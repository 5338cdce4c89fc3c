//! A procedure as numbered steps, complete without a chart.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Cx;
use super::chart::ChartView;
use super::common::{CompareView, LinkView, NoteView, SourceView, TextView};
use super::facts::PenaltyView;
use super::mention::MentionGroup;
use crate::model::Localized;
use crate::model::flow::{Flow, Way};
use crate::model::record::{Action, Answer, Branch, Join, Outcome, Procedure, Scope, Step};
use crate::model::site::Any;
use crate::text::Html;

/// A procedure's page.
#[derive(Debug, Serialize)]
pub struct ProcedureView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: TextView,
    /// What it is, in a sentence.
    pub summary: Option<TextView>,
    /// The regime or boundary it belongs to.
    pub scope: Option<LinkView>,
    /// What sets it off.
    pub trigger: Option<TextView>,
    /// Who takes part.
    pub actors: Vec<LinkView>,
    /// The steps as a picture.
    pub chart: Option<ChartView>,
    /// The parts of a long procedure.
    pub parts: Vec<PartView>,
    /// The steps.
    pub steps: Vec<StepView>,
    /// How it differs from a near-twin.
    pub compare: Option<CompareView>,
    /// The other procedures of the same regime or boundary.
    pub siblings: Vec<LinkView>,
    /// The procedure before it in the same regime or boundary.
    pub previous: Option<LinkView>,
    /// The procedure after it.
    pub next: Option<LinkView>,
    /// The long text.
    pub prose: Option<TextView>,
    /// Back references.
    pub mentions: Vec<MentionGroup>,
}

/// A part of a long procedure.
#[derive(Debug, Serialize)]
pub struct PartView {
    /// The id of the step that opens it.
    pub id: String,
    /// Its name.
    pub name: TextView,
}

/// A step.
#[derive(Debug, Serialize)]
pub struct StepView {
    /// Its id and anchor.
    pub id: String,
    /// Its number, from 1.
    pub number: usize,
    /// `do`, `ask`, `end` or `parallel`.
    pub kind: &'static str,
    /// The part that begins here, with its place in the whole.
    pub part: Option<String>,
    /// Who acts.
    pub actor: Option<LinkView>,
    /// Who else acts.
    pub with: Vec<LinkView>,
    /// Whether it may be left out.
    pub optional: bool,
    /// For each of which it is done once.
    pub each: Option<TextView>,
    /// What happens; a fork has no words of its own.
    pub text: Option<TextView>,
    /// The branches that must be done before.
    pub waits: Vec<AwaitedView>,
    /// Whether the first of them that is done is enough.
    pub first: bool,
    /// The step that follows when the time has passed.
    pub late: Option<TargetView>,
    /// By when.
    pub within: Option<Html>,
    /// The way to the calculator of its last day.
    pub calculator: Option<String>,
    /// More about it.
    pub details: Vec<TextView>,
    /// The papers it produces.
    pub produces: Vec<LinkView>,
    /// The answers.
    pub answers: Vec<AnswerView>,
    /// The branches of a fork.
    pub branches: Vec<BranchView>,
    /// The step that follows, where it is not the next number.
    pub next: Option<TargetView>,
    /// `good`, `neutral`, `sanction` or `handed-over`, at an end.
    pub outcome: Option<&'static str>,
    /// The procedure that this step stands for or leads to.
    pub procedure: Option<LinkView>,
    /// The legal basis.
    pub basis: Vec<LinkView>,
    /// What the source does not say here.
    pub unstated: Option<TextView>,
    /// Penalties.
    pub penalties: Vec<PenaltyView>,
    /// Editor's notes.
    pub notes: Vec<NoteView>,
    /// Where its facts stand.
    pub draws: Vec<SourceView>,
}

/// An answer.
#[derive(Debug, Serialize)]
pub struct AnswerView {
    /// Its words.
    pub say: TextView,
    /// By when it must be given.
    pub within: Option<Html>,
    /// The way to the calculator of its last day.
    pub calculator: Option<String>,
    /// Where it leads.
    pub to: TargetView,
    /// The legal basis.
    pub basis: Vec<LinkView>,
    /// Editor's notes.
    pub notes: Vec<NoteView>,
    /// Where its facts stand.
    pub draws: Vec<SourceView>,
}

/// A branch of a fork.
#[derive(Debug, Serialize)]
pub struct BranchView {
    /// Its name.
    pub name: Option<TextView>,
    /// Its steps.
    pub steps: Vec<StepView>,
}

/// A branch for which a step waits.
#[derive(Debug, Serialize)]
pub struct AwaitedView {
    /// Its name.
    pub name: Option<TextView>,
    /// Its number among the branches, from 1.
    pub number: usize,
}

/// A step that another one leads to.
#[derive(Debug, Serialize)]
pub struct TargetView {
    /// Its id and anchor.
    pub id: String,
    /// Its number.
    pub number: usize,
    /// What happens there.
    pub text: Option<TextView>,
    /// Whether it lies further up: the way leads back.
    pub back: bool,
    /// Whether it waits for other branches.
    pub joins: bool,
    /// Whether it follows when the time has passed.
    pub late: bool,
}

/// The graph while steps are shown.
struct Plan<'p> {
    flow: Flow<'p>,
    numbers: BTreeMap<&'p str, usize>,
    /// The steps that open a part, with its name.
    parts: Vec<(&'p str, &'p Localized)>,
}

impl<'p> Plan<'p> {
    fn of(procedure: &'p Procedure) -> Self {
        let flow = Flow::of(procedure);
        let opens = |step: &&'p Step| step.part.as_ref().map(|name| (step.id.value.as_str(), name));
        Plan { numbers: flow.numbers(), parts: flow.steps.iter().filter_map(opens).collect(), flow }
    }

    /// Which part a step opens, from 1, if it opens one.
    fn part(&self, id: &str) -> Option<(usize, &'p Localized)> {
        let at = self.parts.iter().position(|(opens, _)| *opens == id)?;
        Some((at + 1, self.parts[at].1))
    }
}

impl Cx<'_> {
    /// The page of a procedure.
    pub fn procedure(&self, procedure: &Procedure) -> ProcedureView {
        let plan = Plan::of(procedure);
        let own = self.to(Any::Procedure(procedure));
        let siblings = match &procedure.scope {
            Scope::Of(link) => self.site.procedures(link.kind, &link.id),
            Scope::Alone => &[],
        };
        let at = siblings.iter().position(|other| other.meta.id == procedure.meta.id);
        let sibling = |at: Option<usize>| {
            at.and_then(|at| siblings.get(at)).map(|other| self.to(Any::Procedure(other)))
        };
        let (previous, next) = (sibling(at.and_then(|at| at.checked_sub(1))), sibling(at.map(|at| at + 1)));
        let siblings = siblings.iter().filter(|other| other.meta.id != procedure.meta.id);
        ProcedureView {
            id: procedure.meta.id.clone(),
            title: self.text(&procedure.title),
            summary: procedure.summary.as_ref().map(|summary| self.text(summary)),
            scope: match &procedure.scope {
                Scope::Of(link) => Some(self.link(link)),
                Scope::Alone => None,
            },
            trigger: procedure.trigger.as_ref().map(|trigger| self.text(trigger)),
            actors: procedure.actors.iter().map(|actor| self.in_full(actor)).collect(),
            chart: Some(self.chart(procedure)),
            parts: self.procedure_parts(&plan),
            steps: procedure.steps.iter().map(|step| self.step(step, &plan)).collect(),
            compare: procedure.compare_with.as_ref().map(|twin| self.comparison(own, twin)),
            siblings: siblings.map(|other| self.to(Any::Procedure(other))).collect(),
            previous,
            next,
            prose: self.prose(Any::Procedure(procedure)),
            mentions: self.mentioned(Any::Procedure(procedure), |_| true),
        }
    }

    fn procedure_parts(&self, plan: &Plan) -> Vec<PartView> {
        let part = |(id, name): &(&str, &Localized)| PartView { id: (*id).to_owned(), name: self.text(name) };
        plan.parts.iter().map(part).collect()
    }

    fn step(&self, step: &Step, plan: &Plan) -> StepView {
        let mut view = StepView {
            id: step.id.value.clone(),
            number: plan.numbers[step.id.value.as_str()],
            kind: "do",
            part: plan.part(&step.id.value).map(|(at, name)| self.part(name, at, plan.parts.len())),
            actor: step.actor.as_ref().map(|actor| self.link(actor)),
            text: step.action.words().map(|words| self.text(words)),
            with: self.links(&step.with),
            optional: false,
            each: None,
            waits: self.waits(&step.id.value, plan),
            first: plan.flow.first_is_enough(&step.id.value),
            late: None,
            within: None,
            calculator: None,
            details: Vec::new(),
            produces: Vec::new(),
            answers: Vec::new(),
            branches: Vec::new(),
            next: self.next(step, plan),
            outcome: None,
            procedure: None,
            basis: self.bases(&step.basis),
            unstated: step.unstated.as_ref().map(|unstated| self.text(unstated)),
            penalties: step.penalties.iter().map(|penalty| self.penalty(penalty)).collect(),
            notes: self.notes(&step.origin.notes),
            draws: self.draws(&step.origin),
        };
        match &step.action {
            Action::Do { within, details, produces, procedure, late, optional, each, .. } => {
                let goal = late.as_ref().map(|late| self.goal(&late.value, &step.id.value, plan));
                view.late = goal.map(|goal| TargetView { late: true, ..goal });
                view.optional = *optional;
                view.each = each.as_ref().map(|each| self.text(each));
                view.within = within.as_ref().map(|within| self.html(&self.words.deadline(within)));
                view.calculator = within.as_ref().and_then(|within| self.calculator(within));
                view.details = details.iter().map(|detail| self.text(detail)).collect();
                view.produces = self.links(produces);
                view.procedure = procedure.as_ref().map(|procedure| self.link(procedure));
            }
            Action::Ask { details, answers, .. } => {
                view.kind = "ask";
                view.details = details.iter().map(|detail| self.text(detail)).collect();
                view.answers = answers.iter().map(|answer| self.answer(answer, step, plan)).collect();
            }
            Action::End { outcome, details, procedure, .. } => {
                view.kind = "end";
                view.outcome = Some(outcome_key(*outcome));
                view.details = details.iter().map(|detail| self.text(detail)).collect();
                view.procedure = procedure.as_ref().map(|procedure| self.link(procedure));
            }
            Action::Parallel { branches, .. } => {
                view.kind = "parallel";
                let branch = |branch: &Branch| BranchView {
                    name: branch.name.as_ref().map(|name| self.text(name)),
                    steps: branch.steps.iter().map(|step| self.step(step, plan)).collect(),
                };
                view.branches = branches.iter().map(branch).collect();
            }
        }
        view
    }

    fn answer(&self, answer: &Answer, step: &Step, plan: &Plan) -> AnswerView {
        AnswerView {
            say: self.text(&answer.say),
            within: answer.within.as_ref().map(|within| self.html(&self.words.deadline(within))),
            calculator: answer.within.as_ref().and_then(|within| self.calculator(within)),
            to: self.goal(&answer.to.value, &step.id.value, plan),
            basis: self.bases(&answer.basis),
            notes: self.notes(&answer.origin.notes),
            draws: self.draws(&answer.origin),
        }
    }

    /// The step after this one, unless it is the next number or an answer says so.
    fn next(&self, step: &Step, plan: &Plan) -> Option<TargetView> {
        let id = step.id.value.as_str();
        let fork = matches!(step.action, Action::Parallel { .. });
        let edge = plan
            .flow
            .edges
            .iter()
            .find(|edge| edge.from == id && matches!(edge.way, Way::Next | Way::Join(..)) && !fork)?;
        let joins = matches!(edge.way, Way::Join(.., Join::All)) && !plan.flow.awaited(edge.to).is_empty();
        let goal = || TargetView { joins, ..self.goal(edge.to, id, plan) };
        (joins || plan.numbers[edge.to] != plan.numbers[id] + 1).then(goal)
    }

    /// The branches for which a step waits.
    fn waits(&self, id: &str, plan: &Plan) -> Vec<AwaitedView> {
        let awaited = plan.flow.awaited(id).into_iter();
        let view = |(branch, at): (&Branch, usize)| AwaitedView {
            name: branch.name.as_ref().map(|name| self.text(name)),
            number: at + 1,
        };
        awaited.map(view).collect()
    }

    fn goal(&self, to: &str, from: &str, plan: &Plan) -> TargetView {
        let number = plan.numbers[to];
        let step = plan.flow.steps[number - 1];
        TargetView {
            id: to.to_owned(),
            number,
            text: step.action.words().map(|words| self.text(words)),
            back: number <= plan.numbers[from],
            joins: false,
            late: false,
        }
    }
}

fn outcome_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Good => "good",
        Outcome::Neutral => "neutral",
        Outcome::Sanction => "sanction",
        Outcome::HandedOver => "handed-over",
    }
}
