//! Text for readers: words with their language, plain or as HTML.
//!
//! Facts are made as [`Text`], and become markup only where a page shows them: nothing is ever made as
//! markup and stripped again. Knows languages and characters; leaves records, pages and words to others.

pub mod collate;
mod runs;

pub use runs::Text;

use serde::Serialize;

use crate::model::Lang;

/// Markup that is ready for a page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Html(pub String);

impl Html {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// How the languages of a site are written, by language.
#[derive(Debug, Clone)]
pub struct Scripts {
    languages: Vec<Script>,
}

/// How a language is written.
#[derive(Debug, Clone, Default)]
pub struct Script {
    /// Its tag.
    pub tag: String,
    /// Whether it is written in Han characters.
    pub han: bool,
    /// Whether it runs from right to left.
    pub rtl: bool,
}

impl Scripts {
    /// One entry a language of the site, in order.
    pub fn new(languages: Vec<Script>) -> Self {
        Self { languages }
    }

    /// The tag of a language; empty of one that the site has not.
    pub fn tag(&self, lang: Lang) -> &str {
        self.languages.get(usize::from(lang.0)).map_or("", |script| script.tag.as_str())
    }

    /// Whether a language runs from right to left.
    pub fn rtl(&self, lang: Lang) -> bool {
        self.languages.get(usize::from(lang.0)).is_some_and(|script| script.rtl)
    }

    /// The direction of a language, as HTML names it, where it is not that of the page.
    pub fn dir(&self, lang: Lang, page: Lang) -> Option<&'static str> {
        (self.rtl(lang) != self.rtl(page)).then(|| if self.rtl(lang) { "rtl" } else { "ltr" })
    }

    /// The attributes of words in another language than the page's, with the space before them.
    pub fn attributes(&self, lang: Lang, page: Lang) -> String {
        let dir = self.dir(lang, page).map_or_else(String::new, |dir| format!(" dir=\"{dir}\""));
        format!(" lang=\"{}\"{dir}", self.tag(lang))
    }

    /// The markup of a text in a language: escaped, with foreign runs marked.
    ///
    /// In a language that is not written in Han characters, Han runs get the tag of the first
    /// language of the site that is, so that browsers choose the right glyphs and voices (WCAG 3.1.2).
    pub fn markup(&self, text: &str, lang: Lang) -> Html {
        let mut html = String::with_capacity(text.len() + 16);
        self.write(text, lang, &mut html);
        Html(html)
    }

    /// Adds the markup of a text to a page.
    pub fn write(&self, text: &str, lang: Lang, html: &mut String) {
        let own = self.languages.get(usize::from(lang.0)).is_some_and(|script| script.han);
        let foreign = self.languages.iter().find(|script| script.han).filter(|_| !own);
        let Some(Script { tag, rtl, .. }) = foreign else { return escape(text, html) };
        let dir = if *rtl == self.rtl(lang) { "" } else { " dir=\"ltr\"" };
        let mut rest = text;
        while let Some(start) = rest.find(is_han) {
            escape(&rest[..start], html);
            let length = run_length(&rest[start..]);
            html.push_str(&format!("<span lang=\"{tag}\"{dir}>"));
            escape(&rest[start..start + length], html);
            html.push_str("</span>");
            rest = &rest[start + length..];
        }
        escape(rest, html);
    }
}

/// The length of a run of Han text: characters and full-width marks, ending with one of them.
fn run_length(text: &str) -> usize {
    let inside = |c: char| is_han(c) || is_wide(c);
    text.char_indices().take_while(|(_, c)| inside(*c)).last().map_or(0, |(at, c)| at + c.len_utf8())
}

/// Han characters: unified ideographs with extension A and the compatibility block.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇')
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{301f}' | '\u{ff01}'..='\u{ff65}' | '·')
}

/// Adds a text with the five characters escaped that HTML takes for markup.
pub fn escape(text: &str, html: &mut String) {
    pulldown_cmark_escape::escape_html(&mut *html, text).expect("a string takes everything");
}

/// A text as [`escape`] writes it.
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    escape(text, &mut html);
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_runs_get_their_language_elsewhere() {
        let script = |tag: &str, han, rtl| Script { tag: tag.to_owned(), han, rtl };
        let scripts = Scripts::new(vec![script("zh", true, false), script("en", false, false)]);
        assert_eq!(scripts.markup("<质监>", Lang(0)).0, "&lt;质监&gt;");
        let mixed = scripts.markup("as 烟火《办法》 & so", Lang(1)).0;
        assert_eq!(mixed, "as <span lang=\"zh\">烟火《办法》</span> &amp; so");
    }

    #[test]
    fn words_that_run_the_other_way_say_so() {
        let script = |tag: &str, han, rtl| Script { tag: tag.to_owned(), han, rtl };
        let scripts = Scripts::new(vec![script("ar", false, true), script("zh", true, false)]);
        assert_eq!(scripts.attributes(Lang(1), Lang(0)), " lang=\"zh\" dir=\"ltr\"");
        assert_eq!(scripts.markup("وفق 办法", Lang(0)).0, "وفق <span lang=\"zh\" dir=\"ltr\">办法</span>");
    }
}
