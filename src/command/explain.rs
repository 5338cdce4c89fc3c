//! `fangce explain CODE`.

use super::Exit;
use super::output::result;
use super::screen::Screen;
use crate::diagnostic::{code, nearest};

/// Options of `fangce explain`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The code, as it stands in brackets in a message; without one, all codes are listed
    code: Option<String>,
}

/// Says what a code means: why it matters, a wrong example, the right one.
pub fn run(options: &Options, screen: &Screen) -> Exit {
    let words = screen.words;
    let Some(name) = &options.code else {
        let lines: Vec<String> =
            code::ALL.iter().map(|code| format!("{:<8} {}", code.level.name(), code.name)).collect();
        result(&lines.join("\n"));
        return Exit::Fine;
    };
    let Some(code) = code::by_name(name) else {
        screen.fail(&words.phrase("no-code", &[("code", name.as_str().into())]));
        if let Some(near) = nearest(name, code::ALL.iter().map(|code| code.name)) {
            screen.say(&words.phrase("try-code", &[("code", near.into())]));
        }
        return Exit::Usage;
    };
    let entry = words.entry(code.name);
    let level = words.phrase(code.level.name(), &[]);
    let indent =
        |text: &str| text.trim_end().lines().map(|line| format!("    {line}")).collect::<Vec<_>>().join("\n");
    result(&format!(
        "{}[{}]\n\n{}\n\n{}\n\n{}\n\n{}\n\n{}",
        level,
        code.name,
        entry.explain.trim(),
        words.phrase("explain-wrong", &[]),
        indent(&entry.wrong),
        words.phrase("explain-right", &[]),
        indent(&entry.right),
    ));
    Exit::Fine
}
