//! `fangce docs [TOPIC]`.

use std::path::{Path, PathBuf};

use super::Exit;
use super::handbook::{self, TOPICS};
use super::output::result;
use super::screen::Screen;
use crate::{Settings, disk};

/// Options of `fangce docs`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Print one document as it is instead of opening the handbook
    topic: Option<String>,
    /// Write the handbook into this folder instead of opening it
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Opens the handbook, writes it into a folder, or prints a document.
pub fn run(options: &Options, screen: &Screen) -> Exit {
    let lang = handbook::language(screen.voice());
    if let Some(topic) = &options.topic {
        let Some(text) = handbook::document(topic, lang) else {
            let args = [("topic", topic.as_str().into()), ("known", TOPICS.join(", ").into())];
            screen.fail(&screen.words.phrase("no-topic", &args));
            return Exit::Usage;
        };
        result(text);
        return Exit::Fine;
    }
    let Some(out) =
        options.out.clone().or_else(|| disk::cache_folder().map(|folder| folder.join("handbook")))
    else {
        screen.fail(&screen.words.phrase("no-cache-folder", &[]));
        return Exit::Usage;
    };
    let built = crate::build(&handbook::sources(), &Settings::default());
    let tree = built.value.expect("the handbook has no mistakes, a test says");
    if let Err(error) = disk::write(&tree, &out, false) {
        return screen.world(&error);
    }
    let start = out.join(lang).join("index.html");
    result(&screen.words.phrase("handbook", &[("file", start.display().to_string().into())]));
    if options.out.is_none() { open(&start, screen) } else { Exit::Fine }
}

fn open(start: &Path, screen: &Screen) -> Exit {
    match open::that_detached(start) {
        Ok(()) => Exit::Fine,
        Err(error) => screen.world(&error),
    }
}
