//! Why a page, a profile or a file of texts cannot be had.

use std::io;
use std::path::{Path, PathBuf};

/// Why nothing could be compared.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file cannot be read.
    #[error("cannot read `{}`", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// There is no profile.
    #[error("there is no profile `{}`", .0.display())]
    NoProfile(PathBuf),
    /// A file cannot be written.
    #[error("cannot write `{}`", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// A page is larger than any page is.
    #[error("`{}` is larger than 8 MiB, the most a page may have", .0.display())]
    TooLarge(PathBuf),
    /// A page has more lines than any page has.
    #[error("`{}` has more than 20000 lines, the most a page may have", .0.display())]
    TooLong(PathBuf),
    /// A page is not UTF-8.
    #[error("`{}` is not UTF-8 at byte {byte}", path.display())]
    NotText {
        /// The file.
        path: PathBuf,
        /// The first byte that belongs to no character, counted from 0.
        byte: usize,
    },
    /// A profile or a file of texts is wrong.
    #[error("{}:{problem}", path.display())]
    Toml {
        /// The file.
        path: PathBuf,
        /// What is wrong, and where.
        problem: crate::toml_problem::TomlProblem,
    },
    /// The page shows nothing that the profile knows.
    #[error("`{}` shows nothing that the profile `{}` knows", path.display(), profile.display())]
    Foreign {
        /// The page.
        path: PathBuf,
        /// The profile.
        profile: PathBuf,
    },
    /// Nothing says which operation the page is about.
    #[error("{message}")]
    Operation {
        /// What was looked for.
        message: String,
        /// Which there are.
        help: String,
    },
}

impl Error {
    /// The same about a page that the user calls otherwise than the file it was read from.
    pub fn about_page(self, name: &Path) -> Self {
        let path = name.to_owned();
        match self {
            Self::Read { path: _, source } => Self::Read { path, source },
            Self::TooLarge(_) => Self::TooLarge(path),
            Self::TooLong(_) => Self::TooLong(path),
            Self::NotText { path: _, byte } => Self::NotText { path, byte },
            Self::Foreign { path: _, profile } => Self::Foreign { path, profile },
            Self::NoProfile(_)
            | Self::Write { .. }
            | Self::Toml { .. }
            | Self::Operation { .. } => self,
        }
    }

    /// How to go on, where that is not plain from the message.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Toml { problem, .. } => problem.help.clone(),
            Self::NoProfile(_) => Some(
                "describe there how the pages are laid out, or name another profile with `--profile`"
                    .to_owned(),
            ),
            Self::Operation { help, .. } => Some(help.clone()),
            Self::NotText { .. } => Some("save the page as UTF-8".to_owned()),
            Self::Foreign { .. } => Some(
                "the profile's `headings` have to be the page's, and its `head` lines those above the first heading"
                    .to_owned(),
            ),
            Self::Read { .. } | Self::Write { .. } | Self::TooLarge(_) | Self::TooLong(_) => None,
        }
    }
}
