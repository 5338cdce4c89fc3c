//! The site as the index of a printed book: every name under its letter.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::Cx;
use super::common::{LinkView, TextView};
use super::contact::HotlineView;
use crate::model::Localized;
use crate::model::record::{Agency, Form, Term};
use crate::model::site::Any;
use crate::model::walk::Part;
use crate::text::collate::{self, Initials};

/// The names under a letter.
#[derive(Debug, Serialize)]
pub struct Letter {
    /// The letter, or a sign for what begins with none.
    pub letter: String,
    /// The end of its anchor.
    pub key: String,
    /// The names, sorted as the language sorts.
    pub lines: Vec<Line>,
}

/// Names that lead to the same places.
#[derive(Debug, Serialize)]
pub struct Line {
    /// The names.
    pub names: Vec<TextView>,
    /// The records with this name.
    pub own: Vec<Own>,
    /// Those that are meant by it.
    pub see: Vec<LinkView>,
}

/// A record under its own name.
#[derive(Debug, Serialize)]
pub struct Own {
    /// Where it stands.
    pub href: String,
    /// Its type, a key of the theme's words, where several records have the name.
    pub kind: Option<&'static str>,
    /// The numbers to call.
    pub hotlines: Vec<HotlineView>,
}

/// A name with what it leads to.
struct Called<'a> {
    name: String,
    view: TextView,
    own: Vec<Any<'a>>,
    see: Vec<LinkView>,
}

/// The sign over names that begin with no letter.
const OTHERS: &str = "#";

impl<'a> Cx<'a> {
    /// Every name by letter.
    pub fn alphabet(&self) -> Vec<Letter> {
        let initials = Initials::in_language(self.tag());
        let mut letters: BTreeMap<Option<char>, Vec<Called>> = BTreeMap::new();
        for called in self.called() {
            letters.entry(initials.of(&called.name)).or_default().push(called);
        }
        let others = letters.remove(&None).map(|names| (None, names));
        let letters = letters.into_iter().chain(others).map(|(letter, mut names)| {
            collate::sort(self.tag(), &mut names, |called| &called.name);
            Letter {
                letter: letter.map_or_else(|| OTHERS.to_owned(), String::from),
                key: letter.map_or_else(|| "0".to_owned(), |letter| letter.to_lowercase().collect()),
                lines: self.lines(names),
            }
        });
        letters.collect()
    }

    /// Every name in the page's language with what it leads to. Names that differ in case only are one.
    fn called(&self) -> Vec<Called<'a>> {
        let mut names: BTreeMap<String, Called> = BTreeMap::new();
        let (site, _) = self.site.everything();
        for record in site.records.listed() {
            let title = record.title();
            entry(&mut names, title.show(self.lang).text, || self.text(title)).own.push(record);
            for name in self.called_too(record) {
                let called = entry(&mut names, name, || self.own(name));
                let meant = self.meant(record);
                if meant.text.html == called.view.html {
                    called.own.push(record);
                } else {
                    called.see.push(meant);
                }
            }
        }
        let mut called: Vec<Called> = names.into_values().collect();
        for called in &mut called {
            let mut seen: BTreeSet<String> = called.own.iter().map(|own| self.to(*own).href).collect();
            called.see.retain(|link| seen.insert(link.href.clone()));
        }
        called
    }

    /// What a record is called in the page's language besides its title.
    fn called_too(&self, record: Any<'a>) -> BTreeSet<&'a str> {
        // A role is no body to look up.
        if matches!(record, Any::Agency(Agency { form: Form::Role { .. }, .. })) {
            return BTreeSet::new();
        }
        let own = |name: &'a Localized| name.get(self.lang);
        let mut names: BTreeSet<&str> = record.names().into_iter().filter_map(own).collect();
        record.walk(&mut |part| {
            if let Part::Aliases(list) = part {
                names.extend(list.get(self.lang).iter().map(String::as_str));
            }
        });
        names.remove(record.title().show(self.lang).text);
        names
    }

    /// What the other names of a record mean: itself, or the first thing that a term leads to.
    fn meant(&self, record: Any<'a>) -> LinkView {
        match record {
            Any::Term(Term { see, .. }) if !see.is_empty() => self.link(&see[0]),
            record => self.to(record),
        }
    }

    /// The lines of sorted names. Neighbours that lead to the same places share one, and a name is left
    /// out that goes on where the one above it leads there already: who looks for it comes by that one.
    fn lines(&self, names: Vec<Called<'a>>) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        let mut above: Option<(String, BTreeSet<String>)> = None;
        for called in names {
            let own: Vec<Own> =
                called.own.iter().map(|own| self.own_line(*own, called.own.len() > 1)).collect();
            let name = called.name.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            // A term's entry leads on to what is meant by it.
            let further = called.own.iter().map(|own| self.meant(*own).href);
            let ways: BTreeSet<String> =
                called.see.iter().map(|see| see.href.clone()).chain(further).collect();
            if own.is_empty()
                && above
                    .as_ref()
                    .is_some_and(|(short, known)| name.starts_with(short) && ways.is_subset(known))
            {
                continue;
            }
            let shares = |line: &&mut Line| {
                let hrefs = |see: &[LinkView]| see.iter().map(|link| link.href.clone()).collect::<Vec<_>>();
                own.is_empty() && line.own.is_empty() && hrefs(&line.see) == hrefs(&called.see)
            };
            match lines.last_mut().filter(shares) {
                Some(line) => line.names.push(called.view),
                None => lines.push(Line { names: vec![called.view], own, see: called.see }),
            }
            above = Some((name, ways));
        }
        lines
    }

    fn own_line(&self, record: Any, several: bool) -> Own {
        Own {
            href: self.to(record).href,
            kind: several.then(|| record.kind().word()),
            hotlines: self.record_hotlines(record),
        }
    }
}

/// The entry of a name, made if there is none.
fn entry<'n, 'a>(
    names: &'n mut BTreeMap<String, Called<'a>>,
    name: &str,
    view: impl FnOnce() -> TextView,
) -> &'n mut Called<'a> {
    let empty = || Called { name: name.to_owned(), view: view(), own: Vec::new(), see: Vec::new() };
    names.entry(name.to_lowercase()).or_insert_with(empty)
}
