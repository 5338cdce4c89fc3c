//! What records are called, and under which numbers they are reached.

use super::contact::Contact;
use super::phone::Phone;
use super::record::{Agency, HOTLINE};
use super::site::Any;
use super::value::Stated;
use super::{Lang, Link, Localized, Prose, Site};

impl<'a> Any<'a> {
    /// The name under which lists and links show the record: short where it has a short name.
    pub fn short(self) -> &'a Localized {
        match self {
            Any::Agency(Agency { short: Some(short), .. }) => short,
            Any::Law(law) => law.short.as_ref().unwrap_or(&law.title),
            record => record.title(),
        }
    }

    /// Texts by which the record is called, besides its title, aliases and printed forms.
    pub fn names(self) -> Vec<&'a Localized> {
        match self {
            Any::Agency(agency) => agency.short.iter().collect(),
            Any::Law(law) => {
                let number = if let Stated::Is(number) = &law.number { Some(number) } else { None };
                law.short.iter().chain(number).collect()
            }
            Any::Service(service) => service.topics.iter().collect(),
            _ => Vec::new(),
        }
    }

    /// Numbers by which registers list the record.
    pub fn codes(self) -> Vec<&'a str> {
        match self {
            Any::Service(service) => service.application.entry.codes().collect(),
            Any::Agency(agency) => agency.code.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }

    /// How people reach the record, if that can be said of its type.
    pub fn contact(self) -> Option<&'a Contact> {
        match self {
            Any::Service(service) => Some(&service.contact),
            Any::Agency(agency) => Some(&agency.contact),
            _ => None,
        }
    }

    /// The telephone numbers under which the record is reached.
    pub fn phones(self) -> &'a [Phone] {
        self.contact().map_or(&[], |contact| &contact.phones)
    }
}

impl Site {
    /// A function that gives [`Prose::plain_with`] what a link without words shows in a language: the
    /// numbers to call where it leads to them, else the name of its target.
    pub fn calls(&self, lang: Lang) -> impl Fn(&str) -> Option<String> {
        move |url| {
            let link = Link::parse(url, Default::default())?;
            let record = self.get(&link);
            let numbers: Vec<&str> =
                record.phones().iter().map(|phone| phone.number.value.as_str()).collect();
            let dials = link.fragment.as_deref() == Some(HOTLINE) && !numbers.is_empty();
            Some(if dials { numbers.join(" ") } else { record.title().show(lang).text.to_owned() })
        }
    }

    /// The plain words of a long text as its readers see them, those of links without words too.
    pub fn plain(&self, prose: &Prose) -> String {
        prose.plain_with(self.calls(prose.lang))
    }
}
