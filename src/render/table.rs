//! Tables of Markdown: each cell carries the name of its column, which phones show beside it.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::text::escape;

/// The events with the cells of every table's body labelled; the first column names its row and needs
/// none, and a column without a name gives none. How cells are aligned is the theme's business.
pub fn labelled(events: Vec<Event>) -> Vec<Event> {
    let mut names: Vec<String> = Vec::new();
    let mut heading = false;
    let mut column = 0;
    let mut all = Vec::with_capacity(events.len());
    for event in events {
        match &event {
            Event::Start(Tag::TableHead) => {
                names.clear();
                heading = true;
            }
            Event::End(TagEnd::TableHead) => heading = false,
            Event::Start(Tag::TableRow) => column = 0,
            Event::Start(Tag::TableCell) if heading => names.push(String::new()),
            Event::Start(Tag::TableCell) => {
                let name = names.get(column).filter(|name| column > 0 && !name.is_empty());
                column += 1;
                all.push(Event::InlineHtml(match name {
                    Some(name) => format!("<td data-label=\"{name}\">").into(),
                    None => "<td>".into(),
                }));
                continue;
            }
            Event::End(TagEnd::TableCell) if !heading => {
                all.push(Event::InlineHtml("</td>".into()));
                continue;
            }
            Event::Text(text) | Event::Code(text) if heading => {
                names.last_mut().into_iter().for_each(|name| escape(text, name));
            }
            Event::InlineHtml(markup) if heading => {
                names.last_mut().into_iter().for_each(|name| name.push_str(&bare(markup)));
            }
            _ => {}
        }
        all.push(event);
    }
    all
}

/// Markup without its tags; what is left is escaped already.
fn bare(markup: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in markup.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Options, Parser, html};

    use super::labelled;

    fn markup(text: &str) -> String {
        let events = Parser::new_ext(text, Options::ENABLE_TABLES).collect();
        let mut markup = String::new();
        html::push_html(&mut markup, labelled(events).into_iter());
        markup
    }

    #[test]
    fn cells_carry_the_names_of_their_columns() {
        let text =
            "| Who | *At* `<2>` | |\n|---|---|---|\n| a | b | c |\n\n| X | Y |\n|---|---|\n| 1 | \"2\" |\n";
        let markup = markup(text);
        assert!(
            markup.contains("<tr><td>a</td><td data-label=\"At &lt;2&gt;\">b</td><td>c</td></tr>"),
            "{markup}"
        );
        // The second table begins anew.
        assert!(markup.contains("<td>1</td><td data-label=\"Y\">\"2\"</td>"), "{markup}");
        assert_eq!(markup.matches("<th>").count(), 5);
    }
}
