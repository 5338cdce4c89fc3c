//! Inside brackets: keys, values and commas of `{…}` and `[…]`.

use super::bracket::{Bracket, State};
use super::curly::curly;
use super::key::{is_key, key, quote_end};
use super::reader::Reader;
use super::slip::{BRACKET, COLON, COMMA, DIGIT_COMMA, HASH, SPACE, SPECIAL, TIGHT};
use super::value::{is_space, opens, special};

impl Reader<'_> {
    /// The part of a line from `at` on that stands in brackets, or opens the first.
    pub(super) fn flow(&mut self, line: &str, mut at: usize) {
        let mut token = at;
        let start = at;
        while let Some(c) = line[at..].chars().next() {
            if let Some(quote) = self.quote {
                let Some(end) = quote_end(&line[at..], quote) else { return };
                self.quote = None;
                self.enter(State::Done);
                at += end;
                continue;
            }
            let end = at + c.len_utf8();
            let rest = &line[end..];
            let top = self.brackets.last();
            let map = top.is_some_and(|top| top.map);
            let value = top.is_some_and(|top| top.value);
            let state = top.map_or(State::Fresh, |top| top.state);
            let inner = top.map_or(0, |top| top.inner);
            let fresh = state == State::Fresh;
            let is_key = !value && map && is_key(line[token..at].trim());
            match c {
                '\r' | '\n' => return,
                '#' if line[..at].ends_with([' ', '\t']) || at == 0 => {
                    if state != State::Plain || !rest.starts_with(char::is_alphanumeric) {
                        return;
                    }
                    self.edit(at, 1, "＃", &HASH);
                }
                '"' | '\'' if fresh => self.quote = Some(c),
                '{' | '[' => {
                    self.brackets.push(Bracket::new(c == '{', false));
                    token = end;
                }
                '｛' | '［' | '【' if fresh && opens(&line[at..]) => {
                    self.edit(at, c.len_utf8(), if c == '｛' { "{" } else { "[" }, &BRACKET);
                    self.brackets.push(Bracket::new(c == '｛', true));
                    token = end;
                }
                '｛' | '［' | '【' => {
                    self.enter(State::Plain);
                    self.inner(1);
                }
                '}' | ']' => {
                    let open = self.close();
                    if !open {
                        return;
                    }
                }
                '｝' | '］' | '】' if inner > 0 => self.inner(-1),
                '｝' | '］' | '】' if self.closes(c, rest) => {
                    self.edit(at, c.len_utf8(), if c == '｝' { "}" } else { "]" }, &BRACKET);
                    if !self.close() {
                        return;
                    }
                }
                ',' if value && state == State::Plain && groups(&line[..at], rest) => {
                    self.edit(at, 1, "", &DIGIT_COMMA);
                }
                ',' => {
                    self.next_entry();
                    token = end;
                }
                '，' | '、' if state == State::Done || self.separates(line, at, end) => {
                    self.edit(at, c.len_utf8(), ", ", &COMMA);
                    self.next_entry();
                    token = end;
                }
                '：' if is_key || (map && !value && state == State::Done) => {
                    self.edit(at, c.len_utf8(), ": ", &COLON);
                    self.enter_value();
                }
                ':' if !value
                    && (state == State::Done || rest.is_empty() || rest.starts_with(AFTER_COLON)) =>
                {
                    if map {
                        self.enter_value();
                    } else {
                        self.enter(State::Fresh);
                    }
                }
                ':' if is_key && rest.starts_with(is_space) => self.enter_value(),
                ':' if is_key && !rest.starts_with(['/', ':']) => {
                    self.edit(at, 1, ": ", &TIGHT);
                    self.enter_value();
                }
                // A colon in a later line than its value rather says that a bracket was never closed.
                ':' if value
                    && map
                    && state == State::Plain
                    && token > start
                    && rest.starts_with(AFTER_COLON) =>
                {
                    self.colons.push(at);
                }
                ' ' | '\t' => {}
                c if fresh && is_space(c) => self.edit(at, c.len_utf8(), " ", &SPACE),
                '&' if fresh && special(&line[at..], self.source).is_none() => {
                    at = line[at..]
                        .find(|c: char| c.is_whitespace() || c == ',')
                        .map_or(line.len(), |end| at + end);
                    continue;
                }
                _ if fresh => {
                    if let Some(length) = special(line[at..].trim_end(), self.source) {
                        self.edit(at, length, "", &SPECIAL);
                        at += length;
                        continue;
                    }
                    let ends = |rest: &str| {
                        rest.trim().is_empty()
                            || rest.trim_start().starts_with([',', '，', '}', ']', '｝', '］', '】'])
                    };
                    if let Some(curly) = curly(line[at..].trim_end(), &IN_BRACKETS, ends) {
                        at += curly.end;
                        self.quotes(at - curly.end, curly);
                        self.enter(State::Done);
                        continue;
                    }
                    self.enter(State::Plain);
                }
                _ => {}
            }
            at = end;
        }
    }

    pub(super) fn enter(&mut self, state: State) {
        if let Some(top) = self.brackets.last_mut() {
            top.state = state;
        }
    }

    pub(super) fn enter_value(&mut self) {
        if let Some(top) = self.brackets.last_mut() {
            top.state = State::Fresh;
            top.value = true;
        }
    }

    pub(super) fn next_entry(&mut self) {
        if let Some(top) = self.brackets.last_mut() {
            *top = Bracket::new(top.map, top.wide);
        }
    }

    pub(super) fn inner(&mut self, change: isize) {
        if let Some(top) = self.brackets.last_mut() {
            top.inner = top.inner.saturating_add_signed(change);
        }
    }

    /// Ends the innermost bracket; whether another one is still open.
    pub(super) fn close(&mut self) -> bool {
        self.brackets.pop();
        self.enter(State::Done);
        !self.brackets.is_empty()
    }

    /// Whether a full-width closing bracket ends the innermost open one.
    pub(super) fn closes(&self, c: char, rest: &str) -> bool {
        let Some(top) = self.brackets.last() else { return false };
        let closers = [' ', ',', '}', ']', '｝', '］', '】', '\n', '\r'];
        top.map == (c == '｝') && (top.wide || rest.trim_matches(closers).is_empty())
    }

    /// Whether the full-width comma in `at..end` stands between two entries and not in a text.
    pub(super) fn separates(&self, line: &str, at: usize, end: usize) -> bool {
        let next = line[end..].trim_start();
        let Some(top) = self.brackets.last() else { return false };
        if top.map {
            return top.value && key(next).is_some_and(|key| key.sure);
        }
        let id = |c: char| c.is_ascii_alphanumeric();
        top.state == State::Plain && line[..at].ends_with(id) && next.starts_with(id)
    }
}

/// Whether a comma between two texts groups the digits of a number: `max: 30,000`.
fn groups(before: &str, after: &str) -> bool {
    let value = before.rsplit([':', '[', '{']).next().unwrap_or_default().trim_start();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
    let ends = after[end..].trim_start().starts_with(['}', ']', ',']) || after[end..].trim().is_empty();
    value.split(',').enumerate().all(|(at, group)| digits(group) && (at == 0 || group.len() == 3))
        && end == 3
        && ends
}

/// What ends a text in brackets, so that it needs quotes.
pub(super) const IN_BRACKETS: [&str; 7] = [": ", " #", ", ", "[", "]", "{", "}"];
/// What may follow the colon behind a key in brackets.
pub(super) const AFTER_COLON: [char; 8] = [' ', '\t', '\r', '\n', ',', '[', ']', '}'];
