//! Which item of one list is which of the other: by name, and where a name changed by place and facts.

use super::super::item::{Aspect, Item};
use super::join::Same;

/// Pairs of indexes, in the order of `left`; what only `right` has comes last.
pub(super) fn pair_items(
    left: &[Item],
    right: &[Item],
    same: &impl Same,
) -> Vec<(Option<usize>, Option<usize>)> {
    let mut partners: Vec<Option<usize>> = vec![None; left.len()];
    let mut taken = vec![false; right.len()];
    for is_strict in [true, false] {
        for (index, item) in left.iter().enumerate() {
            if partners[index].is_some() {
                continue;
            }
            // One code may stand under two statuses, one name in two objects.
            let is_it =
                |other: &Item| other.name == item.name && (!is_strict || agrees(item, other, same));
            let found = (0..right.len()).find(|at| !taken[*at] && is_it(&right[*at]));
            if let Some(at) = found {
                taken[at] = true;
                partners[index] = Some(at);
            }
        }
    }
    pair_renamed(left, right, same, &mut partners, &mut taken);
    let pairs = partners.into_iter().enumerate();
    let pairs = pairs.map(|(index, partner)| (Some(index), partner));
    let rest = taken.iter().enumerate().filter(|(_, taken)| !**taken);
    pairs.chain(rest.map(|(at, _)| (None, Some(at)))).collect()
}

/// Pairs items without a partner that follow partners and say mostly the same.
fn pair_renamed(
    left: &[Item],
    right: &[Item],
    same: &impl Same,
    partners: &mut [Option<usize>],
    taken: &mut [bool],
) {
    for index in 0..left.len() {
        if partners[index].is_some() {
            continue;
        }
        let before = index.checked_sub(1).map(|before| partners[before]);
        let next = match before {
            None => Some(0),
            Some(partner) => partner.map(|partner| partner + 1),
        };
        let free = next.filter(|next| taken.get(*next) == Some(&false));
        if let Some(at) = free.filter(|at| agrees(&left[index], &right[*at], same)) {
            taken[at] = true;
            partners[index] = Some(at);
        }
    }
}

/// Whether more than half of what both say is the same.
fn agrees(left: &Item, right: &Item, same: &impl Same) -> bool {
    let facts = left.facts.iter().filter(|fact| fact.aspect != Aspect::Text);
    let judged = facts.filter_map(|fact| {
        let mut others = right.about(fact.aspect).peekable();
        others.peek()?;
        Some(others.any(|other| same(left, fact, right, other)))
    });
    let (agreed, all) = judged.fold((0, 0), |(agreed, all), is_same| {
        (agreed + usize::from(is_same), all + 1)
    });
    all == 0 || 2 * agreed > all
}
