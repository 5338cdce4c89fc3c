//! A long text as the blocks that a translator works on one by one.

/// The blocks of a Markdown text: what empty lines part, but a fenced block is one, whatever lines it holds.
pub fn blocks(text: &str) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    let mut fence: Option<String> = None;
    for line in text.trim_start_matches('\u{FEFF}').lines() {
        let mark = fence_of(line);
        fence = match (fence.take(), mark) {
            (None, mark) => mark,
            (Some(begun), Some(mark)) if mark.starts_with(&begun) && line.trim() == mark => None,
            (begun, _) => begun,
        };
        if line.trim().is_empty() && fence.is_none() {
            close(&mut blocks, &mut open);
        } else {
            open.push(line);
        }
    }
    close(&mut blocks, &mut open);
    blocks
}

fn close(blocks: &mut Vec<String>, open: &mut Vec<&str>) {
    if !open.is_empty() {
        blocks.push(std::mem::take(open).join("\n"));
    }
}

/// The mark of a line that begins or ends a fenced block.
fn fence_of(line: &str) -> Option<String> {
    let line = line.trim_start();
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let run: String = line.chars().take_while(|c| *c == mark).collect();
    (run.len() >= 3).then_some(run)
}

/// Blocks as a text.
pub fn joined(blocks: &[String]) -> String {
    blocks.join("\n\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_what_empty_lines_part() {
        let text = "# 甲\n\n乙\n丙\n\n\n```\na\n\nb\n```\n\n  丁\n";
        let told = blocks(text);
        assert_eq!(told, ["# 甲", "乙\n丙", "```\na\n\nb\n```", "  丁"]);
        assert_eq!(blocks(&joined(&told)), told);
        assert_eq!(blocks("````\n```\n\nx\n````\n"), ["````\n```\n\nx\n````"]);
    }
}
