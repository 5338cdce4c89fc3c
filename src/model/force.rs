//! How long laws are in force, where one follows another.

use jiff::civil::Date;

use super::Site;
use super::record::Law;
use super::site::Any;

impl Site {
    /// The last day on which a law is in force, as far as the site says: its own, else the one before its
    /// successor begins.
    pub fn last_day(&self, law: &Law) -> Option<Date> {
        let begins = || match self.get(law.replaced_by.as_ref()?) {
            Any::Law(next) => next.begins_after(),
            _ => None,
        };
        law.in_force.until.or_else(begins)
    }
}
