//! The newcomer's way: stops, then questions.

use serde::Serialize;

use super::Cx;
use super::common::{LinkView, TextView};
use super::inspection::Tool;
use crate::derive::quiz::{self, Answer, Ask, Question};
use crate::derive::start;
use crate::model::Kind;
use crate::model::site::Any;
use crate::route::Page;
use crate::text::Html;

/// The newcomer's page.
#[derive(Debug, Serialize)]
pub struct StartView {
    /// The stops in order.
    pub stops: Vec<StopView>,
    /// The lists of those types of which the way holds the first only.
    pub lists: Vec<LinkView>,
    /// The pages to keep at hand: keys of the navigation's words.
    pub hand: Vec<Tool>,
    /// The questions, mixed.
    pub questions: Vec<QuestionView>,
}

/// What one looks things up in.
const HAND: [Page; 5] =
    [Page::Hotlines, Page::Index(Kind::Term), Page::Deadlines, Page::Penalties, Page::Matrix];

/// A stop.
#[derive(Debug, Serialize)]
pub struct StopView {
    /// Its own name, under which progress is kept.
    pub key: String,
    /// The record.
    pub link: LinkView,
    /// Its type, a key of the theme's `type` words.
    pub kind: &'static str,
    /// What one finds there.
    pub summary: Option<TextView>,
}

/// A question.
#[derive(Debug, Serialize)]
pub struct QuestionView {
    /// `role`, `time`, `number` or `unit`, a key of the theme's words.
    pub kind: &'static str,
    /// What it is about: a matter, a regime; nothing where the words say it.
    pub about: Option<TextView>,
    /// The words that it asks about.
    pub words: TextView,
    /// The event from which a time runs.
    pub from: Option<TextView>,
    /// Every answer.
    pub answers: Vec<Html>,
    /// The place of the right one, from 0.
    pub right: usize,
    /// The record that proves it, at its place.
    pub proof: LinkView,
}

impl Cx<'_> {
    /// The newcomer's page.
    pub fn start_page(&self) -> StartView {
        let stop = |stop: start::Stop| {
            let (kind, id) = (stop.record.kind(), &stop.record.meta().id);
            let link = stop.link.map_or_else(|| self.to(stop.record), |link| self.link(link));
            StopView {
                key: format!("{}/{id}", kind.word()),
                link,
                kind: kind.word(),
                summary: stop.record.summary().map(|summary| self.text(summary)),
            }
        };
        let list =
            |kind| LinkView { href: self.href(Page::Index(kind)), text: self.own(&self.kind_label(kind)) };
        let (site, derived) = self.site.everything();
        let questions = quiz::questions(site, derived.deadlines());
        StartView {
            lists: start::cut(site).into_iter().map(list).collect(),
            hand: self.those_there(&HAND),
            stops: start::stops(site).into_iter().map(stop).collect(),
            questions: questions.iter().map(|question| self.question(question)).collect(),
        }
    }

    fn question(&self, question: &Question) -> QuestionView {
        let answers = question.answers.iter().map(|answer| self.answer_words(answer)).collect();
        let (kind, about, words, from, proof) = match question.ask {
            Ask::Role(boundary, _, role) => {
                let href = self.at(Page::of(Kind::Boundary, &boundary.meta.id), Some(&role.anchor));
                let proof = LinkView { href, text: self.text(&boundary.matter) };
                ("role", Some(self.text(&boundary.matter)), self.text(&role.text), None, proof)
            }
            Ask::Time(row, what) => {
                let from = row.deadline.from.as_ref().map(|from| self.text(from));
                let record = self.to(row.place.record);
                let proof = LinkView { href: self.place(&row.place).href, text: record.text.clone() };
                ("time", Some(record.text), self.text(what), from, proof)
            }
            Ask::Number(service) => {
                ("number", None, self.text(&service.name), None, self.to(Any::Service(service)))
            }
            Ask::Unit(service) => {
                ("unit", None, self.text(&service.name), None, self.to(Any::Service(service)))
            }
        };
        QuestionView { kind, about, words, from, answers, right: question.right, proof }
    }

    fn answer_words(&self, answer: &Answer) -> Html {
        match answer {
            Answer::Agency(agency) => self.name(Any::Agency(agency)).inline(),
            Answer::Span(count, unit) => self.html(&self.words.span(*count, *unit)),
            Answer::Number(number) => Html((*number).to_owned()),
        }
    }
}
