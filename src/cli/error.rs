//! Errors about usage and files, and how users read them: the message, its causes, the cure.

use std::error::Error as _;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

use anstyle::{AnsiColor, Style};
use serde::Serialize;

use super::diff;
use crate::{audit, config, load, mock, output};

pub(super) const BAD: Style = AnsiColor::Red.on_default().bold();
pub(super) const WARN: Style = AnsiColor::Yellow.on_default().bold();
pub(super) const GOOD: Style = AnsiColor::Green.on_default().bold();
pub(super) const HINT: Style = AnsiColor::Cyan.on_default().bold();
pub(super) const BOLD: Style = Style::new().bold();

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    /// About `specbind.toml` or a target.
    #[error(transparent)]
    Config(#[from] config::Error),
    /// About an output folder.
    #[error(transparent)]
    Output(#[from] output::Error),
    /// About a document that cannot be read.
    #[error(transparent)]
    Load(#[from] load::Error),
    /// One document is wanted, and there are several.
    #[error("there are several targets: {0}")]
    SeveralTargets(String),
    /// The settings that hold keys, of which the one that is meant has to be named.
    #[error("the document signs calls with the keys of {}", if .0.is_empty() { "no setting".to_owned() } else { format!("`{}`", .0) })]
    UnknownKey(String),
    /// The file of a key.
    #[error("cannot read the key `{}`", path.display())]
    Secret {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// A port cannot be had.
    #[error("cannot listen at `{address}`")]
    Listen {
        /// What was asked for.
        address: SocketAddr,
        /// What the operating system said.
        source: io::Error,
    },
    /// The threads of the server cannot be started.
    #[error("cannot start the server")]
    Runtime(#[source] io::Error),
    /// About a running mock.
    #[error(transparent)]
    Reset(mock::ResetError),
    /// About two documents that are compared.
    #[error(transparent)]
    Diff(#[from] diff::Error),
    /// About the choice of operations.
    #[error(
        "no operation, tag or path of target `{target}` is {}",
        words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" or ")
    )]
    Selection {
        /// The target.
        target: String,
        /// What was asked for.
        words: Vec<String>,
    },
    /// About the file of `--report`.
    #[error("cannot write the report `{}`", path.display())]
    Report {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// About the file of `--changelog`.
    #[error("cannot write `{}`; the crate itself was written", path.display())]
    Changelog {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// About a page, or what goes with it.
    #[error(transparent)]
    Audit(#[from] audit::Error),
}

impl Error {
    fn help(&self) -> Option<String> {
        match self {
            Self::Config(error) => error.help(),
            Self::Output(error) => error.help().map(str::to_owned),
            Self::SeveralTargets(_) => Some("name one of them".to_owned()),
            Self::Reset(_) => Some("give the URL that `specbind mock` printed".to_owned()),
            Self::UnknownKey(_) => Some("write `--secret-file SETTING=FILE`".to_owned()),
            Self::Load(_)
            | Self::Report { .. }
            | Self::Changelog { .. }
            | Self::Listen { .. }
            | Self::Secret { .. }
            | Self::Runtime(_) => None,
            Self::Selection { .. } => Some(
                "`only` and `except` take an operationId, a tag, a path, `METHOD path`, or the beginning of paths and `*`"
                    .to_owned(),
            ),
            Self::Audit(error) => error.help(),
            Self::Diff(error) => error.help(),
        }
    }

    /// The error for people, with its causes and the cure.
    pub(super) fn to_text(&self) -> String {
        let ErrorReport {
            message,
            causes,
            help,
        } = self.to_report();
        let mut text = format!("{BAD}error{BAD:#}: {message}\n");
        for cause in causes {
            text.push_str(&format!("  cause: {cause}\n"));
        }
        if let Some(help) = help {
            text.push_str(&format!("  {HINT}help{HINT:#}: {help}\n"));
        }
        text
    }

    /// The error for programs.
    pub(super) fn to_report(&self) -> ErrorReport {
        let first = match self {
            // Its message names the cause already.
            Self::Load(_) | Self::Diff(_) => None,
            _ => self.source(),
        };
        let causes = std::iter::successors(first, |cause| (*cause).source());
        ErrorReport {
            message: self.to_string(),
            causes: causes.map(ToString::to_string).collect(),
            help: self.help(),
        }
    }
}

/// An error in `--format json`.
#[derive(Debug, Serialize)]
pub(super) struct ErrorReport {
    message: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    causes: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
}
