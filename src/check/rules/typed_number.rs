//! An item whose text begins with a number that was typed: the page would show two, «1. 1、».

use crate::check::spot;
use crate::check::subject::Subject;
use crate::diagnostic::{Diagnostic, code};
use crate::model::site::Any;
use crate::model::walk::Part;

/// The digits with which Chinese lists are numbered.
const HAN: &str = "一二三四五六七八九十";

/// Reports items whose text begins with a number of its own.
pub fn check(record: Any, subject: &Subject, found: &mut Vec<Diagnostic>) {
    record.walk(&mut |part| {
        let Part::Item(item) = part else { return };
        let typed = item.text.iter().map(|(lang, text)| (lang, text, number(text)));
        let typed: Vec<_> = typed.filter(|(.., number)| !number.is_empty()).collect();
        let Some((lang, text, number)) = typed.first() else { return };
        let languages = &subject.site.config.languages;
        let place = spot::of_text(languages.tag(*lang), text, item.text.span, subject.sources);
        let twice = Diagnostic::new(&code::TYPED_NUMBER, place).with("number", number.trim());
        let label = number.trim().trim_end_matches(['、', '.', '．']);
        let labels: Vec<String> = languages.iter().map(|(_, tag)| format!("{tag}: \"{label}\"")).collect();
        let label = format!("label: {{{}}}", labels.join(", "));
        let twice = twice.hint_args("label", vec![("text", without(text).into()), ("label", label.into())]);
        found.push(twice);
    });
}

/// A text without the number that was typed before it.
pub fn without(text: &str) -> &str {
    &text[number(text).len()..]
}

/// The number, its mark and the space behind it with which a text begins; empty if there is none.
///
/// `1、`, `1.`, `1)`, `（一）`, `一、`, `①`. Not `1.5`, `1月`, `2名`.
fn number(text: &str) -> &str {
    let length =
        |count: fn(char) -> bool| text.chars().take_while(|c| count(*c)).map(char::len_utf8).sum::<usize>();
    let digits = length(|c| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let han = length(|c| HAN.contains(c));
    let bracketed = text.strip_prefix(['(', '（']).and_then(|rest| {
        let end = rest.find([')', '）'])?;
        let inside = &rest[..end];
        let counts = !inside.is_empty() && inside.chars().count() <= 3;
        let number = inside.chars().all(|c| c.is_ascii_digit()) || inside.chars().all(|c| HAN.contains(c));
        let after = rest[end..].chars().next().map_or(0, char::len_utf8);
        (counts && number).then_some(text.len() - rest.len() + end + after)
    });
    let circled = text.chars().next().filter(|c| ('①'..='⑳').contains(c)).map(char::len_utf8);
    let marked = |end: usize, marks: &[char]| {
        let mark = text[end..].chars().next().filter(|c| marks.contains(c))?;
        let after = &text[end + mark.len_utf8()..];
        (!after.starts_with(|c: char| c.is_ascii_digit()) && !after.is_empty())
            .then_some(end + mark.len_utf8())
    };
    let end = bracketed
        .or(circled)
        .or_else(|| {
            marked(digits, &['、', '.', '．', ')', '）'])
                .filter(|_| (1..=2).contains(&text[..digits].chars().count()))
        })
        .or_else(|| {
            marked(han, &['、', '.', '．']).filter(|_| (1..=3).contains(&text[..han].chars().count()))
        });
    let end = end.unwrap_or(0);
    let space = if end > 0 { text[end..].len() - text[end..].trim_start().len() } else { 0 };
    // A number alone is all that the text says.
    if end + space >= text.len() { "" } else { &text[..end + space] }
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn typed_numbers_are_told_from_what_a_text_says() {
        for text in [
            "1、甲",
            "1.甲",
            "1. 甲",
            "12)甲",
            "（一）甲",
            "(1) 甲",
            "一、甲",
            "十二、甲",
            "①甲",
            "１、甲",
            "1．甲",
        ] {
            assert_eq!(without(text), "甲", "{text}");
        }
        for text in [
            "1.5倍",
            "1月30日前",
            "2名以上",
            "一般情况",
            "（简称甲）",
            "十分重要",
            "2024年",
            "3",
            "（一）",
            "2.5 times",
            "一方面、另一方面",
        ] {
            assert_eq!(without(text), text, "{text}");
        }
    }
}
