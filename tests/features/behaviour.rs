//! What the generated crates do.

fn main() {}
