//! Vendor codes of all responses; a response without any is a status without a code.

use super::super::item::{Aspect, Item, Kind};
use super::{claims, item, word, words};
use crate::model::{Operation, Response};

pub(super) fn read_codes(operation: &Operation) -> Vec<Item> {
    operation.responses.iter().flat_map(read_response).collect()
}

fn read_response(response: &Response) -> Vec<Item> {
    let status = response.status.to_string();
    let claims = claims([&response.notes]);
    let Some(codes) = &response.codes else {
        let mut plain = item(Kind::Code, &status, &response.place);
        word(&mut plain, Aspect::Status, &status, &response.place);
        plain.words = words([response.description.as_str()]);
        plain.claims = claims;
        return vec![plain];
    };
    let read = |code: &crate::model::Code| {
        let mut read = item(Kind::Code, &code.code, &code.place.child("code"));
        word(&mut read, Aspect::Status, &status, &response.place);
        word(
            &mut read,
            Aspect::Message,
            &code.message,
            &code.place.child("message"),
        );
        read.words = words([code.meaning.as_str()]);
        read.claims.clone_from(&claims);
        read
    };
    codes.codes.iter().map(read).collect()
}
