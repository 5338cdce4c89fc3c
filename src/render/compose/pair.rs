//! Two languages of one page, laid together: paragraph by paragraph, item by item.

use std::collections::{HashSet, VecDeque};

use super::tree::{Element, Node};

/// Elements that hold lines of their own; the rest stand within a line.
const BLOCKS: [&str; 35] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];
/// Blocks of a table and of a list of terms that hold nothing but blocks.
const FRAMES: [&str; 4] = ["tbody", "thead", "tfoot", "colgroup"];

/// A language of a page of two.
#[derive(Debug, Clone, Copy)]
pub struct Tongue<'h> {
    /// Its tag.
    pub tag: &'h str,
    /// Its direction, if that is not the page's.
    pub dir: Option<&'static str>,
}

/// A part of a page between two others, with what it is known by in every language.
struct Piece<'h> {
    part: Part<'h>,
    /// Its sort, and its id or the first place it leads to; empty of a line.
    key: String,
    /// How much of the key is the sort.
    sort: usize,
}

enum Part<'h> {
    /// A block.
    Block(Element<'h>),
    /// Text and what stands in it.
    Line(Vec<Node<'h>>),
}

impl<'h> Piece<'h> {
    fn new(part: Part<'h>) -> Self {
        let Part::Block(element) = &part else { return Self { part, key: String::new(), sort: 0 } };
        // Further classes may follow the room that words take, which differs between languages.
        let class = element.get("class").and_then(|class| class.split(' ').next()).unwrap_or_default();
        let mut key = format!("{}.{class} ", element.name);
        let sort = key.len();
        // A heading's id may be made of its words, and a paragraph's first link follows its grammar.
        if matches!(&*element.name, "div" | "li" | "section" | "tr") {
            key.push_str(element.get("id").or_else(|| first_link(element)).unwrap_or_default());
        }
        Self { part, key, sort }
    }

    fn sort(&self) -> &str {
        &self.key[..self.sort]
    }
}

/// What the first element holds, each line with the same line of the second below or beside it.
///
/// `langs` are their languages. A line that is the same in both (a number) stands once; what only one
/// of them has stands alone. Ids are those of the first.
pub fn pair<'h>(first: Element<'h>, second: Element<'h>, langs: [Tongue<'h>; 2]) -> Vec<Node<'h>> {
    nodes(first.children, second.children, langs)
}

fn nodes<'h>(first: Vec<Node<'h>>, second: Vec<Node<'h>>, langs: [Tongue<'h>; 2]) -> Vec<Node<'h>> {
    let first = pieces(first);
    let known: HashSet<String> = first.iter().map(|piece| piece.key.clone()).collect();
    let mut rest: VecDeque<Piece> = pieces(second).into();
    let mut made = Vec::new();
    for piece in first {
        // The same thing, or else one of the same sort that is nothing else's.
        let same = rest.iter().position(|other| other.key == piece.key);
        let like = |other: &Piece| other.sort() == piece.sort() && !known.contains(&other.key);
        let at = same.or_else(|| rest.iter().position(like));
        match at.and_then(|at| rest.remove(at)) {
            Some(other) => together(piece.part, other.part, langs, &mut made),
            None => alone(piece.part, langs[0], &mut made),
        }
    }
    let mut own = Vec::new();
    rest.into_iter().for_each(|piece| alone(piece.part, langs[1], &mut own));
    made.extend(bare(own));
    made
}

fn is_block(node: &Node) -> bool {
    let Node::Element(element) = node else { return false };
    let name = &*element.name;
    BLOCKS.contains(&name) || FRAMES.contains(&name) || element.children.iter().any(is_block)
}

fn pieces(nodes: Vec<Node>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut line = Vec::new();
    fn end<'h>(line: &mut Vec<Node<'h>>, pieces: &mut Vec<Piece<'h>>) {
        let said = line.iter().any(|node| !matches!(node, Node::Text(text) if text.trim().is_empty()));
        let line = std::mem::take(line);
        if said {
            pieces.push(Piece::new(Part::Line(line)));
        }
    }
    for node in nodes {
        if is_block(&node) {
            end(&mut line, &mut pieces);
            if let Node::Element(element) = node {
                pieces.push(Piece::new(Part::Block(element)));
            }
        } else {
            line.push(node);
        }
    }
    end(&mut line, &mut pieces);
    pieces
}

fn first_link<'e>(element: &'e Element) -> Option<&'e str> {
    element.children.iter().find_map(|child| match child {
        Node::Element(element) => element.get("href").or_else(|| first_link(element)),
        Node::Text(_) => None,
    })
}

fn together<'h>(first: Part<'h>, second: Part<'h>, langs: [Tongue<'h>; 2], made: &mut Vec<Node<'h>>) {
    match (first, second) {
        (Part::Block(mut first), Part::Block(second)) => {
            first.children = nodes(std::mem::take(&mut first.children), second.children, langs);
            made.push(Node::Element(first));
        }
        (Part::Line(first), Part::Line(second)) if first != second => {
            let halves = vec![said(langs[0], first), said(langs[1], bare(second))];
            made.push(Node::Element(Element::new("span", "class", "pair", halves)));
        }
        (Part::Line(line), _) => made.extend(line),
        (first, _) => alone(first, langs[0], made),
    }
}

/// Nodes without their ids, which those of the first language have.
fn bare(mut nodes: Vec<Node<'_>>) -> Vec<Node<'_>> {
    for node in &mut nodes {
        if let Node::Element(element) = node {
            element.change("id", |_| None);
            element.each(&mut |inside| inside.change("id", |_| None));
        }
    }
    nodes
}

/// A part that stands in one language only.
fn alone<'h>(part: Part<'h>, lang: Tongue<'h>, made: &mut Vec<Node<'h>>) {
    match part {
        Part::Block(mut element) => {
            if element.get("lang").is_none() {
                element.attributes.push(("lang", Some(lang.tag.into())));
                element.attributes.extend(lang.dir.map(|dir| ("dir", Some(dir.into()))));
            }
            made.push(Node::Element(element));
        }
        Part::Line(line) => made.push(said(lang, line)),
    }
}

/// A line in a language.
fn said<'h>(lang: Tongue<'h>, line: Vec<Node<'h>>) -> Node<'h> {
    let mut span = Element::new("span", "lang", lang.tag, line);
    span.attributes.extend(lang.dir.map(|dir| ("dir", Some(dir.into()))));
    Node::Element(span)
}

#[cfg(test)]
mod tests {
    use super::super::tree::main_of;
    use super::*;

    fn paired(first: &str, second: &str) -> String {
        let [first, second] = [first, second].map(|html| format!("<main>{html}</main>"));
        let langs = ["zh", "en"].map(|tag| Tongue { tag, dir: None });
        let nodes = pair(main_of(&first).unwrap(), main_of(&second).unwrap(), langs);
        let mut html = String::new();
        nodes.iter().for_each(|node| node.write(&mut html));
        html
    }

    #[test]
    fn lines_stand_together_and_equal_ones_once() {
        let html = paired("<p>甲 <b>1</b></p><p>2</p>", "<p>A <b>1</b></p><p>2</p>");
        let first = "<p><span class=\"pair\"><span lang=\"zh\">甲 <b>1</b></span><span lang=\"en\">A <b>1</b></span></span></p>";
        assert_eq!(html, format!("{first}<p>2</p>"));
    }

    #[test]
    fn items_are_found_by_their_ids_in_any_order() {
        let html =
            paired("<ul><li id=a>甲</li><li id=b>乙</li></ul>", "<ul><li id=b>B</li><li id=a>A</li></ul>");
        let item = |id: &str, zh: &str, en: &str| {
            format!(
                "<li id=\"{id}\"><span class=\"pair\"><span lang=\"zh\">{zh}</span><span lang=\"en\">{en}</span></span></li>"
            )
        };
        assert_eq!(html, format!("<ul>{}{}</ul>", item("a", "甲", "A"), item("b", "乙", "B")));
    }

    #[test]
    fn what_one_language_lacks_stands_alone_without_a_second_id() {
        let html = paired("<h2 id=甲>甲</h2>", "<h2 id=a>A</h2><p id=x>B</p>");
        assert!(html.starts_with("<h2 id=\"甲\"><span class=\"pair\">"), "{html}");
        assert!(html.ends_with("<p lang=\"en\">B</p>"), "{html}");
    }
}
