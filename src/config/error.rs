//! What can be wrong with `specbind.toml` and with a target.

use std::io;
use std::path::PathBuf;

use super::FILE_NAME;
use crate::suggest::suggest;
use crate::toml_problem::TomlProblem;

/// Why there are no targets.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No configuration in the current folder or above.
    #[error("there is no `{FILE_NAME}` in this folder or above it")]
    Missing,
    /// The file cannot be read.
    #[error("cannot read `{}`", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// The file's text is wrong.
    #[error("{}:{problem}", path.display())]
    Text {
        /// The file.
        path: PathBuf,
        /// What is wrong, and where.
        problem: TomlProblem,
    },
    /// A target that the file does not have.
    #[error("there is no target `{name}`")]
    UnknownTarget {
        /// The name that was asked for.
        name: String,
        /// The targets that exist.
        help: String,
    },
    /// Two targets would write to the same place.
    #[error(
        "the output folders of `{first}` and `{second}` are the same, or one is inside the other"
    )]
    SharedFolder {
        /// Name of the one target.
        first: String,
        /// Name of the other.
        second: String,
    },
    /// A package cannot have this name.
    #[error("`{name}` cannot be the name of a crate: {reason}")]
    CrateName {
        /// The name.
        name: String,
        /// What is wrong with it.
        reason: &'static str,
    },
}

impl Error {
    pub(super) fn unknown_target<'a>(
        name: &str,
        known: impl Iterator<Item = &'a str> + Clone,
    ) -> Self {
        let help = match suggest(name, known.clone()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known targets: {}", quoted(known)),
        };
        let name = name.to_owned();
        Self::UnknownTarget { name, help }
    }

    /// How to go on, where that is not plain from the message.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Missing => Some(format!(
                "write a `{FILE_NAME}` with\n\n      [targets.NAME]\n      spec = \"FILE\"\n      out = \"DIR\"\n\n  \
                 or name everything: `specbind gen --spec FILE --out DIR --name NAME`"
            )),
            Self::Text { problem, .. } => problem.help.clone(),
            Self::UnknownTarget { help, .. } => Some(help.clone()),
            Self::SharedFolder { .. } => Some("give every target an `out` of its own".to_owned()),
            Self::Read { .. } | Self::CrateName { .. } => None,
        }
    }
}

fn quoted<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    names.join(", ")
}
