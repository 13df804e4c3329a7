//! Request Body Objects.

use openapiv3 as oas;

use super::{Lowering, node::Node, notes::lower_notes};
use crate::model;

impl<'d> Lowering<'d> {
    /// `None` where it names no media type: nobody knows what to send.
    pub(super) fn lower_request_body(&mut self, declared: &Node<'d>) -> Option<model::RequestBody> {
        let node = self.resolve(declared);
        let content = self.lower_media_types(&node);
        if content.is_empty() {
            self.note_empty_body(&node);
            return None;
        }
        let oas::RequestBody {
            description,
            content: _, // lowered above
            required,
            extensions: _,
        } = self.document.read(&node.place);
        let body = model::RequestBody {
            description: description.unwrap_or_default(),
            required,
            content,
            notes: lower_notes(&node),
            place: node.place,
        };
        self.note_request_body(&body);
        Some(body)
    }
}
