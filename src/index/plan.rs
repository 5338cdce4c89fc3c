//! Query → what to look for.
//!
//! A query is a list of groups, one for each thing that is asked; a group is met by any of its choices.
//! Terms that stand together in the query form phrases, which raise the fields that have them all. What
//! stands in quotes must be there as it is.

use super::analyzer::{Chunk, chunks, fold, pairs_of_name, tokens};
use super::asked::asked;
use super::counted::counted;
use super::function_words::is_function_word;
use super::number::is_measure;
use super::quotation::quoted;
use super::vocabulary::Vocabulary;

/// Terms that a field must all have.
pub type Phrase = Vec<String>;

/// What meets a group: one term, or several in one field.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The terms.
    pub terms: Phrase,
    /// How much it counts.
    pub weight: f32,
}

/// What to look for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// What is asked; each is met by one of its choices, and the best one counts.
    pub groups: Vec<Vec<Choice>>,
    /// What stood together.
    pub phrases: Vec<Phrase>,
    /// What stood in quotes: terms, each with its place from the first character or word.
    pub quoted: Vec<Vec<(usize, String)>>,
    /// How many terms the query would be indexed as.
    pub size: usize,
}

/// How many terms a single character stands for at most.
pub const MOST_OF_CHARACTER: usize = 40;
/// How much counts what begins with a character at the edge of a run whose pair nobody uses.
pub const LONE: f32 = 0.3;
/// How little a pair counts at least where two words meet.
pub const LEAST_COHESION: f32 = 0.2;
/// How many digits of a number may be an area code, after its 0.
pub const AREA: [usize; 2] = [3, 4];
/// How much counts a word that begins as the query's, one of its stem's family (complain, complaint), a name
/// that it spells, and a word that it may be a slip of.
pub const BEGUN: f32 = 0.6;
pub const FAMILY: f32 = 0.5;
pub const SPELT: f32 = 0.9;
pub const NEAR: f32 = 0.7;
/// How many letters a stem has at least that has a family.
pub const LEAST_STEM: usize = 4;
/// How many letters a word has at least that may spell a name by its sound, and that may have a slip.
pub const LEAST_SPELT: usize = 2;
pub const LEAST_NEAR: usize = 4;
/// From how many letters on a word may have two slips.
pub const LONG: usize = 8;
/// How many characters a word has at least that stands for all that begin with it.
pub const LEAST_BEGUN: usize = 3;

impl Plan {
    /// The plan of a query over the words of a language.
    pub fn of(query: &str, words: &Vocabulary) -> Self {
        let folded = fold(query);
        let mut size = 0;
        tokens(&folded, |_| size += 1);
        let chunks = asked(together(counted(chunks(&folded)), words));
        let mut planner = Planner { words, plan: Self::default(), run: Vec::new(), knows: false };
        let last = chunks.len().saturating_sub(1);
        for (at, chunk) in chunks.iter().enumerate() {
            let after = chunks.get(at + 1).is_some_and(|next| next.tight && !next.han);
            let number = chunk.tight && at.checked_sub(1).is_some_and(|at| is_number(&chunks[at]));
            match (chunk.han, chunk.parts[0].chars().count()) {
                // 15日 is asked for by 15: texts write 15日内, 15天.
                (true, 1) if number && is_measure(&chunk.parts[0]) => planner.place(&chunk.parts[0]),
                (true, 1) if chunks.len() == 1 => planner.character(&chunk.parts[0]),
                (true, 1) if chunk.tight || after => planner.exact(&chunk.parts[0]),
                (true, 1) => {}
                (true, _) => planner.run(&chunk.parts[0], after),
                (false, _) => planner.words(&chunk.parts, at == last),
            }
        }
        planner.end_phrase();
        // What a single character may begin is no answer by itself.
        if !planner.knows {
            planner.plan.groups.clear();
        }
        Self { quoted: quoted(&folded, words), size, ..planner.plan }
    }
}

/// Whether a piece of a query is a number.
fn is_number(chunk: &Chunk) -> bool {
    !chunk.han && chunk.parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Words that spell a name only together are one: people put spaces between syllables.
fn together(chunks: Vec<Chunk>, words: &Vocabulary) -> Vec<Chunk> {
    let mut all = Vec::new();
    let mut rest = chunks.as_slice();
    while let Some((first, others)) = rest.split_first() {
        let many = rest.iter().take_while(|chunk| letters(chunk).is_some()).count();
        let spelt: String = rest[..many].iter().filter_map(letters).collect();
        let unknown = |word: &str| !is_function_word(word) && words.term(word).is_none();
        let strange = || rest[..many].iter().filter_map(letters).any(unknown);
        if many > 1 && strange() && words.sounds.has_spelling(&spelt) {
            all.push(Chunk { parts: vec![spelt], ..first.clone() });
            rest = &rest[many..];
        } else {
            all.push(first.clone());
            rest = others;
        }
    }
    all
}

/// The only word of a chunk, if it is of plain letters.
fn letters(chunk: &Chunk) -> Option<&str> {
    let plain = |word: &str| word.bytes().all(|byte| byte.is_ascii_lowercase());
    chunk.parts.first().filter(|word| chunk.parts.len() == 1 && plain(word)).map(String::as_str)
}

struct Planner<'v> {
    words: &'v Vocabulary,
    plan: Plan,
    /// The phrase that goes on.
    run: Phrase,
    /// Whether anything is met but by a guess.
    knows: bool,
}

impl Planner<'_> {
    fn group(&mut self, choices: Vec<Choice>) {
        if !choices.is_empty() {
            self.plan.groups.push(choices);
            self.knows = true;
        }
    }

    /// A term that follows the one before.
    fn place(&mut self, term: &str) {
        if self.words.has(term) {
            self.run.push(term.to_owned());
        } else {
            self.end_phrase();
        }
    }

    fn end_phrase(&mut self) {
        let run = std::mem::take(&mut self.run);
        if run.len() > 1 {
            self.plan.phrases.push(run);
        }
    }

    fn exact(&mut self, term: &str) {
        if self.words.has(term) {
            self.group(vec![one(term.to_owned(), 1.0)]);
        }
        self.place(term);
    }

    /// A character at the edge of a run whose pair is not known: whatever begins with it, a little.
    fn lone(&mut self, character: char) {
        let terms = self.words.beginning(&character.to_string(), MOST_OF_CHARACTER);
        let choices: Vec<Choice> = terms.into_iter().map(|term| one(term, LONE)).collect();
        if !choices.is_empty() {
            self.plan.groups.push(choices);
        }
    }

    /// A single character: whatever begins with it.
    fn character(&mut self, character: &str) {
        let terms = self.words.beginning(character, MOST_OF_CHARACTER);
        self.group(terms.into_iter().map(|term| one(term, 1.0)).collect());
    }

    /// A run of two characters or more: its pairs, as the names have them that it may be a slip of.
    fn run(&mut self, run: &str, more: bool) {
        let mut chars: Vec<char> = run.chars().collect();
        let mut pairs = pairs_of_name(run);
        let known: Vec<bool> = pairs.iter().map(|pair| self.words.has(pair)).collect();
        if known.contains(&false) {
            chars = self.words.sounds.mended(&chars, &known);
            pairs = pairs_of_name(&String::from_iter(&chars));
        }
        let last = pairs.len() - 1;
        if !self.words.has(&pairs[0]) {
            self.lone(chars[0]);
        }
        for (at, pair) in pairs.iter().enumerate() {
            if self.words.has(pair) {
                let weight = self.cohesion(&pairs, at) * self.words.weight(pair);
                self.group(vec![one(pair.clone(), weight)]);
            }
            self.place(pair);
        }
        if last > 0 && !self.words.has(&pairs[last]) {
            self.lone(chars[last + 1]);
        }
        if more {
            self.place(&chars[last + 1].to_string());
        } else {
            self.end_phrase();
        }
    }

    /// How much a pair holds together: one that is far rarer than both its neighbours is where two words
    /// meet, and says little.
    fn cohesion(&self, pairs: &[String], at: usize) -> f32 {
        if at == 0 || at + 1 == pairs.len() {
            return 1.0;
        }
        let often = |at: usize| self.words.often(&pairs[at]) as f32;
        let less = often(at - 1).min(often(at + 1));
        if less == 0.0 { 1.0 } else { (often(at) / less).sqrt().clamp(LEAST_COHESION, 1.0) }
    }

    /// Words that hang together: all of them joined, else each by itself.
    fn words(&mut self, parts: &[String], last: bool) {
        let joined = parts.concat();
        if parts.len() == 1 || self.words.term(&joined).is_some() {
            self.word(&joined, last);
        } else if parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit())) {
            let before = self.plan.groups.len();
            self.word(&joined, last);
            if self.plan.groups.len() == before {
                parts.iter().for_each(|part| self.word(part, false));
            }
        } else {
            for (at, part) in parts.iter().enumerate() {
                self.word(part, last && at + 1 == parts.len());
            }
        }
    }

    fn word(&mut self, word: &str, last: bool) {
        let words = self.words;
        let term = words.term(word);
        let mut choices: Vec<Choice> =
            term.iter().map(|term| one((*term).to_owned(), words.weight(term))).collect();
        if term.is_none() && word.starts_with('0') && word.bytes().all(|byte| byte.is_ascii_digit()) {
            let known =
                AREA.iter().filter_map(|code| words.term(word.get(*code..).filter(|rest| !rest.is_empty())?));
            choices.extend(known.map(|number| one(number.to_owned(), 1.0)));
        }
        let letters = word.bytes().all(|byte| byte.is_ascii_lowercase());
        if (last || term.is_none()) && word.chars().count() >= LEAST_BEGUN {
            add(&mut choices, words.begun(word), BEGUN);
        }
        if let Some(stem) = term.filter(|stem| letters && stem.len() >= LEAST_STEM) {
            add(&mut choices, words.begun(stem), FAMILY);
        }
        if term.is_none() && letters && word.len() >= LEAST_SPELT {
            choices.extend(
                words
                    .sounds
                    .spelt(word)
                    .iter()
                    .map(|name| Choice { terms: pairs_of_name(name), weight: SPELT }),
            );
        }
        if choices.is_empty() && letters && word.len() >= LEAST_NEAR {
            let mut near = words.near(word, 1);
            if near.is_empty() && word.len() >= LONG {
                near = words.near(word, 2);
            }
            if near.is_empty() {
                near = words.alike(word);
            }
            add(&mut choices, near, NEAR);
        }
        self.group(choices);
        match term {
            Some(term) => self.place(term),
            None => self.end_phrase(),
        }
    }
}

/// Adds terms that are no choices yet.
fn add(choices: &mut Vec<Choice>, terms: Vec<String>, weight: f32) {
    for term in terms {
        if choices.iter().all(|choice| choice.terms[0] != term) {
            choices.push(one(term, weight));
        }
    }
}

fn one(term: String, weight: f32) -> Choice {
    Choice { terms: vec![term], weight }
}
