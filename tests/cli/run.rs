//! A folder with a document and a `specbind.toml`, and a way to run the program in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, SystemTime};

/// A document without a problem.
pub(crate) const API: &str = "\
openapi: 3.0.3
info:
  title: Cards
  version: '1'
paths:
  /card:
    get:
      operationId: readCard
      responses:
        '200':
          description: The card
          content:
            application/json:
              schema:
                type: object
                properties:
                  name:
                    type: string
                    maxLength: 10
";

/// One target.
pub(crate) const CONFIG: &str = "[targets.cards]\nspec = 'api.yaml'\nout = 'generated/cards'\n";

/// What a run left.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// A folder of its own for one test.
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    /// With `api.yaml` and a `specbind.toml` that names it.
    pub(crate) fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        folder.write("api.yaml", API);
        folder.write("specbind.toml", CONFIG);
        folder
    }

    /// With the target generated.
    pub(crate) fn generated() -> Self {
        let folder = Self::new();
        let ran = folder.run(&["gen"]);
        assert_eq!(ran.code, 0, "{ran:?}");
        folder
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        ran(self.command().args(args).output().unwrap())
    }

    /// The program in this folder, with nothing of the test's own surroundings.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_specbind"));
        command.current_dir(self.0.path());
        for name in [
            "CARGO_PKG_NAME",
            "NO_COLOR",
            "CLICOLOR",
            "CLICOLOR_FORCE",
            "COLUMNS",
        ] {
            command.env_remove(name);
        }
        command
    }

    /// Contents and time of every file.
    pub(crate) fn tree(&self) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
        let mut tree = BTreeMap::new();
        collect(self.0.path(), &mut tree);
        tree
    }

    /// Makes every file look an hour old, so that a rewritten one stands out.
    pub(crate) fn age(&self) {
        let hour_ago = SystemTime::now() - Duration::from_secs(3600);
        for path in self.tree().keys() {
            let file = fs::File::options().write(true).open(path).unwrap();
            file.set_modified(hour_ago).unwrap();
        }
    }
}

pub(crate) fn ran(output: Output) -> Ran {
    Ran {
        code: output.status.code().expect("the program ended by itself"),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

fn collect(folder: &Path, tree: &mut BTreeMap<PathBuf, (Vec<u8>, SystemTime)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, tree);
        } else {
            let modified = fs::metadata(&path).unwrap().modified().unwrap();
            tree.insert(path.clone(), (fs::read(&path).unwrap(), modified));
        }
    }
}
