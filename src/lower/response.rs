//! Response Objects and the vendor's codes.

use openapiv3 as oas;

use super::{Lowering, node::Node, notes::lower_notes, operation::joined};
use crate::model::{self, Status};

impl<'d> Lowering<'d> {
    /// The responses of an operation in document order, `default` last.
    pub(super) fn lower_responses(&mut self, operation: &Node<'d>) -> Vec<model::Response> {
        let declared = operation
            .get("responses")
            .map(|responses| responses.entries())
            .unwrap_or_default();
        let mut responses: Vec<_> = declared
            .iter()
            .filter_map(|(status, node)| Some(self.lower_response(lower_status(status)?, node)))
            .collect();
        responses.sort_by_key(|response| response.status == Status::Default);
        responses
    }

    fn lower_response(&mut self, status: Status, declared: &Node<'d>) -> model::Response {
        let node = self.resolve(declared);
        let oas::Response {
            description,
            headers: _, // these three are lowered from their places
            content: _,
            links: _,
            extensions: _,
        } = node.read();
        let content = self.lower_media_types(&node);
        self.note_links(&node);
        let response = model::Response {
            status,
            description: joined([node.text("summary"), description]),
            headers: self.lower_headers(&node),
            content,
            links: self.lower_links(&node),
            codes: node
                .get("x-specbind-codes")
                .map(|codes| lower_codes(&codes)),
            notes: lower_notes(&node),
            place: node.place,
        };
        self.note_media_types(&response);
        response
    }

    fn lower_links(&self, response: &Node<'d>) -> Vec<model::Link> {
        let declared = response.get("links").map(|links| links.entries());
        let nodes = declared.into_iter().flatten();
        let resolved = nodes.map(|(_, node)| self.resolve(&node));
        resolved
            .map(|node| model::Link {
                operation_id: node.optional_text("operationId"),
                place: node.place,
            })
            .collect()
    }
}

/// `200`, `4XX` or `default`; `None` for an extension.
fn lower_status(text: &str) -> Option<Status> {
    match text.as_bytes() {
        b"default" => Some(Status::Default),
        [hundred @ b'1'..=b'5', b'X' | b'x', b'X' | b'x'] => {
            Some(Status::Range(u16::from(hundred - b'0')))
        }
        _ => text.parse().ok().map(Status::Code),
    }
}

fn lower_codes(node: &Node<'_>) -> model::Codes {
    let codes = node
        .get("codes")
        .map(|codes| codes.items())
        .unwrap_or_default();
    model::Codes {
        place: node.place.clone(),
        at: node.text("at"),
        message_at: node.optional_text("message-at"),
        codes: codes.iter().map(lower_code).collect(),
    }
}

fn lower_code(node: &Node<'_>) -> model::Code {
    model::Code {
        place: node.place.clone(),
        code: node.text("code"),
        name: node.text("name"),
        message: node.text("message"),
        meaning: node.text("meaning"),
        answers: match node.text("answers").as_str() {
            "invalid-request" => Some(model::Trigger::InvalidRequest),
            "wrong-signature" => Some(model::Trigger::WrongSignature),
            "missing-credentials" => Some(model::Trigger::MissingCredentials),
            _ => None,
        },
    }
}
