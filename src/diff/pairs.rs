//! Lists whose elements have names: which are in both, and which in one alone.

/// Elements of two lists with the same name, in the order of the new list, then those that are gone.
pub(super) fn pair_up<'a, T, K: PartialEq>(
    old: &'a [T],
    new: &'a [T],
    key: impl Fn(&T) -> K,
) -> Vec<(Option<&'a T>, Option<&'a T>)> {
    let mut free: Vec<Option<&T>> = old.iter().map(Some).collect();
    let mut pairs = Vec::new();
    for item in new {
        let name = key(item);
        let partner = free
            .iter_mut()
            .find(|slot| slot.is_some_and(|other| key(other) == name))
            .and_then(Option::take);
        pairs.push((partner, Some(item)));
    }
    let gone = free.into_iter().flatten().map(|item| (Some(item), None));
    pairs.extend(gone);
    pairs
}
