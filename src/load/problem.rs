//! Bytes → text, and problems of the text itself → findings.

use crate::diag::{Code, Diagnostics, Related, codes};
use crate::source::{Format, Place, Problem, ProblemKind};

/// UTF-8 text without its byte order mark; what can be shown of it when it is something else.
pub(super) fn decode(
    bytes: Vec<u8>,
    place: &Place,
    diags: &mut Diagnostics,
) -> Result<String, String> {
    if let [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..] = bytes[..] {
        diags.error(
            &codes::INVALID_UTF8,
            place,
            "this file is UTF-16 or UTF-32 text, not UTF-8",
        );
        return Err(String::new());
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let shown = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let message = format!("byte {at} (0x{:02X}) is not UTF-8", error.as_bytes()[at]);
            diags
                .error(&codes::INVALID_UTF8, place, message)
                .at(at..at + 3);
            return Err(shown);
        }
    };
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    if let Some(at) = text.find('\0') {
        diags
            .error(&codes::SYNTAX, place, "the file contains a NUL character")
            .at(at..at + 1);
        return Err(text);
    }
    Ok(text)
}

/// Tells the user about a problem of the text.
pub(super) fn report(problem: Problem, format: Format, place: &Place, diags: &mut Diagnostics) {
    let Problem {
        kind,
        span,
        message,
        related,
    } = problem;
    let name = match format {
        Format::Json => "JSON",
        Format::Yaml => "YAML",
    };
    let message = match kind {
        ProblemKind::Syntax => format!("this is not {name}: {message}"),
        _ => message,
    };
    let code = code(kind);
    let finding = match kind {
        ProblemKind::UnknownTag => diags.warning(code, place, message),
        _ => diags.error(code, place, message),
    };
    finding.at(span);
    if let Some((span, message)) = related {
        finding.related.push(Related {
            place: place.clone(),
            span: Some(span),
            message,
        });
    }
}

fn code(kind: ProblemKind) -> &'static Code {
    match kind {
        ProblemKind::Syntax => &codes::SYNTAX,
        ProblemKind::Empty => &codes::EMPTY_DOCUMENT,
        ProblemKind::SeveralDocuments => &codes::SEVERAL_DOCUMENTS,
        ProblemKind::DuplicateKey => &codes::DUPLICATE_KEY,
        ProblemKind::ComplexKey => &codes::COMPLEX_KEY,
        ProblemKind::UnknownAnchor => &codes::UNKNOWN_ALIAS,
        ProblemKind::BadMerge => &codes::BAD_MERGE,
        ProblemKind::UnknownTag => &codes::UNKNOWN_TAG,
        ProblemKind::TooDeep | ProblemKind::TooManyValues => &codes::LIMIT_EXCEEDED,
    }
}
