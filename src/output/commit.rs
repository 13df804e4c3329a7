//! Staged files → their places, all or none.

use std::fs;
use std::path::Path;

use super::error::cannot;
use super::recover::roll_back;
use super::work::{Work, create_parent};
use super::{Change, Error, Kind, Plan, Staged, Watch};

/// Moves the staged files into place and removes orphans. On failure the old output is put back.
pub fn commit(staged: Staged<'_>) -> Result<(), Error> {
    commit_watched(staged, &mut || Ok(()))
}

pub(super) fn commit_watched(staged: Staged<'_>, watch: &mut Watch<'_>) -> Result<(), Error> {
    let Some(work) = &staged.work else {
        return Ok(());
    };
    let plan = staged.plan;
    let out = &plan.folder.path;
    if staged.fresh {
        return watch()
            .and_then(|()| fs::rename(work.new_folder(), out))
            .map_err(cannot("create", out));
    }
    work.write_journal(&plan.changes)?;
    if let Err(error) = move_all(plan, work, watch) {
        roll_back(out, work)?;
        return Err(error);
    }
    work.remove_journal()
}

fn move_all(plan: &Plan, work: &Work, watch: &mut Watch<'_>) -> Result<(), Error> {
    let out = &plan.folder.path;
    for change in &plan.changes {
        let path = out.join(&change.path);
        watch().map_err(cannot("write", &path))?;
        move_one(change, out, &path, work)?;
    }
    watch().map_err(cannot("write", out))
}

fn move_one(change: &Change, out: &Path, path: &Path, work: &Work) -> Result<(), Error> {
    if change.kind == Kind::Remove {
        fs::remove_file(path).map_err(cannot("remove", path))?;
        remove_empty_parents(out, path);
        return Ok(());
    }
    create_parent(path)?;
    fs::rename(work.new_file(&change.path), path).map_err(cannot("write", path))
}

/// Removes the folders above a file, below `out`, that hold nothing any more.
pub(super) fn remove_empty_parents(out: &Path, path: &Path) {
    let parents = path.ancestors().skip(1);
    for parent in parents.take_while(|parent| *parent != out) {
        if fs::remove_dir(parent).is_err() {
            return;
        }
    }
}
