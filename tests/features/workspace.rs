//! A workspace below `target/` that holds every generated crate, so that all are compiled together and offline.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use specbind::Failure;
use specbind::config::Options;
use specbind::diag::Colour;

use crate::hostile::nasty;

const MANIFEST: &str =
    "[workspace]\nmembers = [\"crates/*\"]\nresolver = \"3\"\n\n[profile.dev]\ndebug = false\n";

pub(crate) struct Workspace {
    root: PathBuf,
    /// Documents that a crate was generated from.
    names: RefCell<BTreeSet<String>>,
}

impl Workspace {
    pub(crate) fn create() -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("features");
        fs::create_dir_all(root.join("crates")).expect("a folder below `target`");
        fs::remove_dir_all(root.join("crates")).expect("the crates of the last run go");
        let names = RefCell::default();
        let workspace = Self { root, names };
        workspace.write("Cargo.toml", MANIFEST);
        let lock = include_str!("../../Cargo.lock");
        workspace.write("Cargo.lock", lock);
        workspace
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Generates `f-NAME` from `NAME.yaml`.
    pub(crate) fn generate(&self, document: &Path) {
        self.generate_with(document, &Options::default());
    }

    /// The same, in the way that options say.
    pub(crate) fn generate_with(&self, document: &Path, options: &Options) {
        let name = document.file_stem().expect("a file").to_string_lossy();
        self.generate_as(&name, document, options);
    }

    /// Generates `f-NAME` from a document.
    pub(crate) fn generate_as(&self, name: &str, document: &Path, options: &Options) {
        let generated = specbind::generate(document, &format!("f-{name}"), options);
        let generated = generated.unwrap_or_else(|failure| match failure {
            Failure::Document(report) => panic!("{name}:\n{}", report.to_text(Colour::Never)),
            Failure::Error(error) => panic!("{name}: {error}"),
        });
        for (path, text) in generated.files.iter() {
            self.write(&format!("crates/{name}/{path}"), text);
        }
        self.names.borrow_mut().insert(name.to_owned());
    }

    /// Names of the documents that a crate was generated from, in order.
    pub(crate) fn names(&self) -> Vec<String> {
        self.names.borrow().iter().cloned().collect()
    }

    /// A crate of one file that depends on all generated crates as `options` say; `rest` ends its manifest.
    pub(crate) fn add_crate(
        &self,
        name: &str,
        dependencies: &str,
        options: &str,
        library: &str,
        rest: &str,
    ) {
        let mut manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[features]\ndefault = []\n\n[dependencies]\n{dependencies}"
        );
        for name in &*self.names.borrow() {
            manifest.push_str(&format!("f-{name} = {{ path = \"../{name}\"{options} }}\n"));
        }
        self.write(&format!("crates/{name}/Cargo.toml"), manifest + rest);
        self.write(&format!("crates/{name}/src/lib.rs"), library);
    }

    /// A crate whose tests, a file or a folder of modules, use all generated crates with these features, and `helpers`
    /// as a module of its library.
    pub(crate) fn add_tests(&self, name: &str, features: &str, tests: &Path, helpers: &[&Path]) {
        let read = |path: &Path| fs::read_to_string(path).expect("a file of the tests");
        let mut library = "//! What tests share.\n".to_owned();
        for helper in helpers {
            let module = helper.file_stem().expect("a file").to_string_lossy();
            library.push_str(&format!("\npub mod {module};\n"));
            // Public, so that nothing counts as unused.
            let text = read(helper).replace("pub(crate)", "pub");
            self.write(&format!("crates/{name}/src/{module}.rs"), text);
        }
        let dependencies = "futures-core = \"0.3\"\nserde_json = \"1\"\nreqwest = { version = \"0.13\", default-features = false }\ntokio = { version = \"1\", default-features = false, features = [\"macros\", \"rt\"] }\n";
        let options = format!(", default-features = false, features = [{features}]");
        self.add_crate(name, dependencies, &options, &library, "");
        let nasty = serde_json::to_string(&nasty()).expect("JSON");
        self.write(&format!("crates/{name}/tests/nasty.json"), nasty);
        if tests.is_file() {
            self.write(&format!("crates/{name}/tests/{name}.rs"), read(tests));
            return;
        }
        for entry in fs::read_dir(tests).expect("a folder of tests") {
            let path = entry.expect("an entry").path();
            let file = path.file_name().expect("a file").to_string_lossy();
            let path_there = format!("crates/{name}/tests/{name}/{file}");
            self.write(&path_there, read(&path));
        }
    }

    /// Runs cargo, with every warning as an error.
    pub(crate) fn cargo(&self, arguments: &[&str]) {
        let output = Command::new(env!("CARGO"))
            .args(arguments)
            .args(["--offline", "--quiet", "--jobs", "2", "--color", "never"])
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", self.root.join("target"))
            .env("RUSTFLAGS", "-D warnings")
            .env("RUSTDOCFLAGS", "-D warnings")
            .output()
            .expect("cargo runs");
        assert!(
            output.status.success(),
            "cargo {arguments:?}\n{}\n{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().expect("below the root")).expect("its folder");
        fs::write(path, text).expect("the file");
    }
}
