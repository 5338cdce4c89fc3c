//! Whose document it is: the line that says so, its title, or a column of its tables.

use super::Reader;
use super::columns::known;
use super::heads::Column;
use crate::import::account::paragraphs;
use crate::import::document::{Block, Document};
use crate::import::record::line;

/// What lists of offices are called.
const LISTS: [&str; 6] = ["清单", "目录", "指南", "一览表", "职责", "登记表"];

/// How names of offices end, the more certain first.
const ENDINGS: [&str; 12] =
    ["委员会", "办公室", "人民政府", "管委会", "局", "中心", "厅", "院", "所", "站", "委", "部"];

/// The longest title and name, in characters.
const LONGEST: usize = 40;

/// How many blocks from the top the title of a document may stand.
const TOP: usize = 6;

/// The office's name on a line that says whose document it is: `单位：…`.
pub fn office(text: &str) -> Option<&str> {
    let begins =
        ["单位", "单位名称", "填报单位", "部门", "部门名称", "编制单位", "责任单位", "填报部门", "编制部门"];
    let (before, name) = text.split_once(['：', ':'])?;
    let before: String =
        before.chars().filter(|c| !c.is_whitespace() && !"（）()盖章".contains(*c)).collect();
    let name = name.trim();
    (begins.contains(&before.as_str()) && (2..=30).contains(&name.chars().count()) && !name.contains('。'))
        .then_some(name)
}

/// The office's name in the title of a list: `青山县林业局责任清单`.
pub fn titled(text: &str) -> Option<String> {
    let text: String = text.split_whitespace().collect();
    let text =
        text.strip_prefix('附').map_or(text.as_str(), |rest| rest.trim_start_matches(['件', '：', ':']));
    if text.chars().count() > LONGEST || text.contains(['。', '；', '，', '：', '、']) {
        return None;
    }
    ENDINGS.iter().find_map(|ending| {
        let at = text.find(ending)? + ending.len();
        let (name, rest) = text.split_at(at);
        let is_list = LISTS.iter().any(|list| rest.contains(list));
        // In 部门责任清单 no office ends.
        let is_name =
            (3..=25).contains(&name.chars().count()) && !(*ending == "部" && rest.starts_with('门'));
        (is_list && is_name).then(|| name.to_owned())
    })
}

/// Whether a line is nothing but the name of an office.
fn is_name(text: &str) -> bool {
    let text = text.trim();
    (4..=25).contains(&text.chars().count())
        && ENDINGS[..6].iter().any(|ending| text.ends_with(ending))
        && text.chars().all(char::is_alphabetic)
}

impl Reader {
    /// Looks for the line with the office's name, wherever it stands.
    pub(super) fn publisher(&mut self, document: &Document) {
        paragraphs(&document.blocks, &mut |paragraph| {
            if let Some(name) = office(&paragraph.text()) {
                self.who.publish(name);
            }
        });
    }

    /// Looks for the title of the document, and in it, above it or in the tables for the office's name.
    pub(super) fn titled(&mut self, document: &Document) {
        for block in document.blocks.iter().take(TOP) {
            let texts = match block {
                Block::Paragraph(paragraph) => vec![line(&paragraph.text())],
                Block::Table(table) => {
                    table.rows.iter().take(1).flatten().map(|cell| line(&cell.text())).collect()
                }
            };
            for text in texts {
                if let Some(name) = titled(&text) {
                    self.who.publish(&name);
                    self.title.get_or_insert(text);
                } else if matches!(block, Block::Paragraph(_)) && is_name(&text) {
                    self.who.publish(&text);
                }
            }
        }
        for block in &document.blocks {
            let Block::Table(table) = block else { continue };
            let Some(known) = known(table, &self.heads) else { continue };
            let names = table.rows[known.body..].iter().map(|row| line(&known.text_of(row, Column::Agency)));
            if let Some(name) = names.into_iter().find(|name| (3..=25).contains(&name.chars().count())) {
                self.who.publish(&name);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_are_known_by_lines_and_titles() {
        assert_eq!(office("填报单位（盖章）：青山县林业局"), Some("青山县林业局"));
        assert_eq!(office("责任单位要落实：第一。"), None);
        for (title, name) in [
            ("青山县林业局责任清单", Some("青山县林业局")),
            ("附件：清水县文化和旅游局权力清单", Some("清水县文化和旅游局")),
            ("白石市住房和城乡建设委员会公共服务事项目录", Some("白石市住房和城乡建设委员会")),
            ("部门责任清单", None),
            ("青山县林业局负责编制责任清单。", None),
        ] {
            assert_eq!(titled(title).as_deref(), name, "{title}");
        }
        assert!(is_name("清水区城市管理局") && !is_name("请报送公安局：") && !is_name("局"));
    }
}
