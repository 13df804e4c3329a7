//! The `specbind` program: parses arguments, runs one command and chooses the exit code.

fn main() {}
