//! Numbered and unnumbered paragraphs → a tree, as the numbers and their styles ask for it.

use crate::import::document::Paragraph;
use crate::import::marker::{Marker, Style, marker};

/// A paragraph with what stands below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Where it stands among the paragraphs.
    pub at: usize,
    /// Its part of an id: the number that is printed, `p1` for the first that has none.
    pub part: String,
    /// The number as it is printed; none where there is none.
    pub printed: Option<(Style, String)>,
    /// Its words without the number.
    pub text: String,
    /// Whether a number is missing before its own.
    pub gap: bool,
    /// What stands below it.
    pub below: Vec<Node>,
}

/// A list that is open: how its items are numbered, the last number, and the way to the node that holds it.
struct Open {
    style: Style,
    last: u64,
    holder: Vec<usize>,
    by_paragraph: bool,
}

/// The tree of a section's paragraphs.
pub fn tree(paragraphs: &[Paragraph]) -> Vec<Node> {
    let texts: Vec<String> = paragraphs.iter().map(Paragraph::text).collect();
    let mut roots: Vec<Node> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut owner: Option<Vec<usize>> = None;
    let mut before: Option<Vec<usize>> = None;
    for (at, text) in texts.iter().enumerate() {
        match marker(text) {
            Some(found) => {
                before = None;
                number(&mut roots, &mut open, owner.take(), at, &found);
            }
            None => {
                let next = texts[at + 1..].iter().find_map(|text| marker(text));
                // Right after one that announces nothing it is of the same rank.
                let beside = before.take().filter(|holder| !holder.is_empty());
                let holder = beside.unwrap_or_else(|| home(&roots, &open, opens(text), next.as_ref()));
                before = (!opens(text)).then(|| holder.clone());
                if holder.is_empty() && !open.is_empty() && open[0].holder.is_empty() {
                    // A paragraph of the same rank as the list ends it.
                    open.truncate(usize::from(!opens(text)));
                }
                let list = children(&mut roots, &holder);
                let count = 1 + list.iter().filter(|node| node.printed.is_none()).count();
                list.push(Node {
                    at,
                    part: format!("p{count}"),
                    printed: None,
                    text: text.trim().to_owned(),
                    gap: false,
                    below: Vec::new(),
                });
                let mut way = holder;
                way.push(list.len() - 1);
                owner = opens(text).then_some(way);
            }
        }
    }
    roots
}

/// Whether a paragraph announces a list.
fn opens(text: &str) -> bool {
    text.trim().ends_with(['：', ':'])
}

/// Where a paragraph without a number belongs; `next` is the number after it, and it may announce a list.
fn home(roots: &[Node], open: &[Open], opens: bool, next: Option<&Marker>) -> Vec<usize> {
    let Some(top) = open.last() else { return Vec::new() };
    // A further paragraph of an article that is quoted.
    if let Some(article) = open.iter().rposition(|list| list.style == Style::Article) {
        let list = &open[article];
        return with_last(roots, &list.holder);
    }
    // The innermost list goes on after it: it says more of the item before it.
    let goes_on = next.is_some_and(|next| next.style == top.style && next.number == top.last + 1);
    if goes_on && !opens && open.len() > 1 {
        return with_last(roots, &top.holder);
    }
    // Beside the paragraph that announced the list before it.
    if let Some(list) = open.iter().find(|list| list.by_paragraph) {
        let mut way = list.holder.clone();
        way.pop();
        return way;
    }
    let first = &open[0];
    // It opens a list numbered as the outermost one: it stands beside that.
    if opens && next.is_some_and(|next| next.number == 1 && next.style == first.style) {
        return first.holder.clone();
    }
    with_last(roots, &first.holder)
}

/// The way to the last numbered node that a holder has.
fn with_last(roots: &[Node], holder: &[usize]) -> Vec<usize> {
    let list = siblings(roots, holder);
    let mut way = holder.to_vec();
    way.extend(list.iter().rposition(|node| node.printed.is_some()));
    way
}

fn number(roots: &mut Vec<Node>, open: &mut Vec<Open>, owner: Option<Vec<usize>>, at: usize, found: &Marker) {
    let known = open.iter().rposition(|list| list.style == found.style);
    let restarts = found.number == 1;
    let place = match (owner, known) {
        (Some(owner), known) if restarts || known.is_none() => {
            let keep = open
                .iter()
                .take_while(|list| owner.starts_with(&list.holder) && list.holder.len() < owner.len())
                .count();
            open.truncate(keep);
            // The first paragraph leads its section, and its list is the section's own.
            let by_paragraph = owner != [0];
            open.push(Open { style: found.style, last: 0, holder: owner, by_paragraph });
            open.len() - 1
        }
        // A list that begins again inside another: `（1）` below an article of the fifth of （1） to （5）.
        (_, Some(place)) if restarts && open[place].last > 0 && place + 1 < open.len() => {
            inner(roots, open, found)
        }
        (_, Some(place)) => place,
        (_, None) => inner(roots, open, found),
    };
    open.truncate(place + 1);
    let list = &mut open[place];
    let gap = found.style != Style::Article && found.number > list.last + 1;
    list.last = found.number;
    let holder = list.holder.clone();
    let printed = Some((found.style, found.printed.to_owned()));
    let (part, text) = (found.number.to_string(), found.rest.to_owned());
    children(roots, &holder).push(Node { at, part, printed, text, gap, below: Vec::new() });
}

/// Opens a list below the last node of the innermost one; gives its place.
fn inner(roots: &[Node], open: &mut Vec<Open>, found: &Marker) -> usize {
    let holder = open.last().map_or_else(Vec::new, |list| with_last(roots, &list.holder));
    open.push(Open { style: found.style, last: 0, holder, by_paragraph: false });
    open.len() - 1
}

fn siblings<'n>(roots: &'n [Node], way: &[usize]) -> &'n [Node] {
    way.iter().fold(roots, |list, at| &list[*at].below)
}

fn children<'n>(roots: &'n mut Vec<Node>, way: &[usize]) -> &'n mut Vec<Node> {
    way.iter().fold(roots, |list, at| &mut list[*at].below)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::document::{Inline, Place};

    fn told(texts: &[&str]) -> String {
        let paragraph = |(at, text): (usize, &&str)| {
            let mut one = Paragraph::at(Place::Line(at + 1));
            one.spans.push(Inline::Text((*text).to_owned()));
            one
        };
        let paragraphs: Vec<Paragraph> = texts.iter().enumerate().map(paragraph).collect();
        let mut lines = Vec::new();
        walk(&tree(&paragraphs), "", &mut lines);
        lines.join(" ")
    }

    fn walk(nodes: &[Node], above: &str, lines: &mut Vec<String>) {
        for node in nodes {
            let id = if above.is_empty() { node.part.clone() } else { format!("{above}.{}", node.part) };
            lines.push(id.clone());
            walk(&node.below, &id, lines);
        }
    }

    #[test]
    fn numbers_lie_below_one_another() {
        assert_eq!(
            told(&["1、a", "（1）b", "①c", "②d", "（2）e", "2、f", "（1）g"]),
            "1 1.1 1.1.1 1.1.2 1.2 2 2.1"
        );
        assert_eq!(told(&["（一）a", "1、b", "（1）c", "2、d", "（二）e"]), "1 1.1 1.1.1 1.2 2");
    }

    #[test]
    fn paragraphs_without_a_number_have_a_home() {
        // Of the item before it; even after deeper ones.
        assert_eq!(told(&["1、a", "（1）b", "c。", "2、d"]), "1 1.1 1.p1 2");
        // A list that begins anew belongs to what announces it.
        assert_eq!(
            told(&["3、a", "（1）b", "（2）c", "d：", "（1）e", "f。", "4、g"]),
            "3 3.1 3.2 3.p1 3.p1.1 3.p2 4"
        );
        assert_eq!(told(&["1、a", "2、b", "c：", "1、d", "2、e", "f。"]), "1 2 p1 p1.1 p1.2 p2");
        assert_eq!(told(&["a。", "b。", "c：", "1、d"]), "p1 p2 p3 p3.1");
        assert_eq!(told(&["1、a", "b。", "c：", "1、d"]), "1 1.p1 1.p2 1.p2.1");
    }

    #[test]
    fn articles_are_quoted_with_their_paragraphs_and_lists() {
        let texts = [
            "6、a：",
            "（4）《法》",
            "第五十六条　b",
            "第五十七条　c",
            "d。",
            "（5）《条例》",
            "第五十七条　e：",
            "（1）f",
            "（2）g",
            "h。",
        ];
        assert_eq!(told(&texts), "6 6.4 6.4.56 6.4.57 6.4.57.p1 6.5 6.5.57 6.5.57.1 6.5.57.2 6.5.57.p1");
    }
}
