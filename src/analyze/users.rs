//! What uses something that is marked, near or far.

use crate::model::{Api, SchemaId};

/// The schemas that are marked, and those that use one: each is looked at once, however many share it.
pub(super) fn with_users(api: &Api, mut marked: Vec<bool>) -> Vec<bool> {
    let ids = || (0..api.schemas.len()).map(SchemaId::new);
    let mut users: Vec<Vec<SchemaId>> = vec![Vec::new(); api.schemas.len()];
    for id in ids() {
        for part in api[id].parts() {
            users[part.index()].push(id);
        }
    }
    let mut stack: Vec<SchemaId> = ids().filter(|id| marked[id.index()]).collect();
    while let Some(id) = stack.pop() {
        for user in &users[id.index()] {
            if !marked[user.index()] {
                marked[user.index()] = true;
                stack.push(*user);
            }
        }
    }
    marked
}
