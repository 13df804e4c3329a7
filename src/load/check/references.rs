//! Follows references: to their end, within the limits, to an object of the right kind.

use super::{Checker, Reference, address};
use crate::diag::codes;
use crate::load::reference::follow;
use crate::load::table::{Kind, Object, REQUEST_BODY, RESPONSE, SCHEMA, same};
use crate::load::version::Version;
use crate::source::{Place, Value};

/// What is made of a reference to another kind of object, where an object of the wanted kind may say nothing.
fn meaning_of_other(wanted: &'static Object) -> Option<&'static str> {
    if same(wanted, &SCHEMA) {
        Some("any value is taken; refer to the schema in it")
    } else if same(wanted, &RESPONSE) {
        Some("its body is handed out as it comes; refer to a response whose `content` has it")
    } else if same(wanted, &REQUEST_BODY) {
        Some(
            "its `content` is sent, or bytes where it has none; refer to a request body whose `content` has the schema",
        )
    } else {
        None
    }
}

impl Checker<'_> {
    /// Notes the `$ref` of an object for later; says what has no effect beside it.
    pub(super) fn note_reference(&mut self, value: &Value, place: &Place, wanted: &'static Object) {
        let (Some(members), Some(reference)) = (value.as_object(), value.get("$ref")) else {
            return;
        };
        let at = place.child("$ref");
        let Some(text) = reference.as_str() else {
            let message = format!("`$ref` must be text, found {}", reference.kind());
            self.diags.error(&codes::BAD_REFERENCE, &at, message);
            return;
        };
        self.pending.push_back(Reference {
            place: place.clone(),
            key: "$ref",
            text: text.to_owned(),
            wanted,
        });
        for name in members.keys().filter(|name| *name != "$ref") {
            self.check_sibling(name, place, wanted);
        }
    }

    /// Notes the `$dynamicRef` of a schema, which is followed as a `$ref` is.
    pub(super) fn note_dynamic_reference(&mut self, value: &Value, place: &Place) {
        if let Some(text) = value.get("$dynamicRef").and_then(Value::as_str) {
            self.pending.push_back(Reference {
                place: place.clone(),
                key: "$dynamicRef",
                text: text.to_owned(),
                wanted: &SCHEMA,
            });
        }
    }

    fn check_sibling(&mut self, name: &str, place: &Place, wanted: &'static Object) {
        let meaningful = self.version > Version::V3_0
            && (same(wanted, &SCHEMA) || matches!(name, "summary" | "description"));
        let place = place.child(name);
        if name.starts_with("x-specbind-") && !(meaningful && same(wanted, &SCHEMA)) {
            let message = format!("`{name}` has no effect beside `$ref`");
            let help = "put it on the object that is referred to, or wrap the reference in `allOf` if it is a schema";
            self.diags
                .error(&codes::MISPLACED_EXTENSION, &place, message)
                .on_key()
                .help(help);
        } else if !meaningful && !name.starts_with("x-") {
            let message = format!("`{name}` has no effect beside `$ref`");
            let finding = self
                .diags
                .warning(&codes::IGNORED_SIBLING, &place, message)
                .on_key();
            if !same(wanted, &SCHEMA) {
                finding.help("everything beside `$ref` is ignored here; change the object that is referred to");
            }
        }
    }

    pub(super) fn check_reference(&mut self, reference: Reference) {
        let Reference {
            place,
            key,
            text,
            wanted,
        } = reference;
        let Some(target) = self.follow_chain(&place, key, &text) else {
            return;
        };
        let file = std::sync::Arc::clone(self.files.sources.file(target.file));
        let Some(value) = file.find(&target.pointer) else {
            return;
        };
        match self.seen.get(&address(value)) {
            Some(found) if same(found, wanted) => {}
            Some(found) => {
                let message = format!("`{text}` is {}, not {}", found.name, wanted.name);
                let at = place.child(key);
                let finding = match meaning_of_other(wanted) {
                    Some(help) => self
                        .diags
                        .warning(&codes::REFERENCE_KIND, &at, message)
                        .help(help),
                    None => {
                        let help = format!("refer to {}, or write one here", wanted.name);
                        let error = self.diags.error(&codes::REFERENCE_KIND, &at, message);
                        error.help(help)
                    }
                };
                finding.related(target, "it leads here");
            }
            None if same(wanted, &SCHEMA) => self.check_value(Kind::Schema, value, &target),
            None => self.check_value(Kind::Object(wanted), value, &target),
        }
    }

    /// The place where a chain of references ends; the first step that fails is reported.
    fn follow_chain(&mut self, start: &Place, key: &str, text: &str) -> Option<Place> {
        let mut passed = vec![start.clone()];
        let (first_key, mut key, mut text) = (key, key, text.to_owned());
        loop {
            let holder = passed.last()?.clone();
            let target = match follow(&holder, &text, self.files, self.diags) {
                Ok(target) => target?,
                Err(dead) => {
                    let finding = self
                        .diags
                        .error(dead.code, &holder.child(key), dead.message);
                    finding.help = dead.help;
                    return None;
                }
            };
            if let Some(first) = passed.iter().position(|place| *place == target) {
                self.report_cycle(&passed[first..]);
                return None;
            }
            match self.files.sources.value(&target)?.reference() {
                None => return Some(target),
                Some(next) => (key, text) = ("$ref", next.to_owned()),
            }
            if passed.len() >= self.limits.references {
                let message = format!(
                    "more than {} references follow each other",
                    self.limits.references
                );
                self.diags
                    .error(&codes::LIMIT_EXCEEDED, &start.child(first_key), message);
                return None;
            }
            passed.push(target);
        }
    }

    /// A cycle is reported once, at its first reference in the document, however it was entered.
    fn report_cycle(&mut self, cycle: &[Place]) {
        let Some(first) = (0..cycle.len()).min_by_key(|index| {
            (
                cycle[*index].file,
                self.files.sources.span(&cycle[*index]).start,
            )
        }) else {
            return;
        };
        let ordered: Vec<&Place> = cycle[first..].iter().chain(&cycle[..first]).collect();
        let names: Vec<String> = ordered
            .iter()
            .chain(&ordered[..1])
            .map(|place| format!("`{}`", place.pointer))
            .collect();
        let message = format!(
            "these references only lead to each other: {}",
            names.join(" → ")
        );
        let sources = &self.files.sources;
        let at = |place: &Place| {
            let reference = sources.value(place).and_then(Value::reference);
            place.child(reference.map_or("$dynamicRef", |_| "$ref"))
        };
        let finding = self
            .diags
            .error(&codes::CYCLIC_REFERENCE, &at(ordered[0]), message);
        for place in &ordered[1..] {
            finding.related(at(place), "then from here");
        }
    }
}
