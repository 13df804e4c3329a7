//! Lines and a profile → what the page says. Nothing is dropped: a line that no pattern knows is a text.

mod block;
mod case;
mod code;
mod field;
mod head;

use std::ops::RangeInclusive;

use super::capture::Line;
use super::item::{Aspect, At, Item, Kind, Section, Value};
use super::profile::{Pattern, Profile, SectionLayout, Slot};

/// What a page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The operation as a whole.
    pub operation: Item,
    /// The parts that the profile knows, in its order.
    pub sections: Vec<Section>,
    /// Lines that belong to no part: logo, menu, buttons.
    pub unread: Vec<RangeInclusive<usize>>,
}

impl Page {
    /// Whether the page shows anything that the profile knows.
    pub fn is_foreign(&self) -> bool {
        self.operation.facts.is_empty() && !self.sections.iter().any(|section| section.is_visible)
    }

    /// The items of one kind; none where the page does not show their part.
    pub fn items(&self, kind: Kind) -> &[Item] {
        self.section(kind).map_or(&[], |section| &section.items)
    }

    /// The part with items of this kind.
    pub fn section(&self, kind: Kind) -> Option<&Section> {
        self.sections.iter().find(|section| section.kind == kind)
    }
}

/// Reads a page.
pub fn read_page(lines: &[Line], profile: &Profile) -> Page {
    let mut parts = split(lines, profile);
    let head = parts.remove(0);
    let (mut operation, above) = head::read_head(&head.lines, profile);
    let mut unread = above;
    let mut sections = Vec::new();
    for (layout, part) in profile.sections.iter().zip(parts) {
        let (texts, items) = match layout.kind {
            Kind::Code => code::read_codes(&part.lines, profile),
            Kind::Case => case::read_cases(&part.lines, profile),
            kind => field::read_fields(&part.lines, kind, profile),
        };
        texts
            .iter()
            .for_each(|line| push_text(&mut operation, line));
        unread.extend(part.after);
        sections.push(Section {
            kind: layout.kind,
            is_visible: part.is_visible,
            is_cut: part.is_cut,
            items,
        });
    }
    Page {
        operation,
        sections,
        unread: ranges(unread),
    }
}

/// The lines of one part.
#[derive(Default)]
struct Part<'l> {
    lines: Vec<&'l Line>,
    /// Lines behind its end.
    after: Vec<usize>,
    is_visible: bool,
    is_cut: bool,
}

/// The lines above the first heading, then those of each section of the profile.
fn split<'l>(lines: &'l [Line], profile: &Profile) -> Vec<Part<'l>> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    parts.resize_with(profile.sections.len() + 1, Part::default);
    let (mut current, mut is_over) = (0, false);
    for line in lines {
        let starts = |layout: &SectionLayout| is_one_of(&layout.headings, line);
        if let Some(found) = profile.sections.iter().position(starts) {
            (current, is_over) = (found + 1, false);
            parts[current].is_visible = true;
            continue;
        }
        let layout = current.checked_sub(1).map(|index| &profile.sections[index]);
        is_over |= layout.is_some_and(|layout| is_one_of(&layout.end, line));
        let part = &mut parts[current];
        if is_over {
            part.after.push(line.number);
        } else if layout.is_some_and(|layout| is_one_of(&layout.cut, line)) {
            part.is_cut = true;
        } else if !layout.is_some_and(|layout| is_one_of(&layout.labels, line)) {
            part.lines.push(line);
        }
    }
    parts
}

fn is_one_of(known: &[String], line: &Line) -> bool {
    let text = line.text.to_lowercase();
    known.iter().any(|known| known.to_lowercase() == text)
}

/// The facts that one line states about an item of this kind, standing alone.
pub(super) fn read_line(text: &str, kind: Kind, profile: &Profile) -> Vec<super::item::Fact> {
    let line = Line {
        number: 0,
        text: text.to_owned(),
    };
    let mut item = Item::new(kind, "", At::Line(0));
    for (slot, aspect) in [
        (Slot::Type, Aspect::Type),
        (Slot::Presence, Aspect::Presence),
    ] {
        if let Some(word) = profile.words.meaning(slot, text) {
            item.push(aspect, Value::Word(word.to_owned()), text, At::Line(0));
        }
    }
    let patterns = match kind {
        Kind::Operation => &profile.head,
        Kind::Code => &profile.code.facts,
        Kind::Case => &profile.case,
        _ => &profile.field.facts,
    };
    if let Some((filled, _)) = match_first(patterns, &[&line], profile) {
        block::push_filled(&mut item, &filled, &[&line], &profile.words);
    }
    item.facts
}

/// A line that no pattern knows.
fn push_text(item: &mut Item, line: &Line) {
    let word = Value::Word(line.text.clone());
    item.push(Aspect::Text, word, &line.text, At::Line(line.number));
}

/// The first pattern that the lines match, with what its placeholders stand for and how many lines it covers.
fn match_first<'l>(
    patterns: &[Pattern],
    lines: &[&'l Line],
    profile: &Profile,
) -> Option<(Vec<super::profile::Filled<'l>>, usize)> {
    patterns.iter().find_map(|pattern| {
        let texts: Vec<&str> = lines
            .iter()
            .take(pattern.height())
            .map(|line| line.text.as_str())
            .collect();
        let filled = pattern.match_lines(&texts, &profile.words)?;
        // A label whose value is gone does not take the next label for it.
        let is_label = |text| patterns.iter().any(|other| other.is_label(text));
        let takes_label = filled.iter().any(|filled| is_label(filled.text));
        (!takes_label).then(|| (filled, pattern.height()))
    })
}

/// Numbers of lines as ranges; blank lines between them do not part them.
fn ranges(mut numbers: Vec<usize>) -> Vec<RangeInclusive<usize>> {
    numbers.sort_unstable();
    let mut ranges: Vec<RangeInclusive<usize>> = Vec::new();
    for number in numbers {
        match ranges.last_mut() {
            Some(last) if number <= last.end() + 10 => *last = *last.start()..=number,
            _ => ranges.push(number..=number),
        }
    }
    ranges
}
