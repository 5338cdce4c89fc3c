//! Slips that input methods and editors make in YAML: characters that look right and are wrong.
//!
//! Each is reported and mended in a copy, so that the rest of the file is still checked; a map leads
//! from places in the copy back to the source. A small reader follows the file line by line, since the
//! same character is a slip between fields and right inside a text: it knows block texts, quotation
//! marks, brackets and texts that go on in the next line. Texts and comments are left alone, except for
//! characters that nobody can see.

use super::mended::Mended;
use crate::diagnostic::{Arg, Code, Diagnostic, Span, code};
use crate::tree::FileId;

/// A text without slips.
#[derive(Debug, Default)]
pub struct Slips {
    /// The text to parse.
    pub mended: Mended,
    /// Second colons in values between braces, as offsets in the source: `{en: Two: parts}`. YAML gives
    /// up on them with an error about brackets.
    pub colons: Vec<usize>,
}

/// Reports slips and gives a text without them. A byte-order mark is dropped silently.
pub fn mend(source: &str, file: FileId, found: &mut Vec<Diagnostic>) -> Slips {
    let mut slips = Slips::default();
    let mut reader = Reader { source, ..Reader::default() };
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let (line, start) = match line.strip_prefix('\u{feff}').filter(|_| start == 0) {
            Some(rest) => (rest, start + '\u{feff}'.len_utf8()),
            None => (line, start),
        };
        let mut edits = invisible(line);
        // What cannot be seen must not hide another slip either, so the reader gets the line without it.
        let mut seen = Mended::default();
        let mut done = 0;
        for edit in &edits {
            seen.push(done, &line[done..edit.at]);
            done = edit.at + edit.len;
        }
        seen.push(done, &line[done..]);
        reader.line(&seen.text);
        edits.extend(reader.edits.drain(..).map(|edit| Edit { at: seen.source(edit.at), ..edit }));
        slips.colons.extend(reader.colons.drain(..).map(|colon| start + seen.source(colon)));
        edits.sort_by_key(|edit| edit.at);
        apply(line, start, &edits, &mut slips.mended);
        found.extend(edits.into_iter().filter_map(|edit| edit.report(line, start, file)));
    }
    slips
}

/// A kind of slip.
struct Slip {
    code: &'static Code,
    /// The word for what is wrong, where the code is one of YAML in general.
    what: &'static str,
    hint: &'static str,
}

static INVISIBLE: Slip = Slip { code: &code::INVISIBLE_CHARACTER, what: "", hint: "delete" };
static INDENT: Slip = Slip { code: &code::BAD_INDENT_CHARACTER, what: "", hint: "two-spaces" };
static DASH: Slip = Slip { code: &code::FULLWIDTH_PUNCTUATION, what: "", hint: "ascii-dash" };
static COMMA: Slip = Slip { code: &code::FULLWIDTH_PUNCTUATION, what: "", hint: "ascii-comma" };
static BRACKET: Slip = Slip { code: &code::FULLWIDTH_PUNCTUATION, what: "", hint: "ascii-bracket" };
static COLON: Slip = Slip { code: &code::FULLWIDTH_COLON, what: "", hint: "ascii-colon" };
static QUOTE: Slip = Slip { code: &code::CURLY_QUOTES, what: "", hint: "ascii-quotes" };
static TIGHT: Slip = Slip { code: &code::YAML_SYNTAX, what: "yaml-tight-colon", hint: "space-after-colon" };
static SPACE: Slip = Slip { code: &code::YAML_SYNTAX, what: "yaml-space", hint: "plain-space" };
static SPECIAL: Slip = Slip { code: &code::YAML_SYNTAX, what: "yaml-character", hint: "quote-character" };
static HASH: Slip = Slip { code: &code::YAML_SYNTAX, what: "yaml-hash", hint: "hash" };

/// A change to a line: `len` bytes at `at` become `new`.
struct Edit {
    at: usize,
    len: usize,
    new: &'static str,
    slip: &'static Slip,
}

impl Edit {
    fn report(&self, line: &str, start: usize, file: FileId) -> Option<Diagnostic> {
        let wrong = line.get(self.at..self.at + self.len)?;
        let span = Span::new(file, start + self.at, start + self.at + self.len);
        let shown = wrong.chars().next().map_or_else(String::new, name);
        let found = Diagnostic::new(self.slip.code, span).hint(self.slip.hint);
        Some(match self.slip.what {
            "" => found.with("character", shown),
            what => found.with("what", Arg::Word(what)),
        })
    }
}

fn apply(line: &str, start: usize, edits: &[Edit], mended: &mut Mended) {
    let mut done = 0;
    for edit in edits {
        if edit.at < done {
            continue;
        }
        mended.push(start + done, &line[done..edit.at]);
        mended.push(start + edit.at, edit.new);
        done = edit.at + edit.len;
    }
    mended.push(start + done, &line[done..]);
}

/// A character as a message shows it: itself if it can be seen, and its code point.
pub fn name(character: char) -> String {
    let code = format!("U+{:04X}", u32::from(character));
    match character {
        '\t' => format!("TAB {code}"),
        c if c.is_whitespace() || is_invisible(c) => code,
        c => format!("{c} {code}"),
    }
}

/// Characters without width that editors and web pages leave behind.
///
/// Format characters (Unicode category Cf) that occur in pasted text; the joiners U+200C and U+200D
/// are among them, since no language of such sites needs them in a record.
pub fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn invisible(line: &str) -> Vec<Edit> {
    let places = line.char_indices().filter(|(_, c)| is_invisible(*c));
    places.map(|(at, c)| Edit { at, len: c.len_utf8(), new: "", slip: &INVISIBLE }).collect()
}

/// What the lines so far leave open. Columns count from 0, in the mended text.
#[derive(Default)]
struct Reader<'s> {
    source: &'s str,
    /// A block text (`>-`) is open; it goes on in lines further in than this column.
    block: Option<usize>,
    /// A plain text is open; it goes on in lines further in than this column.
    plain: Option<usize>,
    /// A text in these quotation marks is open.
    quote: Option<char>,
    /// The brackets that are open.
    brackets: Vec<Bracket>,
    /// What is wrong in the line; places are bytes in it.
    edits: Vec<Edit>,
    /// Second colons in the line.
    colons: Vec<usize>,
}

/// An open bracket, and how far its entry has come.
struct Bracket {
    map: bool,
    wide: bool,
    state: State,
    /// Whether the entry's colon has been passed.
    value: bool,
    /// Full-width brackets that are open inside the entry's text and belong to it.
    inner: usize,
}

impl Bracket {
    fn new(map: bool, wide: bool) -> Self {
        Self { map, wide, state: State::Fresh, value: false, inner: 0 }
    }
}

/// Where in a key or value of a bracket the reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Before it.
    Fresh,
    /// In a text without quotation marks.
    Plain,
    /// Behind a quoted text or a bracket.
    Done,
}

impl Reader<'_> {
    fn edit(&mut self, at: usize, len: usize, new: &'static str, slip: &'static Slip) {
        self.edits.push(Edit { at, len, new, slip });
    }

    fn line(&mut self, line: &str) {
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
    fn entry(&mut self, line: &str, mut at: usize, mut column: usize) {
        let mut parent = column.checked_sub(1);
        while let Some((dash, spaces)) = self.dash(line, at) {
            parent = Some(column);
            at += dash + spaces;
            column += 1 + spaces;
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
    fn dash(&mut self, line: &str, at: usize) -> Option<(usize, usize)> {
        let first = line[at..].chars().next()?;
        let end = at + first.len_utf8();
        let spaced = line[end..].len() - line[end..].trim_start_matches(is_space).len();
        let bare = line[end..].trim_end().is_empty();
        match first {
            '-' if spaced > 0 || bare => {}
            '－' | '—' | '–' | '−' if spaced > 0 => self.edit(at, first.len_utf8(), "-", &DASH),
            _ => return None,
        }
        self.spaces(line, end);
        Some((first.len_utf8(), spaced))
    }

    /// The place behind the spaces at a place. One that YAML takes for a letter is an edit.
    fn spaces(&mut self, line: &str, at: usize) -> usize {
        let rest = line[at..].trim_start_matches(is_space);
        let end = line.len() - rest.len();
        for (place, c) in line[at..end].char_indices().filter(|(_, c)| !matches!(c, ' ' | '\t')) {
            self.edit(at + place, c.len_utf8(), " ", &SPACE);
        }
        end
    }

    /// A value outside brackets. If it goes on, it does so in lines further in than `parent`.
    fn value(&mut self, line: &str, at: usize, parent: Option<usize>) {
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
    fn hash(&mut self, text: &str, at: usize) {
        let Some(place) = text.find(" #").or_else(|| text.find("\t#")) else { return };
        if text[place + 2..].starts_with(char::is_alphanumeric) {
            self.edit(at + place + 1, 1, "#", &HASH);
        }
    }

    fn quotes(&mut self, at: usize, curly: Curly) {
        for (place, len) in [(0, curly.open), (curly.close, curly.end - curly.close)] {
            self.edit(at + place, len, curly.mark, &QUOTE);
        }
    }

    /// The part of a line from `at` on that stands in brackets, or opens the first.
    fn flow(&mut self, line: &str, mut at: usize) {
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

    fn enter(&mut self, state: State) {
        if let Some(top) = self.brackets.last_mut() {
            top.state = state;
        }
    }

    fn enter_value(&mut self) {
        if let Some(top) = self.brackets.last_mut() {
            top.state = State::Fresh;
            top.value = true;
        }
    }

    fn next_entry(&mut self) {
        if let Some(top) = self.brackets.last_mut() {
            *top = Bracket::new(top.map, top.wide);
        }
    }

    fn inner(&mut self, change: isize) {
        if let Some(top) = self.brackets.last_mut() {
            top.inner = top.inner.saturating_add_signed(change);
        }
    }

    /// Ends the innermost bracket; whether another one is still open.
    fn close(&mut self) -> bool {
        self.brackets.pop();
        self.enter(State::Done);
        !self.brackets.is_empty()
    }

    /// Whether a full-width closing bracket ends the innermost open one.
    fn closes(&self, c: char, rest: &str) -> bool {
        let Some(top) = self.brackets.last() else { return false };
        let closers = [' ', ',', '}', ']', '｝', '］', '】', '\n', '\r'];
        top.map == (c == '｝') && (top.wide || rest.trim_matches(closers).is_empty())
    }

    /// Whether the full-width comma in `at..end` stands between two entries and not in a text.
    fn separates(&self, line: &str, at: usize, end: usize) -> bool {
        let next = line[end..].trim_start();
        let Some(top) = self.brackets.last() else { return false };
        if top.map {
            return top.value && key(next).is_some_and(|key| key.sure);
        }
        let id = |c: char| c.is_ascii_alphanumeric();
        top.state == State::Plain && line[..at].ends_with(id) && next.starts_with(id)
    }
}

/// What ends a text in brackets, so that it needs quotes.
const IN_BRACKETS: [&str; 7] = [": ", " #", ", ", "[", "]", "{", "}"];
/// What may follow the colon behind a key in brackets.
const AFTER_COLON: [char; 8] = [' ', '\t', '\r', '\n', ',', '[', ']', '}'];

fn is_space(c: char) -> bool {
    c != '\n' && c != '\r' && c.is_whitespace()
}

/// A field's name at the start of a text, and its colon.
struct Key {
    /// The place of the colon.
    colon: usize,
    /// The colon: `:` or `：`.
    mark: char,
    /// Whether the space after it is missing.
    tight: bool,
    /// Whether the name is one that a field can have.
    sure: bool,
}

/// The field's name that a text begins with. `https://` is none.
fn key(text: &str) -> Option<Key> {
    let quoted = text.chars().next().filter(|c| matches!(c, '"' | '\''));
    let name = match quoted {
        Some(quote) => 1 + quote_end(&text[1..], quote)?,
        None => key_length(text),
    };
    let gap = text[name..].len() - text[name..].trim_start_matches(' ').len();
    let colon = name + gap;
    let mark = text[colon..].chars().next();
    let found = |tight| Some(Key { colon, mark: mark.unwrap_or(':'), tight, sure: true });
    match mark {
        Some('：') if name > 0 => return found(false),
        Some(':') if name > 0 => match text[colon + 1..].chars().next() {
            None => return found(false),
            Some(next) if next.is_whitespace() => return found(false),
            Some('/' | ':') => {}
            Some(_) if gap == 0 => return found(true),
            Some(_) => {}
        },
        _ => {}
    }
    if quoted.is_some()
        || text.starts_with(['{', '[', '#', '|', '>', '&', '*', '!', '“', '‘', '｛', '［', '【'])
    {
        return None;
    }
    let whole = text.trim_end();
    let colon = whole.find(": ").or_else(|| whole.strip_suffix(':').map(str::len))?;
    let before_comment = whole.find(" #").is_none_or(|hash| colon < hash);
    before_comment.then_some(Key { colon, mark: ':', tight: false, sure: false })
}

fn is_key(text: &str) -> bool {
    !text.is_empty() && key_length(text) == text.len()
}

/// The length of a field's name or language tag at the start of a text.
fn key_length(text: &str) -> usize {
    if !text.starts_with(|c: char| c.is_ascii_lowercase()) {
        return 0;
    }
    text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')).count()
}

/// The place behind the closing quotation mark of a text that is open.
fn quote_end(text: &str, quote: char) -> Option<usize> {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c == '\\' && quote == '"' {
            chars.next();
        } else if c == quote {
            if quote == '\'' && chars.peek().is_some_and(|(_, next)| *next == quote) {
                chars.next();
            } else {
                return Some(at + 1);
            }
        }
    }
    None
}

/// Whether a value is the `>-` or `|` before a block text.
fn is_block(value: &str) -> bool {
    let header = value.split([' ', '\t']).next().unwrap_or_default();
    let after = value[header.len()..].trim_start();
    header[1..].chars().all(|c| matches!(c, '-' | '+' | '1'..='9'))
        && (after.is_empty() || after.starts_with('#'))
}

/// The bytes at the start of a value that mean something to YAML and nothing to an author.
///
/// `&name` and `*name` are YAML's own way to repeat a value, so they stay where they can be that: a
/// plain name, and a text with a mark is repeated somewhere.
fn special(value: &str, source: &str) -> Option<usize> {
    let first = value.chars().next()?;
    match first {
        '!' | '@' | '%' | '`' => Some(value.len() - value.trim_start_matches(['!', '@', '%', '`']).len()),
        '&' | '*' => {
            let name = value[1..].split(|c: char| c.is_whitespace() || ",[]{}".contains(c)).next()?;
            let rest = value[1 + name.len()..].trim_start();
            let plain =
                !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
            let meant = match first {
                '*' => rest.is_empty() || rest.starts_with([',', '}', ']', '#', ':']),
                _ => {
                    rest.is_empty()
                        || rest.starts_with(['{', '[', '|', '>', '#'])
                        || source.contains(&format!("*{name}"))
                }
            };
            (!plain || !meant).then_some(1)
        }
        _ => None,
    }
}

/// Whether a full-width bracket at the start of a value stands for YAML's own.
///
/// A Chinese text may well begin with `【`, so only what a text hardly holds counts: a field's name, or
/// nothing but ids.
fn opens(text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let inside = text[first.len_utf8()..].trim();
    if key(inside).is_some_and(|key| key.sure) {
        return true;
    }
    let closers: &[char] = if first == '｛' { &['｝', '}'] } else { &['］', '】', ']'] };
    let (ids, after) = match inside.find(closers) {
        Some(end) => (&inside[..end], inside[end..].trim_start_matches(closers).trim_start()),
        None => (inside, ""),
    };
    let id = |c: char| {
        c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '/' | '#' | ' ' | ',' | '，' | '、')
    };
    first != '｛'
        && !ids.is_empty()
        && ids.chars().all(id)
        && (after.is_empty() || after.starts_with([',', '，', '}', ']', '｝', '］', '】', '#']))
}

/// Curly quotes around a value: bytes from its start.
struct Curly {
    /// The length of the opening mark.
    open: usize,
    /// The place of the closing mark, and the place behind it.
    close: usize,
    end: usize,
    /// What both become.
    mark: &'static str,
}

/// Curly quotes around a whole value, where they look like YAML's quotes and are not.
///
/// Around Chinese words they may well be meant (`“飞行检查”`), so only values that nobody would quote
/// that way count: ASCII ones, and those that need quotes because of one of `marks`. `ends` says whether
/// a value can end before a text.
fn curly(value: &str, marks: &[&str], ends: impl Fn(&str) -> bool) -> Option<Curly> {
    let pairs = [('“', '”'), ('‘', '’'), ('＂', '＂'), ('”', '”'), ('“', '“')];
    pairs.into_iter().find_map(|(open, close)| {
        let inside = value.strip_prefix(open)?;
        let length = inside.find(close)?;
        let inner = &inside[..length];
        let close_at = open.len_utf8() + length;
        let end = close_at + close.len_utf8();
        let needed = marks.iter().any(|mark| inner.contains(mark));
        let mark = match inner.contains(['"', '\\']) {
            true if inner.contains('\'') => return None,
            true => "'",
            false => "\"",
        };
        let counts = (inner.is_ascii() || needed) && !inner.contains(open) && ends(&value[end..]);
        counts.then_some(Curly { open: open.len_utf8(), close: close_at, end, mark })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slips(text: &str) -> Vec<&'static str> {
        let mut found = Vec::new();
        mend(text, FileId(0), &mut found);
        found.iter().map(|found| found.code.name).collect()
    }

    #[test]
    fn slips_are_found() {
        assert_eq!(slips("title：x\n"), ["fullwidth-colon"]);
        assert_eq!(slips("a: {zh：甲, en: b}\n"), ["fullwidth-colon"]);
        assert_eq!(slips("a:\n\tb: 1\n"), ["bad-indent-character"]);
        assert_eq!(slips("a:\n　b: 1\n"), ["bad-indent-character"]);
        assert_eq!(slips("unit: “law-section”\n"), ["curly-quotes", "curly-quotes"]);
        assert_eq!(slips("a: b\u{200b}c\n"), ["invisible-character"]);
        assert_eq!(slips("actors: [a-b，c]\n"), ["fullwidth-punctuation"]);
        assert_eq!(slips("－ a\n"), ["fullwidth-punctuation"]);
        assert_eq!(slips("order:1\n"), ["yaml-syntax"]);
        assert_eq!(slips("a: {zh:甲, en: b}\n"), ["yaml-syntax"]);
        assert_eq!(slips("zh:　培训\n"), ["yaml-syntax"]);
        assert_eq!(slips("-\u{a0}a\n"), ["yaml-syntax"]);
        assert_eq!(slips("- zh: >-\n    甲：乙\n  en：b\n"), ["fullwidth-colon"]);
        assert_eq!(slips("a: {zh: 甲，en: b}\n"), ["fullwidth-punctuation"]);
        assert_eq!(slips("a: {zh: 甲，en：b，\"hi\": c}\n").len(), 3);
        assert_eq!(slips("a: [{b: c}，{b: d}]\n"), ["fullwidth-punctuation"]);
        assert_eq!(slips("- ｛a: 1, b: 【x，y】｝\n").len(), 5);
        assert_eq!(slips("a: {b: “c”, en: “A: b”}\n"), ["curly-quotes"; 4]);
        assert_eq!(slips("a: {b: 1,\n    en：Nearly}\nc：1\n"), ["fullwidth-colon"; 2]);
        assert_eq!(slips("en: ! Important\n"), ["yaml-syntax"]);
        assert_eq!(slips("- {zh: !重要 通知, en: '!'}\n"), ["yaml-syntax"]);
        assert_eq!(slips("en: &注 甲\nzh: *注 甲\n"), ["yaml-syntax"; 2]);
        assert_eq!(slips("en: Form #3\n"), ["yaml-syntax"]);
        assert_eq!(slips("a: {zh: 表 #3, en: x}\n"), ["yaml-syntax"]);
        assert_eq!(slips("orde\u{200b}r:\u{200b}1\n").len(), 3);
    }

    /// A text over several lines ends where it ends, and slips below it are found.
    #[test]
    fn long_texts_end() {
        for text in [
            "a: 甲\n  b：乙\n",
            "a: \"甲\n  b：乙\"\n",
            "a: 'it''s\n b：乙'\n",
            "a: |\n  甲\n\n  b：乙\n",
            "a: [甲,\n  'x\n b：乙']\n",
        ] {
            assert!(slips(text).is_empty(), "{text}");
            assert_eq!(slips(&format!("{text}c：1\n")), ["fullwidth-colon"], "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_slip_stays() {
        for text in [
            "zh: 说明：见下\n",
            "zh: “飞行检查”指事先不通知\n",
            "zh: “飞行检查”\n",
            "# title：x\n",
            "zh: >-\n  note：全角\n  \tx\n",
            "zh: [县局，市局]\n",
            "a: {zh: 甲：乙, en: \"b：c\"}\n",
            "base_url: https://example.org/x\n",
            "zh: 甲　乙\n",
            "zh: >-  # 注\n  note：全角\n",
            "a: {zh: 培训，考试, en: Training，exams}\n",
            "a: {zh: “培训”, en: the “Training”}\n",
            "zh: 【通知】\n",
            "- 【通知】关于检查\n",
            "a: {zh: 【通知】关于检查, en: 甲【乙】}\n",
            "a: {zh: 见（甲）【乙】}  # 注：【丙】，en: x\n",
            "a: &words b\nc: *words\nd: [*words, *words]\n",
            "a: &x {b: c}\n",
            "value: a # comment\n",
            "value: a#3  # comment\n",
            "value: 'a #3' #c\n",
            "a: {b: c} #d\n",
            "zh: 5% 和 R&D!@*\n",
            "a: [x: y, \"b：c，d\"]\n",
            "--- # a：b\n",
        ] {
            assert!(slips(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn places_lead_back_to_the_source() {
        let source = "\u{feff}a：1\n　b: 文\n";
        let mended = mend(source, FileId(0), &mut Vec::new()).mended;
        assert_eq!(mended.text, "a: 1\n  b: 文\n");
        let at = mended.text.find('文').unwrap();
        assert_eq!(mended.source(at), source.find('文').unwrap());
    }
}
