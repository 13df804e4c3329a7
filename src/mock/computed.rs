//! Values that a server makes afresh for each answer, as the document says that clients make them: times and numbers.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use sha2::{Digest, Sha256};

use super::request::Request;
use crate::model::{Header, Operation, Parameter, TemplatePart, ValueSource};
use crate::runtime::time::{Zone, format_time};

/// The template of the parameter that has the name of a response's header, where a server can make such a value.
pub(super) fn template<'a>(
    operation: &'a Operation,
    header: &Header,
) -> Option<&'a [TemplatePart]> {
    let mut parameters = operation.parameters.iter();
    let same = |parameter: &&Parameter| parameter.name.eq_ignore_ascii_case(&header.name);
    let ValueSource::Computed { template } = &parameters.find(same)?.value else {
        return None;
    };
    let parts = &template.parts[..];
    parts.iter().all(is_own).then_some(parts)
}

/// It is made of nothing that only the request or the settings of a client hold.
fn is_own(part: &TemplatePart) -> bool {
    matches!(
        part,
        TemplatePart::Text(_)
            | TemplatePart::Time(_)
            | TemplatePart::Epoch
            | TemplatePart::EpochMillis
            | TemplatePart::Hex(_)
            | TemplatePart::Uuid
    )
}

/// A fresh value, with times in the zone that the request names, or else in UTC.
pub(super) fn render(parts: &[TemplatePart], operation: &Operation, request: &Request) -> String {
    let now = SystemTime::now();
    let since = now.duration_since(UNIX_EPOCH).unwrap_or_default();
    let digits = fresh_digits();
    let piece = |part: &TemplatePart| match part {
        TemplatePart::Text(text) => text.clone(),
        TemplatePart::Time(pattern) => format_time(pattern, now, &zone(operation, request)),
        TemplatePart::Epoch => since.as_secs().to_string(),
        TemplatePart::EpochMillis => since.as_millis().to_string(),
        TemplatePart::Hex(count) => digits.chars().cycle().take(usize::from(*count)).collect(),
        _ => uuid(&digits),
    };
    parts.iter().map(piece).collect()
}

/// Sixty-four hexadecimal digits that do not repeat.
fn fresh_digits() -> String {
    static MADE: AtomicU64 = AtomicU64::new(0);
    let number = MADE.fetch_add(1, Ordering::Relaxed);
    let hash = Sha256::digest(number.to_le_bytes());
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A UUID of the version for random ones (RFC 9562, section 5.4).
fn uuid(digits: &str) -> String {
    let (a, b, c) = (&digits[..8], &digits[8..12], &digits[12..15]);
    let (d, e) = (&digits[15..18], &digits[18..30]);
    format!("{a}-{b}-4{c}-8{d}-{e}")
}

/// The zone that a parameter of the request names.
fn zone(operation: &Operation, request: &Request) -> Zone {
    let mut parameters = operation.parameters.iter();
    let zoned = parameters.find(|parameter| !parameter.zones.is_empty());
    let named = zoned.and_then(|parameter| {
        let sent = request.header(&parameter.name)?;
        let zone = parameter.zones.iter().find(|zone| zone.name == sent)?;
        let (sign, minutes) = match zone.offset_minutes {
            before @ ..0 => ('-', -before),
            after => ('+', after),
        };
        let offset = format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60);
        Zone::new(sent, &offset).ok()
    });
    named.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{fresh_digits, uuid};

    #[test]
    fn digits_do_not_repeat() {
        let (one, two) = (fresh_digits(), fresh_digits());
        assert_eq!((one.len(), two.len()), (64, 64));
        assert_ne!(one[..7], two[..7]);
        let text = uuid(&one);
        assert_eq!(text.len(), 36);
        assert_eq!((&text[14..15], &text[19..20]), ("4", "8"));
    }
}
