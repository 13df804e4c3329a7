//! Facts that no generated code says, each named with its place.

use super::{Lowering, node::Node};
use crate::model::{Gap, GapKind, MediaType, preferred};
use crate::source::Place;

/// Components that only references bring into the crate.
const REFERRED: [&str; 8] = [
    "responses",
    "examples",
    "requestBodies",
    "links",
    "callbacks",
    "pathItems",
    "parameters",
    "headers",
];

impl<'d> Lowering<'d> {
    /// Names the components that nothing refers to.
    pub(super) fn note_unused_components(&mut self, root: &Node<'d>) {
        if let Some(webhooks) = root.get("webhooks") {
            self.refuse(
                &webhooks,
                "webhooks are requests that the vendor makes: a client has no code for them"
                    .to_owned(),
            );
        }
        let Some(components) = root.get("components") else {
            return;
        };
        for kind in REFERRED {
            let declared = components.get(kind).map(|map| map.entries());
            for (name, node) in declared.unwrap_or_default() {
                if !self.used.borrow().contains(&node.place) {
                    self.refuse(
                        &node,
                        format!(
                            "`{name}` of the {kind} is used nowhere, so nothing is generated for it"
                        ),
                    );
                }
            }
        }
    }

    /// Names the media types of a body that are not the one that is used.
    pub(super) fn note_media_types(&mut self, content: &[MediaType]) {
        let Some(used) = preferred(content) else {
            return;
        };
        if used.is_form() && used.schema.is_some() {
            self.gaps.push(Gap {
                place: used.place.clone(),
                kind: GapKind::Approximated,
                text: format!(
                    "a body of `{}` is bytes that the caller makes: its schema is not judged",
                    used.name
                ),
            });
        }
        for other in content.iter().filter(|other| other.place != used.place) {
            let (other_name, used) = (&other.name, &used.name);
            self.gaps.push(Gap {
                place: other.place.clone(),
                kind: GapKind::Refused,
                text: format!("a body of `{other_name}` is not generated, since `{used}` is"),
            });
        }
    }

    /// Names servers of a single operation: a client has one server.
    pub(super) fn note_servers(&mut self, node: &Node<'d>) {
        if let Some(servers) = node.get("servers") {
            self.refuse(&servers, "servers of single operations are not used: a client sends every call to its one server".to_owned());
        }
    }

    /// Names what a schema says about XML, and descriptions of values that it does not allow.
    pub(super) fn note_schema(&mut self, node: &Node<'d>) {
        if let Some(xml) = node.get("xml") {
            self.refuse(
                &xml,
                "`xml` says how to write XML, which is not generated".to_owned(),
            );
        }
        let described = node.get("x-specbind-enum-descriptions");
        let allowed: Vec<_> = node
            .get("enum")
            .map(|values| values.items())
            .unwrap_or_default();
        for (value, text) in described.map(|map| map.entries()).unwrap_or_default() {
            if !allowed.iter().any(|other| other.as_text() == Some(value)) {
                self.refuse(
                    &text,
                    format!("`{value}` is described, but is no value of `enum`"),
                );
            }
        }
    }

    /// Names the links of a response.
    pub(super) fn note_links(&mut self, node: &Node<'d>) {
        if let Some(links) = node.get("links") {
            self.refuse(
                &links,
                "links are hints for a caller: no code is generated for them".to_owned(),
            );
        }
    }

    /// Names a parameter outside of the query whose reserved characters the document wants left alone.
    pub(super) fn note_reserved(&mut self, node: &Node<'d>, name: &str) {
        if node.flag("allowReserved") && node.text("in") != "query" {
            self.gaps.push(Gap {
                place: node.place.child("allowReserved"),
                kind: GapKind::Approximated,
                text: format!(
                    "reserved characters in `{name}` are percent-encoded all the same: only a query may have them"
                ),
            });
        }
    }

    /// Names a parameter of a path that an operation declares anew.
    pub(super) fn note_replaced(&mut self, place: Place, name: &str) {
        self.gaps.push(Gap {
            place,
            kind: GapKind::Approximated,
            text: format!("`{name}` of the parameters is replaced by the operation's own"),
        });
    }

    fn refuse(&mut self, node: &Node<'d>, text: String) {
        self.gaps.push(Gap {
            place: node.place.clone(),
            kind: GapKind::Refused,
            text,
        });
    }
}
