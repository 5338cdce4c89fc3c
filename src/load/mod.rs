//! Bytes → [`Draft`]s: which file is what, and what stands in it. Not whether it is true.
//!
//! Each group of files (a record with its long texts, a table) is read by itself, so that groups are read side
//! by side and a change costs the group it is in.

pub mod mended;
pub mod slips;
mod wrap;
pub mod yaml;
pub mod form;
pub mod fields;
pub mod value;
pub mod id;
pub mod contact;
pub mod item;
pub mod record;
pub mod place;
pub mod attachment;
pub mod markdown;
pub mod stray;
pub mod draft;
pub mod bytes;
pub mod brand;
pub mod config;
pub mod kindred;
pub mod calendar;
pub mod moves;
pub mod group;

pub use bytes::MOST_BYTES;
pub use draft::{Claim, Draft, Settings};
pub use group::draft;

use std::collections::HashMap;

use rayon::prelude::*;

use fields::Reader;
use place::CONTENT;

use crate::diagnostic::{Diagnostic, Found, code};
use crate::tree::{FileId, SourceTree};

/// All that was read of a site.
#[derive(Debug)]
pub struct Loaded {
    /// `site.yaml`; without it nothing else is read.
    pub settings: Found<Option<Settings>>,
    /// The groups of files, in the order of their first paths.
    pub groups: Vec<(Vec<FileId>, Draft)>,
}

/// Reads all of a site's content.
pub fn load(sources: &SourceTree) -> Loaded {
    let settings = settings(sources);
    let Some(Settings { languages, .. }) = &settings.value else {
        return Loaded { settings, groups: Vec::new() };
    };
    let read = |files: Vec<FileId>| {
        let draft = draft(sources, &files, languages);
        (files, draft)
    };
    let groups = groups(sources).into_par_iter().map(read).collect();
    Loaded { settings, groups }
}

/// The content files by group, each in path order.
fn groups(sources: &SourceTree) -> Vec<Vec<FileId>> {
    let mut groups: Vec<Vec<FileId>> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for (file, path, _) in sources.iter() {
        let Some(path) = path.strip_prefix(CONTENT) else { continue };
        let at = *known.entry(place::group(path)).or_insert(groups.len());
        if at == groups.len() {
            groups.push(Vec::new());
        }
        groups[at].push(file);
    }
    groups
}

/// Reads `site.yaml`; `None` if it is not there or not usable.
pub fn settings(sources: &SourceTree) -> Found<Option<Settings>> {
    let mut found = Vec::new();
    let value = match sources.id(&place::settings()) {
        None => {
            let missing = Diagnostic::nowhere(&code::MISSING_SITE);
            let stray = sources
                .iter()
                .find(|(_, path, _)| path.strip_prefix(CONTENT).is_some_and(stray::is_settings));
            found.push(match stray {
                Some((_, path, _)) => missing.hint_with("rename", "path", path),
                None => missing.hint("new"),
            });
            None
        }
        Some(site) => group::node(sources, site, &mut found).and_then(|node| {
            let languages = config::languages(&node, &mut found)?;
            let mut config = config::config(&node, &mut Reader::new(&languages, &mut found))?;
            let calendar = sources.id(&place::calendar());
            let calendar = calendar.and_then(|file| group::node(sources, file, &mut found));
            config.calendar =
                calendar.and_then(|node| calendar::calendar(&node, &mut Reader::new(&languages, &mut found)));
            let moved = sources.id(&place::moved());
            let moved = moved.and_then(|file| group::node(sources, file, &mut found));
            let moved = moved.and_then(|node| moves::moves(&node, &mut Reader::new(&languages, &mut found)));
            config.moves = moved.unwrap_or_default();
            Some(Settings { languages, config })
        }),
    };
    Found { value, diagnostics: found }
}
