//! Texts of pages that a person has read and put into words of the document, as fingerprints: sentences are not copied.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Error;
use super::item::{Aspect, Fact, Item, Value};
use super::page::Page;
use crate::toml_problem::TomlProblem;

/// What a written file says about itself.
const HEADING: &str = "\
# Texts of the pages that a person has read and put into words of the document: a fingerprint each.
# Written by `specbind audit --accept-texts`.

";

/// Fingerprints by operation and by what the text is about, in the page's order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Texts(BTreeMap<String, BTreeMap<String, Vec<String>>>);

impl Texts {
    /// Where the texts of a profile's pages are recorded: beside it.
    pub fn path(profile: &Path) -> PathBuf {
        profile.with_extension("texts.toml")
    }

    /// Reads the records; there are none where there is no file.
    ///
    /// # Errors
    /// When the file cannot be read, or is something else.
    pub fn load(path: &Path) -> Result<Self, Error> {
        match std::fs::read_to_string(path) {
            Ok(text) => toml::from_str(&text).map_err(|error| Error::Toml {
                path: path.to_owned(),
                problem: TomlProblem::of(&text, &error),
            }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(source) => Err(Error::Read {
                path: path.to_owned(),
                source,
            }),
        }
    }

    /// Writes the records.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(&self, path: &Path) -> Result<(), Error> {
        let text = toml::to_string_pretty(self).expect("tables of lists of texts are TOML");
        std::fs::write(path, format!("{HEADING}{text}")).map_err(|source| Error::Write {
            path: path.to_owned(),
            source,
        })
    }

    /// Records that every text of the page has been read, instead of what was recorded about the operation.
    pub fn accept(&mut self, operation: &str, page: &Page) {
        let mut subjects = BTreeMap::new();
        let sections = page.sections.iter().map(|section| section.items.as_slice());
        let head = std::slice::from_ref(&page.operation);
        for items in std::iter::once(head).chain(sections) {
            for (item, subject) in items.iter().zip(subjects_of(items)) {
                for value in &item.values {
                    push(&mut subjects, value_subject(&subject, value), value);
                }
                push(&mut subjects, subject, item);
            }
        }
        self.0.insert(operation.to_owned(), subjects);
    }

    /// The fingerprints recorded about one subject.
    pub(super) fn read(&self, operation: &str, subject: &str) -> &[String] {
        let subjects = self.0.get(operation);
        let read = subjects.and_then(|subjects| subjects.get(subject));
        read.map_or(&[], Vec::as_slice)
    }
}

fn push(subjects: &mut BTreeMap<String, Vec<String>>, subject: String, item: &Item) {
    let texts: Vec<String> = item.about(Aspect::Text).map(fingerprint).collect();
    if !texts.is_empty() {
        subjects.entry(subject).or_default().extend(texts);
    }
}

/// What the items are called in the records: pages print members of several objects with one name.
pub(super) fn subjects_of(items: &[Item]) -> Vec<String> {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    let subjects = items.iter().map(|item| {
        let subject = item.subject();
        let time = times.entry(subject.clone()).or_default();
        *time += 1;
        match *time {
            1 => subject,
            time => format!("{subject} #{time}"),
        }
    });
    subjects.collect()
}

/// What an allowed value of an item is called there.
pub(super) fn value_subject(subject: &str, value: &Item) -> String {
    format!("{subject}, {}", value.subject())
}

/// 64 bits of SHA-256 over the text, whose spaces were evened out when the page was read.
pub(super) fn fingerprint(text: &Fact) -> String {
    match &text.value {
        Value::Read(fingerprint) => fingerprint.clone(),
        _ => {
            let digest = Sha256::digest(text.said.as_bytes());
            digest[..8]
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect()
        }
    }
}
