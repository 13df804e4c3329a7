//! Suites of sound and broken documents: what specbind makes of each, beside what the suite says.

use std::fmt::Write as _;
use std::path::Path;

use specbind::diag::{Entry, Severity};
use specbind::lint;

/// What a suite wants of its documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    /// No error.
    Taken,
    /// An error, or at least a warning with its place: vendors bend the standard.
    Noticed,
    /// An error.
    Refused,
    /// Whatever is safe: what it holds may not act.
    Harmless,
}

/// Folders of the suites, and what they say of the documents in them.
const FOLDERS: &[(&str, Wanted)] = &[
    ("openapi3-examples/3.0/pass", Wanted::Taken),
    ("openapi3-examples/3.1/pass", Wanted::Taken),
    ("openapi3-examples/3.0/fail", Wanted::Noticed),
    ("openapi3-examples/3.1/fail", Wanted::Noticed),
    ("openapi3-examples/3.0/malicious", Wanted::Harmless),
    ("openapi3-examples/3.0/partial", Wanted::Refused),
    ("openapi3-examples/3.0/resources", Wanted::Refused),
    ("ogen-negative", Wanted::Refused),
];

const OUTSIDE: &str = "a document reads no file outside of its own folder";
const OLDER: &str = "it is a Swagger 2.0 document";
const PART: &str = "it is a part of a document, not one by itself";
const EMPTY: &str = "the file is empty";
const ANNOTATION: &str = "URLs and addresses for people are not judged: no code is made of them";
const LEGAL: &str = "JSON Schema allows it, and rules on JSON judge it";
const NAMES: &str = "names of fields do not clash here";
const ENDLESS: &str = "the circle is reported with its place; what else the schemas say is judged";
const DEFAULT: &str = "the default is reported with its place, and not sent";
const FEATURE: &str = "what the suite's own tool cannot do is no fault of the document";

/// Documents that are treated otherwise than the suite wants, and why. A path stands for all that begin with it.
const ARGUED: &[(&str, &str)] = &[
    ("openapi3-examples/3.0/pass/cyclical.yaml", OUTSIDE),
    (
        "openapi3-examples/3.0/pass/externalPathItemRef.yaml",
        OUTSIDE,
    ),
    (
        "openapi3-examples/3.0/pass/fiendish/ref-encoding2.yaml",
        OLDER,
    ),
    (
        "openapi3-examples/3.0/pass/fiendish/ref-encoding3.yaml",
        "`+` in a URI fragment is a plus, not a space (RFC 3986, section 2.2)",
    ),
    (
        "openapi3-examples/3.0/pass/gluecon/example1_from_._Different_requestbody.md.yaml",
        OLDER,
    ),
    (
        "openapi3-examples/3.0/pass/gluecon/example1_from_._Different_servers.md.yaml",
        OLDER,
    ),
    (
        "openapi3-examples/3.0/pass/resolution/twolevel/index.yaml",
        OLDER,
    ),
    (
        "openapi3-examples/3.0/pass/resolution/twolevel/subdir1/",
        PART,
    ),
    (
        "openapi3-examples/3.0/pass/swagger2openapi/swagger.yaml",
        OLDER,
    ),
    ("openapi3-examples/3.0/pass/swagger2openapi/", EMPTY),
    ("openapi3-examples/3.0/fail/fuzz1/39a5dbd7", ANNOTATION),
    ("openapi3-examples/3.0/fail/fuzz1/6213afe9", ANNOTATION),
    ("openapi3-examples/3.0/fail/fuzz1/7665f29f", ANNOTATION),
    ("openapi3-examples/3.0/fail/fuzz1/8eed4b36", ANNOTATION),
    ("openapi3-examples/3.0/fail/fuzz1/a2c3cd63", ANNOTATION),
    ("openapi3-examples/3.0/fail/fuzz1/d3c6e7e2", ANNOTATION),
    (
        "openapi3-examples/3.0/fail/OAI/api-with-examples.yaml",
        "only its indentation is unusual: YAML reads it",
    ),
    ("ogen-negative/allOf/", LEGAL),
    ("ogen-negative/convenient_errors/", FEATURE),
    (
        "ogen-negative/cyclic/allOf_property.yaml",
        "the circle takes a step into the value: it ends",
    ),
    ("ogen-negative/cyclic/", ENDLESS),
    ("ogen-negative/field_naming/type_extension.yml", FEATURE),
    ("ogen-negative/field_naming/", NAMES),
    ("ogen-negative/oneOf/", LEGAL),
    (
        "ogen-negative/router/",
        "a client fills both placeholders; only a server could not tell them apart",
    ),
    ("ogen-negative/wrong_default_type/", DEFAULT),
    (
        "ogen-negative/wrong_enum_type/",
        "the values are reported with their place, and can never be read",
    ),
];

#[test]
fn suites_are_judged_case_by_case() {
    let Some(corpus) = super::corpus() else {
        return;
    };
    let suites = corpus.join("suites");
    let (mut table, mut wrong) = (String::new(), String::new());
    let mut used = vec![false; ARGUED.len()];
    for (folder, wanted) in FOLDERS {
        let mut paths = Vec::new();
        super::documents(&suites.join(folder), &mut paths);
        assert!(
            !paths.is_empty() || folder.ends_with("resources"),
            "{folder}"
        );
        for path in paths {
            let name = path.strip_prefix(&suites).expect("below the suites");
            let name = name.to_string_lossy().into_owned();
            let (verdict, agrees) = verdict(&path, *wanted);
            let argument = ARGUED.iter().position(|(start, _)| name.starts_with(start));
            let argument = argument.filter(|_| !agrees);
            let _ = write!(table, "{name}: {verdict}");
            match argument {
                Some(index) => {
                    used[index] = true;
                    let _ = write!(table, "; {wanted:?} is wanted, but {}", ARGUED[index].1);
                }
                None if !agrees => {
                    let _ = writeln!(wrong, "{name}: {verdict}, and {wanted:?} is wanted");
                }
                None => {}
            }
            table.push('\n');
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    let unused = ARGUED.iter().zip(used).filter(|(_, used)| !used);
    let unused: Vec<&str> = unused.map(|((name, _), _)| *name).collect();
    assert_eq!(unused, [""; 0], "these agree now");
    insta::assert_snapshot!(table);
}

/// What specbind says of a document, and whether that is what is wanted.
fn verdict(path: &Path, wanted: Wanted) -> (String, bool) {
    let report = lint(path).expect("a readable file");
    let entries = report.to_entries();
    let first = |severity: Severity| {
        entries
            .iter()
            .find(|entry| entry.severity == severity.word())
    };
    let at = |entry: &Entry| format!("{} at line {}", entry.code, entry.position.line);
    let (error, warning) = (first(Severity::Error), first(Severity::Warning));
    let verdict = match (error, warning) {
        (Some(error), _) => format!("refused, {}", at(error)),
        (None, Some(warning)) => format!("taken, {}", at(warning)),
        (None, None) => "taken".to_owned(),
    };
    let agrees = match wanted {
        Wanted::Taken => error.is_none(),
        Wanted::Noticed => error.is_some() || warning.is_some(),
        Wanted::Refused => error.is_some(),
        Wanted::Harmless => true,
    };
    (verdict, agrees)
}
