//! Where specbind and the `jsonschema` crate disagree on purpose. A row that no disagreement needs any more fails.

use crate::plan::Apart;

/// Document, pointer of the schema (or a part of it from its start), and why.
const APART: &[(&str, &str, &str)] = &[
    (
        "fixtures/readmeio--oas-examples/3.0/json/schema-validation.json",
        "/paths/~1anything~1strings/parameters/3/schema",
        "a brace that begins no repetition stands for itself (ECMA-262, annex B), which the other implementation cannot read",
    ),
    (
        "published/Adyen--adyen-openapi/DisputeService-v30.json",
        "/components/schemas/",
        SPARE_BITS,
    ),
    (
        "published/Adyen--adyen-openapi/LegalEntityService-v4.json",
        "/components/schemas/",
        SPARE_BITS,
    ),
];

const SPARE_BITS: &str = "the vendor's own example sets bits that base64 leaves spare, which a reader may refuse and need not (RFC 4648, section 3.5)";

/// The disagreements that no row argues for, and the rows that no disagreement of these documents needs.
pub(crate) fn unargued(found: &[(String, Apart)]) -> Vec<String> {
    let mut problems = Vec::new();
    let mut used = vec![false; APART.len()];
    for (document, apart) in found {
        for (pointer, text) in apart {
            let row = |(name, place, _): &&(&str, &str, &str)| {
                *name == document && pointer.starts_with(place)
            };
            match APART.iter().position(|entry| row(&entry)) {
                Some(index) => used[index] = true,
                None => problems.push(format!("{document} {pointer}: {text}")),
            }
        }
    }
    for ((document, pointer, why), _) in APART.iter().zip(&used).filter(|(_, used)| !**used) {
        if found.iter().any(|(name, _)| name == document) {
            problems.push(format!("{document} {pointer}: agrees, though {why}"));
        }
    }
    problems
}
