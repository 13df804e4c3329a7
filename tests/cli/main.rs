//! The `specbind` program as its users run it: arguments, exit codes, texts and files.

mod audit;
mod check;
mod diff;
mod files;
mod r#gen;
mod gen_choice;
mod gen_gaps;
mod git;
mod help;
mod lint;
mod recipe;
mod run;
mod sarif;
mod schemas;
