//! Which schemas describe secrets: those that say so, and those that are made of one that does.

use std::collections::HashSet;

use crate::model::{Api, SchemaId};

/// Whether the values of each schema are secrets.
#[derive(Debug)]
pub struct Secrets(Vec<bool>);

impl Secrets {
    /// No value of the schema may be printed.
    pub fn has(&self, id: SchemaId) -> bool {
        self.0[id.index()]
    }
}

/// Follows what every schema is made of.
pub(super) fn secrets(api: &Api) -> Secrets {
    let any = api.schemas.iter().any(|schema| schema.secret);
    let ids = (0..api.schemas.len()).map(SchemaId::new);
    Secrets(ids.map(|id| any && is_secret(api, id)).collect())
}

/// The schema or one whose rules hold for all its values is marked.
fn is_secret(api: &Api, id: SchemaId) -> bool {
    let (mut stack, mut seen) = (vec![id], HashSet::new());
    while let Some(id) = stack.pop() {
        if api[id].secret {
            return true;
        }
        if seen.insert(id) {
            stack.extend(&api[id].all_of);
            stack.extend(only(&api[id].any_of).chain(only(&api[id].one_of)));
        }
    }
    false
}

/// The alternative that there is no choice of.
fn only(alternatives: &[SchemaId]) -> impl Iterator<Item = SchemaId> {
    let only = match alternatives {
        [only] => Some(*only),
        _ => None,
    };
    only.into_iter()
}
