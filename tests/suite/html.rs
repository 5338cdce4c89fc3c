//! HTML as the tests see it: a strict little reader, and the outline of a page.
//!
//! It reads what Fangce writes, not the web: every element is closed, every attribute is quoted.

use std::fmt::Write as _;

/// Elements without an end tag, <https://html.spec.whatwg.org/multipage/syntax.html#void-elements>,
/// and those of SVG that our pages close in place.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Open(Tag),
    Close(String),
    Text(String),
    /// What stands between the tags of a script or style.
    Raw(String),
}

/// An opening tag.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    /// Whether nothing stands inside.
    pub void: bool,
}

impl Tag {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The pieces of a page.
///
/// # Errors
/// A tag that is not closed, closes another one, or has an attribute twice or without quotes.
pub fn read(page: &str) -> Result<Vec<Piece>, String> {
    let mut pieces = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        if at > 0 {
            pieces.push(Piece::Text(unescape(&rest[..at])));
        }
        rest = &rest[at..];
        if rest.starts_with("<!") {
            let end = if rest.starts_with("<!--") { "-->" } else { ">" };
            rest = rest.split_once(end).ok_or("a comment does not end")?.1;
        } else if let Some(close) = rest.strip_prefix("</") {
            let (name, after) = close.split_once('>').ok_or("an end tag does not end")?;
            if open.pop().as_deref() != Some(name) {
                return Err(format!("</{name}> closes another element"));
            }
            pieces.push(Piece::Close(name.to_owned()));
            rest = after;
        } else {
            let (tag, after) = tag(&rest[1..])?;
            rest = after;
            let (name, void) = (tag.name.clone(), tag.void);
            pieces.push(Piece::Open(tag));
            if matches!(name.as_str(), "script" | "style") && !void {
                let end = rest.find(&format!("</{name}>")).ok_or("a script does not end")?;
                pieces.push(Piece::Raw(rest[..end].to_owned()));
                rest = &rest[end..];
            }
            if !void {
                open.push(name);
            }
        }
    }
    pieces.push(Piece::Text(unescape(rest)));
    if open.is_empty() { Ok(pieces) } else { Err(format!("never closed: {open:?}")) }
}

/// The tag after a `<`, and what follows it.
fn tag(text: &str) -> Result<(Tag, &str), String> {
    let name_end = |text: &str| {
        text.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/')).ok_or("a tag does not end")
    };
    let end = name_end(text)?;
    let mut tag = Tag { name: text[..end].to_owned(), ..Tag::default() };
    if !tag.name.starts_with(|c: char| c.is_ascii_lowercase()) {
        return Err(format!("a bare `<` before {:?}", tag.name));
    }
    let mut rest = text[end..].trim_start();
    loop {
        if let Some(after) = rest.strip_prefix("/>") {
            tag.void = true;
            return Ok((tag, after));
        }
        if let Some(after) = rest.strip_prefix('>') {
            tag.void = VOID.contains(&tag.name.as_str());
            return Ok((tag, after));
        }
        let end = name_end(rest)?;
        let name = rest[..end].to_owned();
        rest = rest[end..].trim_start();
        let mut value = String::new();
        if let Some(after) = rest.strip_prefix('=') {
            let after =
                after.strip_prefix('"').ok_or_else(|| format!("{name} of <{}> has no quotes", tag.name))?;
            let (quoted, after) = after.split_once('"').ok_or("a quote does not end")?;
            value = unescape(quoted);
            rest = after.trim_start();
        }
        if name.is_empty() || tag.get(&name).is_some() {
            return Err(format!("<{}> has {name:?} twice or without a name", tag.name));
        }
        tag.attributes.push((name, value));
    }
}

fn unescape(text: &str) -> String {
    let known = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&#x2F;", "/"),
        ("&nbsp;", "\u{a0}"),
    ];
    let plain = known.iter().fold(text.to_owned(), |text, (escape, plain)| text.replace(escape, plain));
    plain.replace("&amp;", "&")
}

/// The opening tags of a page.
pub fn tags(pieces: &[Piece]) -> impl Iterator<Item = &Tag> {
    pieces.iter().filter_map(|piece| if let Piece::Open(tag) = piece { Some(tag) } else { None })
}

/// The words of a page between the tags of an element, markup left out.
pub fn text_in(pieces: &[Piece], element: &str) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    let mut inside = false;
    for piece in pieces {
        match piece {
            Piece::Open(tag) if tag.name == element => {
                inside = true;
                texts.push(String::new());
            }
            Piece::Close(name) if name == element => inside = false,
            Piece::Text(text) if inside => texts.last_mut().expect("one is open").push_str(text),
            _ => {}
        }
    }
    texts.iter().map(|text| squeeze(text)).collect()
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Elements that stand in an outline by their name; all others only by the text inside, or by
/// `id`, `lang` or a class of highlighted code if they have one.
const SHOWN: [&str; 21] = [
    "main", "h1", "h2", "h3", "h4", "ul", "ol", "li", "a", "dt", "dd", "th", "td", "caption", "pre", "code",
    "strong", "em", "form", "input", "svg",
];

/// What a page says and how it is arranged, without how it looks: language and title, then what
/// stands in `<main>`, one element a line with `id`, `lang` and `href`, then its text.
///
/// What is drawn in an `svg` is left out. Wrapping elements and classes are the theme's affair and left out, except for classes that the
/// engine gives to highlighted code (`hl-…`, `language-…`).
pub fn outline(page: &str) -> String {
    let pieces = read(page).unwrap_or_else(|fault| panic!("{fault}"));
    let lang = tags(&pieces).find(|tag| tag.name == "html").and_then(|tag| tag.get("lang")).unwrap_or("?");
    let title = text_in(&pieces, "title").into_iter().next().unwrap_or_default();
    let mut outline =
        Outline { lines: format!("html [{lang}]\n  title \"{title}\"\n"), ..Outline::default() };
    let top = if tags(&pieces).any(|tag| tag.name == "main") { "main" } else { "body" };
    let start = pieces
        .iter()
        .position(|piece| matches!(piece, Piece::Open(tag) if tag.name == top))
        .unwrap_or(pieces.len());
    let mut drawn = false;
    for piece in &pieces[start..] {
        match piece {
            // What a chart draws is compared elsewhere.
            Piece::Close(name) if name == "svg" => {
                drawn = false;
                outline.close();
            }
            _ if drawn => {}
            Piece::Open(tag) => {
                drawn = tag.name == "svg" && !tag.void;
                outline.open(tag);
            }
            Piece::Close(name) => {
                outline.close();
                if name == top {
                    break;
                }
            }
            Piece::Text(text) => outline.text.push_str(text),
            Piece::Raw(_) => {}
        }
    }
    outline.lines
}

#[derive(Default)]
struct Outline {
    lines: String,
    /// For each open element, whether it has a line.
    open: Vec<bool>,
    text: String,
    /// Whether the last line is that of the innermost element, and bare.
    bare: bool,
}

impl Outline {
    fn depth(&self) -> usize {
        self.open.iter().filter(|shown| **shown).count() + 1
    }

    fn open(&mut self, tag: &Tag) {
        let line = line(tag);
        if let Some(line) = &line {
            self.flush();
            writeln!(self.lines, "{}{line}", "  ".repeat(self.depth())).unwrap();
            self.bare = !tag.void;
        }
        if !tag.void {
            self.open.push(line.is_some());
        }
    }

    fn close(&mut self) {
        if self.open.last() == Some(&true) {
            self.flush();
            self.bare = false;
        } else {
            // Two paragraphs are two words apart at least.
            self.text.push(' ');
        }
        self.open.pop();
    }

    fn flush(&mut self) {
        let text = squeeze(&std::mem::take(&mut self.text));
        if text.is_empty() {
            return;
        }
        if self.bare {
            self.lines.pop();
            writeln!(self.lines, " \"{text}\"").unwrap();
        } else {
            writeln!(self.lines, "{}\"{text}\"", "  ".repeat(self.depth())).unwrap();
        }
        self.bare = false;
    }
}

fn line(tag: &Tag) -> Option<String> {
    let code = tag.get("class").filter(|class| class.starts_with("hl-") || class.starts_with("language-"));
    let (id, lang) = (tag.get("id"), tag.get("lang"));
    let shown = SHOWN.contains(&tag.name.as_str());
    if !shown && code.is_none() && id.is_none() && lang.is_none() {
        return None;
    }
    let mut line = if shown { tag.name.clone() } else { "·".to_owned() };
    let parts = [("#", id), (".", code)];
    parts
        .iter()
        .filter_map(|(mark, value)| Some((mark, (*value)?)))
        .for_each(|(mark, value)| write!(line, "{mark}{value}").unwrap());
    lang.iter().for_each(|lang| write!(line, " [{lang}]").unwrap());
    let target = ["href", "action", "name", "data-layout"].iter().find_map(|name| tag.get(name));
    target.iter().for_each(|target| write!(line, " -> {target}").unwrap());
    Some(line)
}
