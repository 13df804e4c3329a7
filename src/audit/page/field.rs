//! The lines of one part → its headers or parameters.

use super::super::capture::Line;
use super::super::item::{Aspect, At, Item, Kind, Value};
use super::super::profile::{Filled, Pattern, Profile, Slot, ValuesLayout};
use super::block::push_filled;
use super::{match_first, push_text};

/// The lines before the first row, and the rows.
pub(super) fn read_fields<'l>(
    lines: &[&'l Line],
    kind: Kind,
    profile: &Profile,
) -> (Vec<&'l Line>, Vec<Item>) {
    let mut before = Vec::new();
    let mut items: Vec<(Item, Vec<&Line>)> = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if let Some((item, height)) = read_start(&lines[at..], kind, profile) {
            items.push((item, Vec::new()));
            at += height;
            continue;
        }
        match items.last_mut() {
            Some((_, block)) => block.push(*line),
            None => before.push(*line),
        }
        at += 1;
    }
    let read = |(mut item, block): (Item, Vec<&Line>)| {
        read_block(&mut item, &block, profile);
        if let Some(presence) = &profile.unsaid_presence
            && item.word(Aspect::Presence).is_none()
        {
            let at = item.at.clone();
            let said = format!("nothing, which is {presence}");
            item.push(Aspect::Presence, Value::Word(presence.clone()), said, at);
        }
        item
    };
    (before, items.into_iter().map(read).collect())
}

/// The row that starts at the first of these lines. One of its lines may be gone, and one of its words unknown.
fn read_start(lines: &[&Line], kind: Kind, profile: &Profile) -> Option<(Item, usize)> {
    let first = [*lines.first()?];
    if match_first(&profile.field.facts, &first, profile).is_some() {
        return None;
    }
    let whole = |pattern: &Pattern| match_start(pattern, lines, profile, 1);
    // The name stays; of the other lines one may be gone, when the words of those that stay are known.
    let torn = |pattern: &Pattern| {
        (1..pattern.height()).find_map(|gone| {
            let rest = pattern.without_line(gone)?;
            match_start(
                &rest,
                lines,
                profile,
                rest.height().saturating_sub(1).max(1),
            )
        })
    };
    let patterns = profile.field.start.iter();
    let found = patterns.clone().find_map(whole);
    let (filled, height) = found.or_else(|| patterns.clone().find_map(torn))?;
    let name = filled.iter().find(|found| found.slot == Slot::Name)?;
    let is_name = [Slot::Type, Slot::Presence]
        .iter()
        .all(|slot| profile.words.meaning(*slot, name.text).is_none());
    is_name.then(|| {
        let at = At::Line(lines[name.line].number);
        let mut item = Item::new(kind, name.text, at);
        push_filled(&mut item, &filled, lines, &profile.words);
        (item, height)
    })
}

/// What the placeholders stand for, when at least so many of the words for type and presence are known ones.
fn match_start<'l>(
    pattern: &Pattern,
    lines: &[&'l Line],
    profile: &Profile,
    known: usize,
) -> Option<(Vec<Filled<'l>>, usize)> {
    let height = pattern.height();
    let texts: Vec<&str> = lines
        .iter()
        .take(height)
        .map(|line| line.text.as_str())
        .collect();
    let filled = pattern.match_lines(&texts, &profile.words)?;
    let mut others = lines[1..height].iter();
    let takes_fact =
        others.any(|line| match_first(&profile.field.facts, &[*line], profile).is_some());
    (is_known(&filled, profile, known) && !takes_fact).then_some((filled, height))
}

fn is_known(filled: &[Filled<'_>], profile: &Profile, least: usize) -> bool {
    let known = filled.iter().filter(|found| {
        let is_word = matches!(found.slot, Slot::Type | Slot::Presence);
        is_word && profile.words.meaning(found.slot, found.text).is_some()
    });
    known.count() >= least
}

/// The other lines of a row.
fn read_block(item: &mut Item, lines: &[&Line], profile: &Profile) {
    let form = lines.iter().find_map(|line| {
        let (filled, _) = match_first(&profile.field.facts, &[*line], profile)?;
        filled
            .into_iter()
            .find(|found| found.slot == Slot::Form)
            .map(|found| found.text)
    });
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let rest = &lines[at..];
        match match_first(&profile.field.facts, rest, profile) {
            Some((filled, height)) if !is_legend(&filled, form) => {
                push_filled(item, &filled, rest, &profile.words);
                push_values(item, &filled, rest, &profile.values);
                at += height;
            }
            _ => {
                push_text(item, line);
                at += 1;
            }
        }
    }
}

/// Whether what looks like an allowed value explains letters of a form, such as `xxxxxxx : 7 digits`.
fn is_legend(filled: &[Filled<'_>], form: Option<&str>) -> bool {
    let value = filled.iter().find(|found| found.slot == Slot::Value);
    value.is_some_and(|value| {
        let mut letters = value.text.chars();
        let first = letters.next();
        let repeats = value.text.chars().count() > 1 && letters.all(|letter| Some(letter) == first);
        repeats || form.is_some_and(|form| form.contains(value.text))
    })
}

fn push_values(item: &mut Item, filled: &[Filled<'_>], lines: &[&Line], layout: &ValuesLayout) {
    let find = |slot| filled.iter().find(|found| found.slot == slot);
    let mut push = |value: &str, meaning: Option<&str>, line: usize| {
        let at = At::Line(lines[line].number);
        let mut allowed = Item::new(Kind::AllowedValue, value, at.clone());
        if let Some(meaning) = meaning {
            let word = Value::Word(meaning.to_owned());
            allowed.push(Aspect::Text, word, meaning, at);
        }
        item.values.push(allowed);
    };
    if let Some(value) = find(Slot::Value) {
        let meaning = find(Slot::Meaning).map(|meaning| meaning.text);
        push(layout.bare(value.text), meaning, value.line);
    }
    if let Some(values) = find(Slot::Values) {
        for listed in layout.read(values.text) {
            push(listed.value, listed.meaning, values.line);
        }
    }
}
