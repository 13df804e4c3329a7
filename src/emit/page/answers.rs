//! The answers of an operation as the page shows them, with their headers and the vendor's codes.

use super::super::{Emission, doc, errors::trigger, operations::Call, remarks};
use super::operation::{BodyView, bodies, content_row, operation_anchor};
use super::row::{Row, notes, presence_word};
use super::text::{escape, markdown, plain, sentence, slug};
use crate::{
    analyze::answers::reason,
    model::{Code, Codes, Header, Response},
};

/// One response.
pub(super) struct AnswerView {
    pub(super) anchor: String,
    pub(super) status: String,
    pub(super) reason: &'static str,
    pub(super) is_success: bool,
    pub(super) description: String,
    pub(super) remarks: Vec<String>,
    pub(super) places: Option<String>,
    pub(super) codes: Vec<CodeView>,
    pub(super) headers: Vec<Row>,
    pub(super) bodies: Vec<BodyView>,
}

/// One code of the vendor.
pub(super) struct CodeView {
    pub(super) anchor: String,
    pub(super) code: String,
    pub(super) name: String,
    pub(super) message: String,
    pub(super) meaning: String,
}

/// What the page says of one response.
pub(super) fn answer_view(call: &Call<'_>, anchor: &str, response: &Response) -> AnswerView {
    let status = response.status.to_string();
    let anchor = format!("{anchor}:{status}");
    let codes = response.codes.iter().flat_map(|codes| &codes.codes);
    let links = response
        .links
        .iter()
        .filter_map(|link| link.operation_id.as_ref());
    let links = links.map(|id| {
        let (anchor, id) = (operation_anchor(id), escape(&plain(id)));
        format!("Can be followed by <a href=\"#{anchor}\">{id}</a>.")
    });
    AnswerView {
        reason: reason(response.status).unwrap_or_default(),
        is_success: call
            .answers()
            .iter()
            .any(|answer| answer.is_success && answer.response.status == response.status),
        description: markdown(&response.description),
        remarks: notes(&response.notes).into_iter().chain(links).collect(),
        places: response.codes.as_ref().map(places),
        codes: codes.map(|code| code_view(&anchor, code)).collect(),
        headers: response
            .headers
            .iter()
            .map(|header| header_row(call.cx, &anchor, header))
            .collect(),
        bodies: bodies(call.cx, &format!("{anchor}:body"), &response.content, false),
        anchor,
        status,
    }
}

/// Where code and message stand in the body.
fn places(codes: &Codes) -> String {
    let at = doc::inline(&codes.at);
    let message = codes.message_at.iter();
    let message = message.map(|at| format!(", the message at `{}`", doc::inline(at)));
    let message: String = message.collect();
    sentence(&format!("The code stands at `{at}` of the body{message}."))
}

fn code_view(anchor: &str, code: &Code) -> CodeView {
    CodeView {
        anchor: format!("{anchor}:{}", slug(&code.code)),
        code: plain(&code.code),
        name: plain(&code.name),
        message: plain(&code.message),
        meaning: sentence(&doc::append(
            &doc::sentence(&code.meaning),
            code.answers.map_or("", trigger),
        )),
    }
}

fn header_row(cx: &Emission<'_>, anchor: &str, header: &Header) -> Row {
    let anchor = format!("{anchor}:header:{}", slug(&header.name));
    let mut row = content_row(
        cx,
        anchor,
        &header.name,
        &header.content,
        &header.description,
    );
    row.presence = presence_word(header.required, None);
    row.is_deprecated |= header.deprecated;
    row.is_secret |= header.secret;
    row.facts.extend(
        header
            .form
            .as_ref()
            .map(|form| sentence(&format!("Form: `{}`.", doc::inline(form)))),
    );
    row.facts.extend(
        remarks::examples(&header.examples)
            .iter()
            .map(|text| sentence(text)),
    );
    row.remarks.extend(notes(&header.notes));
    row
}
