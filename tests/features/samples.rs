//! The samples in Rust of every page, as modules of one crate.

use std::process::Command;

use crate::workspace::Workspace;

/// Compiles a crate `samples` that holds them all, where there is Node, which runs the script of the pages.
pub(crate) fn check_samples(workspace: &Workspace) {
    if add_samples(workspace).is_some() {
        workspace.cargo(&["check", "--package", "samples"]);
    }
}

fn add_samples(workspace: &Workspace) -> Option<()> {
    let mut library = "//! Every sample of every page.\n".to_owned();
    let mut count = 0;
    for name in workspace.names() {
        let page = workspace
            .root()
            .join(format!("crates/{name}/docs/index.html"));
        for sample in samples(&page)? {
            let visible = sample.replace("async fn main()", "pub async fn main()");
            library.push_str(&format!(
                "\n/// Of `{name}`.\npub mod sample_{count} {{\n{visible}}}\n"
            ));
            count += 1;
        }
    }
    assert!(count > 200, "only {count} samples");
    // A document may call things deprecated, or name them in letters that others look like.
    let lints = "\n[lints.rust]\ndeprecated = \"allow\"\nmixed_script_confusables = \"allow\"\n";
    let dependencies = "serde_json = \"1\"\ntokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }\n";
    workspace.add_crate("samples", dependencies, "", &library, lints);
    Some(())
}

/// The samples of one page.
fn samples(page: &std::path::Path) -> Option<Vec<String>> {
    let script = format!("{}/tests/page/programs.mjs", env!("CARGO_MANIFEST_DIR"));
    let Ok(output) = Command::new("node").arg(script).arg(page).output() else {
        eprintln!("skipped: there is no Node to run the script of the page");
        return None;
    };
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {errors}", page.display());
    let lines = String::from_utf8(output.stdout).expect("text");
    let read = |line: &str| serde_json::from_str(line).expect("JSON");
    Some(lines.lines().map(read).collect())
}
