//! A text that is not there in every language. `site.yaml` decides how bad that is.

use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, Span, code};
use crate::model::calendar::Calendar;
use crate::model::site::{Any, Config};
use crate::model::walk::Part;
use crate::model::{Kind, Lang, Localized};

/// Reports texts of a record that lack a language.
pub fn check(record: Any, subject: &Subject, found: &mut Vec<Diagnostic>) {
    record.walk(&mut |part| {
        if let Part::Text(localized) | Part::Label(localized) = part {
            found.extend(untranslated(localized, &subject.site.config));
        }
    });
}

/// Reports texts of the settings that lack a language.
pub fn settings(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let config = &subject.site.config;
    let texts = [&config.title, &config.description].into_iter().chain(&config.notice).chain(&config.source);
    let marks = config.levels.own.iter().chain(&config.law_kinds.own).filter_map(|mark| mark.name.as_ref());
    let texts = texts.chain(marks);
    let texts = texts.chain(config.calendar.iter().flat_map(Calendar::texts));
    found.extend(texts.filter_map(|text| untranslated(text, config)));
}

/// Reports long texts that lack a language.
pub fn long_texts(record: Any, subject: &Subject, found: &mut Vec<Diagnostic>) {
    let prose = &record.meta().prose;
    // A case and a guide are their long texts; others may have none.
    if prose.is_empty() && !matches!(record.kind(), Kind::Case | Kind::Guide) {
        return;
    }
    let span = prose.first().map_or(record.meta().span, |first| Span::file(first.file));
    let has = |lang| prose.iter().any(|text| text.lang == lang);
    found.extend(lacking(has, span, &subject.site.config));
}

fn untranslated(text: &Localized, config: &Config) -> Option<Diagnostic> {
    // A text without any language was reported as missing when it was read.
    if text.is_empty() {
        return None;
    }
    lacking(|lang| text.get(lang).is_some(), text.span, config)
}

/// The report on a text that lacks languages.
fn lacking(has: impl Fn(Lang) -> bool, span: Span, config: &Config) -> Option<Diagnostic> {
    let languages = &config.languages;
    if languages.iter().all(|(lang, _)| has(lang)) {
        return None;
    }
    let tags: Vec<&str> = languages.iter().filter(|(lang, _)| !has(*lang)).map(|(_, tag)| tag).collect();
    let found = Diagnostic::new(&code::MISSING_TRANSLATION, span).with("languages", tags.join(", "));
    Some(Diagnostic { level: config.missing_translation, ..found.hint("add-translation") })
}

/// How much of the site's text is translated, for one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// The language.
    pub lang: Lang,
    /// Texts that are there.
    pub there: usize,
    /// Texts in all.
    pub all: usize,
}

/// The share of texts that each language has; long texts count as one each.
pub fn coverage(site: &crate::model::Site) -> Vec<Coverage> {
    let mut counts: Vec<Coverage> =
        site.config.languages.iter().map(|(lang, _)| Coverage { lang, there: 0, all: 0 }).collect();
    for record in site.records.iter() {
        record.walk(&mut |part| {
            if let Part::Text(text) | Part::Label(text) = part {
                for count in &mut counts {
                    count.all += 1;
                    count.there += usize::from(text.get(count.lang).is_some());
                }
            }
        });
        let prose = &record.meta().prose;
        for count in counts.iter_mut().filter(|_| !prose.is_empty()) {
            count.all += 1;
            count.there += usize::from(prose.iter().any(|text| text.lang == count.lang));
        }
    }
    counts
}
