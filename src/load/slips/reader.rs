//! The reader that follows a file line by line: entries, keys, values.

use super::bracket::Bracket;
use super::curly::{Curly, curly};
use super::key::{key, quote_end};
use super::slip::{
    COLON, DASH, DOUBLE_DASH, Edit, HASH, INDENT, QUOTE, SPACE, SPECIAL, Slip, TIGHT, TIGHT_DASH,
};
use super::value::{is_block, is_space, opens, special};

/// What the lines so far leave open. Columns count from 0, in the mended text.
#[derive(Default)]
pub(super) struct Reader<'s> {
    pub(super) source: &'s str,
    /// A block text (`>-`) is open; it goes on in lines further in than this column.
    pub(super) block: Option<usize>,
    /// A plain text is open; it goes on in lines further in than this column.
    pub(super) plain: Option<usize>,
    /// A text in these quotation marks is open.
    pub(super) quote: Option<char>,
    /// The brackets that are open.
    pub(super) brackets: Vec<Bracket>,
    /// What is wrong in the line; places are bytes in it.
    pub(super) edits: Vec<Edit>,
    /// Second colons in the line.
    pub(super) colons: Vec<usize>,
}

impl Reader<'_> {
    pub(super) fn edit(&mut self, at: usize, len: usize, new: &'static str, slip: &'static Slip) {
        self.edits.push(Edit { at, len, new, slip });
    }

    pub(super) fn line(&mut self, line: &str) {
        let body = line.trim_start_matches(is_space);
        let at = line.len() - body.len();
        let spaces = line.len() - line.trim_start_matches(' ').len();
        let blank = body.trim_end().is_empty();
        if let Some(parent) = self.block {
            if blank || spaces > parent {
                return;
            }
            self.block = None;
        }
        if let Some(quote) = self.quote.filter(|_| self.brackets.is_empty()) {
            if quote_end(line, quote).is_some() {
                self.quote = None;
            }
            return;
        }
        if body.starts_with('#') && self.quote.is_none() {
            self.plain = None;
            return;
        }
        let mut column = spaces;
        for (at, c) in line[..at].char_indices().filter(|(_, c)| *c != ' ' && !(blank && *c == '\t')) {
            self.edit(at, c.len_utf8(), "  ", &INDENT);
        }
        column += 2 * line[spaces..at].chars().filter(|c| *c != ' ').count();
        column += line[spaces..at].chars().filter(|c| *c == ' ').count();
        if blank {
            return;
        }
        if !self.brackets.is_empty() {
            self.flow(line, at);
        } else if self.plain.is_some_and(|parent| column > parent) {
            self.hash(body, at);
        } else if !body.starts_with("---") && !body.starts_with("...") {
            self.plain = None;
            self.entry(line, at, column);
        }
    }

    /// A line that begins an entry: dashes, a field's name, a value.
    pub(super) fn entry(&mut self, line: &str, mut at: usize, mut column: usize) {
        let mut parent = column.checked_sub(1);
        let mut dashes = 0;
        while let Some((dash, spaces)) = self.dash(line, at) {
            // A list right in a list is nothing that records have; the second dash was typed twice.
            if dashes > 0 && key(&line[at + dash + spaces..]).is_some_and(|key| key.sure) {
                self.edit(at, dash + spaces, "", &DOUBLE_DASH);
                at += dash + spaces;
                continue;
            }
            dashes += 1;
            parent = Some(column);
            at += dash + spaces;
            // Where the space is missing, the mended text has one.
            column += 1 + spaces.max(usize::from(!line[at..].trim().is_empty()));
        }
        let body = &line[at..];
        match key(body) {
            Some(key) => {
                let after = at + key.colon + key.mark.len_utf8();
                if key.mark == '：' {
                    self.edit(at + key.colon, key.mark.len_utf8(), ": ", &COLON);
                } else if key.tight {
                    self.edit(at + key.colon, 1, ": ", &TIGHT);
                }
                let value = self.spaces(line, after);
                self.value(line, value, Some(column));
            }
            None => self.value(line, at, parent),
        }
    }

    /// The lengths of a `-` at a place and of the spaces behind it. A dash of another width is an edit.
    pub(super) fn dash(&mut self, line: &str, at: usize) -> Option<(usize, usize)> {
        let first = line[at..].chars().next()?;
        let end = at + first.len_utf8();
        let spaced = line[end..].len() - line[end..].trim_start_matches(is_space).len();
        let bare = line[end..].trim_end().is_empty();
        match first {
            '-' if spaced > 0 || bare => {}
            '-' if key(&line[end..]).is_some_and(|key| key.sure && !key.tight) => {
                self.edit(end, 0, " ", &TIGHT_DASH);
            }
            '－' | '—' | '–' | '−' if spaced > 0 => self.edit(at, first.len_utf8(), "-", &DASH),
            _ => return None,
        }
        self.spaces(line, end);
        Some((first.len_utf8(), spaced))
    }

    /// The place behind the spaces at a place. One that YAML takes for a letter is an edit.
    pub(super) fn spaces(&mut self, line: &str, at: usize) -> usize {
        let rest = line[at..].trim_start_matches(is_space);
        let end = line.len() - rest.len();
        for (place, c) in line[at..end].char_indices().filter(|(_, c)| !matches!(c, ' ' | '\t')) {
            self.edit(at + place, c.len_utf8(), " ", &SPACE);
        }
        end
    }

    /// A value outside brackets. If it goes on, it does so in lines further in than `parent`.
    pub(super) fn value(&mut self, line: &str, at: usize, parent: Option<usize>) {
        let value = line[at..].trim_end();
        let Some(first) = value.chars().next().filter(|first| *first != '#') else { return };
        if let Some(length) = special(value, self.source) {
            self.edit(at, length, "", &SPECIAL);
            return;
        }
        match first {
            '&' => {
                let name = value.find(is_space).unwrap_or(value.len());
                let next = line.len() - line[at + name..].trim_start().len();
                self.value(line, next, parent);
            }
            '|' | '>' if is_block(value) => self.block = Some(parent.unwrap_or(0)),
            '"' | '\'' => {
                self.quote = quote_end(&value[1..], first).is_none().then_some(first);
            }
            '{' | '[' => self.flow(line, at),
            '｛' | '［' | '【' if opens(value) => self.flow(line, at),
            _ => match curly(value, &[": ", " #"], |rest| rest.is_empty() || rest.starts_with(" #")) {
                Some(curly) => self.quotes(at, curly),
                None => {
                    self.plain = parent;
                    self.hash(value, at);
                }
            },
        }
    }

    /// A text that ends before a `#` which is hardly meant as the beginning of a comment.
    pub(super) fn hash(&mut self, text: &str, at: usize) {
        let Some(place) = text.find(" #").or_else(|| text.find("\t#")) else { return };
        if text[place + 2..].starts_with(char::is_alphanumeric) {
            self.edit(at + place + 1, 1, "#", &HASH);
        }
    }

    pub(super) fn quotes(&mut self, at: usize, curly: Curly) {
        for (place, len) in [(0, curly.open), (curly.close, curly.end - curly.close)] {
            self.edit(at + place, len, curly.mark, &QUOTE);
        }
    }
}
