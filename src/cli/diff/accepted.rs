//! The list of accepted findings: each with its reason and, if it has one, the day it ends.

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use serde::Deserialize;

use super::Error;
use crate::diff::report::Comparison;

/// The list.
pub(super) struct Accepted {
    path: PathBuf,
    entries: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    #[serde(default)]
    accepted: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    fingerprint: String,
    reason: String,
    expires: Option<toml::value::Datetime>,
}

impl Accepted {
    /// Reads the list.
    pub(super) fn read(path: &Path) -> Result<Self, Error> {
        let text = std::fs::read_to_string(path).map_err(|source| Error::AcceptedFile {
            path: path.to_owned(),
            reason: source.to_string(),
        })?;
        let list: List = toml::from_str(&text).map_err(|error| Error::AcceptedFile {
            path: path.to_owned(),
            reason: error.to_string().trim_end().to_owned(),
        })?;
        if let Some(entry) = list
            .accepted
            .iter()
            .find(|entry| entry.reason.trim().is_empty())
        {
            return Err(Error::AcceptedFile {
                path: path.to_owned(),
                reason: format!("`{}` has no reason", entry.fingerprint),
            });
        }
        Ok(Self {
            path: path.to_owned(),
            entries: list.accepted,
        })
    }

    /// Marks what is accepted, and says which entries are stale or expired.
    pub(super) fn mark(self, comparisons: &mut [Comparison]) -> Vec<Error> {
        let today = today();
        let mut problems = Vec::new();
        for entry in self.entries {
            let Entry {
                fingerprint,
                reason,
                expires,
            } = entry;
            let path = self.path.clone();
            if let Some(expires) = expires.filter(|expires| has_passed(expires, &today)) {
                let day = expires.to_string();
                problems.push(Error::Expired {
                    path,
                    fingerprint,
                    reason,
                    day,
                });
                continue;
            }
            let mut is_known = false;
            let findings = comparisons
                .iter_mut()
                .flat_map(|comparison| &mut comparison.findings);
            for finding in findings.filter(|finding| finding.fingerprint == fingerprint) {
                finding.accepted = Some(reason.clone());
                is_known = true;
            }
            if !is_known {
                problems.push(Error::Stale {
                    path,
                    fingerprint,
                    reason,
                });
            }
        }
        problems
    }
}

/// Whether the day is over. What names no day has never been agreed on.
fn has_passed(expires: &toml::value::Datetime, today: &str) -> bool {
    expires
        .date
        .is_none_or(|date| date.to_string().as_str() < today)
}

/// Today in UTC, as TOML writes dates.
fn today() -> String {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH);
    civil_date(passed.unwrap_or_default().as_secs() / 86_400)
}

/// Days since 1970-01-01 → the date of the Gregorian calendar.
fn civil_date(days: u64) -> String {
    // Years begin in March here, so that the leap day is the last; an era is 400 years.
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year + year / 4 - year / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    let year = era * 400 + year + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::civil_date;

    #[test]
    fn days_become_dates() {
        assert_eq!(civil_date(0), "1970-01-01");
        assert_eq!(civil_date(11_016), "2000-02-29");
        assert_eq!(civil_date(11_017), "2000-03-01");
        assert_eq!(civil_date(20_820), "2027-01-02");
    }
}
