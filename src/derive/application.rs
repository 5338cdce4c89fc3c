//! Whether services say how one applies for them.

use crate::model::Site;

/// Whether any service does.
pub fn is_told(site: &Site) -> bool {
    site.records.services.iter().any(|service| service.application.is_said())
}
