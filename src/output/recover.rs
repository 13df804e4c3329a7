//! What a killed or failed run left → the old output, whole again.

use std::fs;
use std::path::Path;

use super::commit::remove_empty_parents;
use super::error::cannot;
use super::plan::blocked_parent;
use super::work::{Work, create_parent};
use super::{Error, Folder, Kind};

/// Puts the folder back to what it was before a run that was killed, and removes what that run left.
///
/// Returns whether files had to be put back.
pub fn recover(folder: &Folder) -> Result<bool, Error> {
    let mut restored = false;
    for work in [folder.workshop(), folder.nursery.clone()] {
        if fs::symlink_metadata(&work).is_err() {
            continue;
        }
        let work = Work::open(&work)?;
        restored |= roll_back(&folder.path, &work)?;
    }
    Ok(restored)
}

/// Undoes the moves of the journal, last one first. Can itself be interrupted and repeated.
pub(super) fn roll_back(out: &Path, work: &Work) -> Result<bool, Error> {
    let moves = work.read_journal()?;
    for (kind, path) in moves.iter().rev() {
        if let Some(other) = blocked_parent(out, path)? {
            return Err(Error::Stranger(vec![other]));
        }
        match kind {
            Kind::Create => undo_create(out, work, path)?,
            Kind::Replace | Kind::Remove => undo_change(out, work, path)?,
        }
    }
    work.remove_journal()?;
    Ok(!moves.is_empty())
}

/// Removes a created file; one that still waits was not moved.
fn undo_create(out: &Path, work: &Work, path: &str) -> Result<(), Error> {
    let full = out.join(path);
    if work.new_file(path).exists() || fs::symlink_metadata(&full).is_err() {
        return Ok(());
    }
    fs::remove_file(&full).map_err(cannot("remove", &full))?;
    remove_empty_parents(out, &full);
    Ok(())
}

/// Moves the old file back; without one it is back already.
fn undo_change(out: &Path, work: &Work, path: &str) -> Result<(), Error> {
    let old = work.old_file(path);
    if !old.exists() {
        return Ok(());
    }
    let full = out.join(path);
    create_parent(&full)?;
    fs::rename(&old, &full).map_err(cannot("put back", &full))
}
