//! The members of one object while it is read: each name once, merge keys expanded at its end.

use std::ops::Range;

use indexmap::map::Entry;

use super::event::{Problem, ProblemKind};
use super::spot::Spot;
use super::value::{Members, Value};

/// A value and where it stands.
pub(super) type Node = (Value, Spot);

#[derive(Default)]
pub(super) struct Map {
    members: Members,
    keys: Vec<Range<usize>>,
    spots: Vec<Spot>,
    pub(super) key: Option<Key>,
    merges: Vec<Node>,
}

pub(super) struct Key {
    pub(super) text: String,
    pub(super) span: Range<usize>,
    /// An unquoted `<<`.
    pub(super) merge: bool,
}

impl Map {
    /// Adds the value of the pending key; a key that is there already is returned as a problem.
    pub(super) fn put(&mut self, node: Node) -> Result<Option<Problem>, Problem> {
        let Some(key) = self.key.take() else {
            return Ok(None);
        };
        if key.merge {
            return self.put_merge(node, &key.span).map(|()| None);
        }
        match self.members.entry(key.text) {
            Entry::Vacant(entry) => {
                entry.insert(node.0);
                self.keys.push(key.span);
                self.spots.push(node.1);
                Ok(None)
            }
            Entry::Occupied(entry) => {
                let first = self.keys[entry.index()].clone();
                let message = format!("`{}` stands twice in this object", entry.key());
                let mut problem = Problem::new(ProblemKind::DuplicateKey, key.span, message);
                problem.related = Some((first, "first here".to_owned()));
                Ok(Some(problem))
            }
        }
    }

    fn put_merge(&mut self, (value, spot): Node, key: &Range<usize>) -> Result<(), Problem> {
        match value {
            Value::Object(_) => self.merges.push((value, spot)),
            Value::Array(items) if items.iter().all(|item| item.as_object().is_some()) => {
                self.merges.extend(items.into_iter().zip(spot.children()));
            }
            other => {
                let message = format!("`<<` merges objects, found {}", other.kind());
                return Err(Problem::new(ProblemKind::BadMerge, key.clone(), message));
            }
        }
        Ok(())
    }

    /// The members, then those of the merged objects that are not there yet.
    pub(super) fn merged(mut self) -> (Members, Vec<Range<usize>>, Vec<Spot>) {
        for (value, spot) in self.merges {
            let Value::Object(members) = value else {
                continue;
            };
            let keys = spot.keys();
            for (((name, value), key), spot) in
                (*members).into_iter().zip(keys).zip(spot.children())
            {
                if let Entry::Vacant(entry) = self.members.entry(name) {
                    entry.insert(value);
                    self.keys.push(key);
                    self.spots.push(spot);
                }
            }
        }
        (self.members, self.keys, self.spots)
    }
}
