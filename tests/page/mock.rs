//! `specbind mock` as a process, which serves the page and answers its calls.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A running mock, stopped when it goes out of scope.
pub(crate) struct Mock {
    pub(crate) url: String,
    process: Child,
    _key: tempfile::NamedTempFile,
}

impl Mock {
    /// Serves a document of the repository on a free port, and refuses every call that is not signed with the key.
    pub(crate) fn start(spec: &str, key: &str) -> Self {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        std::fs::write(file.path(), key).expect("a key");
        let mut process = Command::new(env!("CARGO_BIN_EXE_specbind"))
            .args(["mock", "--spec", spec, "--quiet", "--secret-file"])
            .arg(file.path())
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stdout(Stdio::piped())
            .spawn()
            .expect("specbind starts");
        let mut line = String::new();
        BufReader::new(process.stdout.take().expect("a pipe"))
            .read_line(&mut line)
            .expect("the mock prints its URL");
        let url = line
            .split_whitespace()
            .find(|word| word.starts_with("http://"));
        let url = url.expect("a URL").trim_end_matches('/').to_owned();
        Self {
            url,
            process,
            _key: file,
        }
    }
}

impl Drop for Mock {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}
