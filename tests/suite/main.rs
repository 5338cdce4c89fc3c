//! All tests from outside, in one binary.
//!
//! Most are small sites in `tests/sites/<case>/`, named after a behaviour: wrong ones mark their own
//! mistakes ([`markers`]), right ones stand beside what they must become ([`sites`]).

mod import;
mod again;
mod arrows;
mod assets;
mod bounds;
mod cases;
mod command;
mod completeness;
mod damage;
mod data;
mod dice;
mod disk;
mod documents;
mod ended;
mod exchange;
mod handbook;
mod hints;
mod hostile;
mod html;
mod injection;
mod large;
mod licences;
mod markers;
mod mend;
mod pages;
mod picture;
mod publish;
mod published;
mod repeat;
mod rooms;
mod said;
mod schema;
mod search;
mod serve;
mod sites;
mod store;
mod tell;
mod theme;
mod translation;
mod typed;
mod sheet;
mod word;
mod words;
mod workspace;
