//! Code blocks: syntect finds scopes, we write a dozen classes, so that light and dark both work.
//!
//! syntect's own HTML names every scope and makes 3.5 MB of 1,000 lines; here neighbouring runs of one
//! class are one element.

use std::sync::LazyLock;

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxSet};

use crate::text::escape;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// TextMate scopes and our classes; the most special scope of the stack that is listed counts.
///
/// Scope names: <https://macromates.com/manual/en/language_grammars#naming-conventions>.
const CLASSES: [(&str, &str); 15] = [
    ("comment", "comment"),
    ("string", "string"),
    ("constant.numeric", "number"),
    ("constant", "constant"),
    ("keyword.operator", "operator"),
    ("keyword", "keyword"),
    ("storage.type", "type"),
    ("storage", "keyword"),
    ("entity.name.function", "function"),
    ("support.function", "function"),
    ("entity.name.tag", "tag"),
    ("entity.other.attribute-name", "attribute"),
    ("entity.name", "type"),
    ("variable", "variable"),
    ("punctuation", "punctuation"),
];

static SCOPES: LazyLock<Vec<(Scope, &str)>> = LazyLock::new(|| {
    CLASSES.iter().map(|(name, class)| (Scope::new(name).expect("the name is well formed"), *class)).collect()
});

/// The markup of a code block in a language; an unknown language is escaped as it is.
pub fn highlight(code: &str, language: &str) -> String {
    let mut html = String::with_capacity(code.len() * 2);
    let Some(syntax) = SYNTAXES.find_syntax_by_token(language) else {
        escape(code, &mut html);
        return html;
    };
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    let mut open: Option<&str> = None;
    for line in syntect::util::LinesWithEndings::from(code) {
        let Ok(changes) = state.parse_line(line, &SYNTAXES) else {
            write_run(line, None, &mut open, &mut html);
            continue;
        };
        let mut done = 0;
        for (at, change) in changes {
            write_run(&line[done..at], class(&stack), &mut open, &mut html);
            done = at;
            // A grammar that pops more than it pushed loses colours, not text.
            let _ = stack.apply(&change);
        }
        write_run(&line[done..], class(&stack), &mut open, &mut html);
    }
    if open.is_some() {
        html.push_str("</span>");
    }
    html
}

fn class(stack: &ScopeStack) -> Option<&'static str> {
    let scopes = stack.scopes.iter().rev();
    scopes.into_iter().find_map(|scope| {
        SCOPES.iter().find(|(known, _)| known.is_prefix_of(*scope)).map(|(_, class)| *class)
    })
}

fn write_run(text: &str, class: Option<&'static str>, open: &mut Option<&'static str>, html: &mut String) {
    if text.is_empty() {
        return;
    }
    if *open != class {
        if open.is_some() {
            html.push_str("</span>");
        }
        if let Some(class) = class {
            html.push_str("<span class=\"hl-");
            html.push_str(class);
            html.push_str("\">");
        }
        *open = class;
    }
    escape(text, html);
}

#[cfg(test)]
mod tests {
    use super::highlight;

    #[test]
    fn code_keeps_its_text_and_gets_classes() {
        let html = highlight("title: 甲 # <b>\n", "yaml");
        assert!(html.contains("hl-comment") && html.contains("&lt;b&gt;"), "{html}");
        assert_eq!(highlight("a < b", "no-such-language"), "a &lt; b");
    }
}
