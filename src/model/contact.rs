//! How people reach an agency, a unit or a service.

use super::Localized;
use super::hours::Opening;
use super::phone::Phone;

/// How people reach somebody. Every part may be absent.
#[derive(Debug, Clone, Default, PartialEq, Hash)]
pub struct Contact {
    /// Telephone numbers, in the order in which they are given.
    pub phones: Vec<Phone>,
    /// An e-mail address.
    pub email: Option<String>,
    /// An address of the web.
    pub url: Option<String>,
    /// Where it is: street, house, floor.
    pub address: Option<Localized>,
    /// The address of a map that shows it.
    pub map: Option<String>,
    /// When it is open.
    pub hours: Vec<Opening>,
}

impl Contact {
    /// Whether it says more than telephone numbers.
    pub fn has_more(&self) -> bool {
        *self != Contact { phones: self.phones.clone(), ..Contact::default() }
    }

    /// The texts, those of its numbers too.
    pub fn texts(&self) -> impl Iterator<Item = &Localized> {
        let purposes = self.phones.iter().flat_map(|phone| phone.purpose.iter().chain(words(&phone.hours)));
        purposes.chain(&self.address).chain(words(&self.hours))
    }
}

/// What no days and times say.
fn words(hours: &[Opening]) -> impl Iterator<Item = &Localized> {
    hours.iter().filter_map(|line| match line {
        Opening::Words(words) => Some(words),
        Opening::At(..) => None,
    })
}
