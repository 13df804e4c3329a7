//! Facts that no generated code says, each named with its place.

use super::{Lowering, node::Node};
use crate::model::{Gap, GapKind, MediaType, Method, preferred};
use crate::source::Place;

/// The cure for requests that come from the vendor.
pub(super) const SERVE_IT: &str =
    "receive them with a server of your own; its types are generated where schemas are components";

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
            self.note_incoming(&webhooks);
            self.refuse(
                &webhooks,
                "webhooks are requests that the vendor makes: a client has no code for them"
                    .to_owned(),
                SERVE_IT,
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
                        "refer to it where it is meant, or remove it",
                    );
                }
            }
        }
    }

    /// Remembers the operations of a map of path items that the vendor calls.
    pub(super) fn note_incoming(&mut self, items: &Node<'d>) {
        for (_, declared) in items.entries() {
            let item = self.resolve(&declared);
            let methods = item.entries().into_iter();
            let methods = methods.filter(|(field, _)| Method::from_field(field).is_some());
            self.incoming.extend(methods.map(|(_, node)| node.place));
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
                cure: "make the bytes as the document says, and judge them before the call"
                    .to_owned(),
            });
        }
        for other in content.iter().filter(|other| other.place != used.place) {
            let (other_name, used) = (&other.name, &used.name);
            self.gaps.push(Gap {
                place: other.place.clone(),
                kind: GapKind::Refused,
                text: format!("a body of `{other_name}` is not generated, since `{used}` is"),
                cure: format!("send and ask for `{used}`, or leave only the other in the document"),
            });
        }
    }

    /// Names servers of a single operation: a client has one server.
    pub(super) fn note_servers(&mut self, node: &Node<'d>) {
        if let Some(servers) = node.get("servers") {
            self.refuse(&servers, "servers of single operations are not used: a client sends every call to its one server".to_owned(), "make a second client for the other server");
        }
    }

    /// Names what a schema says about XML.
    pub(super) fn note_schema(&mut self, node: &Node<'d>) {
        if let Some(xml) = node.get("xml") {
            self.refuse(
                &xml,
                "`xml` says how to write XML, which is not generated".to_owned(),
                "write and read XML by a library of its own",
            );
        }
    }

    /// Names the links of a response.
    pub(super) fn note_links(&mut self, node: &Node<'d>) {
        if let Some(links) = node.get("links") {
            self.refuse(
                &links,
                "links are hints for a caller: no code is generated for them".to_owned(),
                "take the values that a link names from the answer by hand",
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
                cure: "ask the vendor whether encoded characters are taken, as most servers do"
                    .to_owned(),
            });
        }
    }

    /// Names a parameter of a path that an operation declares anew.
    pub(super) fn note_replaced(&mut self, place: Place, name: &str) {
        self.gaps.push(Gap {
            place,
            kind: GapKind::Approximated,
            text: format!("`{name}` of the parameters is replaced by the operation's own"),
            cure: "nothing, if that is meant: an operation's own parameter wins".to_owned(),
        });
    }

    fn refuse(&mut self, node: &Node<'d>, text: String, cure: &str) {
        self.gaps.push(Gap {
            place: node.place.clone(),
            kind: GapKind::Refused,
            text,
            cure: cure.to_owned(),
        });
    }
}
