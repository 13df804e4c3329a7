//! The generators that are compared, and how each is called.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// A generator.
pub(crate) struct Tool {
    pub(crate) name: &'static str,
    program: String,
}

/// specbind and its peers, in the order of the plot.
pub(crate) fn all() -> Vec<Tool> {
    let own =
        std::env::var("SPECBIND").unwrap_or_else(|_| env!("CARGO_BIN_EXE_specbind").to_owned());
    let peer = |name| Tool {
        name,
        program: match name {
            "progenitor" => "cargo-progenitor".to_owned(),
            name => name.to_owned(),
        },
    };
    vec![
        Tool {
            name: "specbind",
            program: own,
        },
        peer("ploidy"),
        peer("openapi-to-rust"),
        peer("progenitor"),
    ]
}

impl Tool {
    /// The program is installed.
    pub(crate) fn is_there(&self) -> bool {
        let mut help = Command::new(&self.program);
        let run = help
            .arg("--help")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        if run.is_err() {
            eprintln!(
                "{} is skipped: `{}` is not on the PATH",
                self.name, self.program
            );
        }
        run.is_ok()
    }

    /// The command that generates a crate.
    pub(crate) fn generate(&self, document: &Path, out: &Path) -> Command {
        let name = out.file_name().expect("a named folder");
        let mut command = Command::new(&self.program);
        match self.name {
            "specbind" => command
                .arg("gen")
                .arg("--spec")
                .arg(document)
                .arg("--out")
                .arg(out)
                .arg("--name")
                .arg(name),
            "ploidy" => command
                .args(["generate", "rust"])
                .arg(document)
                .arg("-o")
                .arg(out)
                .arg("--name")
                .arg(name),
            "openapi-to-rust" => command
                .arg("generate")
                .arg(document)
                .arg("--output-dir")
                .arg(out.join("src")),
            _ => command
                .args(["progenitor", "--version", "0.1.0", "--input"])
                .arg(document)
                .arg("--output")
                .arg(out)
                .arg("--name")
                .arg(name),
        };
        command
    }

    /// Makes a crate of what the tool wrote, and one that is no part of a workspace around it.
    pub(crate) fn complete(&self, out: &Path) {
        let manifest = out.join("Cargo.toml");
        if self.name == "openapi-to-rust" {
            let name = out.file_name().expect("a named folder").to_string_lossy();
            let needed =
                fs::read_to_string(out.join("src/REQUIRED_DEPS.toml")).expect("what it depends on");
            let head =
                format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n");
            fs::write(&manifest, format!("{head}\n{needed}")).expect("a manifest");
            fs::rename(out.join("src/mod.rs"), out.join("src/lib.rs")).expect("a root");
        }
        let text = fs::read_to_string(&manifest).expect("a manifest");
        if !text.contains("[workspace]") {
            fs::write(&manifest, text + "\n[workspace]\n").expect("a manifest");
        }
    }
}
