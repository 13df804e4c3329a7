//! Why documents cannot be compared, and what fails a comparison.

use std::path::{Path, PathBuf};

/// About the arguments of `diff` and `explain`, about git, or about accepted findings.
#[derive(Debug, thiserror::Error)]
pub(in crate::cli) enum Error {
    /// A folder that cannot be read.
    #[error("cannot read the folder `{}`: {reason}", path.display())]
    Folder {
        /// As the user named it.
        path: PathBuf,
        /// What the operating system said.
        reason: String,
    },
    /// git said no.
    #[error("`{command}` failed: {reason}")]
    Git {
        /// What was asked.
        command: String,
        /// What it said.
        reason: String,
    },
    /// Neither two documents nor what git gives to a diff driver.
    #[error("{0} arguments are neither two documents nor what git gives to a diff driver")]
    Inputs(usize),
    /// Not two saved pages.
    #[error("`--profile` compares two saved pages, and {0} are given")]
    Pages(usize),
    /// A format that pages are not printed in.
    #[error("saved pages are compared as `text` or `json`")]
    PageFormat,
    /// A severity that a change of a page does not have.
    #[error("a change of a page says nothing about clients yet, so it has no severity")]
    PageSeverity,
    /// A file and a folder.
    #[error("one of `{0}` and `{1}` is a file, the other a folder")]
    MixedInputs(String, String),
    /// A list of accepted findings that cannot be read.
    #[error("cannot read the accepted findings of `{}`: {reason}", path.display())]
    AcceptedFile {
        /// As the user named it.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// An entry of that list that no finding has.
    #[error("`{}`: nothing has the fingerprint `{fingerprint}` any more (accepted: {reason})", path.display())]
    Stale {
        /// The list.
        path: PathBuf,
        /// Of the entry.
        fingerprint: String,
        /// Of the entry.
        reason: String,
    },
    /// An entry of that list whose day has passed.
    #[error("`{}`: what accepts `{fingerprint}` expired on {day} (accepted: {reason})", path.display())]
    Expired {
        /// The list.
        path: PathBuf,
        /// Of the entry.
        fingerprint: String,
        /// Of the entry.
        reason: String,
        /// Its last day.
        day: String,
    },
    /// Findings that fail the run.
    #[error("findings of severity `{severity}` or worse that are not accepted: {count}")]
    Findings {
        /// How many.
        count: usize,
        /// From which severity on.
        severity: String,
    },
    /// A rule that does not exist.
    #[error("there is no rule `{id}`")]
    Rule {
        /// As the user wrote it.
        id: String,
        /// A rule of a similar name.
        near: Option<String>,
    },
}

impl Error {
    /// A folder that cannot be read.
    pub(super) fn folder(path: &Path, source: &std::io::Error) -> Self {
        Self::Folder {
            path: path.to_owned(),
            reason: source.to_string(),
        }
    }

    /// The cure, where it is not plain from the message.
    pub(in crate::cli) fn help(&self) -> Option<String> {
        let help = match self {
            Self::Folder { .. } | Self::Git { .. } | Self::AcceptedFile { .. } => return None,
            Self::Inputs(_) => {
                "name the old document and the new one, or none for those of specbind.toml"
            }
            Self::Pages(_) => "name the old capture and the new one",
            Self::PageFormat => return None,
            Self::PageSeverity => "`--fail-on any` fails when anything changed",
            Self::MixedInputs(..) => "name two files or two folders",
            Self::Stale { .. } => "remove the entry",
            Self::Expired { .. } => "remove the entry, or decide anew and give it another day",
            Self::Findings { .. } => {
                "change the document, or list the fingerprints in the file of `--accepted`"
            }
            Self::Rule { near: None, .. } => "`specbind explain` lists all rules",
            Self::Rule {
                near: Some(near), ..
            } => return Some(format!("did you mean `{near}`?")),
        };
        Some(help.to_owned())
    }
}
