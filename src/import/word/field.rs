//! Fields: what is shown of them is their result.

use crate::import::package::xml::Element;

/// A field that has begun and not ended.
#[derive(Debug, Default)]
pub struct Field {
    /// Its code, as far as it is read: `HYPERLINK "https://…"`.
    pub code: String,
    /// Whether its result has begun.
    pub in_result: bool,
    /// Where its result leads, once it has begun.
    pub link: Option<String>,
    /// What a form's field shows, which has no result.
    form: Option<String>,
}

impl Field {
    /// A field at its beginning (`w:fldChar`).
    pub fn begin(element: &Element) -> Self {
        Self { form: element.child("w:ffData").and_then(form), ..Self::default() }
    }

    /// A field whose code is known (`w:fldSimple`), at its result.
    pub fn simple(code: &str) -> Self {
        Self { code: code.to_owned(), in_result: true, link: None, form: None }
    }

    /// Where its result leads, if it is a link.
    pub fn address(&self) -> Option<String> {
        let words = words(&self.code);
        if !words.first()?.eq_ignore_ascii_case("HYPERLINK") {
            return None;
        }
        let mut address = String::new();
        let mut rest = words[1..].iter();
        while let Some(word) = rest.next() {
            match word.to_lowercase().as_str() {
                r"\l" => address += &format!("#{}", rest.next().map_or("", String::as_str)),
                r"\o" | r"\t" => _ = rest.next(),
                switch if switch.starts_with('\\') => {}
                _ => address.insert_str(0, word),
            }
        }
        Some(address)
    }

    /// Whether its result is a table of contents.
    pub fn is_contents(&self) -> bool {
        words(&self.code).first().is_some_and(|word| word.eq_ignore_ascii_case("TOC"))
    }

    /// What a field shows that ended without a result: the state of a form's field, or a number in a circle
    /// (`EQ \o\ac(○,5)`, Word's own way to enclose a character).
    pub fn shown(&self) -> Option<String> {
        self.form.clone().or_else(|| enclosed(&self.code))
    }
}

/// The state of a check box, or the line that is chosen in a list.
fn form(data: &Element) -> Option<String> {
    if let Some(check) = data.child("w:checkBox") {
        let checked = check.switch("w:checked").or_else(|| check.switch("w:default")) == Some(true);
        return Some(if checked { "☑" } else { "☐" }.to_owned());
    }
    let list = data.child("w:ddList")?;
    let chosen = list.val("w:result").or_else(|| list.val("w:default")).and_then(|at| at.parse().ok());
    let mut entries = list.children().filter(|child| &*child.name == "w:listEntry");
    entries.nth(chosen.unwrap_or(0))?.attribute("w:val").map(str::to_owned)
}

/// The character that a field puts into a circle.
fn enclosed(code: &str) -> Option<String> {
    let code: String = code.split_whitespace().collect();
    let rest = code.strip_prefix(r"eq\o\ac(").or_else(|| code.strip_prefix(r"EQ\o\ac("))?;
    let (frame, inner) = rest.strip_suffix(')')?.split_once([',', ';', '，'])?;
    if !['○', '〇', '◯'].iter().any(|circle| frame.contains(*circle)) {
        return None;
    }
    // A character may be framed by a field of its own that makes it smaller.
    let inner: String = inner.chars().filter(|c| c.is_alphanumeric()).collect();
    let circled = |number: u32| match number {
        1..=20 => char::from_u32(u32::from('①') + number - 1),
        21..=35 => char::from_u32(u32::from('㉑') + number - 21),
        36..=50 => char::from_u32(u32::from('㊱') + number - 36),
        _ => None,
    };
    Some(inner.parse().ok().and_then(circled).map_or(inner, String::from))
}

/// The words of a code; a text between quotation marks is one.
fn words(code: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let (mut quoted, mut escaped) = (false, false);
    for c in code.chars() {
        match c {
            '\\' if quoted && !escaped => {
                escaped = true;
                continue;
            }
            '"' | '“' | '”' if !escaped => {
                if quoted || !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                quoted = !quoted;
            }
            c if c.is_whitespace() && !quoted => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
            }
            c => word.push(c),
        }
        escaped = false;
    }
    words.extend(Some(word).filter(|word| !word.is_empty()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_in_codes() {
        let address = |code: &str| Field::simple(code).address();
        assert_eq!(address(r#" HYPERLINK "https://a.gov.cn/b c" "#).as_deref(), Some("https://a.gov.cn/b c"));
        assert_eq!(address(r#"HYPERLINK \l "章二" \o "提示""#).as_deref(), Some("#章二"));
        assert_eq!(address(r#"hyperlink "https://a.cn" \l "x""#).as_deref(), Some("https://a.cn#x"));
        assert_eq!(address("PAGEREF _Toc1"), None);
    }

    #[test]
    fn a_circle_around_a_number_is_one_character() {
        let shown = |code: &str| Field { code: code.to_owned(), ..Field::default() }.shown();
        assert_eq!(shown(r"eq \o\ac(○,5)").as_deref(), Some("⑤"));
        assert_eq!(shown(r" EQ \o\ac(○, 21) ").as_deref(), Some("㉑"));
        assert_eq!(shown(r"eq \o\ac(○,密)").as_deref(), Some("密"));
        assert_eq!(shown(r"eq \f(1,2)"), None);
    }
}
