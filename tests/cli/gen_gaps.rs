//! `gen` about what the code does not say: in its output, in `--report`, and as errors of `--strict`.

use crate::run::{API, Folder};

#[test]
fn what_no_generated_code_says_is_named_with_its_place() {
    let folder = Folder::new();
    folder.write(
        "api.yaml",
        "openapi: 3.0.3
info: {title: t, version: '1'}
paths:
  /a:
    post:
      parameters:
        - {name: q, in: cookie, allowReserved: true, schema: {type: string}}
      requestBody:
        content: {application/xml: {schema: {type: object, properties: {file: {type: string}}}}}
      responses: {'204': {description: done}}
",
    );
    let ran = folder.run(&["gen", "--spec", "api.yaml", "--out", "out", "--name", "a"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for gap in [
        "reserved characters in `q` are percent-encoded all the same: only a query may have them (api.yaml:7:48)",
        "a body of `application/xml` is text that the caller writes: its schema is not judged (api.yaml:9:36)",
    ] {
        assert!(ran.stdout.contains(gap), "{}", ran.stdout);
    }
}

/// A document with one fact that no generated code says.
const GAP: &str = "openapi: 3.0.3
info: {title: t, version: '1'}
paths:
  /a:
    get:
      responses: {'204': {description: done, links: {next: {operationId: other}}}}
  /b:
    get: {operationId: other, responses: {'204': {description: done}}}
";

#[test]
fn a_run_ends_with_what_is_exact() {
    let folder = Folder::new();
    folder.write("api.yaml", GAP);
    let ran = folder.run(&["gen"]);
    let last = ran.stdout.lines().last();
    assert_eq!(
        last,
        Some(
            "  coverage: operations 1 exact, 1 approximated, 0 refused; schemas 0 exact, 0 approximated, 0 refused"
        ),
    );
}

#[test]
fn strict_runs_write_nothing_where_the_code_falls_short() {
    let folder = Folder::generated();
    folder.write("api.yaml", GAP);
    let before = folder.tree();
    let ran = folder.run(&["gen", "--strict", "--report", "gaps.md"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (1, ""));
    insta::assert_snapshot!(ran.stderr);
    assert_eq!(folder.tree(), before);
    assert_eq!(folder.run(&["lint", "--strict", "api.yaml"]).code, 1);
    assert_eq!(folder.run(&["lint", "api.yaml"]).code, 0);
    folder.write("api.yaml", API);
    assert_eq!(folder.run(&["gen", "--strict"]).code, 0);
}

#[test]
fn the_report_names_every_gap_and_what_is_ignored_with_its_cure_in_both_formats() {
    let folder = Folder::new();
    folder.write(
        "api.yaml",
        GAP.replace("{title: t,", "{title: t, owner: us,"),
    );
    let ran = folder.run(&["gen", "--report", "gaps.md"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    insta::assert_snapshot!(folder.read("gaps.md"));
    folder.run(&["gen", "--check", "--report", "gaps.json"]);
    insta::assert_snapshot!(folder.read("gaps.json"));

    let ran = folder.run(&["gen", "--report", "gaps.txt"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("neither `.json` nor `.md`"),
        "{}",
        ran.stderr
    );
    let ran = folder.run(&["gen", "--report", "nowhere/gaps.md"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr
            .contains("cannot write the report `nowhere/gaps.md`"),
        "{}",
        ran.stderr
    );
}

/// What a document says stays text, also where it would clear the screen.
#[test]
fn no_word_of_a_document_moves_a_terminal() {
    let folder = Folder::new();
    let document = |id: &str| {
        format!(
            "openapi: 3.0.3
info: {{title: t, version: '1'}}
x-specbind-questions: [{{id: which-one, text: \"Which\\e[2J one?\"}}]
paths:
  /a:
    post:
      operationId: \"{id}\"
      tags: [\"t\\e[2J\"]
      parameters:
        - {{name: \"q\\e[2J\", in: cookie, allowReserved: true, schema: {{type: string}}}}
      responses: {{'204': {{description: \"done\\e[2J\"}}}}
"
        )
    };
    folder.write("api.yaml", document(r"a\e[2J"));
    folder.write("new.yaml", document(r"b\e[2J"));
    let gen_out = ["gen", "--spec", "api.yaml", "--out", "out", "--name", "a"];
    for (args, expected) in [
        (&gen_out[..], r"Which\u{1b}[2J one?"),
        (&gen_out, r"characters in `q\u{1b}[2J`"),
        (&["diff", "api.yaml", "new.yaml"], r"b\u{1b}[2J (POST /a)"),
    ] {
        let ran = folder.run(args);
        assert!(ran.stdout.contains(expected), "{args:?}: {ran:?}");
    }
}
