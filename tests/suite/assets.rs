//! Styles and scripts as readers get them.

use fangce::tree::OutputTree;

use crate::cases::{BUILT, repository};
use crate::repeat::built;

/// The one file of a name with a hash in it.
fn asset<'o>(output: &'o OutputTree, name: &str, ending: &str) -> &'o str {
    let is = |path: &str| path.starts_with(&format!("assets/{name}-")) && path.ends_with(ending);
    let found: Vec<&[u8]> = output.iter().filter(|(path, _)| is(path)).map(|(_, bytes)| bytes).collect();
    let [one] = found.as_slice() else { panic!("{} files are called {name}", found.len()) };
    std::str::from_utf8(one).expect("a text")
}

fn source(path: &str) -> String {
    std::fs::read_to_string(repository().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A script and a style of the default theme that hold comments, with what stands in each.
const DEFAULT: [(&str, &str, &str); 2] =
    [("client/ui/menu.js", "// ", "closeMenu"), ("style/90-media.css", "/* ", "prefers-reduced-motion")];

/// The files of our site's `themes/default/` are those of the default theme: shrunk like these.
#[test]
fn what_comes_with_the_program_is_shrunk() {
    let output = built();
    let (script, style) = (asset(output, "main", ".js"), asset(output, "style", ".css"));
    for (path, comment, word) in DEFAULT {
        let source = source(&format!("themes/default/{path}"));
        let first = source.lines().next().expect("a first line");
        assert!(first.starts_with(comment) && source.contains(word), "{path} is no longer what it was");
        let shipped = if path.ends_with(".js") { script } else { style };
        assert!(shipped.contains(word) && !shipped.contains(first), "{path}");
    }
}

#[test]
fn what_a_site_adds_is_published_as_it_is() {
    let case = BUILT.iter().find(|built| built.case.name == "own-theme").expect("the case");
    let output = case.output.as_ref().expect("it is without errors");
    for (name, ending, path) in
        [("main", ".js", "client/ui/greet.js"), ("style", ".css", "style/99-county.css")]
    {
        let shipped = asset(output, name, ending);
        assert!(shipped.contains(&source(&format!("tests/sites/own-theme/themes/county/{path}"))), "{path}");
    }
    let script = asset(output, "main", ".js");
    // The site's own file ends without a line's end: what follows stands in a line of its own.
    assert!(script.contains("!`; }\n") && script.contains("closeMenu"), "{script}");
}
