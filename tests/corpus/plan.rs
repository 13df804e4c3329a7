//! One document → its crate in memory, a row of the table, and the values that its types have to read.

use std::collections::HashMap;
use std::path::Path;
use std::time::Instant;

use specbind::analyze::Preferences;
use specbind::config::{Options, UnnamedMembers};
use specbind::diag::{Colour, Diagnostics, Severity};
use specbind::load::Limits;
use specbind::model::SchemaId;
use specbind::output::Files;
use specbind::{Failure, Generated, Report};

use crate::documents::Document;
use crate::judge::{Case, Understood, judge};
use crate::row::Row;

/// What is to be compiled of one document.
#[derive(Debug)]
pub(crate) struct Plan {
    /// Of the crate.
    pub(crate) name: String,
    pub(crate) files: Files,
    /// Of the crate that reads: its objects keep what the document does not speak of, so that all comes back.
    pub(crate) keeping: Files,
    /// Values of schemas that have a type.
    pub(crate) cases: Vec<Case>,
    /// The types of all cases, by the number of their schema.
    pub(crate) types: Vec<(usize, String)>,
    pub(crate) pointers: HashMap<SchemaId, String>,
}

/// Generates a document and judges its schemas; a document that is refused has no plan.
pub(crate) fn plan(document: &Document) -> (Row, Option<Plan>) {
    let started = Instant::now();
    let mut row = Row {
        document: document.name.clone(),
        ..Row::default()
    };
    let name = document.crate_name();
    let generated = specbind::generate(&document.path, &name, &Options::default());
    let generated = match generated {
        Ok(generated) => generated,
        Err(failure) => {
            row.refused = Some(refusal(&failure));
            if document.is_valid {
                row.problems
                    .push(format!("refused: {}", full_text(&failure)));
            }
            return (row, None);
        }
    };
    let coverage = generated.summary.coverage;
    let counts = [coverage.operations, coverage.schemas];
    [row.operations, row.schemas] =
        counts.map(|counts| [counts.exact, counts.approximated, counts.refused]);
    let plan = judge_document(document, name, generated, &mut row);
    row.seconds = started.elapsed().as_secs_f64();
    (row, Some(plan))
}

fn generate_keeping(document: &Document, name: &str) -> Files {
    let options = Options {
        unnamed_members: UnnamedMembers::Keep,
        ..Options::default()
    };
    let generated = specbind::generate(&document.path, &format!("keeping-{name}"), &options);
    generated.map_or_else(
        |_| unreachable!("it was just generated"),
        |generated| generated.files,
    )
}

fn judge_document(document: &Document, name: String, generated: Generated, row: &mut Row) -> Plan {
    let mut plan = Plan {
        keeping: generate_keeping(document, &name),
        name,
        files: generated.files,
        cases: Vec::new(),
        types: Vec::new(),
        pointers: HashMap::new(),
    };
    let loaded = specbind::load::load(
        &document.path,
        &Limits::default(),
        &mut Diagnostics::default(),
    );
    let loaded = loaded.expect("it was just read");
    let api = specbind::lower::lower(&loaded.document.expect("it was just generated"));
    let tables = specbind::analyze::analyze(
        &api,
        Preferences {
            keep_unnamed: true,
            ..Preferences::default()
        },
    );
    let understood = Understood {
        path: &document.path,
        api: &api,
        tables: &tables,
        sources: &loaded.sources,
    };
    let judged = match judge(&understood) {
        Ok(judged) => judged,
        Err(why) => {
            row.problems.push(why);
            return plan;
        }
    };
    row.judged = judged.cases.len();
    let apart = judged.apart.into_iter();
    row.problems
        .extend(apart.map(|(pointer, text)| format!("{pointer}: {text}")));
    row.examples = judged
        .cases
        .iter()
        .filter(|case| case.is_example && case.is_valid)
        .count();
    let has_type = |case: &Case| tables.names.type_name(case.schema).is_some();
    plan.cases = judged.cases.into_iter().filter(has_type).collect();
    for case in &plan.cases {
        let name = tables
            .names
            .type_name(case.schema)
            .expect("others are left out");
        let pointer = || api[case.schema].place.pointer.to_string();
        plan.pointers.entry(case.schema).or_insert_with(pointer);
        plan.types.push((case.schema.index(), name.to_owned()));
    }
    plan.types.sort();
    plan.types.dedup();
    plan
}

/// Code and line of the first error.
fn refusal(failure: &Failure) -> String {
    match failure {
        Failure::Document(report) => first_error(report),
        Failure::Error(error) => error.to_string(),
    }
}

fn first_error(report: &Report) -> String {
    let entries = report.to_entries().into_iter();
    let mut errors = entries.filter(|entry| entry.severity == Severity::Error.word());
    let error = errors.next().expect("an error refuses it");
    let file = Path::new(&error.position.file)
        .file_name()
        .unwrap_or_default()
        .to_string_lossy();
    format!(
        "`{}` at {file}:{}:{}",
        error.code, error.position.line, error.position.column
    )
}

fn full_text(failure: &Failure) -> String {
    match failure {
        Failure::Document(report) => report.to_text(Colour::Never),
        Failure::Error(error) => error.to_string(),
    }
}
