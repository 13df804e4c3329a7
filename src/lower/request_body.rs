//! Request Body Objects.

use openapiv3 as oas;

use super::{Lowering, node::Node, notes::lower_notes};
use crate::model;

impl<'d> Lowering<'d> {
    pub(super) fn lower_request_body(&mut self, declared: &Node<'d>) -> model::RequestBody {
        let node = self.resolve(declared);
        let content = self.lower_media_types(&node);
        // What has no content may be another kind of object.
        let (description, required) = match content.is_empty() {
            true => (node.optional_text("description"), node.flag("required")),
            false => {
                let oas::RequestBody {
                    description,
                    content: _, // lowered above
                    required,
                    extensions: _,
                } = node.read();
                (description, required)
            }
        };
        let body = model::RequestBody {
            description: description.unwrap_or_default(),
            required,
            content,
            notes: lower_notes(&node),
            place: node.place,
        };
        self.note_request_body(&body);
        body
    }
}
