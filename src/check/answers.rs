//! Hints that only the whole site can give: the id of the record that bears a name, a file that is there already.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

use super::register::Register;
use crate::diagnostic::{Arg, Diagnostic, code, nearest};
use crate::load::form::numeral::numeral;
use crate::model::id::is_id;
use crate::model::kind::Home;
use crate::model::walk::Part;
use crate::model::{Kind, Link, Site};
use crate::tree::SourceTree;

/// Of how many problems the nearest id is looked for: each is held against all ids.
const MOST: usize = 50;
/// How many ids a hint lists at most.
const LISTED: usize = 12;

/// Who answers.
pub struct Answers<'s> {
    site: &'s Site,
    register: &'s Register,
    sources: &'s SourceTree,
    names: OnceCell<HashMap<String, BTreeSet<(Kind, &'s str)>>>,
}

impl<'s> Answers<'s> {
    /// Answers from a site as it would be.
    pub fn new(site: &'s Site, register: &'s Register, sources: &'s SourceTree) -> Self {
        Self { site, register, sources, names: OnceCell::new() }
    }

    /// Puts better hints in place of those that were given without a look at the site.
    pub fn give(&self, found: &mut [Diagnostic]) {
        let mut left = MOST;
        for found in found {
            if found.code == &code::DANGLING_REFERENCE {
                self.reference(found, left > 0);
                left = left.saturating_sub(1);
            } else if found.code == &code::DUPLICATE_KEY {
                self.language(found);
            } else if found.code == &code::BAD_LINK {
                self.link(found);
            } else if found.code == &code::STRAY_FILE
                || found.code == &code::BAD_ID
                || found.code == &code::WRONG_FOLDER
            {
                self.file(found);
            }
        }
    }

    /// A reference that leads nowhere.
    fn reference(&self, found: &mut Diagnostic, search: bool) {
        let Some((span, link)) =
            found.span.and_then(|span| Some((span, Link::parse(found.text("link")?, span)?)))
        else {
            return;
        };
        let source =
            self.sources.bytes(span.file).get(span.range()).and_then(|bytes| std::str::from_utf8(bytes).ok());
        let source = source.unwrap_or_default().to_owned();
        let written = Written::of(&link, &source);
        if self.register.has(link.kind, &link.id) {
            self.place(found, &link, &written);
            return written.show(found);
        }
        let near = || nearest(&link.id, self.register.ids(link.kind).iter().copied()).map(str::to_owned);
        let near = if search && is_id(&link.id) { near() } else { None };
        let named = if near.is_some() { Vec::new() } else { self.named(&link, &source) };
        match named.as_slice() {
            [(id, fragment)] => {
                let target = written.target(link.kind, id, fragment.as_deref().or(link.fragment.as_deref()));
                let name = written.name(&link);
                *found = found
                    .clone()
                    .hint_args("by-name", vec![("target", target.as_str().into()), ("name", name.into())]);
                written.fix(found, &target);
            }
            [_, ..] => {
                let ids: Vec<String> = named.iter().map(|(id, _)| id.clone()).collect();
                *found = found.clone().hint_with("several", "ids", ids.join(", "));
            }
            [] => {
                let other = Kind::ALL.into_iter().find(|kind| self.register.has(*kind, &link.id));
                let id = near.or_else(|| self.by_part(&link));
                *found = match (id, other) {
                    (Some(id), _) => found.clone().hint_with(
                        "did-you-mean",
                        "name",
                        written.target(link.kind, &id, link.fragment.as_deref()),
                    ),
                    (None, Some(kind)) if written.bare => found.clone().hint_args(
                        "other-type",
                        vec![("id", link.id.as_str().into()), ("other", Arg::Word(kind.word()))],
                    ),
                    (None, Some(kind)) => found.clone().hint_with(
                        "did-you-mean",
                        "name",
                        format!("{}/{}", kind.word(), link.id),
                    ),
                    (None, None) => self.known(found, &link),
                };
            }
        }
        written.show(found);
    }

    /// A language that stands twice in a text, where the other was meant.
    fn language(&self, found: &mut Diagnostic) {
        let languages = &self.site.config.languages;
        let Some(lang) = found.text("key").and_then(|key| languages.find(key)) else { return };
        let others: Vec<&str> =
            languages.iter().filter(|(other, _)| *other != lang).map(|(_, tag)| tag).collect();
        if !others.is_empty() {
            *found = found.clone().hint_with("other-language", "others", others.join(", "));
        }
    }

    /// The ids that can stand here, if they are few.
    fn known(&self, found: &Diagnostic, link: &Link) -> Diagnostic {
        let ids = self.register.ids(link.kind);
        // A record with a file of its own is rather missing than another one meant.
        let own = link.kind.home() == Home::Folder && is_id(&link.id);
        match own || ids.is_empty() || ids.len() > LISTED {
            true => found.clone(),
            false => found.clone().hint_with("choose-id", "ids", ids.join(", ")),
        }
    }

    /// A place that a record does not have.
    fn place(&self, found: &mut Diagnostic, link: &Link, written: &Written) {
        let Some(fragment) = link.fragment.as_deref() else { return };
        let Some(record) = self.site.find(link.kind, &link.id) else { return };
        let places = record.places();
        if let Some(number) = numeral(fragment)
            .map(|number| number.to_string())
            .filter(|number| places.contains(number.as_str()))
        {
            let target = written.target(link.kind, &link.id, Some(&number));
            *found = found.clone().hint_with("did-you-mean", "name", target.as_str());
            return written.fix(found, &target);
        }
        let headings: Vec<String> = record.meta().prose.iter().flat_map(|text| text.headings()).collect();
        let listed: Vec<&str> = places.iter().copied().filter(|place| !place.is_empty()).collect();
        let listed: Vec<&str> = listed.into_iter().chain(headings.iter().map(String::as_str)).collect();
        *found = match (link.kind, nearest(fragment, listed.iter().copied())) {
            (Kind::Law, _) => {
                let number =
                    numeral(fragment).map_or_else(|| fragment.to_owned(), |number| number.to_string());
                found
                    .clone()
                    .hint_args("article", vec![("number", number.into()), ("law", link.id.as_str().into())])
            }
            (_, Some(near)) => found.clone().hint_with(
                "did-you-mean",
                "name",
                written.target(link.kind, &link.id, Some(near)),
            ),
            (_, None) if listed.is_empty() || listed.len() > LISTED => {
                found.clone().hint_with("no-place", "name", written.target(link.kind, &link.id, None))
            }
            (_, None) => found.clone().hint_with("choose-place", "places", listed.join(", ")),
        };
    }

    /// The records of a type that bear the name which a reference has in place of an id, with the article that it
    /// names.
    fn named(&self, link: &Link, source: &str) -> Vec<(String, Option<String>)> {
        let whole = source.trim().trim_matches(['"', '\'']);
        let whole = if whole.contains(&link.id) && !whole.starts_with(['[', '!', '<']) {
            whole
        } else {
            link.id.as_str()
        };
        let (name, fragment) = match link.kind {
            Kind::Law => law_and_article(whole),
            _ => (whole.to_owned(), None),
        };
        let known = |name: &str| {
            let all = self.names().get(&plain(name)).into_iter().flatten();
            all.filter(|(kind, _)| *kind == link.kind)
                .map(|(_, id)| ((*id).to_owned(), fragment.clone()))
                .collect::<Vec<_>>()
        };
        let named = known(&name);
        if named.is_empty() { known(&link.id) } else { named }
    }

    /// The one record of a type in whose name a text stands: 公安局 for 示例县公安局.
    fn by_part(&self, link: &Link) -> Option<String> {
        let part = plain(&law_and_article(&link.id).0);
        if part.chars().count() < 2 || is_id(&link.id) {
            return None;
        }
        let holds = |name: &str| name.contains(&part) || part.contains(name) && name.chars().count() > 2;
        let ids: BTreeSet<&str> = self
            .names()
            .iter()
            .filter(|(name, _)| holds(name))
            .flat_map(|(_, all)| all)
            .filter(|(kind, _)| *kind == link.kind)
            .map(|(_, id)| *id)
            .collect();
        (ids.len() == 1).then(|| ids.into_iter().next().map(str::to_owned)).flatten()
    }

    /// A text that is no link.
    fn link(&self, found: &mut Diagnostic) {
        let Some(text) = found.text("link").map(str::to_owned) else { return };
        let general = found.hint.as_ref().is_some_and(|hint| hint.key == "type-and-id");
        if !general {
            return;
        }
        let (name, fragment) = law_and_article(&text);
        let fragment = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
        let by_id: Vec<String> = Kind::ALL
            .into_iter()
            .filter(|kind| self.site.find(*kind, &text).is_some())
            .map(|kind| format!("{}/{text}", kind.word()))
            .collect();
        let by_name = self.names().get(&plain(&name)).into_iter().flatten();
        let by_name: Vec<String> =
            by_name.map(|(kind, id)| format!("{}/{id}{fragment}", kind.word())).collect();
        let all = if by_id.is_empty() { by_name } else { by_id };
        *found = match all.as_slice() {
            [] if is_host(&text) => found.clone().hint_with("this-link", "name", format!("https://{text}")),
            [] if is_file(&text) => found.clone().hint("file"),
            [] => return,
            [one] => {
                let bare = found.clone().hint_with("this-link", "name", one.as_str());
                let span = found.span.expect("a link stands somewhere");
                let source = self.sources.bytes(span.file).get(span.range());
                if source == Some(text.as_bytes()) { bare.fixed(span, one.as_str()) } else { bare }
            }
            several => found.clone().hint_with("several", "ids", several.join(", ")),
        };
    }

    /// A file whose better name may be taken.
    fn file(&self, found: &mut Diagnostic) {
        let Some(span) = found.span else { return };
        let path = self.sources.path(span.file);
        let better = found.hint.as_ref().and_then(|hint| hint.args.iter().find(|(key, _)| *key == "better"));
        let Some((_, Arg::Text(better))) = better.cloned() else { return };
        let whole = match (found.code == &code::BAD_ID, path.rsplit_once('/')) {
            // The id of a file's record; that of a row names no file.
            (true, Some((folder, name)))
                if span.start == span.end && found.text("id") == name.strip_suffix(".yaml") =>
            {
                format!("{folder}/{better}.yaml")
            }
            (true, _) => return,
            (false, _) => better,
        };
        let is_copy = self.sources.id(&whole).is_some();
        if is_copy {
            let stem = whole.rsplit('/').next().unwrap_or_default();
            let (stem, ending) = stem.split_once('.').unwrap_or((stem, "yaml"));
            let mut other = (2..).map(|number| format!("{stem}-{number}.{ending}"));
            let folder = whole.rsplit_once('/').map_or("", |(folder, _)| folder);
            let free = other
                .find(|name| self.sources.id(&format!("{folder}/{name}")).is_none())
                .expect("numbers do not end");
            *found = found.clone().hint_args("copy", vec![("better", whole.into()), ("other", free.into())]);
        } else if found.code == &code::BAD_ID {
            *found = found.clone().hint_with("rename-file", "better", whole);
        }
    }

    /// Everything that records are called, without marks and in lower case → who is called so.
    fn names(&self) -> &HashMap<String, BTreeSet<(Kind, &'s str)>> {
        self.names.get_or_init(|| {
            let mut names: HashMap<String, BTreeSet<(Kind, &'s str)>> = HashMap::new();
            for record in self.site.records.iter() {
                let mut add = |name: &str| {
                    names.entry(plain(name)).or_default().insert((record.kind(), record.meta().id.as_str()));
                };
                // The topics of a service are no names of it.
                let more = if record.kind() == Kind::Service { Vec::new() } else { record.names() };
                std::iter::once(record.title())
                    .chain(more)
                    .flat_map(|text| text.iter())
                    .for_each(|(_, name)| add(name));
                record.meta().origin.printed.iter().for_each(|name| add(name));
                record.walk(&mut |part| {
                    if let Part::Aliases(aliases) = part {
                        self.site
                            .config
                            .languages
                            .iter()
                            .flat_map(|(lang, _)| aliases.get(lang))
                            .for_each(|name| add(name));
                    }
                });
            }
            names.remove("");
            names
        })
    }
}

/// How a reference stands in its file.
struct Written {
    /// Without its type, since the field says it.
    bare: bool,
    /// As the author wrote it.
    text: String,
    /// The file's text at the reference, marks included.
    source: String,
}

impl Written {
    fn of(link: &Link, source: &str) -> Self {
        let long = link.written();
        let short = long.split_once('/').map_or(long.as_str(), |(_, short)| short).to_owned();
        let bare = !source.contains(&long) && source.contains(&short);
        Self { bare, text: if bare { short } else { long }, source: source.to_owned() }
    }

    /// Lets the message show the reference as it was written.
    fn show(&self, found: &mut Diagnostic) {
        if self.bare {
            found
                .args
                .iter_mut()
                .filter(|(key, _)| *key == "link")
                .for_each(|(_, arg)| *arg = self.text.clone().into());
        }
    }

    /// The name that stands where an id belongs.
    fn name(&self, link: &Link) -> String {
        if self.bare { self.text.clone() } else { link.id.clone() }
    }

    /// A target as it is to be written here.
    fn target(&self, kind: Kind, id: &str, fragment: Option<&str>) -> String {
        let fragment = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
        if self.bare { format!("{id}{fragment}") } else { format!("{}/{id}{fragment}", kind.word()) }
    }

    /// Adds the change that puts a target in place of what was written.
    fn fix(&self, found: &mut Diagnostic, target: &str) {
        let Some(span) = found.span else { return };
        if let Some(at) = self.source.find(&self.text) {
            let start = span.start as usize + at;
            let place = crate::diagnostic::Span::new(span.file, start, start + self.text.len());
            *found = found.clone().fixed(place, target);
        }
    }
}

/// A name without marks and spaces, in lower case.
fn plain(name: &str) -> String {
    let marks = |c: &char| !c.is_whitespace() && !"《》〈〉“”‘’\"'「」".contains(*c);
    name.chars().filter(marks).flat_map(char::to_lowercase).collect()
}

/// A law's name and the number of the article behind it: `《产品质量法》第49条`.
fn law_and_article(text: &str) -> (String, Option<String>) {
    let text = text.trim();
    let behind = |mark: &str| text.rfind(mark).map(|at| (&text[..at], &text[at + mark.len()..]));
    let article = behind("第").filter(|(_, number)| number.contains('条'));
    let article = article.map(|(name, number)| (name, number.split('条').next().unwrap_or_default()));
    let article =
        article.or_else(|| behind("#")).or_else(|| behind(" Article ")).or_else(|| behind(" art. "));
    match article.and_then(|(name, number)| Some((name, numeral(number)?))) {
        Some((name, number)) => (name.trim_end_matches([' ', '#']).to_owned(), Some(number.to_string())),
        None => (text.to_owned(), None),
    }
}

/// Whether a text looks like an address of the web without its beginning.
fn is_host(text: &str) -> bool {
    let host = text.split('/').next().unwrap_or_default();
    let ends = [".cn", ".com", ".org", ".net", ".gov", ".edu"];
    host.is_ascii()
        && !host.contains(' ')
        && (host.starts_with("www.") || ends.iter().any(|end| host.ends_with(end)))
}

/// Whether a text looks like the name of a file.
fn is_file(text: &str) -> bool {
    let ending = text.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    [
        "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "jpg", "jpeg", "png", "html", "htm", "md", "zip",
        "txt",
    ]
    .contains(&ending.as_str())
}
