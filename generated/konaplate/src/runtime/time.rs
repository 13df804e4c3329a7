//! Instants, zones and the text of a time.

use std::borrow::Cow;
use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

/// Where the client reads the time.
pub trait Clock: Send + Sync + 'static {
    /// The present instant.
    fn now(&self) -> SystemTime;
}

/// The clock of the system.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }
}

/// A time zone: the name that is sent, and the fixed offset from UTC that the times are in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Zone {
    name: Cow<'static, str>,
    minutes: i32,
}

/// The offset is not of the form `+09:00`, at most a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidOffset;

impl fmt::Display for InvalidOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("offset is not of the form `+09:00`")
    }
}

impl std::error::Error for InvalidOffset {}

impl Zone {
    /// A zone that the document does not name. The offset is written `+09:00`.
    pub fn new(name: impl Into<String>, offset: &str) -> Result<Self, InvalidOffset> {
        let name = Cow::Owned(name.into());
        let minutes = parse_offset(offset).ok_or(InvalidOffset)?;
        Ok(Self { name, minutes })
    }

    /// A zone of the document. The offset is written `+09:00`; another form does not compile.
    pub(crate) const fn fixed(name: &'static str, offset: &str) -> Self {
        let Some(minutes) = parse_offset(offset) else {
            panic!("offset is not of the form `+09:00`");
        };
        Self {
            name: Cow::Borrowed(name),
            minutes,
        }
    }

    /// The name, as it is sent.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many minutes ahead of UTC.
    pub fn offset_minutes(&self) -> i32 {
        self.minutes
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self::fixed("UTC", "+00:00")
    }
}

const fn parse_offset(text: &str) -> Option<i32> {
    let [sign, h1, h2, b':', m1, m2] = *text.as_bytes() else {
        return None;
    };
    if !(h1.is_ascii_digit() && h2.is_ascii_digit() && m1.is_ascii_digit() && m2.is_ascii_digit()) {
        return None;
    }
    let hours = (h1 - b'0') as i32 * 10 + (h2 - b'0') as i32;
    let minutes = (m1 - b'0') as i32 * 10 + (m2 - b'0') as i32;
    if hours > 23 || minutes > 59 {
        return None;
    }
    match sign {
        b'+' => Some(hours * 60 + minutes),
        b'-' => Some(-(hours * 60 + minutes)),
        _ => None,
    }
}

/// Milliseconds since 1970, UTC.
pub(super) fn epoch_millis(instant: SystemTime) -> i128 {
    match instant.duration_since(UNIX_EPOCH) {
        Ok(since) => since.as_millis() as i128,
        Err(before) => -(before.duration().as_millis() as i128),
    }
}

/// The instant in the zone. In the pattern `yyyy`, `yy`, `MM`, `dd`, `HH`, `mm`, `ss` and `SSS` stand for
/// parts of the time; everything else for itself.
pub fn format_time(pattern: &str, instant: SystemTime, zone: &Zone) -> String {
    let millis = epoch_millis(instant) + i128::from(zone.minutes) * 60_000;
    let seconds = millis.div_euclid(1000);
    let (year, month, day) = civil_date(seconds.div_euclid(86_400));
    let letters = [
        ("yyyy", format!("{year:04}")),
        ("yy", format!("{:02}", year.rem_euclid(100))),
        ("MM", format!("{month:02}")),
        ("dd", format!("{day:02}")),
        ("HH", format!("{:02}", seconds.rem_euclid(86_400) / 3600)),
        ("mm", format!("{:02}", seconds.rem_euclid(3600) / 60)),
        ("SSS", format!("{:03}", millis.rem_euclid(1000))),
        ("ss", format!("{:02}", seconds.rem_euclid(60))),
    ];
    let mut text = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some(first) = rest.chars().next() {
        match letters
            .iter()
            .find(|(letters, _)| rest.starts_with(letters))
        {
            Some((letters, value)) => {
                text.push_str(value);
                rest = &rest[letters.len()..];
            }
            None => {
                text.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    text
}

/// Year, month and day of a day counted from 1970-01-01, in the Gregorian calendar.
fn civil_date(days: i128) -> (i128, i128, i128) {
    // Years begin in March here, so that the leap day is the last; an era is 400 years.
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = era * 400 + year_of_era + i128::from(month <= 2);
    (year, month, day)
}
