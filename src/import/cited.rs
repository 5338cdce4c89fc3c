//! Legal instruments that a text names: `《产品质量法》（主席令第33号）第四十九条、第五十条`.

use crate::reading::han::value;

/// A legal instrument named in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// The title with its brackets.
    pub title: String,
    /// The number of the decree or document that stands behind it in brackets.
    pub number: Option<String>,
    /// The articles named behind it.
    pub articles: Vec<u64>,
}

/// How titles of what is law to an office end; forms, certificates and products end otherwise.
const ENDINGS: [&str; 26] = [
    "法", "条例", "规定", "办法", "规则", "细则", "意见", "通知", "决定", "标准", "规范", "规程", "通告",
    "公告", "纲要", "准则", "章程", "解释", "批复", "决议", "命令", "制度", "要求", "条件", "方案", "导则",
];

/// Every instrument that a text names, in its order.
pub fn cited(text: &str) -> Vec<Cited> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('《') {
        let Some(end) = closing(&rest[at..]) else { break };
        let (title, after) = rest[at..].split_at(end);
        rest = after;
        let title = title.split_whitespace().collect::<String>();
        if !is_law(&title) {
            continue;
        }
        let (number, after) = number(rest);
        found.push(Cited { title, number, articles: articles(after) });
    }
    found
}

/// Where the title that begins a text ends; titles inside it may stand in the same brackets.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '《' => depth += 1,
            '》' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at + c.len_utf8());
        }
    }
    None
}

/// Whether a title in brackets is that of a legal instrument.
pub fn is_law(title: &str) -> bool {
    let inside = title.trim_start_matches('《').trim_end_matches('》');
    // What stands in brackets at the end (试行, 2014年修订) is part of the title and says nothing of its kind.
    let bare = match inside.rfind(['（', '(']) {
        Some(at) if inside.ends_with(['）', ')']) => &inside[..at],
        _ => inside,
    };
    ENDINGS.iter().any(|ending| bare.ends_with(ending))
}

/// The number in the brackets that begin a text, if it is one, and what follows it.
fn number(text: &str) -> (Option<String>, &str) {
    let trimmed = text.trim_start();
    let Some(open) = trimmed.chars().next().filter(|c| matches!(c, '（' | '(')) else { return (None, text) };
    let Some((inside, after)) = trimmed[open.len_utf8()..].split_once(['）', ')']) else {
        return (None, text);
    };
    let is_number =
        inside.contains('号') && inside.contains(|c: char| c.is_ascii_digit() || "〔[第".contains(c));
    if is_number { (Some(inside.trim().to_owned()), after) } else { (None, text) }
}

/// The articles that a text begins with: `第四十九条、第五十条`, `第十五条至二十五条` gives the two that are named.
fn articles(text: &str) -> Vec<u64> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    loop {
        let Some(inside) = rest.strip_prefix('第').or_else(|| {
            rest.strip_prefix(['、', '和', '至', '到', '及', '，']).map(|next| next.trim_start_matches('第'))
        }) else {
            return found;
        };
        let Some((number, after)) = inside.split_once('条') else { return found };
        let chars: Vec<char> = number.trim().chars().collect();
        let plain = number.trim().parse().ok();
        let Some(number) = plain.or_else(|| value(&chars)).filter(|_| (1..=6).contains(&chars.len())) else {
            return found;
        };
        found.push(number);
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instruments_with_numbers_and_articles() {
        let text = "按照《产品质量监督抽查管理办法》（国家质量监督检验检疫总局第133号）第四十八条、第五十条规定，和《〈甲〉意见》（试行）、\
                    《许可证》、《 化妆品 条例》";
        let found = cited(text);
        let told: Vec<_> = found
            .iter()
            .map(|one| (one.title.as_str(), one.number.as_deref(), one.articles.clone()))
            .collect();
        let number = "国家质量监督检验检疫总局第133号";
        assert_eq!(
            told,
            [
                ("《产品质量监督抽查管理办法》", Some(number), vec![48, 50]),
                ("《〈甲〉意见》", None, vec![]),
                ("《化妆品条例》", None, vec![])
            ]
        );
    }
}
