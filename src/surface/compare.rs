//! Two surfaces → what became of each item, and whether callers of the old crate still compile.

use super::{Item, Role, Surface};

/// What became of an item that callers can name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemChange {
    /// Its path in the crate: `types::CardStatusRequest::par`.
    pub path: String,
    /// The item: `CardStatusRequest`.
    pub item: String,
    /// The field, variant, method or trait, where it is a member.
    pub member: Option<String>,
    /// It follows from other members of its type: a method, or a trait.
    pub is_derived: bool,
    /// Its signature before, unless it is new.
    pub old: Option<String>,
    /// Its signature now, unless it is gone.
    pub new: Option<String>,
    /// Arguments have changed places: calls may compile and mean something else.
    pub reordered: bool,
    /// Code that compiled against the old crate may not compile against the new one.
    pub breaks: bool,
}

/// Every item that differs, in the order of paths.
pub fn compare_surfaces(old: &Surface, new: &Surface) -> Vec<ItemChange> {
    let mut changes = Vec::new();
    for (path, before) in &old.items {
        match new.items.get(path) {
            Some(after) => changes.extend(compare_items(path, before, after)),
            // The loss of an item says it all about its members.
            None if before.member.is_some() && !has_owner(new, path) => {}
            None => changes.push(ItemChange {
                old: Some(before.signature.clone()),
                breaks: true,
                ..change(path, before)
            }),
        }
    }
    for (path, after) in &new.items {
        let is_told = after.member.is_some() && !has_owner(old, path);
        if !is_told && !old.items.contains_key(path) {
            changes.push(ItemChange {
                new: Some(after.signature.clone()),
                breaks: after.role == Role::Listed && has_owner(old, path),
                ..change(path, after)
            });
        }
    }
    changes
}

fn compare_items(path: &str, old: &Item, new: &Item) -> Option<ItemChange> {
    let breaks = old.signature != new.signature;
    let reordered = !breaks && old.arguments != new.arguments && sorted(old) == sorted(new);
    (breaks || reordered).then(|| ItemChange {
        old: Some(old.signature.clone()),
        new: Some(new.signature.clone()),
        reordered,
        breaks,
        ..change(path, old)
    })
}

fn sorted(item: &Item) -> Vec<&String> {
    let mut names: Vec<&String> = item.arguments.iter().collect();
    names.sort();
    names
}

fn change(path: &str, item: &Item) -> ItemChange {
    ItemChange {
        path: path.to_owned(),
        item: item.name.clone(),
        member: item.member.clone(),
        is_derived: item.role == Role::Derived,
        old: None,
        new: None,
        reordered: false,
        breaks: false,
    }
}

/// Whether the item that holds the member at `path` is there.
fn has_owner(surface: &Surface, path: &str) -> bool {
    path.rsplit_once("::")
        .is_some_and(|(owner, _)| surface.items.contains_key(owner))
}
