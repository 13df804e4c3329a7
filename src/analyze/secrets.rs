//! Which schemas describe secrets: those that say so, and those that are made of one that does; and which hold some.

use std::collections::HashSet;

use super::users::with_users;
use crate::model::{Api, SchemaId};

/// Whether the values of each schema are secrets, or hold some.
#[derive(Debug)]
pub struct Secrets {
    own: Vec<bool>,
    held: Vec<bool>,
}

impl Secrets {
    /// No value of the schema may be printed.
    pub fn has(&self, id: SchemaId) -> bool {
        self.own[id.index()]
    }

    /// A value of the schema is a secret, or some part of it may be one.
    pub fn has_inside(&self, id: SchemaId) -> bool {
        self.held[id.index()]
    }
}

/// Follows what every schema is made of.
pub(super) fn secrets(api: &Api) -> Secrets {
    let any = api.schemas.iter().any(|schema| schema.secret);
    let ids = (0..api.schemas.len()).map(SchemaId::new);
    let own: Vec<bool> = ids.map(|id| any && is_secret(api, id)).collect();
    let held = match any {
        true => with_users(api, own.clone()),
        false => own.clone(),
    };
    Secrets { own, held }
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
