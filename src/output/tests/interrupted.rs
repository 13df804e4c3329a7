//! Runs that fail or are killed at every single step.

use std::io;
use std::process::Command;

use super::commit::commit_watched;
use super::stage::stage_watched;
use super::*;

/// Says at which step the child process of [`killed_at_every_step`] dies, and in which folder.
const KILL: &str = "SPECBIND_TEST_KILL";

fn old_files() -> Files {
    files(&[
        ("a.rs", "old"),
        ("b.rs", "old"),
        ("gone/c.rs", "old"),
        ("same.rs", ""),
    ])
}

fn new_files() -> Files {
    files(&[
        ("a.rs", "new"),
        ("b.rs", "new"),
        ("new/d.rs", "new"),
        ("same.rs", ""),
    ])
}

/// A folder with the old output and a stranger, all an hour old.
fn old_output(dir: &Path) -> std::path::PathBuf {
    let out = dir.join("crate");
    generate(&old_files(), &out).unwrap();
    fs::write(out.join("gone/mine.txt"), "mine").unwrap();
    age(&out);
    out
}

fn generate_watched(out: &Path, watch: &mut Watch<'_>) -> Result<(), Error> {
    recover(out)?;
    commit_watched(stage_watched(&plan(&new_files(), out)?, watch)?, watch)
}

/// Lets `at` steps pass, then does what `end` says.
fn after(at: usize, end: impl Fn() -> io::Result<()>) -> impl FnMut() -> io::Result<()> {
    let mut step = 0;
    move || {
        step += 1;
        if step > at { end() } else { Ok(()) }
    }
}

#[test]
fn failed_at_every_step_leaves_the_old_output() {
    let full = || Err(io::Error::from(io::ErrorKind::StorageFull));
    for at in 0.. {
        let dir = tempfile::tempdir().unwrap();
        let out = old_output(dir.path());
        let before = tree(dir.path());
        if generate_watched(&out, &mut after(at, full)).is_ok() {
            assert!(at > 10, "only {at} steps were tried");
            return;
        }
        assert_eq!(tree(dir.path()), before, "failed at step {at}");
    }
}

#[test]
fn failed_first_run_leaves_nothing() {
    let full = || Err(io::Error::from(io::ErrorKind::StorageFull));
    for at in 0.. {
        let dir = tempfile::tempdir().unwrap();
        if generate_watched(&dir.path().join("a/crate"), &mut after(at, full)).is_ok() {
            assert!(at > 4, "only {at} steps were tried");
            return;
        }
        assert_eq!(names(&tree(dir.path())), [""; 0], "failed at step {at}");
    }
}

#[test]
fn killed_at_every_step_the_next_run_brings_the_old_output_back() {
    let mut half_moved = 0;
    for at in 0.. {
        let dir = tempfile::tempdir().unwrap();
        let out = old_output(dir.path());
        let before = tree(dir.path());
        if run_killed(at, &out) {
            assert!(half_moved > 4, "only {half_moved} kills hit the moves");
            return;
        }
        if plan(&new_files(), &out).unwrap().half_moved {
            half_moved += 1;
        } else {
            let mut left = tree(dir.path());
            left.retain(|path, _| !path.contains(".specbind-tmp"));
            assert_eq!(left, before, "killed at step {at}");
        }
        recover(&out).unwrap();
        assert_eq!(tree(dir.path()), before, "killed at step {at}");
        generate(&new_files(), &out).unwrap();
        assert!(
            plan(&new_files(), &out).unwrap().is_current(),
            "killed at step {at}"
        );
    }
}

#[test]
fn killed_first_run_leaves_nothing_that_cargo_takes_for_a_package() {
    for at in 0.. {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("generated/crate");
        if run_killed(at, &out) {
            assert!(at > 4, "only {at} steps were tried");
            return;
        }
        assert_eq!(
            names(&tree(&dir.path().join("generated"))),
            [""; 0],
            "killed at step {at}"
        );
        let folder = resolve_folder(&out, dir.path()).unwrap();
        assert!(folder.nursery.exists(), "killed at step {at}");
        super::super::recover(&folder).unwrap();
        assert!(!folder.nursery.exists(), "killed at step {at}");
    }
}

/// Generates in a process that is killed at a step; whether it got to the end before that.
fn run_killed(at: usize, out: &Path) -> bool {
    let status = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "output::tests::interrupted::child_that_is_killed",
        ])
        .env(KILL, format!("{at} {}", out.display()))
        .output()
        .unwrap()
        .status;
    status.success()
}

#[test]
fn child_that_is_killed() {
    let Ok(order) = std::env::var(KILL) else {
        return;
    };
    let (at, out) = order.split_once(' ').unwrap();
    let mut watch = after(at.parse().unwrap(), || std::process::abort());
    generate_watched(Path::new(out), &mut watch).unwrap();
}

#[test]
fn a_killed_recovery_is_recovered_too() {
    let dir = tempfile::tempdir().unwrap();
    let out = old_output(dir.path());
    let before = tree(dir.path());
    assert!(!run_killed(10, &out));
    assert!(plan(&new_files(), &out).unwrap().half_moved);
    // The last file of the journal is back, the rest is not.
    fs::rename(
        out.join(".specbind-tmp/old/.specbind"),
        out.join(".specbind"),
    )
    .unwrap();
    assert!(recover(&out).unwrap());
    assert_eq!(tree(dir.path()), before);
}

#[test]
fn two_runs_at_once_do_not_mix() {
    let dir = tempfile::tempdir().unwrap();
    let out = old_output(dir.path());
    let plan_of_first = plan(&new_files(), &out).unwrap();
    let first = stage(&plan_of_first).unwrap();
    let error = recover(&out).unwrap_err();
    assert!(matches!(error, Error::Busy(_)), "{error}");
    let error = stage(&plan(&new_files(), &out).unwrap()).unwrap_err();
    assert!(matches!(error, Error::Busy(_)), "{error}");
    commit(first).unwrap();
    generate(&new_files(), &out).unwrap();
}

#[test]
fn a_strangers_folder_with_the_name_of_the_work_folder_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let out = old_output(dir.path());
    fs::create_dir(out.join(".specbind-tmp")).unwrap();
    fs::write(out.join(".specbind-tmp/mine"), "mine").unwrap();
    let before = tree(dir.path());
    let error = generate(&new_files(), &out).unwrap_err();
    assert!(matches!(error, Error::Stranger(_)), "{error}");
    assert_eq!(tree(dir.path()), before);
}

#[test]
fn a_strangers_file_that_came_after_the_kill_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    let out = old_output(dir.path());
    // The moves are written down, and none is done.
    assert!(!run_killed(5, &out));
    fs::create_dir(out.join("new")).unwrap();
    fs::write(out.join("new/d.rs"), "mine").unwrap();
    assert!(recover(&out).unwrap());
    assert_eq!(fs::read_to_string(out.join("new/d.rs")).unwrap(), "mine");
}

#[test]
fn a_journal_that_is_still_needed_outlives_the_run() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join(".specbind-tmp");
    let work = super::work::Work::open(&folder).unwrap();
    work.write_journal(&[]).unwrap();
    drop(work);
    assert!(folder.join("journal").exists());
    let work = super::work::Work::open(&folder).unwrap();
    work.remove_journal().unwrap();
    drop(work);
    assert!(!folder.exists());
}

#[test]
fn leftovers_of_a_killed_run_are_never_moved_into_place() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("crate");
    let left = dir.path().join(".specbind-tmp-crate");
    fs::create_dir_all(left.join("new")).unwrap();
    fs::write(left.join("lock"), "").unwrap();
    fs::write(left.join("new/left.rs"), "half").unwrap();
    commit(stage(&plan(&new_files(), &out).unwrap()).unwrap()).unwrap();
    assert!(!out.join("left.rs").exists());
    assert!(!left.exists());
}

#[test]
fn the_lock_by_which_a_work_folder_is_known_goes_last() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join(".specbind-tmp");
    let work = super::work::Work::open(&folder).unwrap();
    // Not a folder: cannot be removed as one, as if the run had been killed here.
    fs::write(folder.join("new"), "").unwrap();
    drop(work);
    assert_eq!(names(&tree(&folder)), ["lock", "new"]);

    fs::remove_file(folder.join("new")).unwrap();
    drop(super::work::Work::open(&folder).unwrap());
    assert!(!folder.exists());

    fs::create_dir(&folder).unwrap();
    drop(super::work::Work::open(&folder).unwrap());
    assert!(!folder.exists());
}
