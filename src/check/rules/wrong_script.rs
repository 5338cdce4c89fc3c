//! A text that is written in the letters of another language: Chinese under `en`, or the translation left out and the
//! original pasted in its place.

use crate::check::script::is_foreign;
use crate::check::spot;
use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, Span, code};
use crate::model::site::Any;
use crate::model::walk::Part;
use crate::model::{Lang, Localized};

/// Reports texts of which one language is written in letters that it does not have.
pub fn check(record: Any, subject: &Subject, found: &mut Vec<Diagnostic>) {
    record.walk(&mut |part| {
        if let Part::Text(text) = part {
            found.extend(wrong(text, subject));
        }
    });
    for prose in &record.meta().prose {
        let words = prose.plain();
        if is_foreign(words.trim(), &subject.scripts()[usize::from(prose.lang.0)]) {
            let tag = subject.site.config.languages.tag(prose.lang);
            let begin: String = words.trim().chars().take(20).collect();
            let wrong = Diagnostic::new(&code::WRONG_SCRIPT, Span::file(prose.file)).with("lang", tag);
            found.push(wrong.with("text", begin.replace('\n', " ")).hint("translate-text"));
        }
    }
}

fn wrong(text: &Localized, subject: &Subject) -> Option<Diagnostic> {
    let scripts = subject.scripts();
    let (lang, words) = text.iter().find(|(lang, words)| is_foreign(words, &scripts[usize::from(lang.0)]))?;
    let tag = |lang: Lang| subject.site.config.languages.tag(lang);
    let same = text.iter().any(|(other, theirs)| other != lang && theirs == words);
    let other = scripts.iter().position(|scripts| !is_foreign(words, scripts));
    let span = spot::of_text(tag(lang), words, text.span, subject.sources);
    let wrong = Diagnostic::new(&code::WRONG_SCRIPT, span).with("lang", tag(lang));
    let begin: String = words.chars().take(20).collect();
    let wrong = wrong.with("text", begin);
    Some(match other {
        _ if same => wrong.hint("translate"),
        Some(other) => wrong.hint_with("swap", "other", tag(Lang(other as u8))),
        None => wrong.hint("translate"),
    })
}
