//! Pages as Markdown, for programs that read and for whoever quotes them.
//!
//! A page's twin lies beside it under its own name and `.md`, as <https://llmstxt.org> proposes. It is made of the
//! page's `main`, so it holds what the page holds but for what is looked at or operated: charts, forms, contents.

use htmd::HtmlToMarkdown;
use htmd::options::{BulletListMarker, HrStyle, Options};

use super::sheet::{Target, rewire, way};
use super::tree::{Element, Node, main_of};
use crate::render::Rendered;
use crate::render::task::Task;
use crate::route::{Page, twin};
use crate::theme::fault::Fault;

/// What is looked at or operated, and says nothing in words that does not stand elsewhere too.
const LEFT_OUT: [&str; 10] =
    ["svg", "nav", "form", "button", "input", "label", "select", "script", "template", "search"];

impl<'a> Task<'_, 'a> {
    /// The twins of a page, which was rendered in every language, where the site has them.
    pub fn twins(&self, page: Page<'a>, rendered: &[Rendered]) -> Vec<Rendered> {
        if !page.has_twin() || !self.site.has_twins() {
            return Vec::new();
        }
        let made = |(path, page): &Rendered| {
            let page = page.as_ref().ok()?;
            let text = markdown(&String::from_utf8_lossy(page), path);
            Some((twin(path), text.map(String::into_bytes)))
        };
        rendered.iter().filter_map(made).collect()
    }
}

/// The `main` of a page at a path as Markdown; links to other pages lead to those.
fn markdown(page: &str, path: &str) -> Result<String, Fault> {
    let mut main = main_of(page)?;
    main.retain(&|element| !is_left_out(element));
    rewire(&mut main, path, &|target, fragment| Target::There(way(path, target, fragment)));
    main.each(&mut plain);
    let options = Options {
        bullet_list_marker: BulletListMarker::Dash,
        ul_bullet_spacing: 1,
        ol_number_spacing: 1,
        hr_style: HrStyle::Dashes,
        ..Options::default()
    };
    // Whoever reads Markdown has no scripts.
    let converter = HtmlToMarkdown::builder().options(options).scripting_enabled(false).build();
    let made = converter.convert(&main.inner());
    made.map(|text| text + "\n").map_err(|error| Fault::new(error.to_string()))
}

fn is_left_out(element: &Element) -> bool {
    let aside = element.get("class").is_some_and(|class| class.split(' ').any(|one| one == "hidden"));
    let unseen = element.attributes.iter().any(|(name, _)| *name == "hidden");
    LEFT_OUT.contains(&&*element.name) || aside || unseen
}

/// Says what Markdown has no word for with what it has: a list of terms as a list whose terms are bold, the number
/// of an item at the beginning of its first line.
fn plain(element: &mut Element) {
    match &*element.name {
        "dl" => element.name = "ul".into(),
        "div" if element.children.iter().any(|child| is(child, "dt")) => {
            element.name = "li".into();
            element.children = std::mem::take(&mut element.children).into_iter().flat_map(term).collect();
        }
        "li" => {
            number(element);
            apart(element);
        }
        _ => {}
    }
}

fn is(node: &Node, name: &str) -> bool {
    matches!(node, Node::Element(element) if element.name == name)
}

/// A part of an entry of a list of terms: the term with a colon, or what it means.
fn term(node: Node) -> Vec<Node> {
    let Node::Element(mut element) = node else { return vec![node] };
    match &*element.name {
        "dt" => {
            element.name = "b".into();
            element.children.push(Node::Text(":"));
            vec![Node::Element(element), Node::Text(" ")]
        }
        "dd" => {
            element.name = "span".into();
            vec![Node::Element(element), Node::Text(" ")]
        }
        _ => vec![Node::Element(element)],
    }
}

/// Puts the number before the words that it counts, where the page shows it beside them.
fn number(item: &mut Element) {
    let [Node::Element(marker), Node::Element(body), ..] = item.children.as_mut_slice() else { return };
    if marker.get("class") != Some("marker") {
        return;
    }
    let Some(Node::Element(line)) = body.children.iter_mut().find(|child| is(child, "p")) else { return };
    let mut number = std::mem::take(marker);
    number.name = "b".into();
    line.children.splice(0..0, [Node::Element(number), Node::Text(" ")]);
    item.children.remove(0);
}

/// Parts that a page sets apart by their looks stand apart by a space.
fn apart(item: &mut Element) {
    let mut parts = Vec::with_capacity(item.children.len());
    for part in std::mem::take(&mut item.children) {
        if matches!((parts.last(), &part), (Some(Node::Element(_)), Node::Element(_))) {
            parts.push(Node::Text(" "));
        }
        parts.push(part);
    }
    item.children = parts;
}

#[cfg(test)]
mod tests {
    use super::markdown;

    #[test]
    fn a_page_is_told_without_what_is_only_looked_at() {
        let page = "<main><nav><a href=\"#a\">to</a></nav><h1>Fibre</h1><p>See <a href=\"../laws/x.html#n\">law</a> \
                    &amp; <b>more</b>.</p><svg><text>chart</text></svg><p class=\"a hidden\">unseen</p><p hidden>asleep</p>\
                    <table><thead><tr><th>Day</th></tr></thead><tbody><tr><td>15</td></tr></tbody></table></main>";
        let told = markdown(page, "en/regimes/fibre.html").unwrap();
        assert_eq!(told, "# Fibre\n\nSee [law](../laws/x.html#n) & **more**.\n\n| Day |\n| --- |\n| 15  |\n");
    }

    #[test]
    fn terms_and_numbers_stand_in_their_lines() {
        let page = "<main><dl><div><dt>Who</dt><dd>the unit</dd></div></dl><ul><li><span class=\"marker\">（一）</span>\
                    <div><p>First.</p></div></li><li><a href=\"u.html\">Unit</a><a href=\"tel:1\">1</a></li></ul></main>";
        let told = markdown(page, "en/a.html").unwrap();
        assert_eq!(told, "- **Who:** the unit\n\n- **（一）** First.\n\n- [Unit](u.html) [1](tel:1)\n");
    }
}
