//! The lines of the part with the codes → codes with status, message and meaning.

use super::super::capture::Line;
use super::super::item::{Aspect, At, Item, Kind, Value};
use super::super::profile::{Filled, Profile, Slot};
use super::block::push_filled;
use super::{match_first, push_text};

/// The lines before the first code, and the codes.
pub(super) fn read_codes<'l>(lines: &[&'l Line], profile: &Profile) -> (Vec<&'l Line>, Vec<Item>) {
    let mut before = Vec::new();
    let mut items: Vec<Item> = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let rest = &lines[at..];
        if let Some((filled, height)) = match_first(&profile.code.start, rest, profile) {
            items.push(Item::new(Kind::Code, "", At::Line(line.number)));
            push_code(&mut items, &filled, rest, profile);
            at += height;
        } else if let Some((filled, height)) = match_fact(rest, profile) {
            if items.is_empty() {
                items.push(Item::new(Kind::Code, "", At::Line(line.number)));
            }
            push_code(&mut items, &filled, rest, profile);
            at += height;
        } else {
            // A label whose value is gone says nothing by itself.
            let is_label = profile
                .code
                .facts
                .iter()
                .any(|fact| fact.is_label(&line.text));
            match items.last_mut() {
                _ if is_label => {}
                Some(item) => push_text(item, line),
                None => before.push(*line),
            }
            at += 1;
        }
    }
    items.iter_mut().for_each(name_after_status);
    (before, items)
}

/// A fact on the first of these lines. What starts an entry is no label's value.
fn match_fact<'l>(lines: &[&'l Line], profile: &Profile) -> Option<(Vec<Filled<'l>>, usize)> {
    let (filled, height) = match_first(&profile.code.facts, lines, profile)?;
    let starts = |line: usize| match_first(&profile.code.start, &lines[line..], profile).is_some();
    (!(1..height).any(starts)).then_some((filled, height))
}

/// Adds what was found to the last entry. A second code starts an entry of its own.
fn push_code(items: &mut Vec<Item>, filled: &[Filled<'_>], lines: &[&Line], profile: &Profile) {
    let at = |found: &Filled<'_>| At::Line(lines[found.line].number);
    if let Some(code) = filled.iter().find(|found| found.slot == Slot::Code) {
        match items.last_mut() {
            Some(item) if item.name.is_empty() => {
                item.name = code.text.to_owned();
                item.at = at(code);
            }
            _ => items.push(Item::new(Kind::Code, code.text, at(code))),
        }
    }
    let Some(item) = items.last_mut() else { return };
    push_filled(item, filled, lines, &profile.words);
    if let Some(meaning) = filled.iter().find(|found| found.slot == Slot::Meaning) {
        let word = Value::Word(meaning.text.to_owned());
        item.push(Aspect::Text, word, meaning.text, at(meaning));
    }
}

/// An entry without a code goes by its status, and its message is a text like any other.
fn name_after_status(item: &mut Item) {
    if item.name.is_empty() {
        item.name = item.word(Aspect::Status).unwrap_or_default().to_owned();
        let messages = item
            .facts
            .iter_mut()
            .filter(|fact| fact.aspect == Aspect::Message);
        messages.for_each(|message| message.aspect = Aspect::Text);
    }
}
