//! Paths: their text, and that requests tell them apart.

use super::Context;
use crate::{
    diag::{Diagnostics, codes},
    hashed::Map,
    model::{Dialect, Unclosed, placeholders},
    source::{FileId, Place},
};

/// Checks every path that has operations, and every two of them.
pub(super) fn check_paths(cx: &Context<'_>, diags: &mut Diagnostics) {
    check_presence(cx, diags);
    let paths = Place::root(FileId::ROOT).child("paths");
    let mut shapes: Map<String, &str> = Map::default();
    let mut last = "";
    for path in cx.api.operations.iter().map(|operation| &operation.path) {
        if path == last {
            continue;
        }
        last = path;
        let place = paths.child(path);
        check_text(path, &place, diags);
        if let Some(first) = shapes.insert(shape(path), path) {
            let message = format!("no request tells `{path}` from `{first}`");
            diags
                .warning(&codes::CONFLICTING_PATHS, &place, message)
                .on_key()
                .related(paths.child(first), "the first is here");
        }
    }
}

/// OpenAPI 3.1, section 4.8.1.1: a document has paths, components or webhooks. (3.0 requires `paths` itself.)
fn check_presence(cx: &Context<'_>, diags: &mut Diagnostics) {
    let root = Place::root(FileId::ROOT);
    let has_any = ["paths", "components", "webhooks"]
        .iter()
        .any(|name| cx.has(&root.child(*name)));
    if cx.api.dialect == Dialect::V3_1 && !has_any {
        let message = "the document has neither `paths` nor `components` nor `webhooks`";
        diags
            .warning(&codes::MISSING_FIELD, &root.child("openapi"), message)
            .help("a crate without operations and types is generated");
    }
}

fn check_text(path: &str, place: &Place, diags: &mut Diagnostics) {
    let placeholders = match placeholders(path) {
        Ok(placeholders) => placeholders,
        Err(Unclosed) => {
            let message = format!("a brace in `{path}` has no partner");
            diags
                .error(&codes::BAD_PATH, place, message)
                .on_key()
                .help("placeholders are written `{name}`");
            return;
        }
    };
    for (index, name) in placeholders.iter().enumerate() {
        if placeholders[..index].contains(name) {
            let message = format!("the path has `{{{name}}}` twice");
            diags
                .warning(&codes::BAD_PATH, place, message)
                .on_key()
                .help("both are filled with the same value");
        }
    }
    if path.contains(['?', '#']) {
        let message = format!("the path `{path}` contains a query or fragment");
        diags
            .warning(&codes::BAD_PATH, place, message)
            .on_key()
            .help("a path ends before `?` and `#`; values of a query belong into parameters with `in: query`");
    }
}

/// The path without the names of its placeholders.
fn shape(path: &str) -> String {
    let mut shape = String::new();
    let mut is_inside = false;
    for next in path.chars() {
        is_inside &= next != '}';
        if !is_inside {
            shape.push(next);
        }
        is_inside |= next == '{';
    }
    shape
}
