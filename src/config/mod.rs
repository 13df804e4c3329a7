//! `specbind.toml` → the targets; reads no document and no output folder.

mod error;
mod find;
mod parse;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde::Deserialize;

pub use error::Error;
pub use find::find_config;

use crate::crate_name::refuse_crate_name;

/// Name of the configuration file.
pub const FILE_NAME: &str = "specbind.toml";

/// One crate to generate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// What the user calls it on the command line.
    pub name: String,
    /// The document, as the user can open it from the current folder.
    pub spec: PathBuf,
    /// The output folder, as the user can open it from the current folder.
    pub out: PathBuf,
    /// Name of the generated package.
    pub crate_name: String,
    /// How to generate it.
    pub options: Options,
}

/// How a crate is generated: the keys of `[targets.NAME.options]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Options {
    /// What holds text of a known `format`.
    pub formats: Formats,
    /// What becomes of members that the document does not speak of.
    #[serde(rename = "unnamed-members")]
    pub unnamed_members: UnnamedMembers,
    /// How far tags divide the crate.
    pub tags: Tags,
    /// Operations to generate, by operationId, tag or path; all when there is none.
    pub only: Vec<String>,
    /// Operations to leave out, named in the same way.
    pub except: Vec<String>,
}

/// What holds text of a `format` that a type of Rust can read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Formats {
    /// Text as it was written, with the type that it means
    #[default]
    Types,
    /// A plain `String`: the crate needs no crate of dates or ids
    Text,
}

/// What becomes of members of an object that the document neither names nor speaks of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum UnnamedMembers {
    /// They are not kept: a value of the type has its named members and no more
    #[default]
    Drop,
    /// They are kept in a map of every object that may have some, and written back
    Keep,
}

/// How far the tags of the operations divide a crate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Tags {
    /// A file of each kind for every tag, beyond 100 operations
    #[default]
    Auto,
    /// One file of each kind
    Flat,
    /// A file of each kind for every tag
    Modules,
    /// The same, and a cargo feature for every tag
    Features,
}

/// The targets of one `specbind.toml`, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The file they come from.
    pub path: PathBuf,
    /// Its targets; at least one.
    pub targets: Vec<Target>,
}

impl Config {
    /// Reads a configuration. Its relative paths start from the folder it stands in.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let text = std::fs::read_to_string(path).map_err(|source| Error::Read {
            path: path.to_owned(),
            source,
        })?;
        parse::parse_config(path, &text)
    }

    /// The folder that holds the file; empty for the current one.
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    /// The targets of these names in the file's order, or all of them when no name is given.
    pub fn select(&self, names: &[String]) -> Result<Vec<Target>, Error> {
        let known = || self.targets.iter().map(|target| target.name.as_str());
        for name in names {
            if !known().any(|other| other == name) {
                return Err(Error::unknown_target(name, known()));
            }
        }
        let wanted = |target: &&Target| names.is_empty() || names.contains(&target.name);
        Ok(self.targets.iter().filter(wanted).cloned().collect())
    }
}

/// Refuses a name that no package can have.
pub fn check_crate_name(name: &str) -> Result<(), Error> {
    match refuse_crate_name(name) {
        None => Ok(()),
        Some(reason) => Err(Error::CrateName {
            name: name.to_owned(),
            reason,
        }),
    }
}
