//! The scope of all types: components take their names first, and what is declared inline takes what they leave.
//!
//! Who gets a name that several inline types ask for hangs on those alone, and what the others get instead hangs on
//! their own way: whatever else a document holds, and in which order, changes neither.

use std::cmp::Reverse;

use super::idents::{Scope, digest};
use crate::hashed::Map;
use crate::model::SchemaId;

/// An inline type that asks for a name.
#[derive(Debug)]
pub(super) struct Claim {
    pub(super) id: SchemaId,
    /// The name: what owns the type, and the members on the way to it.
    pub(super) wanted: String,
    /// What is put behind the name where a component or a nearer type has it.
    pub(super) word: &'static str,
    /// Where the type is declared, in the document's words.
    pub(super) way: String,
    pub(super) rank: Rank,
}

/// Whose claim is heard first: what a component declares, then the shorter way, then the longer name of the owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    pub(super) of_operation: bool,
    pub(super) steps: usize,
    pub(super) owner_length: Reverse<usize>,
}

/// Gives every claim a name that none of `scope` has.
pub(super) fn settle_claims(
    mut scope: Scope,
    names: &mut Map<SchemaId, String>,
    mut claims: Vec<Claim>,
) {
    claims.sort_by_key(|claim| claim.rank);
    let mut left = Vec::new();
    for claim in claims {
        match scope.take(&claim.wanted) {
            true => drop(names.insert(claim.id, claim.wanted)),
            false => left.push(claim),
        }
    }
    for claim in left {
        let other = format!("{}{}", claim.wanted, claim.word);
        let name = match scope.take(&other) {
            true => other,
            false => scope.claim(format!("{other}{:08x}", digest(&claim.way))),
        };
        names.insert(claim.id, name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(index: usize, wanted: &str, owner: &str, steps: usize) -> Claim {
        Claim {
            id: SchemaId::new(index),
            wanted: wanted.to_owned(),
            word: "Inline",
            way: format!("{owner} {steps}"),
            rank: Rank {
                of_operation: false,
                steps,
                owner_length: Reverse(owner.len()),
            },
        }
    }

    #[test]
    fn the_order_of_claims_changes_no_name() {
        let claims = || {
            vec![
                claim(1, "PetToysName", "Pet", 2),
                claim(2, "PetToysName", "PetToys", 1),
                claim(3, "PetToysName", "PetT", 2),
                claim(4, "Pet", "P", 1),
                claim(5, "PetAge", "Pet", 1),
            ]
        };
        let settle = |claims| {
            let mut names = Map::default();
            settle_claims(Scope::with_reserved(&["Pet"]), &mut names, claims);
            (1..=5)
                .map(|index| names.remove(&SchemaId::new(index)).expect("a name"))
                .collect()
        };
        let names: Vec<String> = settle(claims());
        let plain = ["PetToysNameInline", "PetInline", "PetAge"];
        assert_eq!([&names[2], &names[3], &names[4]], plain);
        assert_eq!(names[1], "PetToysName");
        assert!(
            names[0].starts_with("PetToysNameInline") && names[0].len() == 25,
            "{}",
            names[0]
        );
        assert_eq!(settle(claims().into_iter().rev().collect()), names);
    }
}
