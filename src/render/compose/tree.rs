//! Well-formed HTML as a tree, and back again, byte by byte what it was. Borrows from the page it was read from.

use std::borrow::Cow;

use crate::theme::fault::Fault;

/// Elements without an end tag, see <https://html.spec.whatwg.org/#void-elements>.
const VOID: [&str; 8] = ["br", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node<'h> {
    /// Text as it was written, references and all; comments too.
    Text(&'h str),
    /// An element.
    Element(Element<'h>),
}

/// An element with what it holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Element<'h> {
    /// Its name.
    pub name: Cow<'h, str>,
    /// Its attributes as they were written, in order; a value is what stood between the quotes.
    pub attributes: Vec<(&'h str, Option<Cow<'h, str>>)>,
    /// What it holds.
    pub children: Vec<Node<'h>>,
    /// Whether it has no end tag.
    pub closed: bool,
}

/// The `main` of a page.
///
/// # Errors
/// A fault that says which element of the theme's is not closed.
pub fn main_of(html: &str) -> Result<Element<'_>, Fault> {
    let start = html.find("<main").ok_or_else(|| Fault::new("a page without <main>"))?;
    let mut open: Vec<Element> = vec![Element::default()];
    let mut rest = &html[start..];
    while let Some(at) = rest.find('<') {
        if at > 0 {
            push(&mut open, Node::Text(&rest[..at]));
        }
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
        } else if let Some(tag) = rest.strip_prefix("</") {
            let (name, after) = tag.split_once('>').unwrap_or((tag, ""));
            rest = after;
            let element = open.pop().unwrap_or_default();
            if element.name != name.trim() {
                return Err(Fault::new(format!("</{}> closes <{}>", name.trim(), element.name)));
            }
            if open.len() == 1 {
                return Ok(element);
            }
            push(&mut open, Node::Element(element));
        } else {
            let (element, after) = tag(&rest[1..]);
            rest = after;
            if element.closed {
                push(&mut open, Node::Element(element));
            } else {
                open.push(element);
            }
        }
    }
    Err(Fault::new(format!("<{}> is not closed", open.last().map_or("main", |element| &element.name))))
}

/// Puts a piece into the innermost open element.
fn push<'h>(open: &mut [Element<'h>], node: Node<'h>) {
    if let Some(outer) = open.last_mut() {
        outer.children.push(node);
    }
}

/// The element of a start tag, and what follows the tag.
fn tag(text: &str) -> (Element<'_>, &str) {
    let end = text.find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/')).unwrap_or(text.len());
    let mut element = Element { name: Cow::Borrowed(&text[..end]), ..Element::default() };
    element.closed = VOID.contains(&&*element.name);
    let mut rest = text[end..].trim_start();
    while !rest.is_empty() && !rest.starts_with('>') {
        if let Some(after) = rest.strip_prefix('/') {
            element.closed = true;
            rest = after.trim_start();
            continue;
        }
        let end =
            rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>')).unwrap_or(rest.len());
        let name = &rest[..end];
        rest = rest[end..].trim_start();
        let value = rest.strip_prefix('=').map(|after| value(after.trim_start()));
        if let Some((_, after)) = value {
            rest = after;
        }
        element.attributes.push((name, value.map(|(value, _)| Cow::Borrowed(value))));
        rest = rest.trim_start();
    }
    (element, rest.strip_prefix('>').unwrap_or_default())
}

/// An attribute's value, and what follows it.
fn value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            return inside.split_once(quote).unwrap_or((inside, ""));
        }
    }
    text.split_at(text.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(text.len()))
}

impl<'h> Element<'h> {
    /// An element with one attribute.
    pub fn new(name: &'static str, attribute: &'static str, value: &'h str, children: Vec<Node<'h>>) -> Self {
        let attributes = vec![(attribute, Some(Cow::Borrowed(value)))];
        Self { name: Cow::Borrowed(name), attributes, children, closed: false }
    }

    /// The value of an attribute, as written.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).and_then(|(_, value)| value.as_deref())
    }

    /// Changes an attribute where it stands; `None` takes it away.
    pub fn change(&mut self, name: &str, with: impl FnOnce(&str) -> Option<String>) {
        let Some(at) = self.attributes.iter().position(|(known, _)| *known == name) else { return };
        match with(self.attributes[at].1.as_deref().unwrap_or_default()) {
            Some(value) => self.attributes[at].1 = Some(Cow::Owned(value)),
            None => drop(self.attributes.remove(at)),
        }
    }

    /// Takes away every element inside that is not wanted, with all it holds.
    pub fn retain(&mut self, wanted: &impl Fn(&Element<'h>) -> bool) {
        self.children.retain(|child| !matches!(child, Node::Element(element) if !wanted(element)));
        for child in &mut self.children {
            if let Node::Element(element) = child {
                element.retain(wanted);
            }
        }
    }

    /// Hands over every element inside, outer ones first.
    pub fn each(&mut self, look: &mut impl FnMut(&mut Element<'h>)) {
        for child in &mut self.children {
            if let Node::Element(element) = child {
                look(element);
                element.each(look);
            }
        }
    }

    /// What it holds, as HTML.
    pub fn inner(&self) -> String {
        let mut html = String::new();
        self.children.iter().for_each(|child| child.write(&mut html));
        html
    }
}

impl Node<'_> {
    /// Adds the piece to a page.
    pub fn write(&self, html: &mut String) {
        let element = match self {
            Node::Text(text) => return html.push_str(text),
            Node::Element(element) => element,
        };
        html.push('<');
        html.push_str(&element.name);
        for (name, value) in &element.attributes {
            html.push(' ');
            html.push_str(name);
            if let Some(value) = value {
                let quote = if value.contains('"') { '\'' } else { '"' };
                html.push('=');
                html.push(quote);
                html.push_str(value);
                html.push(quote);
            }
        }
        if element.closed && !VOID.contains(&&*element.name) {
            return html.push_str("/>");
        }
        html.push('>');
        if !element.closed {
            element.children.iter().for_each(|child| child.write(html));
            html.push_str("</");
            html.push_str(&element.name);
            html.push('>');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_again() {
        let inner = "a &amp; b<br><p id=\"x\" hidden>1 <b>2</b></p><svg><path d=\"M0 0\"/></svg><!-- no -->";
        let page = format!("<body><main id=m>{inner}</main></body>");
        let main = main_of(&page).unwrap();
        assert_eq!(main.get("id"), Some("m"));
        assert_eq!(main.inner(), inner.replace("<!-- no -->", ""));
    }

    #[test]
    fn an_element_that_is_not_closed_is_named() {
        let fault = main_of("<main><div><p>x</div></main>").unwrap_err();
        assert_eq!(fault.what, "</div> closes <p>");
        assert!(main_of("<main><p>x</p>").is_err());
        assert!(main_of("<p>x</p>").is_err());
    }
}
