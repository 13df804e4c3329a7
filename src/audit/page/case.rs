//! The lines of the part with the test cases → test cases, each once: pages print the chosen one above the list as well.

use super::super::capture::Line;
use super::super::item::{At, Item, Kind};
use super::super::profile::{Profile, Slot};
use super::block::push_filled;
use super::match_first;

/// The lines that are no test case, and the test cases.
pub(super) fn read_cases<'l>(lines: &[&'l Line], profile: &Profile) -> (Vec<&'l Line>, Vec<Item>) {
    let mut others = Vec::new();
    let mut items: Vec<Item> = Vec::new();
    for line in lines {
        let found = match_first(&profile.case, &[*line], profile);
        let filled = found.map(|(filled, _)| filled).unwrap_or_default();
        let Some(case) = filled.iter().find(|found| found.slot == Slot::Case) else {
            others.push(*line);
            continue;
        };
        let mut item = Item::new(Kind::Case, case.text, At::Line(line.number));
        push_filled(&mut item, &filled, &[*line], &profile.words);
        let is_same = |known: &Item| {
            known.name == item.name
                && known
                    .facts
                    .iter()
                    .map(|fact| &fact.value)
                    .eq(item.facts.iter().map(|fact| &fact.value))
        };
        if !items.iter().any(is_same) {
            items.push(item);
        }
    }
    (others, items)
}
