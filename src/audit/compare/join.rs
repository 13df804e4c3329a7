//! Two lists of items → what either says of each fact. Used for page against document and for page against page.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::super::item::{Aspect, Fact, Item, Kind};
use super::super::texts::{fingerprint, subjects_of, value_subject};
use super::finding::Said;
use super::pair::pair_items;

/// One fact as either side says it.
#[derive(Clone, Debug)]
pub(in crate::audit) struct Joined<'i> {
    /// What it belongs to.
    pub(in crate::audit) kind: Kind,
    /// Its name; the page's, where both have one.
    pub(in crate::audit) subject: String,
    /// Which fact.
    pub(in crate::audit) aspect: Aspect,
    /// What the page says.
    pub(in crate::audit) page: Option<Said>,
    /// The page's fact.
    pub(in crate::audit) stated: Option<&'i Fact>,
    /// What the other side says.
    pub(in crate::audit) spec: Option<Said>,
    /// The other side's item.
    pub(in crate::audit) spec_item: Option<&'i Item>,
    /// Both say the same.
    pub(in crate::audit) is_same: bool,
}

/// Whether two facts of two items say the same.
pub(in crate::audit) trait Same: Fn(&Item, &Fact, &Item, &Fact) -> bool {}

impl<F: Fn(&Item, &Fact, &Item, &Fact) -> bool> Same for F {}

/// Joins all items of a part, in the page's order; those that only the other side has come last.
pub(in crate::audit) fn join_items<'i>(
    page: &'i [Item],
    spec: &'i [Item],
    same: &impl Same,
) -> Vec<Joined<'i>> {
    join_lists((page, subjects_of(page)), (spec, subjects_of(spec)), same)
}

/// The same, for items that are called as the lists beside them say.
fn join_lists<'i>(
    (page, page_subjects): (&'i [Item], Vec<String>),
    (spec, spec_subjects): (&'i [Item], Vec<String>),
    same: &impl Same,
) -> Vec<Joined<'i>> {
    let mut joined = Vec::new();
    for pair in pair_items(page, spec, same) {
        match pair {
            (Some(left), Some(right)) => {
                let subject = &page_subjects[left];
                Side::new(&page[left], &spec[right], subject).join(same, &mut joined);
            }
            (Some(left), None) => joined.push(only_page(&page[left], &page_subjects[left])),
            (None, Some(right)) => joined.push(only_spec(&spec[right], &spec_subjects[right])),
            (None, None) => {}
        }
    }
    joined
}

/// Joins two items that are the same one.
pub(in crate::audit) fn join_pair<'i>(
    page: &'i Item,
    spec: &'i Item,
    same: &impl Same,
) -> Vec<Joined<'i>> {
    let mut joined = Vec::new();
    Side::new(page, spec, &page.subject()).join(same, &mut joined);
    joined
}

fn only_page<'i>(item: &'i Item, subject: &str) -> Joined<'i> {
    Joined {
        kind: item.kind,
        subject: subject.to_owned(),
        aspect: Aspect::Existence,
        page: Some(name(item)),
        stated: None,
        spec: None,
        spec_item: None,
        is_same: false,
    }
}

fn only_spec<'i>(item: &'i Item, subject: &str) -> Joined<'i> {
    Joined {
        page: None,
        spec: Some(name(item)),
        spec_item: Some(item),
        ..only_page(item, subject)
    }
}

fn name(item: &Item) -> Said {
    Said {
        text: item.name.clone(),
        at: item.at.clone(),
    }
}

fn said(fact: &Fact) -> Said {
    Said {
        text: fact.said.clone(),
        at: fact.at.clone(),
    }
}

/// More texts than any item has; finding the shortest way between so many takes long.
const MOST_TEXTS: usize = 1000;

fn diff(old: &[String], new: &[String]) -> Vec<DiffOp> {
    if old.len().max(new.len()) <= MOST_TEXTS {
        return capture_diff_slices(Algorithm::Myers, old, new);
    }
    vec![DiffOp::Replace {
        old_index: 0,
        old_len: old.len(),
        new_index: 0,
        new_len: new.len(),
    }]
}

/// Two items that are the same one.
struct Side<'i, 's> {
    page: &'i Item,
    spec: &'i Item,
    subject: &'s str,
}

impl<'i, 's> Side<'i, 's> {
    fn new(page: &'i Item, spec: &'i Item, subject: &'s str) -> Self {
        Self {
            page,
            spec,
            subject,
        }
    }

    fn join(&self, same: &impl Same, joined: &mut Vec<Joined<'i>>) {
        let is_same = self.page.name == self.spec.name;
        joined.push(Joined {
            aspect: if is_same {
                Aspect::Existence
            } else {
                Aspect::Name
            },
            spec: Some(name(self.spec)),
            spec_item: Some(self.spec),
            is_same,
            ..only_page(self.page, self.subject)
        });
        self.join_facts(same, joined);
        self.join_values(same, joined);
        self.join_texts(joined);
    }

    fn fact(&self, page: Option<&'i Fact>, spec: Option<&'i Fact>, is_same: bool) -> Joined<'i> {
        let fact = page.or(spec);
        Joined {
            kind: self.page.kind,
            subject: self.subject.to_owned(),
            aspect: fact.map_or(Aspect::Existence, |fact| fact.aspect),
            page: page.map(said),
            stated: page,
            spec: spec.map(said),
            spec_item: Some(self.spec),
            is_same,
        }
    }

    /// Facts with one value. A page may print one twice; a second value that differs is a finding of its own.
    fn join_facts(&self, same: &impl Same, joined: &mut Vec<Joined<'i>>) {
        let is_plain = |fact: &&Fact| fact.aspect != Aspect::Text;
        let mut stated: Vec<&Fact> = Vec::new();
        for fact in self.page.facts.iter().filter(is_plain) {
            let is_again = |other: &&Fact| other.aspect == fact.aspect && other.value == fact.value;
            if !stated.iter().any(is_again) {
                stated.push(fact);
            }
        }
        let mut taken: Vec<&Fact> = Vec::new();
        for fact in &stated {
            let mut written = self.spec.about(fact.aspect);
            let found = written.find(|other| same(self.page, fact, self.spec, other));
            let other = found.or_else(|| self.spec.about(fact.aspect).next());
            taken.extend(other);
            joined.push(self.fact(Some(fact), other, found.is_some()));
        }
        for fact in self.spec.facts.iter().filter(is_plain) {
            let is_again = |other: &&Fact| other.aspect == fact.aspect && other.value == fact.value;
            if !taken.iter().any(is_again) {
                taken.push(fact);
                joined.push(self.fact(None, Some(fact), false));
            }
        }
    }

    fn join_values(&self, same: &impl Same, joined: &mut Vec<Joined<'i>>) {
        let named = |values: &'i [Item]| {
            let subjects = values
                .iter()
                .map(|value| value_subject(self.subject, value));
            (values, subjects.collect())
        };
        let values = join_lists(named(&self.page.values), named(&self.spec.values), same);
        // Assumptions stand on the row.
        joined.extend(values.into_iter().map(|value| Joined {
            spec_item: Some(self.spec),
            ..value
        }));
    }

    /// Texts in their order: by what was read, or by the very words of the document.
    fn join_texts(&self, joined: &mut Vec<Joined<'i>>) {
        let read: Vec<&Fact> = self.spec.about(Aspect::Text).collect();
        let old: Vec<String> = read.iter().map(|text| fingerprint(text)).collect();
        let is_own = |text: &&Fact| {
            self.spec.words.contains(&text.said) && !old.contains(&fingerprint(text))
        };
        let (own, others): (Vec<&Fact>, Vec<&Fact>) =
            self.page.about(Aspect::Text).partition(is_own);
        joined.extend(
            own.into_iter()
                .map(|text| self.fact(Some(text), None, true)),
        );
        let new: Vec<String> = others.iter().map(|text| fingerprint(text)).collect();
        for op in diff(&old, &new) {
            let (old, new) = (&read[op.old_range()], &others[op.new_range()]);
            for index in 0..old.len().max(new.len()) {
                let (stated, written) = (new.get(index).copied(), old.get(index).copied());
                let is_same = stated.map(fingerprint) == written.map(fingerprint);
                joined.push(self.fact(stated, written, is_same));
            }
        }
    }
}
