//! The media types that a client takes, as its `Accept` header says (RFC 9110, section 12.5.1).

use std::cmp::Reverse;

use axum::http::header::ACCEPT;

use super::request::Request;
use crate::model::{MediaType, essence, preferred};

/// How much something is wanted, in thousandths: zero refuses it.
type Quality = u16;

/// What is wanted where nothing else is said.
const WHOLE: Quality = 1000;

/// The media ranges of an `Accept` header; empty takes everything.
#[derive(Debug)]
pub(super) struct Accept(Vec<Range>);

/// One media range: in lower case with its parameters, and how much it is wanted.
#[derive(Debug)]
struct Range {
    name: String,
    quality: Quality,
}

/// How a range speaks of a media type, the more exact the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Precision {
    Any,
    Kind,
    Type,
    Parameters,
}

impl Accept {
    /// What the request says.
    pub(super) fn of(request: &Request) -> Self {
        let text = request.header(ACCEPT).unwrap_or_default();
        Self(text.split(',').filter_map(Range::parse).collect())
    }

    /// The documented media type that is wanted most; `None` where none of them is taken.
    ///
    /// Of several that are wanted alike it is what stands first in the header, then JSON, then the first documented.
    pub(super) fn choose<'c>(&self, content: &'c [MediaType]) -> Option<&'c MediaType> {
        if self.0.is_empty() {
            return preferred(content);
        }
        let ranked = content.iter().filter_map(|media_type| {
            let (at, precision, quality) = self.rank(media_type)?;
            let rank = (
                Reverse(quality),
                at,
                Reverse(precision),
                !media_type.is_json(),
            );
            (quality > 0).then_some((rank, media_type))
        });
        ranked
            .min_by_key(|(rank, _)| *rank)
            .map(|(_, media_type)| media_type)
    }

    /// Position, precision and quality of the range that speaks most exactly of the media type.
    fn rank(&self, media_type: &MediaType) -> Option<(usize, Precision, Quality)> {
        // Of several alike `max_by_key` takes the last, so they go backwards.
        let ranges = self.0.iter().enumerate().rev();
        let speaking = ranges.filter_map(|(at, range)| {
            let precision = range.precision(media_type)?;
            Some((at, precision, range.quality))
        });
        speaking.max_by_key(|(_, precision, quality)| (*precision, *quality))
    }

    /// A media type that can be sent: documented ranges become what is wanted of them, or else what is usual.
    pub(super) fn concrete(&self, name: &str) -> String {
        let Some((kind, _)) = name.split_once('*') else {
            return name.to_owned();
        };
        let named = self
            .0
            .iter()
            .map(|range| (essence(&range.name), range.quality));
        let fitting = named.filter(|(wanted, quality)| {
            *quality > 0 && !wanted.contains('*') && wanted.starts_with(kind)
        });
        let wanted = fitting.min_by_key(|(_, quality)| Reverse(*quality));
        wanted.map_or_else(|| usual(kind), |(wanted, _)| wanted.into_owned())
    }
}

/// What is sent where a range is all that is known.
fn usual(kind: &str) -> String {
    match kind {
        "" | "application/" => "application/json".to_owned(),
        "text/" => "text/plain".to_owned(),
        kind => format!("{kind}octet-stream"),
    }
}

impl Range {
    /// A range with its `q`; `None` for what is none.
    fn parse(text: &str) -> Option<Self> {
        let mut pieces = text.split(';').map(str::trim);
        let mut name = match pieces.next()?.to_ascii_lowercase() {
            // As clients write it that are older than the rule.
            star if star == "*" => "*/*".to_owned(),
            name => name,
        };
        let mut quality = WHOLE;
        for piece in pieces {
            match piece
                .split_once('=')
                .map(|(key, value)| (key.trim(), value))
            {
                Some(("q" | "Q", value)) => quality = parse_quality(value)?,
                _ => name = format!("{name};{}", piece.to_ascii_lowercase()),
            }
        }
        let is_range = name.contains('/');
        is_range.then_some(Self { name, quality })
    }

    /// How exactly the range speaks of a documented media type, which may be a range itself.
    fn precision(&self, media_type: &MediaType) -> Option<Precision> {
        let (asked, own) = (essence(&self.name), media_type.essence());
        let covers = |range: &str, one: &str| {
            let kind = range.strip_suffix("*/*").or(range.strip_suffix('*'));
            kind.is_some_and(|kind| one.starts_with(kind))
        };
        let own_text = media_type.name.to_ascii_lowercase().replace(' ', "");
        if *asked == *"*/*" {
            Some(Precision::Any)
        } else if media_type.is_range() {
            // What is refused of a range leaves the rest of it.
            (covers(&own, &asked) || covers(&asked, &own)).then_some(Precision::Any)
        } else if self.name.contains(';') && self.name.replace(' ', "") == own_text {
            Some(Precision::Parameters)
        } else if asked == own {
            Some(Precision::Type)
        } else {
            covers(&asked, &own).then_some(Precision::Kind)
        }
    }
}

/// A weight between 0 and 1 in thousandths (RFC 9110, section 12.4.2).
fn parse_quality(text: &str) -> Option<Quality> {
    let weight: f32 = text.trim().parse().ok()?;
    (0.0..=1.0)
        .contains(&weight)
        .then_some((weight * f32::from(WHOLE)).round() as Quality)
}
