//! One problem in the content, as data.

use super::code::{Code, Level};
use super::nearest::nearest;
use super::span::Span;
use crate::tree::{FileId, SourceTree};
use std::collections::BTreeSet;

/// A value with all that was found while it was made.
#[derive(Debug)]
pub struct Found<T> {
    /// The value, made as far as the problems allow.
    pub value: T,
    /// What was found, in no particular order.
    pub diagnostics: Vec<Diagnostic>,
}

/// One problem in the content.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// Which problem.
    pub code: &'static Code,
    /// How bad it is here: the code's own level unless the site raises it.
    pub level: Level,
    /// Where it stands; `None` if the file is what is missing.
    pub span: Option<Span>,
    /// What the message's placeholders stand for.
    pub args: Vec<(&'static str, Arg)>,
    /// How to mend it, if that can be said.
    pub hint: Option<Hint>,
    /// How many more places it stands for, which are not told one by one.
    pub more: usize,
    /// The change to the files that is sure to be what the author means; empty where none is.
    pub fix: Vec<Edit>,
}

/// A change to a file: what stands at a place becomes another text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What is replaced; empty where something is put in.
    pub span: Span,
    /// What stands there then.
    pub new: String,
}

/// The value of a placeholder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// Text from the content, the same in every language.
    Text(String),
    /// A key of the message catalogue's `words`, translated when printed.
    Word(&'static str),
    /// Several words, listed with the language's own comma.
    Words(Vec<&'static str>),
    /// The number of the line in which another place begins; it is counted when printed.
    Line(Span),
}

/// A way to mend a problem: one of the code's hints, by name.
#[derive(Debug, Clone)]
pub struct Hint {
    /// The hint's key in the message catalogue.
    pub key: &'static str,
    /// What its placeholders stand for.
    pub args: Vec<(&'static str, Arg)>,
}

impl Diagnostic {
    /// A problem of this code at a place.
    pub fn new(code: &'static Code, span: Span) -> Self {
        Self {
            code,
            level: code.level,
            span: Some(span),
            args: Vec::new(),
            hint: None,
            more: 0,
            fix: Vec::new(),
        }
    }

    /// A problem of the whole site.
    pub fn nowhere(code: &'static Code) -> Self {
        Self { code, level: code.level, span: None, args: Vec::new(), hint: None, more: 0, fix: Vec::new() }
    }

    /// Fills a placeholder of the message.
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Says how to mend it.
    pub fn hint(mut self, key: &'static str) -> Self {
        self.hint = Some(Hint { key, args: Vec::new() });
        self
    }

    /// Says how to mend it, with one placeholder.
    pub fn hint_with(mut self, key: &'static str, name: &'static str, value: impl Into<Arg>) -> Self {
        self.hint = Some(Hint { key, args: vec![(name, value.into())] });
        self
    }

    /// Says how to mend it, with several placeholders.
    pub fn hint_args(mut self, key: &'static str, args: Vec<(&'static str, Arg)>) -> Self {
        self.hint = Some(Hint { key, args });
        self
    }

    /// Adds to the change that mends it for sure: `new` in place of what stands at `span`.
    pub fn fixed(mut self, span: Span, new: impl Into<String>) -> Self {
        self.fix.push(Edit { span, new: new.into() });
        self
    }

    /// The text of a placeholder, if it is text from the content.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.args.iter().find_map(|(known, arg)| match arg {
            Arg::Text(text) if *known == name => Some(text.as_str()),
            _ => None,
        })
    }

    /// The key of the word that stands for a placeholder.
    pub fn word(&self, name: &str) -> Option<&'static str> {
        self.args.iter().find_map(|(known, arg)| match arg {
            Arg::Word(word) if *known == name => Some(*word),
            _ => None,
        })
    }

    /// Suggests the nearest of some names (hint `did-you-mean`), if one is near.
    pub fn suggest<'a>(self, wrong: &str, names: impl IntoIterator<Item = &'a str>) -> Self {
        match nearest(wrong, names) {
            Some(name) => self.hint_with("did-you-mean", "name", name),
            None => self,
        }
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Arg::Text(number.to_string())
    }
}

/// Whether any of these stops a build.
pub fn any_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.level == Level::Error)
}

/// Puts diagnostics in the order in which people read: by path of the file, place, then code; files that could
/// perhaps not be read come first, since the rest may follow from them.
///
/// A problem that was found twice at one place is kept once.
pub fn sort(diagnostics: &mut Vec<Diagnostic>, sources: &SourceTree) {
    let ranks = sources.ranks();
    let hides = |found: &&Diagnostic| found.level == Level::Error && found.code.hides_more();
    let unread: BTreeSet<FileId> =
        diagnostics.iter().filter(hides).filter_map(|found| Some(found.span?.file)).collect();
    diagnostics.sort_by_key(|found| {
        let place = found
            .span
            .map(|span| (!unread.contains(&span.file), ranks[span.file.0 as usize], span.start, span.end));
        (place, found.code.name)
    });
    diagnostics.dedup_by(|a, b| {
        a.code.name == b.code.name && a.span == b.span && a.span.is_some() && a.args == b.args
    });
}
