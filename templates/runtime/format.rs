//! `format`: the forms that can be judged without a library. Others are not judged.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::check::Check;
use super::decimal::Decimal;
use super::json::Json;
use super::number::Number;

impl Check<'_> {
    /// `format`, where it is one of those known here.
    pub fn format(&mut self, format: &str) {
        let fits = match (self.value, format) {
            (Json::Number(number), _) => bounds(format).is_none_or(|(least, most)| {
                let number = Some(number.decimal());
                Decimal::parse(least) <= number && number <= Decimal::parse(most)
            }),
            (Json::String(text), "byte") => is_base64(text),
            (Json::String(text), "date") => is_date(text),
            (Json::String(text), "date-time") => is_date_time(text),
            (Json::String(text), "decimal") => text.parse::<Number>().is_ok(),
            (Json::String(text), "duration") => is_duration(text),
            (Json::String(text), "email") => is_email(text),
            (Json::String(text), "hostname") => is_hostname(text),
            (Json::String(text), "time") => is_time(text),
            (Json::String(text), "uri") => is_uri(text),
            (Json::String(text), "uuid") => is_uuid(text),
            (Json::String(text), "ipv4") => text.parse::<Ipv4Addr>().is_ok(),
            (Json::String(text), "ipv6") => text.parse::<Ipv6Addr>().is_ok(),
            _ => true,
        };
        if !fits {
            let message = format!("{} is not a valid {format}", self.subject());
            self.report("format", format, message);
        }
    }
}

/// The least and the most that an integer of a width can be.
fn bounds(format: &str) -> Option<(&'static str, &'static str)> {
    Some(match format {
        "int8" => ("-128", "127"),
        "int16" => ("-32768", "32767"),
        "int32" => ("-2147483648", "2147483647"),
        "int64" => ("-9223372036854775808", "9223372036854775807"),
        "uint8" => ("0", "255"),
        "uint16" => ("0", "65535"),
        "uint32" => ("0", "4294967295"),
        "uint64" => ("0", "18446744073709551615"),
        _ => return None,
    })
}

/// RFC 3339 `full-date`.
fn is_date(text: &str) -> bool {
    let Some([year, month, day]) = fields(text, "dddd-dd-dd") else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// RFC 3339 `date-time`.
fn is_date_time(text: &str) -> bool {
    text.split_once(['T', 't', ' '])
        .is_some_and(|(date, time)| is_date(date) && is_time(time))
}

/// RFC 3339 `full-time`.
fn is_time(time: &str) -> bool {
    let Some((clock, zone)) = time.find(['Z', 'z', '+', '-']).map(|at| time.split_at(at)) else {
        return false;
    };
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let digits = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let in_zone = zone.eq_ignore_ascii_case("z")
        || fields::<2>(&zone[1..], "dd:dd").is_some_and(|[hour, minute]| hour < 24 && minute < 60);
    let in_day = fields::<3>(clock, "dd:dd:dd")
        .is_some_and(|[hour, minute, second]| hour < 24 && minute < 60 && second <= 60);
    in_day && digits && in_zone
}

/// The numbers of a text of this shape, where every `d` is a digit.
fn fields<const N: usize>(text: &str, shape: &str) -> Option<[u32; N]> {
    let fits = |(byte, wanted): (u8, u8)| match wanted {
        b'd' => byte.is_ascii_digit(),
        _ => byte == wanted,
    };
    if text.len() != shape.len() || !text.bytes().zip(shape.bytes()).all(fits) {
        return None;
    }
    let numbers: Vec<u32> = text
        .split(['-', ':'])
        .filter_map(|field| field.parse().ok())
        .collect();
    numbers.try_into().ok()
}

/// RFC 9562: 32 hexadecimal digits in five groups.
fn is_uuid(text: &str) -> bool {
    let groups: Vec<_> = text.split('-').map(str::len).collect();
    groups == [8, 4, 4, 4, 12]
        && text
            .bytes()
            .all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

/// RFC 3339 appendix A: `P1Y2M3DT4H5M6S`, or weeks alone; a unit may only be left out at either end.
fn is_duration(text: &str) -> bool {
    let Some(text) = text.strip_prefix('P') else {
        return false;
    };
    let (date, time) = match text.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let whole_weeks = time.is_none() && units(date, "W");
    let in_order = (date.is_empty() && time.is_some() || units(date, "YMD"))
        && time.is_none_or(|time| units(time, "HMS"));
    whole_weeks || in_order
}

/// Numbers with units that follow each other in this order, at least one.
fn units(text: &str, order: &str) -> bool {
    let named: String = text
        .chars()
        .filter(|letter| !letter.is_ascii_digit())
        .collect();
    let numbers = text.split(|letter: char| !letter.is_ascii_digit());
    let numbers: Vec<&str> = numbers.collect();
    // The last piece stands behind the last unit.
    let counted = numbers.split_last().is_some_and(|(last, numbers)| {
        last.is_empty() && numbers.iter().all(|number| !number.is_empty())
    });
    !named.is_empty() && order.contains(&named) && counted
}

/// RFC 1123: labels of letters, digits and inner hyphens.
fn is_hostname(text: &str) -> bool {
    let is_label = |label: &str| {
        let inner = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        (1..=63).contains(&label.len())
            && label.bytes().all(inner)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.len() <= 253 && text.split('.').all(is_label)
}

/// RFC 5321 `Mailbox`: a local part, plain or in quotes, and a host or an address in brackets.
fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    let is_atom = |atom: &str| {
        let allowed =
            |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte);
        !atom.is_empty() && atom.bytes().all(allowed)
    };
    let quoted = local.len() > 2 && local.starts_with('"') && local.ends_with('"');
    let literal = domain
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let is_address = |address: &str| match address.strip_prefix("IPv6:") {
        Some(address) => address.parse::<Ipv6Addr>().is_ok(),
        None => address.parse::<Ipv4Addr>().is_ok(),
    };
    (quoted && local.is_ascii() || local.split('.').all(is_atom))
        && literal.map_or_else(|| is_hostname(domain), is_address)
}

/// RFC 3986 `URI`: a scheme, and no character but those that a URI may have; others are percent-encoded.
fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let in_scheme = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    let in_uri =
        |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte);
    let is_encoded = |after: &str| {
        let digits = after.as_bytes().get(..2);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(in_scheme)
        && rest.bytes().all(in_uri)
        && rest.split('%').skip(1).all(is_encoded)
        && rest.matches('#').count() <= 1
}

/// RFC 4648 §4: groups of four, padded.
fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/';
    text.len().is_multiple_of(4) && text.len() - digits.len() <= 2 && digits.bytes().all(allowed)
}
