//! The test cases of an operation as the page shows them.

use super::super::{cases::selection, operations::Call};
use super::text::{escape, markdown, plain, sentence, slug};

/// One test case.
pub(super) struct CaseView {
    pub(super) anchor: String,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) selection: Option<String>,
    pub(super) answer: String,
    pub(super) body: String,
}

/// The test cases, in document order.
pub(super) fn case_views(call: &Call<'_>, anchor: &str) -> Vec<CaseView> {
    let content = call
        .operation
        .request_body
        .iter()
        .flat_map(|body| &body.content);
    let examples = content.flat_map(|media_type| &media_type.examples);
    let cases = examples.filter_map(|example| {
        let case = example.case.as_ref()?;
        let title = if example.summary.trim().is_empty() {
            &example.name
        } else {
            &example.summary
        };
        let status_anchor = format!("{anchor}:{}", case.status);
        let answer = match &case.code {
            Some(code) => format!(
                "<a href=\"#{status_anchor}:{}\">{} <code>{}</code></a>",
                slug(code),
                case.status,
                escape(&plain(code))
            ),
            None => format!("<a href=\"#{status_anchor}\">{}</a>", case.status),
        };
        Some(CaseView {
            anchor: format!("{anchor}:case:{}", slug(&example.name)),
            title: plain(title),
            description: markdown(&example.description),
            selection: selection(example).map(|text| sentence(&text)),
            answer,
            body: example
                .value
                .as_ref()
                .map(|value| plain(&value.to_string()))
                .unwrap_or_default(),
        })
    });
    cases.collect()
}
