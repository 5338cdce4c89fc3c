//! The pieces of a build at work: what is taken over from the last one, and what is made.

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;
use serde::{Deserialize, Serialize};

use crate::query::{Answers, Fingerprint, Question};
use crate::tree::Sink;

/// The pieces of a finished build.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Pieces {
    /// Every question, written; pieces know them by their places.
    questions: Vec<u8>,
    /// The pieces, by name.
    pieces: Vec<Piece>,
}

/// A piece of a finished build.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Piece {
    name: String,
    /// What it asked.
    asked: Vec<u32>,
    /// The fingerprint of the answers.
    answer: Fingerprint,
    /// The paths of its files.
    files: Vec<String>,
    /// What came of it besides its files, for other pieces.
    result: Vec<u8>,
}

/// Takes a path below the output folder, and bytes.
pub type Put<'p> = &'p (dyn Fn(&str, Vec<u8>) + Sync);

/// The pieces of a build at work.
pub struct Work<'a> {
    sink: &'a dyn Sink,
    answers: Answers<'a>,
    past: Past<'a>,
    made: Mutex<Made<'a>>,
}

/// The pieces of the last build.
#[derive(Default)]
struct Past<'a> {
    questions: Vec<Question<'a>>,
    pieces: HashMap<&'a str, &'a Piece>,
    /// The answers of this build to the questions of the last one.
    answers: Vec<OnceLock<Fingerprint>>,
}

/// The pieces of this build so far.
#[derive(Default)]
struct Made<'a> {
    questions: IndexSet<Question<'a>, FxBuildHasher>,
    pieces: Vec<Piece>,
}

impl<'a> Work<'a> {
    /// A build whose files go into a sink, with the pieces of the last build if they were made of the same frame.
    pub fn new(sink: &'a dyn Sink, answers: Answers<'a>, last: Option<&'a Pieces>) -> Self {
        let past = last.and_then(Past::of).unwrap_or_default();
        Self { sink, answers, past, made: Mutex::default() }
    }

    /// Whether a piece is done, since the last build made it of the same answers and its files are still there.
    pub fn is_done(&self, name: &str) -> bool {
        let Some(piece) = self.past.pieces.get(name) else { return false };
        let answers = piece.asked.iter().map(|at| self.past.answer(*at as usize, &self.answers));
        if Fingerprint::all(answers) != piece.answer || !self.sink.keep(&piece.files) {
            return false;
        }
        let asked = piece.asked.iter().map(|at| self.past.questions[*at as usize].clone());
        self.note(name, asked, piece.answer, piece.files.clone());
        true
    }

    /// Does a piece that is made of one thing alone, unless the last build made it of the same and its files are
    /// still there; `make` is given where to put them, and gives what comes of the piece besides.
    ///
    /// # Errors
    /// As `make` says; the piece is not done then.
    pub fn of<E>(
        &self,
        name: &str,
        input: Fingerprint,
        make: &mut dyn FnMut(Put) -> Result<Vec<u8>, E>,
    ) -> Result<Vec<u8>, E> {
        let past = self.past.pieces.get(name).filter(|piece| piece.answer == input && piece.asked.is_empty());
        if let Some(piece) = past.filter(|piece| self.sink.keep(&piece.files)) {
            self.add(Piece::clone(piece));
            return Ok(piece.result.clone());
        }
        let files = Mutex::new(Vec::new());
        let result = make(&|path, bytes| {
            self.sink.put(path, bytes);
            files.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned());
        })?;
        let mut files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
        files.sort_unstable();
        let (name, asked) = (name.to_owned(), Vec::new());
        self.add(Piece { name, asked, answer: input, files, result: result.clone() });
        Ok(result)
    }

    /// Does a piece unless it is done; `make` gives what it asked, and its files.
    pub fn piece(&self, name: &str, make: impl FnOnce() -> (Vec<Question<'a>>, Vec<(String, Vec<u8>)>)) {
        if !self.is_done(name) {
            let (asked, files) = make();
            self.done(name, asked, files);
        }
    }

    /// Puts the files of a piece, and notes what it asked.
    pub fn done(&self, name: &str, asked: Vec<Question<'a>>, files: Vec<(String, Vec<u8>)>) {
        let answer = self.answers.all(&asked);
        let mut paths = Vec::with_capacity(files.len());
        for (path, bytes) in files {
            self.sink.put(&path, bytes);
            paths.push(path);
        }
        self.note(name, asked, answer, paths);
    }

    /// The pieces of this build.
    pub fn into_pieces(self) -> Pieces {
        let made = self.made.into_inner().unwrap_or_else(PoisonError::into_inner);
        let questions: Vec<&Question> = made.questions.iter().collect();
        let questions = postcard::to_stdvec(&questions).expect("plain data can be written");
        let mut pieces = made.pieces;
        pieces.sort_by(|a, b| a.name.cmp(&b.name));
        Pieces { questions, pieces }
    }

    fn note(
        &self,
        name: &str,
        asked: impl IntoIterator<Item = Question<'a>>,
        answer: Fingerprint,
        files: Vec<String>,
    ) {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let asked = asked.into_iter().map(|question| made.questions.insert_full(question).0 as u32).collect();
        made.pieces.push(Piece { name: name.to_owned(), asked, answer, files, result: Vec::new() });
    }

    fn add(&self, piece: Piece) {
        self.made.lock().unwrap_or_else(PoisonError::into_inner).pieces.push(piece);
    }
}

impl<'a> Past<'a> {
    fn of(last: &'a Pieces) -> Option<Self> {
        let questions: Vec<Question> = postcard::from_bytes(&last.questions).ok()?;
        let answers = questions.iter().map(|_| OnceLock::new()).collect();
        let pieces = last.pieces.iter().map(|piece| (piece.name.as_str(), piece)).collect();
        Some(Self { questions, pieces, answers })
    }

    fn answer(&self, at: usize, answers: &Answers) -> Fingerprint {
        *self.answers[at].get_or_init(|| answers.to(&self.questions[at]))
    }
}
