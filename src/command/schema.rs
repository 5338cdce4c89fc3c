//! `fangce schema`: what authors may write, for editors.

use std::path::PathBuf;

use serde_json::{Map, Value};

use super::Exit;
use super::output::result;
use super::screen::Screen;
use crate::disk;
use crate::export::json::pretty;
use crate::export::schema::schemas;

/// Options of `fangce schema`.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Folder to write a schema a file into; default: all in one JSON object on stdout
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Writes the JSON Schema of each file of `content/`.
pub fn run(options: &Options, screen: &Screen) -> Exit {
    let Some(folder) = &options.out else {
        let all: Map<String, Value> =
            schemas().into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect();
        result(&pretty(&Value::Object(all)));
        return Exit::Fine;
    };
    let files: Vec<(String, String)> =
        schemas().iter().map(|(name, schema)| (format!("{name}.json"), pretty(schema))).collect();
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
    match disk::write_files(folder, &files) {
        Ok(()) => {
            let args = [("files", files.len().into()), ("folder", folder.display().to_string().into())];
            result(&screen.words.phrase("schemas", &args));
            Exit::Fine
        }
        Err(error) => screen.world(&error),
    }
}
