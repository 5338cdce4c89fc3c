//! Pages of questions and answers.

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};
use serde_json::{Value, json};

use crate::model::Prose;
use crate::model::site::Any;
use crate::render::view::Cx;

impl Cx<'_> {
    /// The questions of a text, if it is nothing but questions and their answers: two headings or more on
    /// its top level, each with a question mark at its end and words below it.
    pub(super) fn questions(&self, record: Any) -> Option<Value> {
        let prose = record.meta().prose.iter().find(|prose| prose.lang == self.lang)?;
        let sections = sections(prose);
        let asks = |question: &str| question.ends_with(['?', '？']);
        let all = sections.len() > 1
            && sections.iter().all(|(question, answer)| asks(question) && !answer.is_empty());
        let question = |(question, answer): &(String, String)| {
            let answer = json!({ "@type": "Answer", "text": answer });
            json!({ "@type": "Question", "name": question, "acceptedAnswer": answer })
        };
        all.then(|| {
            let questions: Vec<Value> = sections.iter().map(question).collect();
            json!({ "@type": "FAQPage", "inLanguage": self.tag(), "mainEntity": questions })
        })
    }
}

/// The headings of a text's top level, each with the words below it.
fn sections(prose: &Prose) -> Vec<(String, String)> {
    let mut sections: Vec<(String, String)> = Vec::new();
    let mut in_heading = false;
    for event in &prose.events {
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) => {
                in_heading = true;
                sections.push(Default::default());
            }
            Event::End(TagEnd::Heading(HeadingLevel::H2)) => in_heading = false,
            _ => {}
        }
        let Some((question, answer)) = sections.last_mut() else { continue };
        let into = if in_heading { question } else { answer };
        match event {
            Event::Text(words) | Event::Code(words) => into.push_str(words),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Item) => {
                into.push(' ')
            }
            _ => {}
        }
    }
    for (question, answer) in &mut sections {
        *question = question.trim().to_owned();
        *answer = answer.trim().to_owned();
    }
    sections
}
