//! Languages and text in several of them. No code names a language; `site.yaml` lists them.

use crate::diagnostic::Span;

/// A language of the site: its place in the list of `site.yaml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Lang(pub u8);

impl Lang {
    /// The default language of every site: its first.
    pub const DEFAULT: Self = Self(0);
}

/// Whether a text may be a language tag and a folder's name: BCP 47's letters, digits, hyphens.
pub fn is_tag(tag: &str) -> bool {
    tag.starts_with(|c: char| c.is_ascii_alphabetic())
        && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// The languages of a site as BCP 47 tags (`zh`, `en`); the first is the default. Never empty.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Languages(Vec<String>);

impl Languages {
    /// These languages, or `None` if there is none or more than 255.
    pub fn new(tags: Vec<String>) -> Option<Self> {
        (1..=255).contains(&tags.len()).then_some(Self(tags))
    }

    /// All languages, the default one first.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &str)> {
        self.0.iter().enumerate().map(|(at, tag)| (Lang(at as u8), tag.as_str()))
    }

    /// How many there are, at least 1.
    #[expect(clippy::len_without_is_empty, reason = "it is never empty")]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The tag of a language.
    pub fn tag(&self, lang: Lang) -> &str {
        &self.0[usize::from(lang.0)]
    }

    /// The language of a tag.
    pub fn find(&self, tag: &str) -> Option<Lang> {
        self.0.iter().position(|known| known == tag).map(|at| Lang(at as u8))
    }
}

/// A text in the languages of the site; one may be missing, and a checked text has at least one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Localized {
    texts: Vec<Option<String>>,
    /// Where it was written.
    pub span: Span,
}

/// A text as a reader of one language sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Shown<'a> {
    /// The words.
    pub text: &'a str,
    /// The language they are in, which differs from the reader's where the translation is missing.
    pub lang: Lang,
}

impl Localized {
    /// A text with one entry a language, in the order of the site's languages.
    pub fn new(texts: Vec<Option<String>>, span: Span) -> Self {
        Self { texts, span }
    }

    /// The text in a language, if it was translated.
    pub fn get(&self, lang: Lang) -> Option<&str> {
        self.texts.get(usize::from(lang.0))?.as_deref()
    }

    /// The text for a reader: in their language, else in the first that has it, else empty.
    pub fn show(&self, lang: Lang) -> Shown<'_> {
        if let Some(text) = self.get(lang) {
            return Shown { text, lang };
        }
        let first = self.texts.iter().enumerate().find_map(|(at, text)| Some((at, text.as_deref()?)));
        first.map_or(Shown { text: "", lang }, |(at, text)| Shown { text, lang: Lang(at as u8) })
    }

    /// Every translation there is.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &str)> {
        self.texts.iter().enumerate().filter_map(|(at, text)| Some((Lang(at as u8), text.as_deref()?)))
    }

    /// Whether there is no text in any language.
    pub fn is_empty(&self) -> bool {
        self.texts.iter().all(Option::is_none)
    }
}

/// A list of texts by language (aliases); the lists of two languages need not be of one length.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct LocalizedList {
    texts: Vec<Vec<String>>,
}

impl LocalizedList {
    /// A list a language, in the order of the site's languages.
    pub fn new(texts: Vec<Vec<String>>) -> Self {
        Self { texts }
    }

    /// The texts of a language, perhaps none.
    pub fn get(&self, lang: Lang) -> &[String] {
        self.texts.get(usize::from(lang.0)).map_or(&[], Vec::as_slice)
    }
}
