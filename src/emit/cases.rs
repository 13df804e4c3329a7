//! `cases.rs`: the test cases that the document names.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::{
    Emission, doc,
    rust::{RustFile, text_literal},
    state::condition,
};
use crate::{
    analyze::idents,
    model::{Example, Operation},
};

/// Emits `cases.rs`; without items when the document names no case.
pub(super) fn emit_cases<'a>(cx: &'a Emission<'a>) -> RustFile<'a> {
    let items = cx
        .api
        .operations
        .iter()
        .zip(&cx.tables.names.operations)
        .filter_map(|(operation, names)| emit_operation_cases(operation, &names.method));
    RustFile::new(
        &["The test cases that the document names: a request body, and the documented answer."],
        items,
        |mentions| mentions.import("crate::runtime::schema", &["Case"]),
    )
}

fn emit_operation_cases(operation: &Operation, method: &str) -> Option<TokenStream> {
    let body = operation.request_body.as_ref()?;
    let examples = body
        .content
        .iter()
        .flat_map(|media_type| &media_type.examples);
    let cases: Vec<TokenStream> = examples.filter_map(emit_case).collect();
    if cases.is_empty() {
        return None;
    }
    let mut docs = vec![format!("The cases of `{}`.", doc::inline(&operation.id))];
    let examples = body
        .content
        .iter()
        .flat_map(|media_type| &media_type.examples);
    docs.extend(examples.filter_map(selection));
    let docs = doc::docs(&docs);
    let name = format_ident!("{}", idents::shouty(method));
    Some(quote! {
        #docs
        pub const #name: &[Case] = &[#(#cases),*];
    })
}

/// ``A request plays `userNotFound` when `/userId` is `9`.``
pub(super) fn selection(example: &Example) -> Option<String> {
    let when = &example.case.as_ref()?.when;
    let conditions: Vec<String> = when.iter().map(condition).collect();
    let name = doc::inline(&example.name);
    let conditions = conditions.join(" and ");
    (!when.is_empty()).then(|| format!("A request plays `{name}` when {conditions}."))
}

fn emit_case(example: &Example) -> Option<TokenStream> {
    let case = example.case.as_ref()?;
    let body = text_literal(&example.value.as_ref()?.to_string());
    let (name, summary) = (&example.name, &example.summary);
    let status = Literal::u16_unsuffixed(case.status);
    let text = &example.description;
    let code = case.code.as_deref().unwrap_or_default();
    Some(quote! {
        Case { name: #name, summary: #summary, status: #status, code: #code, text: #text, body: #body }
    })
}
