//! The `specbind` program: parses arguments, runs one command, prints and chooses the exit code.

use std::process::ExitCode;

use clap::Parser;
use specbind::cli::{Cli, run};

fn main() -> ExitCode {
    run(&Cli::parse()).print()
}
