//! A plan → its files written beside the old ones; the old output stays untouched.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::error::cannot;
use super::work::{Work, create_parent, parent_of, write_file, write_file_through};
use super::{Error, Kind, Plan, Watch};

/// A plan whose files wait in the work folder. Dropping it discards them.
#[derive(Debug)]
pub struct Staged<'a> {
    pub(super) plan: &'a Plan,
    /// `None` when there is nothing to change.
    pub(super) work: Option<Work>,
    pub(super) fresh: bool,
    /// Folders that this run created above the work folder, outermost last.
    created: Vec<PathBuf>,
}

/// Writes every changed file into the work folder, and keeps the old ones there for the way back.
///
/// Fails when the disk is full or the folder is read-only, with nothing left behind.
pub fn stage(plan: &Plan) -> Result<Staged<'_>, Error> {
    stage_watched(plan, &mut || Ok(()))
}

pub(super) fn stage_watched<'a>(
    plan: &'a Plan,
    watch: &mut Watch<'_>,
) -> Result<Staged<'a>, Error> {
    let fresh = !plan.folder.path.exists();
    let mut staged = Staged {
        plan,
        work: None,
        fresh,
        created: Vec::new(),
    };
    if staged.plan.changes.is_empty() {
        return Ok(staged);
    }
    let folder = &plan.folder;
    staged.create_above(&folder.path)?;
    let work = match fresh {
        true => Work::open(&folder.nursery)?,
        false => Work::open(&folder.workshop())?,
    };
    let work = staged.work.insert(work);
    work.clear()?;
    for change in &staged.plan.changes {
        let path = folder.path.join(&change.path);
        watch().map_err(cannot("write", &path))?;
        let new = work.new_file(&change.path);
        match change.kind {
            Kind::Remove => {}
            // Nothing is lost with the power where there was nothing before, and waiting for the disk takes long.
            _ if fresh => drop(write_file(&new, &change.new)?),
            _ => write_file_through(&new, &change.new)?,
        }
        if change.kind != Kind::Create {
            keep_old(&path, &work.old_file(&change.path))?;
        }
    }
    Ok(staged)
}

impl Staged<'_> {
    fn create_above(&mut self, folder: &Path) -> Result<(), Error> {
        let parent = parent_of(folder);
        let missing = parent.ancestors().take_while(|folder| !folder.exists());
        self.created = missing.map(Path::to_owned).collect();
        fs::create_dir_all(parent).map_err(cannot("create", parent))
    }
}

impl Drop for Staged<'_> {
    fn drop(&mut self) {
        self.work = None;
        for folder in &self.created {
            // Fails, as it should, when the output stands in it.
            let _kept = fs::remove_dir(folder);
        }
    }
}

/// Keeps a file without changing it: a second link to it, or a copy of the same age where links do not exist.
fn keep_old(path: &Path, kept: &Path) -> Result<(), Error> {
    create_parent(kept)?;
    if fs::hard_link(path, kept).is_ok() {
        return Ok(());
    }
    let copy = || {
        fs::copy(path, kept)?;
        let modified = fs::metadata(path)?.modified()?;
        File::options()
            .write(true)
            .open(kept)?
            .set_modified(modified)
    };
    copy().map_err(cannot("keep a copy of", path))
}
