//! Opening hours as schedules.

use serde_json::Value;

use super::{Teller, filled};
use crate::model::hours::{Days, Open, Opening};

/// The days of the week as iCalendar abbreviates them (RFC 5545), from Monday.
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

impl Teller<'_, '_> {
    /// Opening hours, a schedule a line and time. Days that a calendar may move are told in words alone.
    pub(super) fn schedules(&self, hours: &[Opening], place: &str) -> Value {
        let mut all = Vec::new();
        for line in hours {
            let words = self.words.opening(line).plain();
            let (days, times) = match line {
                Opening::Words(_) => (None, vec![(None, None)]),
                // A day without times reads as one that is open.
                Opening::At(_, Open::Never) => (None, vec![(None, None)]),
                Opening::At(days, open) => (byday(days), times(open)),
            };
            for (opens, closes) in times {
                let id = self.id(&format!("{place}#schedule-{}", all.len() + 1));
                all.push(filled([
                    ("id", id),
                    ("freq", days.as_ref().map(|_| "WEEKLY").into()),
                    ("byday", days.clone().into()),
                    ("opens_at", opens.into()),
                    ("closes_at", closes.into()),
                    ("description", words.clone().into()),
                ]));
            }
        }
        all.into()
    }
}

/// The days of a line as RFC 5545 lists them; `None` where some of them are no days of the week.
fn byday(days: &[Days]) -> Option<String> {
    let mut all = Vec::new();
    for days in days {
        let Days::Week(first, last) = *days else { return None };
        let length = (last + 7 - first) % 7 + 1;
        all.extend((0..length).map(|step| DAYS[usize::from((first + step) % 7)]));
    }
    Some(all.join(","))
}

type Times = Vec<(Option<String>, Option<String>)>;

fn times(open: &Open) -> Times {
    match open {
        Open::Between(times) => {
            times.iter().map(|(from, to)| (Some(from.to_string()), Some(to.to_string()))).collect()
        }
        Open::Always | Open::Never => vec![(None, None)],
    }
}

#[cfg(test)]
mod tests {
    use super::byday;
    use crate::model::hours::parse;

    #[test]
    fn days_go_on_over_sunday() {
        let listed = |written: &str| byday(&parse(written).expect("hours").0);
        assert_eq!(listed("Mo-We,Sa").as_deref(), Some("MO,TU,WE,SA"));
        assert_eq!(listed("Sa-Mo").as_deref(), Some("SA,SU,MO"));
        assert_eq!(listed("Mo-Fr,PH"), None);
        assert_eq!(listed("WD"), None);
    }
}
