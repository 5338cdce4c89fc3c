//! Two languages of one page, laid together: paragraph by paragraph, item by item.

use std::collections::VecDeque;

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

/// A part of a page between two others.
enum Piece {
    /// A block.
    Block(Element),
    /// Text and what stands in it.
    Line(Vec<Node>),
}

/// What the first element holds, each line with the same line of the second below or beside it.
///
/// `langs` are their languages. A line that is the same in both (a number) stands once; what only one
/// of them has stands alone. Ids are those of the first.
pub fn pair(first: Element, second: Element, langs: (&str, &str)) -> Vec<Node> {
    nodes(first.children, second.children, langs)
}

fn nodes(first: Vec<Node>, second: Vec<Node>, langs: (&str, &str)) -> Vec<Node> {
    let first = pieces(first);
    let known: Vec<String> = first.iter().map(key).collect();
    let mut rest: VecDeque<Piece> = pieces(second).into();
    let mut made = Vec::new();
    for piece in first {
        // The same thing, or else one of the same sort that is nothing else's.
        let same = rest.iter().position(|other| key(other) == key(&piece));
        let like = |other: &Piece| sort(other) == sort(&piece) && !known.contains(&key(other));
        let at = same.or_else(|| rest.iter().position(like));
        match at.and_then(|at| rest.remove(at)) {
            Some(other) => together(piece, other, langs, &mut made),
            None => alone(piece, langs.0, &mut made),
        }
    }
    let mut own = Vec::new();
    rest.into_iter().for_each(|piece| alone(piece, langs.1, &mut own));
    made.extend(bare(own));
    made
}

fn is_block(node: &Node) -> bool {
    let Node::Element(element) = node else { return false };
    let name = element.name.as_str();
    BLOCKS.contains(&name) || FRAMES.contains(&name) || element.children.iter().any(is_block)
}

fn pieces(nodes: Vec<Node>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut line = Vec::new();
    let end = |line: &mut Vec<Node>, pieces: &mut Vec<Piece>| {
        let said = line.iter().any(|node| !matches!(node, Node::Text(text) if text.trim().is_empty()));
        let line = std::mem::take(line);
        if said {
            pieces.push(Piece::Line(line));
        }
    };
    for node in nodes {
        if is_block(&node) {
            end(&mut line, &mut pieces);
            if let Node::Element(element) = node {
                pieces.push(Piece::Block(element));
            }
        } else {
            line.push(node);
        }
    }
    end(&mut line, &mut pieces);
    pieces
}

/// What a piece is known by in every language: its sort, and its id or the first place it leads to.
fn key(piece: &Piece) -> String {
    let Piece::Block(element) = piece else { return String::new() };
    let place = match element.name.as_str() {
        "div" | "li" | "section" | "tr" => element.get("id").or_else(|| first_link(element)),
        // A heading's id may be made of its words, and a paragraph's first link follows its grammar.
        _ => None,
    };
    format!("{} {}", sort(piece), place.unwrap_or_default())
}

/// The name and first class of a block; nothing of a line. Further classes may follow the room that
/// words take, which differs between languages.
fn sort(piece: &Piece) -> String {
    match piece {
        Piece::Block(element) => {
            let class = element.get("class").and_then(|class| class.split(' ').next());
            format!("{}.{}", element.name, class.unwrap_or_default())
        }
        Piece::Line(_) => String::new(),
    }
}

fn first_link(element: &Element) -> Option<&str> {
    element.children.iter().find_map(|child| match child {
        Node::Element(element) => element.get("href").or_else(|| first_link(element)),
        Node::Text(_) => None,
    })
}

fn together(first: Piece, second: Piece, langs: (&str, &str), made: &mut Vec<Node>) {
    match (first, second) {
        (Piece::Block(mut first), Piece::Block(second)) => {
            first.children = nodes(std::mem::take(&mut first.children), second.children, langs);
            made.push(Node::Element(first));
        }
        (Piece::Line(first), Piece::Line(second)) if first != second => {
            let half = |lang: &str, line| Node::Element(Element::new("span", "lang", lang, line));
            let halves = vec![half(langs.0, first), half(langs.1, bare(second))];
            made.push(Node::Element(Element::new("span", "class", "pair", halves)));
        }
        (Piece::Line(line), _) => made.extend(line),
        (first, _) => alone(first, langs.0, made),
    }
}

/// Nodes without their ids, which those of the first language have.
fn bare(mut nodes: Vec<Node>) -> Vec<Node> {
    for node in &mut nodes {
        if let Node::Element(element) = node {
            element.change("id", |_| None);
            element.each(&mut |inside| inside.change("id", |_| None));
        }
    }
    nodes
}

/// A part that stands in one language only.
fn alone(piece: Piece, lang: &str, made: &mut Vec<Node>) {
    match piece {
        Piece::Block(mut element) => {
            if element.get("lang").is_none() {
                element.attributes.push(("lang".to_owned(), Some(lang.to_owned())));
            }
            made.push(Node::Element(element));
        }
        Piece::Line(line) => made.push(Node::Element(Element::new("span", "lang", lang, line))),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tree::main_of;
    use super::*;

    fn paired(first: &str, second: &str) -> String {
        let main = |html: &str| main_of(&format!("<main>{html}</main>")).unwrap();
        let nodes = pair(main(first), main(second), ("zh", "en"));
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
