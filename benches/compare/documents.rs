//! The documents that are generated from: published ones, and some of any size.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// A published document.
pub(crate) struct Published {
    pub(crate) name: &'static str,
    pub(crate) path: PathBuf,
}

/// The large documents of the corpus beside the checkout, as far as they are there.
pub(crate) fn published(folder: &Path) -> Vec<Published> {
    let corpus = folder.join("../shared/corpus/published");
    let documents = [
        ("github", "ogen-go--ogen/api.github.com.json"),
        ("box", "box--box-openapi/openapi.json"),
        (
            "adyen-checkout",
            "Adyen--adyen-openapi/CheckoutService-v72.json",
        ),
    ];
    let documents = documents.map(|(name, path)| Published {
        name,
        path: corpus.join(path),
    });
    documents
        .into_iter()
        .filter(|document| {
            let is_there = document.path.exists();
            if !is_there {
                eprintln!(
                    "{} is skipped: there is no {}",
                    document.name,
                    document.path.display()
                );
            }
            is_there
        })
        .collect()
}

/// A document of that many operations, each with a parameter, a body, two answers and two schemas of its own.
pub(crate) fn synthesize(operations: usize) -> String {
    let (mut paths, mut schemas) = (String::new(), String::new());
    for index in 0..operations {
        let comma = if index > 0 { "," } else { "" };
        let tag = index / 50;
        let reference =
            |name: &str| format!("{{\"$ref\": \"#/components/schemas/{name}{index}\"}}");
        let (request, reply) = (reference("Request"), reference("Reply"));
        write!(
            paths,
            r#"{comma}
"/group{tag}/things{index}/{{id}}": {{"put": {{"operationId": "putThing{index}", "tags": ["group{tag}"],
  "summary": "Puts thing {index}",
  "parameters": [{{"name": "id", "in": "path", "required": true, "schema": {{"type": "string", "maxLength": 40}}}},
    {{"name": "limit", "in": "query", "schema": {{"type": "integer", "minimum": 1, "maximum": 100}}}}],
  "requestBody": {{"required": true, "content": {{"application/json": {{"schema": {request}}}}}}},
  "responses": {{"200": {{"description": "Done", "content": {{"application/json": {{"schema": {reply}}}}}}},
    "404": {{"description": "No such thing", "content": {{"application/json": {{"schema": {reply}}}}}}}}}}}}}"#
        )
        .expect("a string takes all");
        write!(
            schemas,
            r#"{comma}
"Request{index}": {{"type": "object", "required": ["amount", "kind"], "properties": {{
  "amount": {{"type": "integer", "minimum": 0, "maximum": 999999}}, "note": {{"type": "string", "maxLength": 80}},
  "kind": {{"type": "string", "enum": ["small", "large"]}}, "tags": {{"type": "array", "items": {{"type": "string"}}}}}}}},
"Reply{index}": {{"type": "object", "required": ["id"], "properties": {{
  "id": {{"type": "string"}}, "request": {request}, "when": {{"type": "string", "format": "date-time"}}}}}}"#
        )
        .expect("a string takes all");
    }
    format!(
        "{{\"openapi\": \"3.0.3\", \"info\": {{\"title\": \"Things\", \"version\": \"1\"}}, \"servers\": [{{\"url\": \"https://api.example\"}}],\n\
         \"paths\": {{{paths}}},\n\"components\": {{\"schemas\": {{{schemas}}}}}}}\n"
    )
}
