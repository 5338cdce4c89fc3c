//! Scripts as browsers get them: without comments and the space that only people need.

/// A script without comments and without space that means nothing.
///
/// Strings, templates and patterns stay as they are, and so does a line's end that may end a statement.
pub fn squeeze(code: &str) -> String {
    let chars: Vec<char> = code.chars().collect();
    let mut out = String::with_capacity(code.len());
    let mut at = 0;
    while at < chars.len() {
        let end = match (chars[at], chars.get(at + 1)) {
            ('/', Some('/')) => {
                at = line_end(&chars, at);
                continue;
            }
            ('/', Some('*')) => {
                at = comment_end(&chars, at);
                continue;
            }
            (c, _) if c.is_whitespace() => {
                at = space(&chars, at, &mut out);
                continue;
            }
            (quote @ ('"' | '\''), _) => closed(&chars, at, quote),
            ('`', _) => template_end(&chars, at),
            ('/', _) if begins_pattern(&out) => pattern_end(&chars, at),
            _ => at + 1,
        };
        out.extend(&chars[at..end]);
        at = end;
    }
    out
}

fn line_end(chars: &[char], at: usize) -> usize {
    chars[at..].iter().position(|c| *c == '\n').map_or(chars.len(), |length| at + length)
}

fn comment_end(chars: &[char], at: usize) -> usize {
    chars[at + 2..]
        .windows(2)
        .position(|pair| pair == ['*', '/'])
        .map_or(chars.len(), |length| at + length + 4)
}

/// Puts what a run of space means, and gives its end: nothing beside a mark, a blank between words, and the
/// line's end where a statement may end.
fn space(chars: &[char], at: usize, out: &mut String) -> usize {
    let end = chars[at..].iter().position(|c| !c.is_whitespace()).map_or(chars.len(), |length| at + length);
    let (Some(before), Some(after)) = (out.chars().next_back(), chars.get(end)) else { return end };
    let word = |c: char| c.is_alphanumeric() || "_$\"'`/\\#@".contains(c);
    let ends_line = chars[at..end].contains(&'\n');
    let open = ";{,([=?:&|<>\n".contains(before) || (ends_line && ".?:&|=,)]".contains(*after));
    let sign = (before == *after && "+-".contains(before)) || (*after == '/' && before == '/');
    if ends_line && !open {
        out.push('\n');
    } else if !open && (sign || (word(before) && word(*after))) {
        out.push(' ');
    }
    end
}

/// The end of a string in quotes.
fn closed(chars: &[char], at: usize, quote: char) -> usize {
    let mut end = at + 1;
    while end < chars.len() && chars[end] != quote {
        end += if chars[end] == '\\' { 2 } else { 1 };
    }
    (end + 1).min(chars.len())
}

/// The end of a template, whatever stands in its braces.
fn template_end(chars: &[char], at: usize) -> usize {
    let mut end = at + 1;
    while end < chars.len() && chars[end] != '`' {
        end = match (chars[end], chars.get(end + 1)) {
            ('\\', _) => end + 2,
            ('$', Some('{')) => hole_end(chars, end + 2),
            _ => end + 1,
        };
    }
    (end + 1).min(chars.len())
}

fn hole_end(chars: &[char], at: usize) -> usize {
    let (mut end, mut depth) = (at, 1);
    while end < chars.len() && depth > 0 {
        end = match chars[end] {
            quote @ ('"' | '\'') => closed(chars, end, quote),
            '`' => template_end(chars, end),
            c => {
                depth = if c == '{' {
                    depth + 1
                } else if c == '}' {
                    depth - 1
                } else {
                    depth
                };
                end + 1
            }
        };
    }
    end
}

/// Whether a slash begins a pattern here, and does not divide.
fn begins_pattern(out: &str) -> bool {
    let out = out.trim_end();
    let word = out.rsplit(|c: char| !c.is_alphanumeric() && c != '_' && c != '$').next().unwrap_or_default();
    match out.chars().next_back() {
        _ if ["return", "typeof", "case", "in", "of", "await", "void", "else"].contains(&word) => true,
        None => true,
        Some(c) => "(,=:[!&|?{};+-*<>~^%\n".contains(c),
    }
}

fn pattern_end(chars: &[char], at: usize) -> usize {
    let (mut end, mut set) = (at + 1, false);
    while end < chars.len() && (set || chars[end] != '/') {
        match chars[end] {
            '\\' => end += 1,
            '[' => set = true,
            ']' => set = false,
            _ => {}
        }
        end += 1;
    }
    (end + 1).min(chars.len())
}

#[cfg(test)]
mod tests {
    use super::squeeze;

    #[test]
    fn what_means_something_stays() {
        for (code, short) in [
            ("const a = 1; // one\n/* two\n */ let b;\n", "const a=1;let b;"),
            ("a = \"x  // y\" + 'it\\'s  so';\n", "a=\"x  // y\"+'it\\'s  so';"),
            ("a = `x  ${ b + `c  ${ \"}\" }  d` }  y`;\n", "a=`x  ${ b + `c  ${ \"}\" }  d` }  y`;"),
            ("return /[/ ']  x/.test(a);\n", "return /[/ ']  x/.test(a);"),
            ("half = a / 2; b = c / 3;\n", "half=a / 2;b=c / 3;"),
            ("a + ++b - -c;\n", "a+ ++b- -c;"),
            ("one()\n\n  two()\n  .three;\n", "one()\ntwo().three;"),
            ("const f = async (a) => {\n  return a;\n}\ng();\n", "const f=async(a)=>{return a;}\ng();"),
        ] {
            assert_eq!(squeeze(code), short, "{code}");
            assert_eq!(squeeze(short), short, "twice: {code}");
        }
    }

    #[test]
    fn what_is_broken_off_is_no_panic() {
        for code in ["\"a", "'\\", "`a${", "`a${`", "/* a", "x = /[a", "//", "/"] {
            squeeze(code);
        }
    }
}
