//! Which operation of a document a page is about.

use super::Error;
use super::item::Aspect;
use super::page::Page;
use crate::model::{Api, Operation};
use crate::suggest::suggest;

/// The operation with this id; without an id the one with the page's method and path, or the only one.
///
/// # Errors
/// When there is none such.
pub fn choose_operation<'a>(
    api: &'a Api,
    page: &Page,
    id: Option<&str>,
) -> Result<&'a Operation, Error> {
    let mut operations = api.operations.iter();
    let ids = || api.operations.iter().map(|operation| operation.id.as_str());
    if let Some(id) = id {
        let found = operations.find(|operation| operation.id == id);
        return found.ok_or_else(|| Error::Operation {
            message: format!("the document has no operation `{id}`"),
            help: match suggest(id, ids()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => known(ids()),
            },
        });
    }
    let says = |aspect, text: &str| page.operation.word(aspect) == Some(text);
    let found = operations.find(|operation| {
        says(Aspect::Method, operation.method.as_str()) && says(Aspect::Path, &operation.path)
    });
    match (found, api.operations.as_slice()) {
        (Some(found), _) => Ok(found),
        (None, [only]) => Ok(only),
        (None, _) => Err(Error::Operation {
            message: "no operation of the document has the page's method and path".to_owned(),
            help: format!("name it with `--operation`; {}", known(ids())),
        }),
    }
}

/// The first few of them.
fn known<'i>(ids: impl Iterator<Item = &'i str>) -> String {
    let ids: Vec<String> = ids.take(10).map(|id| format!("`{id}`")).collect();
    format!("the document has {}", ids.join(", "))
}
