//! A text that is not there in every language. `site.yaml` decides how bad that is.

use crate::check::Subject;
use crate::diagnostic::{Diagnostic, Span, code};
use crate::model::walk::Part;
use crate::model::{Kind, Lang, Localized};

/// Reports texts, and long texts, that lack a language.
pub fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let config = &subject.site.config;
    let languages = &config.languages;
    let level = config.missing_translation;
    let report = |missing: Vec<Lang>, span: Span| {
        let tags: Vec<&str> = missing.into_iter().map(|lang| languages.tag(lang)).collect();
        let found = Diagnostic::new(&code::MISSING_TRANSLATION, span).with("languages", tags.join(", "));
        Diagnostic { level, ..found.hint("add-translation") }
    };
    let mut text = |text: &Localized| {
        let missing: Vec<Lang> =
            languages.iter().map(|(lang, _)| lang).filter(|lang| text.get(*lang).is_none()).collect();
        // A text without any language was reported as missing when it was read.
        if !missing.is_empty() && !text.is_empty() {
            found.push(report(missing, text.span));
        }
    };
    text(&config.title);
    text(&config.description);
    config.notice.iter().chain(&config.source).for_each(&mut text);
    subject.each_part(|_, part| {
        if let Part::Text(localized) | Part::Label(localized) = part {
            text(localized);
        }
    });
    if !subject.complete {
        // The long text may be in a file that could not be read.
        return;
    }
    for record in subject.site.records.iter() {
        let prose = &record.meta().prose;
        let lacks = |lang: &Lang| prose.iter().all(|text| text.lang != *lang);
        let missing: Vec<Lang> = languages.iter().map(|(lang, _)| lang).filter(lacks).collect();
        // A case and a guide are their long texts; others may have none.
        let needed = !prose.is_empty() || matches!(record.kind(), Kind::Case | Kind::Guide);
        if needed && !missing.is_empty() {
            let span = prose.first().map_or(record.meta().span, |first| Span::file(first.file));
            found.push(report(missing, span));
        }
    }
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
