//! Strings of a format, a pattern and a length.

use super::{Attempt, pattern::matching_texts};
use crate::model::{Schema, SchemaId};
use crate::runtime::json::Json;

/// Longer texts are not made, whatever a schema asks for.
const LONGEST: usize = 100_000;

/// How long a text is that is not the usual one.
const USUAL_LENGTH: usize = 4;

/// How long a text is that is longer than most.
const LONG: usize = 64;

impl Attempt<'_, '_> {
    pub(super) fn string(&self, parts: &[&Schema], schemas: &[SchemaId], variation: usize) -> Json {
        let rules = || parts.iter().map(|part| &part.string);
        let least = rules()
            .filter_map(|rules| rules.min_length)
            .max()
            .unwrap_or(0);
        let least = usize::try_from(least).unwrap_or(LONGEST).min(LONGEST);
        let most = rules()
            .filter_map(|rules| rules.max_length)
            .min()
            .unwrap_or(u64::MAX);
        let most = usize::try_from(most).unwrap_or(LONGEST);
        let by_pattern = rules()
            .filter_map(|rules| rules.pattern.as_deref())
            .flat_map(|pattern| matching_texts(pattern, least, variation));
        let formats = parts.iter().filter_map(|part| part.format.as_deref());
        let by_format: Vec<String> = formats
            .flat_map(|format| {
                of_format(format, variation)
                    .into_iter()
                    .chain(shortest(format))
            })
            .collect();
        let longer = by_format
            .iter()
            .map(|text| padded(text, least))
            .collect::<Vec<_>>();
        let usual = match variation {
            0 => "string".to_owned(),
            number => format!("string{number}"),
        };
        let fitted = fit(&usual, least, most);
        let zeros = fit(&variation.to_string(), least, most);
        let by_pattern: Vec<String> = by_pattern.collect();
        let cut = by_pattern
            .clone()
            .into_iter()
            .map(|text| fit(&text, least, most));
        // Where a `not` excludes the usual text.
        let others = [USUAL_LENGTH, LONG].map(|length| fit("text", least.max(length), most));
        let texts = by_format
            .into_iter()
            .chain(longer)
            .chain(by_pattern)
            .chain(cut)
            .chain([fitted, zeros])
            .chain(others);
        let values = texts.map(|text| Json::from(text.as_str()));
        self.first_that_fits(schemas, values)
    }
}

/// The text, repeated or cut to a length within the bounds.
fn fit(text: &str, least: usize, most: usize) -> String {
    let length = text.chars().count().clamp(least, most.max(least));
    text.chars().cycle().take(length).collect()
}

/// The text with as many zeros behind it as it lacks.
fn padded(text: &str, least: usize) -> String {
    let missing = least.saturating_sub(text.chars().count());
    format!("{text}{}", "0".repeat(missing))
}

/// A text of a format that takes little room, where the usual one takes much.
fn shortest(format: &str) -> Option<String> {
    let text = match format {
        "email" | "idn-email" => "a@b.co",
        "hostname" | "idn-hostname" => "a",
        "uri" | "url" | "iri" | "uri-reference" | "iri-reference" => "a:b",
        "ipv6" => "::1",
        _ => return None,
    };
    Some(text.to_owned())
}

/// Texts of a format; of an unknown one none.
fn of_format(format: &str, variation: usize) -> Option<String> {
    let day = variation % 28 + 1;
    Some(match format {
        "date" => format!("2024-01-{day:02}"),
        "date-time" => format!("2024-01-{day:02}T12:00:00Z"),
        "time" => format!("12:00:{:02}Z", variation % 60),
        "duration" => format!("P{}D", variation + 1),
        "uuid" => format!("00000000-0000-4000-8000-{variation:012x}"),
        "email" | "idn-email" => format!("user{variation}@example.com"),
        "hostname" | "idn-hostname" => format!("host{variation}.example.com"),
        "uri" | "url" | "iri" | "uri-reference" | "iri-reference" => {
            format!("https://example.com/{variation}")
        }
        "ipv4" => format!("192.0.2.{}", variation % 256),
        "ipv6" => format!("2001:db8::{:x}", variation + 1),
        "byte" => ["AAAA", "AAEC", "AwQF"][variation % 3].to_owned(),
        "decimal" => format!("{}", variation + 1),
        "int32" | "int64" | "uint32" | "uint64" | "number" | "integer" => variation.to_string(),
        _ => return None,
    })
}
