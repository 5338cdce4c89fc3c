//! What translators see of a text.

/// From which language texts are translated, and into which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// All languages of the site, the default one first.
    pub languages: Vec<String>,
    /// The language of the translations, one of them.
    pub target: String,
}

impl Pair {
    /// The default language.
    pub fn source(&self) -> &str {
        self.languages.first().map_or("", String::as_str)
    }

    /// The languages in which a text may be said that is to be translated, in their order.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        self.languages.iter().map(String::as_str).filter(|tag| *tag != self.target)
    }
}

/// A text, and what helps to translate it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Where it stands: `services/s1.yaml#offers.2`. The same as long as nothing is put before it in its list, or
    /// always, where entries of the list have ids.
    pub key: String,
    /// The names of the record and of the part that holds it.
    pub record: String,
    /// The field.
    pub field: String,
    /// What it says.
    pub source: String,
    /// Its translation, as far as there is one; empty otherwise.
    pub target: String,
    /// Names in it with their translations: `抽样 = sampling`.
    pub terms: Vec<String>,
}

/// Why a file of translations is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// It is damaged, or of another form.
    Damaged,
    /// It says that it is for another language.
    OtherLanguage(String),
}

impl Unread {
    /// The word for it, under which words for people stand.
    pub fn word(&self) -> &'static str {
        match self {
            Unread::Damaged => "damaged",
            Unread::OtherLanguage(_) => "other-language",
        }
    }
}
