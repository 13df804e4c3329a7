//! Generated files → disk, or a comparison with the disk; knows nothing of documents and Rust.
//!
//! A run goes [`plan`] → [`stage`] → [`commit`]: `plan` reads and refuses, `stage` writes beside the old files,
//! `commit` moves. Until `commit` the old output is untouched; when `commit` fails or is killed,
//! it or the next run's [`recover`] brings the old output back.
//!
//! # What belongs to specbind
//! - A file that can hold a comment is specbind's when its first line says so ([`MARKER`]).
//!   Whoever deletes that line has taken the file over.
//! - Other files are specbind's when the list `.specbind` in the output folder names them.
//! - A file that the list names and the run no longer generates is an orphan, and is removed.
//!
//! The list holds no checksums: one edited fact would change a line of it for every changed file,
//! and two branches that regenerate would always conflict.

mod commit;
mod diff;
mod error;
mod files;
mod folder;
mod list;
mod plan;
mod recover;
mod stage;
#[cfg(test)]
mod tests;
mod work;

pub use commit::commit;
pub use diff::unified_diff;
pub use error::Error;
pub use files::{Files, MARKER};
pub use folder::{Folder, resolve_folder};
pub use plan::{Change, Kind, Plan, plan};
pub use recover::recover;
pub use stage::{Staged, stage};

/// Called before every step that changes the disk; tests fail or abort in it.
type Watch<'a> = dyn FnMut() -> std::io::Result<()> + 'a;
