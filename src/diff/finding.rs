//! A finding: one change of a fact with both values, both places, whom it touches and what it means.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Side;
use super::compare::{Change, Spot};
use super::effect::{Direction, Effect};
use super::fact::{Action, Fact};
use super::facts::api::{DOCUMENT, RUST_ITEM};
use super::fingerprint::fingerprint;
use super::source::explain_items;
use crate::source::FileId;
use crate::surface::ItemChange;

/// How much a change asks of the users of a client that was built before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing.
    Compatible,
    /// Their code compiles, but means something else.
    Behaviour,
    /// Their code does not compile against the new crate.
    Source,
    /// Requests are refused or answers misread.
    Wire,
}

impl Severity {
    /// The word of reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Compatible => "compatible",
            Self::Behaviour => "behaviour",
            Self::Source => "source",
            Self::Wire => "wire",
        }
    }
}

/// A value of a fact and where it stands; without a value, where it would stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Site {
    /// The value, for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// File, as the user knows it.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// JSON pointer in the file.
    pub pointer: String,
}

/// An operation that a change touches.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Operation {
    /// Its `operationId`.
    pub id: String,
    /// Upper case.
    pub method: &'static str,
    /// Path with `{parameters}`.
    pub path: String,
}

/// What a change does, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Which way the values go; `None` for what concerns no single direction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// The reason, or the Rust item.
    pub reason: String,
}

/// One change of a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule: of both directions, the more serious one's.
    pub rule: String,
    /// Every rule it falls under, one per direction.
    pub rules: Vec<String>,
    /// The most serious of the verdicts.
    pub severity: Severity,
    /// What it belongs to, in a word.
    pub area: &'static str,
    /// What changed, for people.
    pub subject: String,
    /// The fact, for people.
    pub fact: &'static str,
    /// What became of it, in a word.
    pub action: &'static str,
    /// Before.
    pub old: Site,
    /// After.
    pub new: Site,
    /// Operations that use it, in document order.
    pub operations: Vec<Operation>,
    /// Which ways its values go in them.
    pub directions: Vec<Direction>,
    /// Requests that are refused, answers that are misread; empty is compatible.
    pub wire: Vec<Verdict>,
    /// Items that break callers; empty is compatible.
    pub source: Vec<Verdict>,
    /// What means something else; empty is compatible.
    pub behaviour: Vec<Verdict>,
    /// Stays the same while lines move.
    pub fingerprint: String,
    /// Why it is accepted, where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted: Option<String>,
}

impl Serialize for Direction {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl Finding {
    /// The change in one line: subject, fact, values.
    pub fn message(&self) -> String {
        let Self {
            subject,
            fact,
            action,
            old,
            new,
            ..
        } = self;
        match (&old.value, &new.value) {
            (Some(old), Some(new)) => format!(
                "{subject}: {fact} {action}, {} → {}",
                short(old),
                short(new)
            ),
            (None, Some(value)) | (Some(value), None) if value == "yes" => {
                format!("{subject}: {fact} {action}")
            }
            (None, Some(value)) | (Some(value), None) => {
                format!("{subject}: {fact} {action}, {}", short(value))
            }
            (None, None) => format!("{subject}: {fact} {action}"),
        }
    }
}

/// A long value by its beginning, on one line.
fn short(value: &str) -> String {
    const LONGEST: usize = 80;
    let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// All findings in document order, those about items that no fact explains last.
pub(super) fn findings(
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
            .map(|(way, reason)| Verdict {
                direction: Some(way),
                reason: reason.to_owned(),
            })
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
        severity: severity(&wire, &source, &behaviour),
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

fn severity(wire: &[Verdict], source: &[Verdict], behaviour: &[Verdict]) -> Severity {
    match (wire.is_empty(), source.is_empty(), behaviour.is_empty()) {
        (false, _, _) => Severity::Wire,
        (true, false, _) => Severity::Source,
        (true, true, false) => Severity::Behaviour,
        (true, true, true) => Severity::Compatible,
    }
}

fn site(side: &Side<'_>, spot: &Spot) -> Site {
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
        .map(|operation| Operation {
            id: operation.id.clone(),
            method: operation.method.as_str(),
            path: operation.path.clone(),
        })
        .collect()
}

fn item_verdict(item: &ItemChange) -> Verdict {
    let ItemChange { path, old, new, .. } = item;
    let reason = match (old, new) {
        (Some(old), Some(new)) => format!("`{path}`: `{old}` → `{new}`"),
        (Some(_), None) => format!("`{path}` is gone"),
        (None, _) => format!("`{path}` is new, and literals or matches have to name it"),
    };
    Verdict {
        direction: None,
        reason,
    }
}

/// Items that break callers although no fact of the model tells why, such as a type under another name.
fn item_findings(old: &Side<'_>, new: &Side<'_>, items: &[&ItemChange]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for item in items {
        let owner = item.member.as_ref().and_then(|member| {
            let owner = item.path.strip_suffix(member.as_str())?;
            owner.strip_suffix("::")
        });
        let subject = format!("`{}`", owner.unwrap_or(&item.path));
        if let Some(known) = findings.iter_mut().find(|known| known.subject == subject) {
            known.source.push(item_verdict(item));
            continue;
        }
        let signatures = match owner {
            // The item itself is there on both sides.
            Some(_) => (
                Some("as before".to_owned()),
                Some("other members".to_owned()),
            ),
            None => (item.old.clone(), item.new.clone()),
        };
        let sites = (root_site(old, signatures.0), root_site(new, signatures.1));
        let mut finding = plain_finding(&RUST_ITEM, &subject, sites);
        finding.source = vec![item_verdict(item)];
        finding.severity = Severity::Source;
        findings.push(finding);
    }
    findings
}

/// Arguments that have changed places, although callers compile.
fn reordered_finding(old: &Side<'_>, new: &Side<'_>, item: &ItemChange) -> Finding {
    let sites = (
        root_site(old, item.old.clone()),
        root_site(new, item.new.clone()),
    );
    let mut finding = plain_finding(&RUST_ITEM, &format!("`{}`", item.path), sites);
    finding.behaviour = vec![Verdict {
        direction: None,
        reason: "its arguments have changed places, and calls still compile".to_owned(),
    }];
    finding.severity = Severity::Behaviour;
    finding
}

fn root_site(side: &Side<'_>, value: Option<String>) -> Site {
    whole_file(side.sources.path(FileId::ROOT).display().to_string(), value)
}

/// A document that only one of two folders or revisions has; nothing when both or none have it.
pub fn document_finding(old: Option<&str>, new: Option<&str>) -> Option<Finding> {
    let name = match (old, new) {
        (Some(name), None) | (None, Some(name)) => name,
        (Some(_), Some(_)) | (None, None) => return None,
    };
    let site =
        |document: Option<&str>| whole_file(name.to_owned(), document.map(|_| "yes".to_owned()));
    let mut finding = plain_finding(&DOCUMENT, name, (site(old), site(new)));
    let action = if old.is_some() {
        Action::Removed
    } else {
        Action::Added
    };
    let effect = DOCUMENT.effect(action);
    let reasons = Direction::BOTH
        .into_iter()
        .filter_map(|way| Some((way, effect.wire(way)?)));
    finding.wire = reasons
        .map(|(way, reason)| Verdict {
            direction: Some(way),
            reason: reason.to_owned(),
        })
        .collect();
    finding.severity = severity(&finding.wire, &finding.source, &finding.behaviour);
    Some(finding)
}

fn whole_file(file: String, value: Option<String>) -> Site {
    Site {
        value,
        file,
        line: 1,
        pointer: String::new(),
    }
}

/// A finding that touches no operation, without any verdict yet.
fn plain_finding(fact: &'static Fact, subject: &str, (old, new): (Site, Site)) -> Finding {
    let action = match (&old.value, &new.value) {
        (None, _) => Action::Added,
        (Some(_), None) => Action::Removed,
        (Some(_), Some(_)) => Action::Changed,
    };
    let rule = fact.rule_id(action, None);
    let parts = [
        fact.slug,
        action.word(),
        subject,
        old.value.as_deref().unwrap_or_default(),
        new.value.as_deref().unwrap_or_default(),
    ];
    Finding {
        fingerprint: fingerprint(parts),
        rules: vec![rule.clone()],
        rule,
        severity: Severity::Compatible,
        area: fact.area.word(),
        subject: subject.to_owned(),
        fact: fact.noun,
        action: action.word(),
        old,
        new,
        operations: Vec::new(),
        directions: Vec::new(),
        wire: Vec::new(),
        source: Vec::new(),
        behaviour: Vec::new(),
        accepted: None,
    }
}
