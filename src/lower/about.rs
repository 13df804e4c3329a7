//! What the document says about the API as a whole, and where more is said.

use super::node::Node;
use crate::model::{About, ExternalDocs};

/// The facts of the root and of its Info Object that are for people.
pub(super) fn lower_about(root: &Node<'_>) -> About {
    let info = root.get("info");
    let texts = |field: &str, keys: [&str; 3]| -> Vec<String> {
        let node = info.as_ref().and_then(|info| info.get(field));
        keys.iter()
            .filter_map(|key| node.as_ref()?.optional_text(key))
            .collect()
    };
    About {
        openapi: root.text("openapi"),
        contact: texts("contact", ["name", "url", "email"]),
        license: texts("license", ["name", "identifier", "url"]),
        terms_of_service: info
            .as_ref()
            .and_then(|info| info.optional_text("termsOfService")),
        external_docs: lower_external_docs(root),
    }
}

/// `externalDocs` of `node`.
pub(super) fn lower_external_docs(node: &Node<'_>) -> Option<ExternalDocs> {
    let docs = node.get("externalDocs")?;
    Some(ExternalDocs {
        url: docs.text("url"),
        description: docs.text("description"),
    })
}
