//! A procedure as a graph: which step leads to which. Knows no coordinates.

use std::collections::{BTreeMap, BTreeSet};

use super::record::{Action, Answer, Branch, Join, Procedure, Step};
use crate::diagnostic::Spanned;

/// Why one step follows another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Way<'p> {
    /// It is the next one, in the list or by `to`.
    Next,
    /// An answer leads to it.
    Answer(&'p Answer),
    /// It begins the branch of this number, from 0.
    Branch(usize),
    /// The deadline of the step before it has passed.
    Late,
    /// It follows when branches are done; this one, of this number from 0, leads to it.
    Join(&'p Branch, usize, Join),
}

/// A line of the chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edge<'p> {
    /// The step it leaves.
    pub from: &'p str,
    /// The step it leads to; in a checked site there is one.
    pub to: &'p str,
    /// Where the target was written, if it was.
    pub written: Option<&'p Spanned<String>>,
    /// Why.
    pub way: Way<'p>,
}

/// The steps of a procedure, the lines between them, and the steps that lead nowhere.
#[derive(Debug, Default)]
pub struct Flow<'p> {
    /// Every step, in reading order.
    pub steps: Vec<&'p Step>,
    /// Every line, in the reading order of where it begins.
    pub edges: Vec<Edge<'p>>,
    /// Steps that are no end and after which nothing comes.
    pub loose: Vec<&'p Step>,
}

impl<'p> Flow<'p> {
    /// The graph of a procedure. The first step is where it begins.
    pub fn of(procedure: &'p Procedure) -> Self {
        let mut flow = Flow::default();
        flow.list(&procedure.steps, None);
        flow
    }

    /// Adds a list of steps, after whose last one `after` follows (the step and the way there).
    fn list(&mut self, steps: &'p [Step], after: Option<(&'p str, Option<&'p Spanned<String>>, Way<'p>)>) {
        for (at, step) in steps.iter().enumerate() {
            let next = steps.get(at + 1).map(|next| (next.id.value.as_str(), None, Way::Next)).or(after);
            self.step(step, next);
        }
    }

    fn step(&mut self, step: &'p Step, next: Option<(&'p str, Option<&'p Spanned<String>>, Way<'p>)>) {
        self.steps.push(step);
        let from = step.id.value.as_str();
        let named =
            |to: &'p Option<Spanned<String>>| to.as_ref().map(|to| (to.value.as_str(), Some(to), Way::Next));
        match &step.action {
            Action::Do { to, late, .. } => {
                match named(to).or(next) {
                    Some((to, written, way)) => self.edges.push(Edge { from, to, written, way }),
                    None => self.loose.push(step),
                }
                if let Some((to, written, _)) = named(late) {
                    self.edges.push(Edge { from, to, written, way: Way::Late });
                }
            }
            Action::Ask { answers, .. } => {
                for answer in answers.iter().filter(|answer| !answer.to.value.is_empty()) {
                    let (to, way) = (answer.to.value.as_str(), Way::Answer(answer));
                    self.edges.push(Edge { from, to, written: Some(&answer.to), way });
                }
            }
            Action::End { .. } => {}
            Action::Parallel { branches, to, join } => {
                for (at, branch) in branches.iter().enumerate() {
                    if let Some(first) = branch.steps.first() {
                        let way = Way::Branch(at);
                        self.edges.push(Edge { from, to: &first.id.value, written: None, way });
                    }
                }
                let goal = named(to).or(next);
                for (at, branch) in branches.iter().enumerate() {
                    let after = goal.map(|(to, written, _)| (to, written, Way::Join(branch, at, *join)));
                    self.list(&branch.steps, after);
                }
            }
        }
    }

    /// Whether the first branch that is done is enough for a step behind branches.
    pub fn first_is_enough(&self, id: &str) -> bool {
        self.edges.iter().any(|edge| edge.to == id && matches!(edge.way, Way::Join(.., Join::One)))
    }

    /// The branches for which a step waits, with their numbers from 0; none where fewer than two lead to it.
    pub fn awaited(&self, id: &str) -> Vec<(&'p Branch, usize)> {
        let mut all: Vec<(&Branch, usize)> = Vec::new();
        for edge in self.edges.iter().filter(|edge| edge.to == id) {
            match edge.way {
                Way::Join(branch, at, _) if !all.iter().any(|(other, _)| std::ptr::eq(*other, branch)) => {
                    all.push((branch, at));
                }
                _ => {}
            }
        }
        if all.len() > 1 { all } else { Vec::new() }
    }

    /// The ids of all steps that can be reached from the first one, itself included.
    pub fn reachable(&self) -> BTreeSet<&'p str> {
        self.closure_of(self.steps.first().map(|step| step.id.value.as_str()))
    }

    /// The ids of all steps that can be reached from a step, itself included.
    pub fn reachable_from(&self, id: &'p str) -> BTreeSet<&'p str> {
        self.closure_of(Some(id))
    }

    fn closure_of(&self, start: Option<&'p str>) -> BTreeSet<&'p str> {
        closure(start, |from| {
            self.edges.iter().filter(move |edge| edge.from == from).map(|edge| edge.to).collect()
        })
    }

    /// The ids of all steps from which an end can be reached, ends included.
    pub fn ending(&self) -> BTreeSet<&'p str> {
        let ends = self.steps.iter().filter(|step| matches!(step.action, Action::End { .. }));
        let ends: Vec<&str> = ends.map(|step| step.id.value.as_str()).collect();
        closure(ends, |to| {
            self.edges.iter().filter(move |edge| edge.to == to).map(|edge| edge.from).collect()
        })
    }

    /// The number of each step, from 1, in reading order: how text and chart call it.
    pub fn numbers(&self) -> BTreeMap<&'p str, usize> {
        self.steps.iter().enumerate().map(|(at, step)| (step.id.value.as_str(), at + 1)).collect()
    }
}

fn closure<'p>(
    start: impl IntoIterator<Item = &'p str>,
    next: impl Fn(&'p str) -> Vec<&'p str>,
) -> BTreeSet<&'p str> {
    let mut seen: BTreeSet<&str> = start.into_iter().collect();
    let mut open: Vec<&str> = seen.iter().copied().collect();
    while let Some(id) = open.pop() {
        open.extend(next(id).into_iter().filter(|id| seen.insert(id)));
    }
    seen
}
