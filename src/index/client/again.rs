//! The parts of languages whose rows, or what they take from the others, did not change stay as they are.

use rayon::prelude::*;

use super::super::indexed::Indexed;
use super::super::row::Rows;
use super::census::{Around, Census};
use super::language::Language;
use super::{Put, shelf, start};
use crate::query::Fingerprint;

/// Does a step of the work, known by its name, unless the last build did it from something with the same fingerprint:
/// the files that it puts, and its result.
pub type Step<'s> = &'s (dyn Fn(&str, Fingerprint, Make) -> tantivy::Result<Vec<u8>> + Sync);

/// Makes the files of a step, and its result.
pub type Make<'m> = &'m mut dyn FnMut(Put) -> tantivy::Result<Vec<u8>>;

/// A language, indexed when that is needed.
struct Reading<'s> {
    tag: &'s str,
    rows: Option<Rows<'s>>,
    indexed: Option<Indexed<'s>>,
}

impl<'s> Reading<'s> {
    fn index(&mut self) -> tantivy::Result<&Indexed<'s>> {
        if let Some(rows) = self.rows.take() {
            self.indexed = Some(Indexed::of(rows, self.tag)?);
        }
        Ok(self.indexed.as_ref().expect("there were rows, or there is an index"))
    }
}

/// Puts the parts of all languages from their tags and rows, as [`super::export`] does, in steps.
///
/// # Errors
/// What tantivy could not do; in memory it has no reason to fail.
pub fn export_again(read: Vec<(&str, Rows)>, step: Step) -> tantivy::Result<()> {
    let reading = |(tag, rows)| {
        let print = Fingerprint::of(&rows);
        (Reading { tag, rows: Some(rows), indexed: None }, print)
    };
    let mut all: Vec<(Reading, Fingerprint)> = read.into_par_iter().map(reading).collect();
    let censuses: Vec<Census> =
        all.par_iter_mut().map(|(own, print)| census(own, *print, step)).collect::<tantivy::Result<_>>()?;
    all.par_iter_mut().enumerate().try_for_each(|(at, (own, print))| {
        let around = &Around::of(&censuses, at);
        // The records beside a term are chosen by the lengths of names.
        let lengths: Vec<u32> = around.averages.iter().map(|average| average.to_bits()).collect();
        let input = Fingerprint::of(&(&*print, around.shared(), &lengths[..super::super::NAMES]));
        let tag = own.tag;
        let start = step(&format!("search/{tag}"), input, &mut |put| {
            Ok(start::export(&Language { own: own.index()?, around }, put)?.into_bytes())
        })?;
        let input = Fingerprint::of(&(input, around.rows_in_all, lengths));
        let start = String::from_utf8_lossy(&start);
        step(&format!("search/{tag}/start"), input, &mut |put| {
            shelf::finish(tag, &start, around, put);
            Ok(Vec::new())
        })
        .map(drop)
    })
}

/// What others see of a language with rows of a fingerprint.
fn census(own: &mut Reading, print: Fingerprint, step: Step) -> tantivy::Result<Census> {
    let mut made = None;
    let name = format!("rows/{}", own.tag);
    let kept = step(&name, print, &mut |_| {
        let census = Census::of(&own.index()?.store)?;
        let written = postcard::to_stdvec(&census).expect("plain data can be written");
        made = Some(census);
        Ok(written)
    })?;
    match made.or_else(|| postcard::from_bytes(&kept).ok()) {
        Some(census) => Ok(census),
        // What was kept is guarded by a hash, so this is not met; it costs nothing to be right.
        None => Census::of(&own.index()?.store),
    }
}
