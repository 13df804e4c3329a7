//! Two surfaces → what became of each item, and whether callers of the old crate still compile.

use super::{Role, Surface};

/// What became of an item that callers can name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemChange {
    /// Its path in the crate: `types::CardStatusRequest::par`.
    pub path: String,
    /// The item: `CardStatusRequest`.
    pub item: String,
    /// The field, variant, method or trait, where it is a member.
    pub member: Option<String>,
    /// It is a function, whose signature follows from other members.
    pub is_function: bool,
    /// Its signature before, unless it is new.
    pub old: Option<String>,
    /// Its signature now, unless it is gone.
    pub new: Option<String>,
    /// Code that compiled against the old crate may not compile against the new one.
    pub breaks: bool,
}

/// Every item that differs, in the order of paths.
pub fn compare_surfaces(old: &Surface, new: &Surface) -> Vec<ItemChange> {
    let mut changes = Vec::new();
    for (path, before) in &old.items {
        let after = new.items.get(path);
        if after
            .is_some_and(|after| after.signature == before.signature && after.role == before.role)
        {
            continue;
        }
        // The loss of an item says it all about its members.
        if after.is_none() && before.member.is_some() && !has_owner(new, path) {
            continue;
        }
        let frees = after.is_some_and(|after| after.signature == before.signature);
        changes.push(ItemChange {
            path: path.clone(),
            item: before.name.clone(),
            member: before.member.clone(),
            is_function: before.role == Role::Function,
            old: Some(before.signature.clone()),
            new: after.map(|after| after.signature.clone()),
            breaks: !frees,
        });
    }
    for (path, after) in &new.items {
        if old.items.contains_key(path) {
            continue;
        }
        let is_new_member = after.member.is_some() && !has_owner(old, path);
        if is_new_member {
            continue;
        }
        changes.push(ItemChange {
            path: path.clone(),
            item: after.name.clone(),
            member: after.member.clone(),
            is_function: after.role == Role::Function,
            old: None,
            new: Some(after.signature.clone()),
            breaks: after.role == Role::Listed && has_owner(old, path),
        });
    }
    changes
}

/// Whether the item that holds the member at `path` is there.
fn has_owner(surface: &Surface, path: &str) -> bool {
    path.rsplit_once("::")
        .is_some_and(|(owner, _)| surface.items.contains_key(owner))
}
