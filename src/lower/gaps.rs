//! Facts that no generated code says, each named with its place.

use super::{Lowering, node::Node};
use crate::load::Version;
use crate::model::{Gap, GapKind, MediaType, PartEncoding, RequestBody, Response};
use crate::source::Place;
use crate::token::is_token;

/// The cure for requests that come from the vendor.
pub(super) const SERVE_IT: &str =
    "receive them with a server of your own; its types are generated where schemas are components";

/// Components that only references bring into the crate.
const REFERRED: [&str; 9] = [
    "responses",
    "examples",
    "requestBodies",
    "links",
    "callbacks",
    "pathItems",
    "parameters",
    "headers",
    "mediaTypes",
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
            let methods = methods.filter(|(field, _)| self.method(field).is_some());
            let places: Vec<Place> = methods.map(|(_, node)| node.place).collect();
            self.incoming.extend(places);
        }
    }

    /// Names the media types of a response that are not read, and those whose schema is not judged.
    pub(super) fn note_media_types(&mut self, response: &Response) {
        let alternatives = response.alternatives();
        let read: Vec<&MediaType> = alternatives.into_iter().flatten().collect();
        for media_type in &response.content {
            let MediaType { place, name, .. } = media_type;
            if media_type.is_events() {
                continue;
            } else if !read.iter().any(|other| other.place == *place) {
                self.gaps.push(Gap {
                    place: place.clone(),
                    kind: GapKind::Refused,
                    text: format!(
                        "a body of `{name}` is not asked for, since another says the same in JSON"
                    ),
                    cure: "read that one, or leave only this one in the document".to_owned(),
                });
            } else if (media_type.is_form() || media_type.is_multipart() || media_type.is_xml())
                && media_type.schema.is_some()
            {
                let text = format!(
                    "a body of `{name}` is handed out as it comes: its schema is not judged"
                );
                self.approximate(place, text, "read its bytes as the document says");
            }
        }
    }

    /// Names the media types of a request body that are not sent, and what is not judged of those that are.
    pub(super) fn note_request_body(&mut self, body: &RequestBody) {
        if body.content.is_empty() {
            let text = "the request body names no media type: bytes are sent as `application/octet-stream`";
            let cure = "name the media type that the server takes";
            self.approximate(&body.place, text.to_owned(), cure);
        }
        let sent = body.alternatives();
        for media_type in &body.content {
            let MediaType { place, name, .. } = media_type;
            if !sent.iter().any(|other| other.place == *place) {
                let text =
                    format!("a body of `{name}` is not sent, since another says the same in JSON");
                self.approximate(place, text, "send that one");
            } else if media_type.is_xml() && media_type.schema.is_some() {
                let text = format!(
                    "a body of `{name}` is text that the caller writes: its schema is not judged"
                );
                self.approximate(
                    place,
                    text,
                    "write it by a library of its own, and judge the values before",
                );
            }
            for encoding in &media_type.encoding {
                self.note_encoding(media_type, encoding);
            }
        }
    }

    /// Names what the encoding of a property says and code does not do.
    fn note_encoding(&mut self, media_type: &MediaType, encoding: &PartEncoding) {
        let property = &encoding.property;
        let place = media_type.place.child("encoding").child(property);
        if !encoding.headers.is_empty() {
            let text = format!(
                "headers of the part `{property}` are those of the file, neither asked for nor judged"
            );
            self.approximate(&place.child("headers"), text, "give the file its headers");
        }
        if media_type.is_multipart() && (encoding.style.is_some() || encoding.explode.is_some()) {
            let text =
                format!("the part `{property}` is written by its media type, not by a style");
            self.approximate(&place, text, "ask the vendor how the server reads the part");
        }
    }

    fn approximate(&mut self, place: &Place, text: String, cure: &str) {
        self.gaps.push(Gap {
            place: place.clone(),
            kind: GapKind::Approximated,
            text,
            cure: cure.to_owned(),
        });
    }

    /// Names what a schema says about XML.
    pub(super) fn note_schema(&mut self, node: &Node<'d>) {
        if let Some(xml) = node.get("xml") {
            self.refuse(
                &xml,
                "`xml` says how to write XML, which `mock` does and generated code does not"
                    .to_owned(),
                "write and read XML by a library of its own",
            );
        }
        let discriminator = node.get("discriminator");
        let default = discriminator.and_then(|node| node.get("defaultMapping"));
        if let Some(default) = default {
            self.approximate(
                &default.place,
                "what has no known tag is told apart by the rules of the alternatives".to_owned(),
                "nothing, where the rules of the schema that it names fit no other alternative",
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

    /// Names a header parameter whose name no header can have; `true` where it is one.
    pub(super) fn note_header_name(&mut self, node: &Node<'d>) -> bool {
        let name = node.text("name");
        let is_wrong = node.text("in") == "header" && !is_token(&name);
        if is_wrong {
            self.refuse(
                node,
                format!("no request can have a header with the name `{name}`, so none is sent"),
                "ask the vendor what the header is called",
            );
        }
        is_wrong
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

    /// Names the operations whose method only their server knows.
    pub(super) fn note_additional_operations(&mut self, item: &Node<'d>) {
        let declared = item.get("additionalOperations");
        let declared = declared.map(|operations| operations.entries());
        for (method, node) in declared.unwrap_or_default() {
            self.refuse(
                &node,
                format!("operations of the method `{method}` are not generated"),
                "send the request with an HTTP client of your own",
            );
        }
    }

    /// Names a query that is no list of pairs.
    pub(super) fn note_whole_query(&mut self, media_type: &Node<'d>, name: &str) {
        self.refuse(
            media_type,
            format!("a whole query of `{name}` is not sent: only pairs of names and values are"),
            "send the request with an HTTP client of your own",
        );
    }

    /// Names a style that leaves the characters of a cookie as they are.
    pub(super) fn note_cookie_style(&mut self, node: &Node<'d>, name: &str) {
        if node.text("style") == "cookie" {
            self.approximate(
                &node.place.child("style"),
                format!("characters that no cookie may have are percent-encoded in `{name}` all the same"),
                "ask the vendor whether encoded characters are taken",
            );
        }
    }

    /// Names what is said about the items of a media type one by one, unless they are typed events.
    pub(super) fn note_items(&mut self, media_type: &Node<'d>, is_typed: bool) {
        if let Some(items) = media_type.get("itemSchema").filter(|_| !is_typed) {
            self.approximate(
                &items.place,
                "the items of a sequence are not judged: it is handed out, and taken, as a whole"
                    .to_owned(),
                "split it into its items, and read each by its type",
            );
        }
        for field in ["prefixEncoding", "itemEncoding"] {
            if let Some(encoding) = media_type.get(field) {
                self.refuse(
                    &encoding,
                    format!(
                        "`{field}` says how parts without names are written, which is not generated"
                    ),
                    "write the body by a library of its own",
                );
            }
        }
    }

    /// Names a reference that leads somewhere else when the schema is a part of another.
    pub(super) fn note_dynamic(&mut self, reference: &Node<'d>) {
        self.approximate(
            &reference.place,
            "several schemas have this `$dynamicAnchor`: the reference leads to the one that it names, whoever refers here".to_owned(),
            "write the part again where it means another, with a `$ref`",
        );
    }

    /// Names what is shown beside the value of an example, or instead of it.
    pub(super) fn note_example(&mut self, example: &Node<'d>) {
        if let Some(elsewhere) = example.get("externalValue") {
            self.refuse(
                &elsewhere,
                "`externalValue` leads out of the document: the value is neither read nor shown"
                    .to_owned(),
                "write the value here, as `value`",
            );
        }
        if let Some(text) = self.since_3_2(example, "serializedValue") {
            self.refuse(
                &text,
                "`serializedValue` shows how the example is written, which is neither tested nor repeated"
                    .to_owned(),
                "compare it with what the client sends, in a test of your own",
            );
        }
    }

    /// Names what OpenAPI 3.2 says of a security scheme, beside the flow for devices.
    pub(super) fn note_scheme_fields(&mut self, scheme: &Node<'d>) {
        if let Some(url) = self.since_3_2(scheme, "oauth2MetadataUrl") {
            self.refuse(
                &url,
                "`oauth2MetadataUrl` says where the flows are described, which the client never reads"
                    .to_owned(),
                "compare the flows of the document with those it describes",
            );
        }
        let deprecated = self.since_3_2(scheme, "deprecated");
        if let Some(deprecated) = deprecated.filter(|_| scheme.flag("deprecated")) {
            self.refuse(
                &deprecated,
                "a security scheme is deprecated, and its settings are offered as those of any other"
                    .to_owned(),
                "ask the vendor which scheme takes its place, and set only that one",
            );
        }
    }

    /// The field of an object, where the document's version knows it; elsewhere a warning says that it is ignored.
    fn since_3_2(&self, node: &Node<'d>, field: &str) -> Option<Node<'d>> {
        node.get(field)
            .filter(|_| self.document.version >= Version::V3_2)
    }

    /// Names what orders the tags in documentation.
    pub(super) fn note_tags(&mut self, root: &Node<'d>) {
        let tags = root.get("tags").map(|tags| tags.items());
        for tag in tags.unwrap_or_default() {
            for field in ["parent", "kind"] {
                if let Some(said) = tag.get(field) {
                    self.refuse(
                        &said,
                        format!("`{field}` orders the tags in documentation, where ours stand side by side"),
                        "nothing: no call depends on it",
                    );
                }
            }
        }
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
