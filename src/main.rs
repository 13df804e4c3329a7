//! The `specbind` program: parses arguments, runs one command, prints and chooses the exit code.

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;
use specbind::cli::{Cli, run};

/// Trees of tokens and models are millions of small pieces, which it gives out faster than the allocators of most systems.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    run(&Cli::parse()).print()
}
