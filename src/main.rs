//! The `specbind` program: parses arguments, runs one command, prints and chooses the exit code.

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;
use specbind::cli::{Cli, run};

/// Trees of small nodes are what this program makes most of.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    run(&Cli::parse()).print()
}
