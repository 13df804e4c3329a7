//! What a placeholder stands for → a fact.

use super::super::capture::Line;
use super::super::item::{Aspect, At, Item, Stated, Value};
use super::super::profile::{Filled, Slot, Words};

/// Adds the facts that placeholders state in one go. Allowed values and meanings are left to the caller.
pub(super) fn push_filled(item: &mut Item, filled: &[Filled<'_>], lines: &[&Line], words: &Words) {
    for found in filled {
        let aspect = match found.slot {
            Slot::Type => Aspect::Type,
            Slot::Presence => Aspect::Presence,
            Slot::Form => Aspect::Form,
            Slot::Title => Aspect::Title,
            Slot::Mode => Aspect::Mode,
            Slot::Version => Aspect::Version,
            Slot::Method => Aspect::Method,
            Slot::Path => Aspect::Path,
            Slot::Status => Aspect::Status,
            Slot::Message => Aspect::Message,
            Slot::Name
            | Slot::Code
            | Slot::Case
            | Slot::Length
            | Slot::Min
            | Slot::Max
            | Slot::Value
            | Slot::Values
            | Slot::Meaning => continue,
        };
        let word = words.meaning(found.slot, found.text).unwrap_or(found.text);
        let at = At::Line(lines[found.line].number);
        item.push(aspect, Value::Word(word.to_owned()), found.text, at);
    }
    push_size(item, filled, lines);
}

/// Adds the size that these placeholders state. A least and a most on lines of their own are one size.
fn push_size(item: &mut Item, filled: &[Filled<'_>], lines: &[&Line]) {
    let find = |slot| filled.iter().find(|found| found.slot == slot);
    let text = |slot| find(slot).map(|found| found.text.to_owned());
    let (length, least, most) = (text(Slot::Length), text(Slot::Min), text(Slot::Max));
    let stated = if length.is_some() {
        Stated::Length
    } else {
        Stated::Bounds
    };
    let first = find(Slot::Length).or(find(Slot::Min)).or(find(Slot::Max));
    let Some(first) = first else { return };
    let line = lines[first.line];
    if let Some(earlier) = item
        .facts
        .iter_mut()
        .find(|fact| fact.aspect == Aspect::Size)
        && let Value::Page {
            stated: Stated::Bounds,
            least: old_least,
            most: old_most,
        } = &mut earlier.value
        && stated == Stated::Bounds
        && (old_least.is_none() || least.is_none())
        && (old_most.is_none() || most.is_none())
    {
        *old_least = old_least.take().or(least);
        *old_most = old_most.take().or(most);
        earlier.said = format!("{}, {}", earlier.said, line.text);
        return;
    }
    let value = Value::Page {
        stated,
        least: length.clone().or(least),
        most: length.or(most),
    };
    item.push(Aspect::Size, value, &line.text, At::Line(line.number));
}
