//! specbind reads an OpenAPI document and writes the Rust crate a careful colleague would have written by hand.
//!
//! # Five verbs, five rooms
//!
//! Every run is `load → lower → analyze → emit → write`, and [`generate`] shows it on one screen.
//!
//! - **[`load`]**: files → source trees ([`source`]), checked against a table of the specification's objects. Everything
//!   wrong with text, references and shape is reported at once ([`diag`]). [`load::Document::read`] gives openapiv3's
//!   struct of one object without the objects inside it, which have places of their own. openapiv3 holds neither exact
//!   numbers nor the keywords of 3.1, so schemas are read from the source tree.
//! - **[`lower`]**: openapiv3 and source trees → the [`model`]. References are followed, defaults filled in, both dialects
//!   of JSON Schema brought into one form. openapiv3's structs are destructured completely.
//! - **[`analyze`]**: model → side tables: which Rust type holds each schema ([`analyze::shape`]), what tells the
//!   alternatives of a union apart ([`analyze::alternatives`]), what is judged of a value ([`analyze::rules`]), what
//!   contains itself ([`analyze::cycles`]), and every Rust name ([`analyze::names`]).
//! - **[`emit`]**: model and tables → files in memory. It cannot fail: what cannot be expressed was settled before.
//!   Emitters quote tokens item by item; `emit/format` lays each out, and leaves forms that it does not know to prettyplease.
//! - **write**: files → disk, all or nothing, or a comparison for `--check` ([`output`]).
//!
//! The other commands start from the same model: [`audit`] compares it with a saved page of the vendor's documentation,
//! [`diff`] two of them, and [`surface`] what their crates let callers name; [`comparison`] does both.
//!
//! # One operation through all rooms
//!
//! `POST /api/v1/card/status` is a node of the source tree with a line and a column. `load` finds that its references lead
//! somewhere and its fields are known ones. `lower` makes an [`model::Operation`] of it, whose parameters, body and
//! responses carry the place they were declared at. `analyze` finds that its body is a struct, and calls the method
//! `modify_card_status`. `emit` writes a struct into `types.rs`, its rules into `validate.rs`, where each header's value
//! comes from into `parameters.rs`, what is sent into `operations.rs`, how answers are told apart into `errors.rs`, and
//! a method of three lines into `client.rs`. In a large document each of these files is a folder with one file for every
//! tag, as [`analyze::modules`] decides.
//!
//! # One model, other uses
//!
//! [`mock`] serves a model: routes, rules and answers are prepared once, [`mock::Mock::answer`] turns a request into an
//! answer without a network, and a thin server puts that on a port.
//!
//! # One set of rules
//!
//! Rules are judged on an exact JSON tree by hand-written code that every generated crate carries
//! (`templates/runtime`, compiled here as [`runtime`]). Generated code calls it line by line. The same rules
//! serve requests, strict reading, answers, headers and parameters, and what is checked is the text that is sent.
//! Types are read from that tree and written as one ([`runtime::as_json`]), a plain line per member; serde's traits go
//! through it. Deriving them instead would be four fifths of what the compiler does for a crate.
//!
//! # Invariants
//!
//! - `load` alone names the YAML and JSON parsers' trees and openapiv3's text; `lower` alone reads openapiv3's structs.
//! - The model is plain data and never changes after `lower`. What is derived from it stands in a side table.
//! - `emit` knows no openapiv3, no diagnostics, no disk, and returns no `Result`.
//! - No name of any document appears in `src/` or `templates/`.
//! - A number travels as its digits, never through a float or an `i64`.
//! - Same input, same bytes: no time, no path, no map order in the output.

pub mod analyze;
pub mod audit;
pub mod cli;
pub mod comparison;
pub mod config;
mod crate_name;
pub mod diag;
pub mod diff;
pub mod emit;
mod hashed;
pub mod judge;
pub mod load;
pub mod lower;
pub mod mock;
pub mod model;
pub mod output;
mod printable;
mod report;
pub mod runtime;
pub mod source;
mod suggest;
pub mod summary;
pub mod surface;
mod threads;
mod token;
pub mod toml_problem;

pub use report::{Report, lint, lint_strictly, understand};

use std::path::Path;

use analyze::{Preferences, modules::Division};
use config::{Formats, Options, Tags, UnnamedMembers};
use lower::select::Selection;
use output::Files;
use summary::Summary;
use threads::both;

/// A generated crate, not yet written.
#[derive(Debug)]
pub struct Generated {
    /// Its files.
    pub files: Files,
    /// What it holds.
    pub summary: Summary,
    /// Facts of the document that it does not say exactly.
    pub gaps: Vec<model::Gap>,
    /// Words that should choose operations, and fit none.
    pub unused_words: Vec<String>,
    /// Warnings and notes about the document.
    pub report: Report,
}

impl Generated {
    /// The crate, if it says everything exactly.
    ///
    /// # Errors
    /// When it does not: every gap is an error of the report.
    pub fn without_gaps(mut self) -> Result<Self, Failure> {
        self.report.forbid_gaps(&self.gaps);
        match self.gaps[..] {
            [] => Ok(self),
            _ => Err(Failure::Document(self.report)),
        }
    }
}

/// Why there is no generated crate.
#[derive(Debug)]
pub enum Failure {
    /// The document has errors.
    Document(Report),
    /// The document cannot be read.
    Error(load::Error),
}

/// Generates the crate `crate_name` from the document at `spec`. Writes nothing.
///
/// # Errors
/// When the document cannot be read, or has errors.
pub fn generate(spec: &Path, crate_name: &str, options: &Options) -> Result<Generated, Failure> {
    let selection = selection(options);
    let (report, understood) =
        report::understand_for(spec, preferences(options), &selection).map_err(Failure::Error)?;
    let Some((api, tables)) = understood else {
        return Err(Failure::Document(report));
    };
    let (summary, files) = both(
        || summary::summarize(&api, &tables, &report.sources),
        || emit_files(&api, &tables, crate_name),
    );
    Ok(Generated {
        files,
        summary,
        gaps: tables.gaps,
        unused_words: selection.unused(),
        report,
    })
}

/// The operations that the options of a target choose.
fn selection(options: &Options) -> Selection {
    Selection::new(&options.only, &options.except)
}

/// What the options say about types.
fn preferences(options: &Options) -> Preferences {
    let Options {
        formats,
        unnamed_members,
        tags,
        only: _, // these two choose operations, before there are types
        except: _,
    } = options;
    Preferences {
        plain_formats: *formats == Formats::Text,
        keep_unnamed: *unnamed_members == UnnamedMembers::Keep,
        division: match tags {
            Tags::Auto => Division::Automatic,
            Tags::Flat => Division::Flat,
            Tags::Modules => Division::Modules,
            Tags::Features => Division::Features,
        },
    }
}

/// The files of the crate `crate_name`.
fn emit_files(api: &model::Api, tables: &analyze::Tables, crate_name: &str) -> Files {
    let mut files = Files::new();
    for file in emit::emit(&emit::Emission::new(api, tables, crate_name)) {
        files.insert(file.path, file.text);
    }
    files
}
