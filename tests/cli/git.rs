//! Git repositories of tests, with the program on the PATH.

use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

/// Runs git in a folder and gives what it prints.
pub(crate) fn git(folder: &Path, args: &[&str]) -> String {
    let author = [
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.com",
        "-c",
        "commit.gpgsign=false",
    ];
    let output = Command::new("git")
        .current_dir(folder)
        .args(author)
        .args(args)
        .env("PATH", path_with_program())
        .output()
        .unwrap();
    assert!(output.status.success(), "{args:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Makes a repository of a folder on the branch `main`, without a commit.
pub(crate) fn init(folder: &Path) {
    git(folder, &["init", "-q", "--initial-branch=main"]);
}

/// Commits everything in a folder.
pub(crate) fn commit(folder: &Path, message: &str) {
    git(folder, &["add", "-A"]);
    git(folder, &["commit", "-q", "-m", message]);
}

/// The PATH with the program under test first.
pub(crate) fn path_with_program() -> OsString {
    let program = Path::new(env!("CARGO_BIN_EXE_specbind"));
    let mut paths = vec![program.parent().unwrap().to_owned()];
    paths.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap()));
    std::env::join_paths(paths).unwrap()
}
