//! Changes of the model and of the crates' items → findings.

use std::collections::BTreeSet;

use super::Side;
use super::compare::Change;
use super::effect::{Direction, Effect};
use super::fact::{Action, Fact};
use super::finding::{Finding, Operation, Severity, Site, Verdict};
use super::fingerprint::fingerprint;
use super::items::{item_findings, item_verdict, reordered_finding};
use super::source::explain_items;
use super::spot::Spot;
use crate::surface::ItemChange;

/// All findings in document order, those about items that no fact explains last.
pub(super) fn find_all(
    old: &Side<'_>,
    new: &Side<'_>,
    changes: Vec<Change>,
    items: &[ItemChange],
) -> Vec<Finding> {
    let (explained, unexplained) = explain_items(&changes, items);
    let mut findings: Vec<Finding> = changes
        .iter()
        .zip(explained)
        .map(|(change, items)| finding(old, new, change, &items))
        .collect();
    findings.extend(item_findings(old, new, &unexplained));
    let reordered = items.iter().filter(|item| item.reordered);
    findings.extend(reordered.map(|item| reordered_finding(old, new, item)));
    findings
}

fn finding(old: &Side<'_>, new: &Side<'_>, change: &Change, items: &[&ItemChange]) -> Finding {
    let Change {
        fact,
        action,
        subject,
        old: before,
        new: after,
        touches: _, // have led to the items
        uses,
    } = change;
    let effect = fact.effect(*action);
    let directions: BTreeSet<Direction> = match fact.directions {
        // Whatever it is about, it touches everything.
        [] if uses.is_empty() => Direction::BOTH.into(),
        _ => uses.iter().map(|(_, direction)| *direction).collect(),
    };
    let verdicts = |read: fn(&Effect, Direction) -> Option<&'static str>| -> Vec<Verdict> {
        let reasons = directions
            .iter()
            .filter_map(|way| Some((*way, read(&effect, *way)?)));
        reasons
            .map(|(way, reason)| Verdict::about_values(way, reason))
            .collect()
    };
    let (wire, behaviour) = (verdicts(Effect::wire), verdicts(Effect::behaviour));
    let source: Vec<Verdict> = items.iter().map(|item| item_verdict(item)).collect();
    let rules = rules_of(fact, *action, &directions, &effect);
    let parts = [
        fact.slug,
        action.word(),
        subject,
        before.text.as_deref().unwrap_or_default(),
        after.text.as_deref().unwrap_or_default(),
    ];
    Finding {
        rule: rules[0].clone(),
        severity: Severity::of(&wire, &source, &behaviour),
        rules,
        area: fact.area.word(),
        subject: subject.clone(),
        fact: fact.noun,
        action: action.word(),
        old: site(old, before),
        new: site(new, after),
        operations: operations(old, new, uses.iter().map(|(operation, _)| *operation)),
        directions: directions.into_iter().collect(),
        wire,
        source,
        behaviour,
        fingerprint: fingerprint(parts),
        accepted: None,
    }
}

/// Names of the rules, that of the more serious direction first.
fn rules_of(
    fact: &'static Fact,
    action: Action,
    directions: &BTreeSet<Direction>,
    effect: &Effect,
) -> Vec<String> {
    if fact.directions.len() < 2 {
        return vec![fact.rule_id(action, None)];
    }
    let mut ways: Vec<Direction> = directions.iter().copied().collect();
    ways.sort_by_key(|way| match (effect.wire(*way), effect.behaviour(*way)) {
        (Some(_), _) => 0,
        (None, Some(_)) => 1,
        (None, None) => 2,
    });
    if ways.is_empty() {
        ways.push(Direction::Request);
    }
    ways.into_iter()
        .map(|way| fact.rule_id(action, Some(way)))
        .collect()
}

/// A value with its file and line.
pub(super) fn site(side: &Side<'_>, spot: &Spot) -> Site {
    let file = side.sources.file(spot.place.file);
    let line = file.line_column(side.sources.key_span(&spot.place).start).0;
    Site {
        value: spot.text.clone(),
        file: file.path.display().to_string(),
        line,
        pointer: spot.place.pointer.to_string(),
    }
}

/// Operations by their place in the new document, then in the old one.
fn operations(
    old: &Side<'_>,
    new: &Side<'_>,
    indexes: impl Iterator<Item = usize>,
) -> Vec<Operation> {
    let new = &new.api.operations;
    let indexes: BTreeSet<usize> = indexes.collect();
    let find = |index: usize| match new.get(index) {
        Some(operation) => Some(operation),
        None => old.api.operations.get(index - new.len()),
    };
    indexes
        .into_iter()
        .filter_map(find)
        .map(operation)
        .collect()
}

/// What a finding says of an operation.
pub(super) fn operation(operation: &crate::model::Operation) -> Operation {
    Operation {
        id: operation.id.clone(),
        method: operation.method.as_str(),
        path: operation.path.clone(),
    }
}
