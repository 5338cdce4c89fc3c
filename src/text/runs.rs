//! A text as runs of words, each in a language.

use super::{Html, Scripts};
use crate::model::{Lang, Localized};

/// Words, perhaps in several languages: a sentence of the theme around a term that is not translated.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// The runs in order; neighbours differ in language, and none is empty.
    runs: Vec<(Lang, String)>,
}

impl Text {
    /// Words in a language.
    pub fn new(words: &str, lang: Lang) -> Self {
        let mut text = Self::default();
        text.push(words, lang);
        text
    }

    /// A text as a reader of a language sees it: in another language where the translation is missing.
    pub fn shown(text: &Localized, lang: Lang) -> Self {
        let shown = text.show(lang);
        Self::new(shown.text, shown.lang)
    }

    /// Adds words in a language.
    pub fn push(&mut self, words: &str, lang: Lang) {
        match self.runs.last_mut() {
            _ if words.is_empty() => {}
            Some((last, run)) if *last == lang => run.push_str(words),
            _ => self.runs.push((lang, words.to_owned())),
        }
    }

    /// Adds another text.
    pub fn append(&mut self, other: &Text) {
        other.runs.iter().for_each(|(lang, run)| self.push(run, *lang));
    }

    /// A sentence with its placeholders (`{name}`) filled; what is between them is in the language given.
    ///
    /// A placeholder that has no value is left out.
    pub fn filled(sentence: &str, values: &[(&str, &Text)], lang: Lang) -> Self {
        let mut text = Self::default();
        let mut rest = sentence;
        while let Some(open) = rest.find('{') {
            let Some(close) = rest[open..].find('}').map(|close| open + close) else { break };
            text.push(&rest[..open], lang);
            let name = &rest[open + 1..close];
            if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
                text.append(value);
            }
            rest = &rest[close + 1..];
        }
        text.push(rest, lang);
        text
    }

    /// The words alone.
    pub fn plain(&self) -> String {
        self.runs.iter().map(|(_, run)| run.as_str()).collect()
    }

    /// The markup on a page in a language: what is in another one is marked with its tag.
    pub fn html(&self, page: Lang, scripts: &Scripts) -> Html {
        let mut html = String::new();
        for (lang, run) in &self.runs {
            if *lang == page {
                scripts.write(run, *lang, &mut html);
            } else {
                html.push_str(&format!("<span{}>", scripts.attributes(*lang, page)));
                scripts.write(run, *lang, &mut html);
                html.push_str("</span>");
            }
        }
        Html(html)
    }
}

#[cfg(test)]
mod tests {
    use super::Text;
    use crate::model::Lang;
    use crate::text::{Script, Scripts};

    #[test]
    fn a_sentence_keeps_the_language_of_what_fills_it() {
        let (zh, en) = (Lang(0), Lang(1));
        let script = |tag: &str, han| Script { tag: tag.to_owned(), han, rtl: false };
        let scripts = Scripts::new(vec![script("zh", true), script("en", false)]);
        let days = Text::new("15 days", en);
        let event = Text::new("收到<报告>", zh);
        let text =
            Text::filled("within {span} of {event} {none}& more", &[("span", &days), ("event", &event)], en);
        assert_eq!(text.plain(), "within 15 days of 收到<报告> & more");
        assert_eq!(
            text.html(en, &scripts).0,
            "within 15 days of <span lang=\"zh\">收到&lt;报告&gt;</span> &amp; more"
        );
    }
}
