//! The command line: arguments → one command → what to print and the exit code. Nothing uses this module but `main`.

mod audit;
mod completions;
mod diff;
mod error;
mod explain;
mod r#gen;
mod lint;
mod mock;
mod outcome;
mod repair;
mod schema;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Args, Parser, Subcommand, ValueEnum};

pub use outcome::{Exit, Outcome};

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

const EXIT_CODES: &str = "\
Exit codes:
  0  done, and the output is current
  1  problems in a document, or a page that says something else; nothing was written
  2  wrong usage, or a file that cannot be read or written; nothing was written
  4  `gen --check` found files that differ";

const EXAMPLES: &str = "\
Examples:
  specbind gen                     generate every target of specbind.toml
  specbind gen --check             fail when a generated file is not current (for CI)
  specbind lint api.yaml           look for problems without generating
  specbind audit page.txt --spec api.yaml
                                   compare a vendor's saved page with the document
  specbind mock --spec api.yaml    serve the document, checking every request
  specbind diff                    what changed since HEAD, and whom it breaks
  specbind gen --help              more about one command";

/// Generates Rust types, validators and a client from an OpenAPI document.
#[derive(Debug, Parser)]
#[command(name = "specbind", version, styles = STYLES, after_help = format!("{EXAMPLES}\n\n{EXIT_CODES}"))]
#[command(max_term_width = 100, disable_help_subcommand = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Gen(r#gen::Gen),
    Lint(lint::Lint),
    Audit(audit::Audit),
    Mock(mock::MockArgs),
    Diff(diff::Diff),
    Explain(explain::Explain),
    Completions(completions::Completions),
}

/// How results are printed.
#[derive(Clone, Copy, Debug, Args)]
struct Printing {
    /// Print problems only
    #[arg(long, short)]
    quiet: bool,
    /// `json` prints one object on standard output
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// `auto` colours on a terminal, unless NO_COLOR is set
    #[arg(long, value_enum, value_name = "WHEN", default_value = "auto")]
    color: Color,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

/// Runs the command and says what to print. Writes to the output folders, but not to the terminal.
pub fn run(cli: &Cli) -> Outcome {
    match &cli.command {
        Command::Gen(args) => r#gen::run(args),
        Command::Lint(args) => lint::run(args),
        Command::Audit(args) => audit::run(args),
        Command::Mock(args) => mock::run(args),
        Command::Diff(args) => diff::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Completions(args) => completions::run(args),
    }
}
