//! The lines above the first heading → what the page says about the operation as a whole.

use super::super::capture::Line;
use super::super::item::{At, Item, Kind};
use super::super::profile::Profile;
use super::block::push_filled;
use super::{match_first, push_text};

/// The operation, and the numbers of the lines above its first fact.
pub(super) fn read_head(lines: &[&Line], profile: &Profile) -> (Item, Vec<usize>) {
    let mut operation = Item::new(Kind::Operation, "", At::Line(1));
    let mut above = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let rest = &lines[at..];
        if let Some((filled, height)) = match_first(&profile.head, rest, profile) {
            if operation.facts.is_empty() {
                operation.at = At::Line(line.number);
            }
            push_filled(&mut operation, &filled, rest, &profile.words);
            at += height;
        } else {
            match operation.facts.is_empty() {
                true => above.push(line.number),
                false => push_text(&mut operation, line),
            }
            at += 1;
        }
    }
    (operation, above)
}
