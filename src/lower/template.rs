//! The template language of computed values: `KEY {time:yyyyMMdd}:{signature:Scheme}`.

use crate::{
    model::{Template, TemplatePart},
    source::Place,
};

/// Reads a template. What is not a known placeholder stays text; `analyze` reports it.
pub(super) fn parse_template(place: Place, text: &str) -> Template {
    let mut parts = Vec::new();
    let mut literal = String::new();
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        if let Some((brace, after)) = escaped_brace(rest) {
            literal.push(brace);
            rest = after;
        } else if let Some((part, after)) = placeholder(rest) {
            if !literal.is_empty() {
                parts.push(TemplatePart::Text(std::mem::take(&mut literal)));
            }
            parts.push(part);
            rest = after;
        } else {
            literal.push(next);
            rest = &rest[next.len_utf8()..];
        }
    }
    if !literal.is_empty() {
        parts.push(TemplatePart::Text(literal));
    }
    Template {
        place,
        text: text.to_owned(),
        parts,
    }
}

fn escaped_brace(text: &str) -> Option<(char, &str)> {
    text.strip_prefix("{{")
        .map(|rest| ('{', rest))
        .or_else(|| text.strip_prefix("}}").map(|rest| ('}', rest)))
}

fn placeholder(text: &str) -> Option<(TemplatePart, &str)> {
    let (inside, rest) = text.strip_prefix('{')?.split_once('}')?;
    let (name, argument) = inside
        .split_once(':')
        .map_or((inside, None), |(name, argument)| (name, Some(argument)));
    let part = match (name, argument) {
        ("time", Some(pattern)) => TemplatePart::Time(pattern.to_owned()),
        ("epoch", None) => TemplatePart::Epoch,
        ("epoch-millis", None) => TemplatePart::EpochMillis,
        ("hex", Some(digits)) => TemplatePart::Hex(
            digits
                .parse()
                .ok()
                .filter(|digits| (1..=16).contains(digits))?,
        ),
        ("uuid", None) => TemplatePart::Uuid,
        ("method", None) => TemplatePart::Method,
        ("path", None) => TemplatePart::Path,
        ("query", None) => TemplatePart::Query,
        ("body", None) => TemplatePart::Body,
        ("body-sha256", None) => TemplatePart::BodySha256,
        ("header", Some(name)) => TemplatePart::Header(name.to_owned()),
        ("setting", Some(name)) => TemplatePart::Setting(name.to_owned()),
        ("signature", Some(scheme)) => TemplatePart::Signature(scheme.to_owned()),
        _ => return None,
    };
    Some((part, rest))
}
