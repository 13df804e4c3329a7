//! A value that was computed by a template → the texts of its parts.

use crate::model::TemplatePart;

/// A part of a template, and the text that stands for it.
pub(super) type Captured<'a> = (&'a TemplatePart, String);

/// Cuts `text` at the parts of a template; the error says which part it does not have, in words.
pub(super) fn capture<'a>(
    parts: &'a [TemplatePart],
    text: &str,
) -> Result<Vec<Captured<'a>>, String> {
    let mut rest = text;
    let mut captured = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        if let TemplatePart::Text(fixed) = part {
            rest = rest
                .strip_prefix(fixed.as_str())
                .ok_or_else(|| format!("`{fixed}` is missing or stands elsewhere"))?;
            continue;
        }
        let end = match (length(part), parts.get(index + 1)) {
            (Some(length), _) => rest
                .char_indices()
                .map(|(at, _)| at)
                .chain([rest.len()])
                .nth(length)
                .ok_or_else(|| "is too short".to_owned())?,
            (None, Some(TemplatePart::Text(next))) => rest
                .find(next.as_str())
                .ok_or_else(|| format!("`{next}` is missing"))?,
            (None, _) => rest.len(),
        };
        captured.push((part, rest[..end].to_owned()));
        rest = &rest[end..];
    }
    match rest {
        "" => Ok(captured),
        _ => Err("is too long".to_owned()),
    }
}

/// How many characters a part has, where that is the same in every call.
fn length(part: &TemplatePart) -> Option<usize> {
    match part {
        TemplatePart::Time(pattern) => Some(pattern.chars().count()),
        TemplatePart::Hex(digits) => Some(usize::from(*digits)),
        TemplatePart::Uuid => Some(36),
        TemplatePart::BodySha256 => Some(64),
        _ => None,
    }
}
