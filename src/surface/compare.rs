//! Two surfaces → what became of each item, and whether callers of the old crate still compile.

use super::{Argument, Item, Role, Surface};

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
    /// A function that makes a value of its type: its arguments are the fields that have to be there.
    pub is_constructor: bool,
    /// Its signature before, unless it is new.
    pub old: Option<String>,
    /// Its signature now, unless it is gone.
    pub new: Option<String>,
    /// Arguments have changed places: calls may compile and mean something else.
    pub reordered: bool,
    /// What a function takes that it did not take before, each as `name: type`; only where nothing else differs.
    pub more: Vec<String>,
    /// What it takes no more.
    pub less: Vec<String>,
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
    let (more, less) = more_and_less(old, new);
    (breaks || reordered).then(|| ItemChange {
        old: Some(old.signature.clone()),
        new: Some(new.signature.clone()),
        reordered,
        more,
        less,
        breaks,
        ..change(path, old)
    })
}

fn sorted(item: &Item) -> Vec<&Argument> {
    let mut arguments: Vec<&Argument> = item.arguments.iter().collect();
    arguments.sort();
    arguments
}

/// Arguments that came and went, when all others are as they were.
fn more_and_less(old: &Item, new: &Item) -> (Vec<String>, Vec<String>) {
    let only = |item: &Item, other: &Item| -> Vec<Argument> {
        let is_known = |found: &&Argument| !other.arguments.contains(found);
        item.arguments.iter().filter(is_known).cloned().collect()
    };
    let (more, less) = (only(new, old), only(old, new));
    let kept = |item: &Item, without: &[Argument]| -> Vec<Argument> {
        let stays = |found: &&Argument| !without.contains(found);
        item.arguments.iter().filter(stays).cloned().collect()
    };
    let same_name = |left: &&Argument| less.iter().any(|right| right.name == left.name);
    let is_all = frame(old) == frame(new)
        && kept(old, &less) == kept(new, &more)
        && !more.iter().any(|found| same_name(&found));
    let words = |arguments: Vec<Argument>| -> Vec<String> {
        let arguments = arguments.iter().filter(|_| is_all);
        arguments
            .map(|Argument { name, kind }| format!("{name}: {kind}"))
            .collect()
    };
    (words(more), words(less))
}

/// What stands round the arguments of a function: its kind and what it gives back.
fn frame(item: &Item) -> (Option<&str>, Option<&str>) {
    let before = item.signature.split_once('(').map(|(before, _)| before);
    let after = item.signature.rsplit_once(")->").map(|(_, after)| after);
    (before, after)
}

fn change(path: &str, item: &Item) -> ItemChange {
    ItemChange {
        path: path.to_owned(),
        item: item.name.clone(),
        member: item.member.clone(),
        is_derived: item.role == Role::Derived,
        is_constructor: item.role == Role::Derived && item.signature.ends_with("-> Self"),
        old: None,
        new: None,
        reordered: false,
        more: Vec::new(),
        less: Vec::new(),
        breaks: false,
    }
}

/// Whether the item that holds the member at `path` is there.
fn has_owner(surface: &Surface, path: &str) -> bool {
    path.rsplit_once("::")
        .is_some_and(|(owner, _)| surface.items.contains_key(owner))
}

#[cfg(test)]
mod tests {
    use super::super::surface;
    use super::{ItemChange, compare_surfaces};

    fn change(old: &str, new: &str) -> ItemChange {
        let read = |function: &str| {
            let text = format!("pub struct A;\nimpl A {{ pub {function} {{}} }}");
            surface([("src/lib.rs", text.as_str())].into_iter())
        };
        let mut changes = compare_surfaces(&read(old), &read(new));
        assert_eq!(changes.len(), 1, "{changes:?}");
        changes.remove(0)
    }

    #[test]
    fn arguments_that_come_and_go_are_named_where_nothing_else_differs() {
        let old = "fn new(a: u8, b: String) -> Self";
        let more = change(old, "fn new(a: u8, c: Option<u8>, b: String) -> Self");
        assert_eq!(
            (more.more, more.less),
            (vec!["c: Option<u8>".to_owned()], vec![])
        );
        let less = change(old, "fn new(b: String) -> Self");
        assert_eq!((less.more, less.less), (vec![], vec!["a: u8".to_owned()]));
        for other in [
            "fn new(a: u8, c: u8, b: String) -> Option<Self>",
            "fn new(a: u16, b: String) -> Self",
            "fn new(b: String, a: u8) -> Self",
            "async fn new(b: String) -> Self",
        ] {
            let change = change(old, other);
            assert!(
                change.breaks && change.more.is_empty() && change.less.is_empty(),
                "{other}"
            );
        }
        let swapped = change(
            "fn new(a: u8, b: u8) -> Self",
            "fn new(b: u8, a: u8) -> Self",
        );
        assert!(swapped.reordered && !swapped.breaks);
    }
}
