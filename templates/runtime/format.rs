//! `format`: the forms that can be judged without a library. Others are not judged.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::check::Check;
use super::decimal::Decimal;
use super::json::Json;

impl Check<'_> {
    /// `format`, where it is one of those known here.
    pub fn format(&mut self, format: &str) {
        let fits = match (self.value, format) {
            (Json::Number(number), "int32" | "int64" | "uint32" | "uint64") => {
                let (least, most) = bounds(format);
                let number = Some(number.decimal());
                Decimal::parse(least) <= number && number <= Decimal::parse(most)
            }
            (Json::String(text), "date") => is_date(text),
            (Json::String(text), "date-time") => is_date_time(text),
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

fn bounds(format: &str) -> (&'static str, &'static str) {
    match format {
        "int32" => ("-2147483648", "2147483647"),
        "uint32" => ("0", "4294967295"),
        "uint64" => ("0", "18446744073709551615"),
        _ => ("-9223372036854775808", "9223372036854775807"),
    }
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
    let Some((date, time)) = text.split_once(['T', 't', ' ']) else {
        return false;
    };
    let Some((clock, zone)) = time.find(['Z', 'z', '+', '-']).map(|at| time.split_at(at)) else {
        return false;
    };
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let digits = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let in_zone = zone.eq_ignore_ascii_case("z")
        || fields::<2>(&zone[1..], "dd:dd").is_some_and(|[hour, minute]| hour < 24 && minute < 60);
    let in_day = fields::<3>(clock, "dd:dd:dd")
        .is_some_and(|[hour, minute, second]| hour < 24 && minute < 60 && second <= 60);
    is_date(date) && in_day && digits && in_zone
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
