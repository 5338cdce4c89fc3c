//! A style sheet without what only its author reads.

/// Leaves out comments, indentation, line ends, and spaces beside marks that need none.
///
/// Quoted strings stay as they are. Sheets are assumed to be CSS that a browser accepts: an open comment or
/// string ends with the sheet.
pub fn compact(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(c) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
        } else if c == '"' || c == '\'' {
            let length = string_length(rest, c);
            out.push_str(&rest[..length]);
            rest = &rest[length..];
        } else if c.is_ascii_whitespace() {
            rest = rest.trim_ascii_start();
            // After a colon stands a value: a selector has its space before the colon, and that one counts.
            if !out.is_empty() && !out.ends_with(['{', '}', ';', ',', ':', ' ']) {
                out.push(' ');
            }
        } else {
            if matches!(c, '{' | '}' | ';') {
                out.truncate(out.trim_end_matches(' ').len());
            }
            if c == '}' {
                out.truncate(out.trim_end_matches(';').len());
            }
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

/// The bytes of the quoted string at the start, with both quotes.
fn string_length(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::compact;

    #[test]
    fn what_a_browser_reads_stays() {
        for (sheet, expected) in [
            ("a { color: red; }\n\n/* why */\nb > c { top: 0 }\n", "a{color:red}b > c{top:0}"),
            (
                "a :hover, b:hover { margin: calc(1rem + 2px) -1px }",
                "a :hover,b:hover{margin:calc(1rem + 2px) -1px}",
            ),
            ("@media (min-width: 48rem) {\n  a { top: 0; }\n}", "@media (min-width:48rem){a{top:0}}"),
            ("q::before { content: \": /* ; \\\" } \"; }", "q::before{content:\": /* ; \\\" } \"}"),
            ("a { grid: \"x y\" auto / 1fr }", "a{grid:\"x y\" auto / 1fr}"),
            ("a{}/* open", "a{}"),
            ("a{content:'open", "a{content:'open"),
            ("", ""),
        ] {
            assert_eq!(compact(sheet), expected, "{sheet}");
        }
    }
}
