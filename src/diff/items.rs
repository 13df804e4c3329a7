//! What no fact of the model tells: items of the crates that differ all the same, and documents that come and go.

use super::Side;
use super::effect::Direction;
use super::fact::{Action, Fact};
use super::facts::api::{DOCUMENT, RUST_ITEM};
use super::find::{operation, site};
use super::finding::{Finding, Operation, Severity, Site, Verdict};
use super::fingerprint::fingerprint;
use super::reach::{reachable, roots};
use super::spot::Spot;
use crate::model::SchemaId;
use crate::source::{FileId, Place};
use crate::surface::ItemChange;

/// What became of an item that breaks callers.
pub(super) fn item_verdict(item: &ItemChange) -> Verdict {
    let ItemChange {
        path,
        old,
        new,
        more,
        less,
        ..
    } = item;
    let reason = match (old, new) {
        (Some(old), Some(new)) => match (&more[..], &less[..]) {
            ([], []) => format!("`{old}` → `{new}`"),
            (more, []) => format!("takes {} too", quoted(more)),
            ([], less) => format!("takes {} no more", quoted(less)),
            (more, less) => format!("takes {} instead of {}", quoted(more), quoted(less)),
        },
        (Some(_), None) => "gone".to_owned(),
        (None, _) => "new, and literals or matches have to name it".to_owned(),
    };
    Verdict {
        direction: None,
        item: Some(path.clone()),
        reason,
    }
}

fn quoted(arguments: &[String]) -> String {
    let quoted: Vec<String> = arguments.iter().map(|it| format!("`{it}`")).collect();
    quoted.join(", ")
}

/// Items that break callers although no fact of the model tells why; members of one item are one finding.
pub(super) fn item_findings(old: &Side<'_>, new: &Side<'_>, items: &[&ItemChange]) -> Vec<Finding> {
    let mut groups: Vec<(&str, Vec<&ItemChange>)> = Vec::new();
    for item in items {
        let owner = owner(item);
        match groups.iter_mut().find(|(known, _)| *known == owner) {
            Some((_, group)) => group.push(item),
            None => groups.push((owner, vec![item])),
        }
    }
    let finding = |(owner, items): (&str, Vec<&ItemChange>)| {
        let action = match items[..] {
            [item] if item.member.is_none() && item.new.is_none() => Action::Removed,
            _ => Action::Changed,
        };
        let source = items.iter().map(|item| item_verdict(item)).collect();
        let mut finding = item_finding(old, new, (owner, &items[0].item), action, source);
        finding.severity = Severity::Source;
        finding
    };
    groups.into_iter().map(finding).collect()
}

/// The path of the item that an item is, or is a member of.
fn owner(item: &ItemChange) -> &str {
    let owner = item.member.as_ref().and_then(|member| {
        let owner = item.path.strip_suffix(member.as_str())?;
        owner.strip_suffix("::")
    });
    owner.unwrap_or(&item.path)
}

/// Arguments that have changed places, although callers compile.
pub(super) fn reordered_finding(old: &Side<'_>, new: &Side<'_>, item: &ItemChange) -> Finding {
    let moved = vec![Verdict {
        direction: None,
        item: Some(item.path.clone()),
        reason: "its arguments have changed places, and calls still compile".to_owned(),
    }];
    let name = (item.path.as_str(), item.item.as_str());
    let mut finding = item_finding(old, new, name, Action::Changed, moved);
    finding.behaviour = std::mem::take(&mut finding.source);
    finding.severity = Severity::Behaviour;
    finding
}

/// A finding about an item: its path and its name, where the schema stands that it is made of, and who uses that.
fn item_finding(
    old: &Side<'_>,
    new: &Side<'_>,
    (path, name): (&str, &str),
    action: Action,
    source: Vec<Verdict>,
) -> Finding {
    let (before, after) = (schema_of(old, name), schema_of(new, name));
    let spot = |side: &Side<'_>, id: Option<SchemaId>| {
        let place = id.map_or_else(
            || Place::root(FileId::ROOT),
            |id| side.api[id].place.clone(),
        );
        site(side, &Spot::none(&place))
    };
    let sites = (spot(old, before), spot(new, after));
    let subject = format!("`{path}`");
    let reasons = source.iter().flat_map(|verdict| {
        let item = verdict.item.as_deref().unwrap_or_default();
        [item, verdict.reason.as_str()]
    });
    let parts = [RUST_ITEM.slug, action.word(), subject.as_str()];
    let fingerprint = fingerprint(parts.into_iter().chain(reasons));
    let operations = match (before, after) {
        (_, Some(id)) => users(new, id),
        (Some(id), None) => users(old, id),
        (None, None) => Vec::new(),
    };
    Finding {
        operations,
        source,
        ..plain_finding(&RUST_ITEM, action, subject, sites, fingerprint)
    }
}

/// The schema that the type of that name is made of.
fn schema_of(side: &Side<'_>, name: &str) -> Option<SchemaId> {
    let names = side.names();
    let mut typed = names.typed().iter().copied();
    typed.find(|id| names.type_name(*id) == Some(name))
}

/// Operations with values of a schema.
fn users(side: &Side<'_>, id: SchemaId) -> Vec<Operation> {
    let operations = side.api.operations.iter();
    let uses = |found: &&crate::model::Operation| reachable(side.api, roots(found)).contains(&id);
    operations.filter(uses).map(operation).collect()
}

/// A document that only one of two folders or revisions has; nothing when both or none have it.
pub fn document_finding(old: Option<&str>, new: Option<&str>) -> Option<Finding> {
    let (name, action) = match (old, new) {
        (Some(name), None) => (name, Action::Removed),
        (None, Some(name)) => (name, Action::Added),
        (Some(_), Some(_)) | (None, None) => return None,
    };
    let site = |document: Option<&str>| Site {
        value: document.map(|_| "yes".to_owned()),
        file: name.to_owned(),
        line: 1,
        pointer: String::new(),
    };
    let effect = DOCUMENT.effect(action);
    let reasons = Direction::BOTH
        .into_iter()
        .filter_map(|way| Some((way, effect.wire(way)?)));
    let wire: Vec<Verdict> = reasons
        .map(|(way, reason)| Verdict::about_values(way, reason))
        .collect();
    let fingerprint = fingerprint([DOCUMENT.slug, action.word(), name]);
    Some(Finding {
        severity: Severity::of(&wire, &[], &[]),
        wire,
        ..plain_finding(
            &DOCUMENT,
            action,
            name.to_owned(),
            (site(old), site(new)),
            fingerprint,
        )
    })
}

/// A finding that touches no operation, without any verdict yet.
fn plain_finding(
    fact: &'static Fact,
    action: Action,
    subject: String,
    (old, new): (Site, Site),
    fingerprint: String,
) -> Finding {
    let rule = fact.rule_id(action, None);
    Finding {
        fingerprint,
        rules: vec![rule.clone()],
        rule,
        severity: Severity::Compatible,
        area: fact.area.word(),
        subject,
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
