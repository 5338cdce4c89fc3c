//! Diagnostics for people: source line, underline, hint.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level as Title, Renderer, Snippet};

use super::shown;
use crate::diagnostic::code::{Code, Level};
use crate::diagnostic::message::Catalogue;
use crate::diagnostic::problem::Diagnostic;
use crate::diagnostic::source_map::SourceMaps;
use crate::tree::{FileId, SourceTree};

/// How many problems of one kind in one file are shown: enough to see what they have in common.
const SHOWN: usize = 20;

/// All diagnostics for a terminal: source line, underline, hint; with colours if asked for. Of one code
/// in one file, 20 are shown and the rest is counted.
///
/// They come in the order of [`sort`](crate::diagnostic::sort).
pub fn human(diagnostics: &[Diagnostic], sources: &SourceTree, words: &Catalogue, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let maps = SourceMaps::of(diagnostics, sources);
    let printer = Printer { sources, maps, words, renderer };
    let file = |diagnostic: &Diagnostic| diagnostic.span.map(|span| span.file);
    let mut text = String::new();
    for same_file in diagnostics.chunk_by(|a, b| file(a) == file(b)) {
        let mut counts: BTreeMap<&str, (&Diagnostic, usize)> = BTreeMap::new();
        for diagnostic in same_file {
            let (_, count) = counts.entry(diagnostic.code.name).or_insert((diagnostic, 0));
            *count += 1;
            if *count <= SHOWN || diagnostic.span.is_none() {
                text.push_str(&printer.one(diagnostic));
                text.push_str("\n\n");
            }
        }
        let Some(file) = file(&same_file[0]) else { continue };
        for (diagnostic, count) in counts.into_values().filter(|(_, count)| *count > SHOWN) {
            text.push_str(&printer.more(diagnostic, count - SHOWN, file));
            text.push_str("\n\n");
        }
    }
    text
}

/// All that printing a diagnostic takes.
struct Printer<'a> {
    sources: &'a SourceTree,
    maps: SourceMaps<'a>,
    words: &'a Catalogue,
    renderer: Renderer,
}

impl Printer<'_> {
    fn one(&self, diagnostic: &Diagnostic) -> String {
        let title = self.title(diagnostic.level, diagnostic.code, self.words.message(diagnostic, &self.maps));
        let source;
        let group = match diagnostic.span {
            Some(span) => {
                // Not the whole file, which would be read again for each of its problems.
                let (lines, first, range) = self.maps.get(span).excerpt(span.range());
                source = shown(lines);
                let snippet = Snippet::source(source.as_str())
                    .line_start(first)
                    .path(self.file(span.file))
                    .annotation(AnnotationKind::Primary.span(widen(&source, range)));
                title.element(snippet)
            }
            None => Group::with_title(title),
        };
        let group = match self.words.hint(diagnostic, &self.maps) {
            Some(hint) => group.element(Title::HELP.with_name(self.words.phrase("hint", &[])).message(hint)),
            None => group,
        };
        self.renderer.render(&[group])
    }

    /// The path of a file, which may bear any name, on one line.
    fn file(&self, file: FileId) -> String {
        shown(self.sources.path(file)).replace('\n', "?")
    }

    /// Says how many problems like this one in a file are not shown.
    fn more(&self, like: &Diagnostic, count: usize, file: FileId) -> String {
        let args = [("count", count.into()), ("file", self.file(file).into())];
        let title = self.title(like.level, like.code, self.words.phrase("more-of-this-kind", &args));
        self.renderer.render(&[Group::with_title(title)])
    }

    fn title(&self, level: Level, code: &'static Code, text: String) -> annotate_snippets::Title<'_> {
        let kind = match level {
            Level::Error => Title::ERROR,
            Level::Warning => Title::WARNING,
            Level::Note => Title::NOTE,
        };
        kind.with_name(self.words.phrase(level.name(), &[])).primary_title(text).id(code.name)
    }
}

/// A range that shows at least one character, if its line has one there.
fn widen(text: &str, Range { start, mut end }: Range<usize>) -> Range<usize> {
    if start == end {
        end += text[start..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
    }
    start..end
}
