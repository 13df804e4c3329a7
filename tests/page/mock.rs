//! `specbind mock` as a process, which serves the page and answers its calls.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A running mock, stopped when it goes out of scope.
pub(crate) struct Mock {
    pub(crate) url: String,
    process: Child,
    _key: Option<tempfile::NamedTempFile>,
}

impl Mock {
    /// Serves a document of the repository on a free port, and refuses every call that is not signed with the key.
    pub(crate) fn start(spec: &str, key: &str) -> Self {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        std::fs::write(file.path(), key).expect("a key");
        Self::run(spec, Some(file))
    }

    /// Serves a document of the repository on a free port.
    pub(crate) fn serve(spec: &str) -> Self {
        Self::run(spec, None)
    }

    fn run(spec: &str, key: Option<tempfile::NamedTempFile>) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_specbind"));
        command.args(["mock", "--spec", spec, "--quiet"]);
        if let Some(file) = &key {
            command.arg("--secret-file").arg(file.path());
        }
        let mut process = command
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
            _key: key,
        }
    }
}

impl Drop for Mock {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}
