//! The media type of what is sent, where the document leaves a choice.

use super::call::{Call, Operation};

impl<O: Operation> Call<O> {
    /// The media type of a file or part: the chosen one where the document allows it, else the only one that is documented.
    pub(super) fn choose(
        &mut self,
        ranges: &'static str,
        chosen: Option<&str>,
        name: &str,
    ) -> String {
        let ranges: Vec<&str> = ranges.split(',').map(str::trim).collect();
        let fits = |media_type: &str| {
            ranges.iter().any(|range| match range.strip_suffix('*') {
                Some("*/") => true,
                Some(start) => media_type.starts_with(start),
                None => essence(media_type).eq_ignore_ascii_case(essence(range)),
            })
        };
        match (chosen, &ranges[..]) {
            (Some(media_type), _) if fits(media_type) && is_header(media_type) => {
                media_type.to_owned()
            }
            (None, [only]) if !only.contains('*') => (*only).to_owned(),
            (None, [ANY]) => "application/octet-stream".to_owned(),
            _ => {
                let message = format!("has to be one of {}", ranges.join(", "));
                self.report(name, "media-type", &message);
                String::new()
            }
        }
    }
}

/// Every media type.
pub(super) const ANY: &str = "*/*";

fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// Nothing in it ends a header.
pub(super) fn is_header(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}
