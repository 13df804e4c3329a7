//! The reference page in a real browser, against the mock that serves it; and its script by itself, in Node.

mod browser;
#[path = "../features/hostile.rs"]
mod document;
mod fields;
mod forms;
mod hostile;
mod large;
mod look;
mod made;
mod mock;
mod narrow;
mod samples;
mod signed;
mod styles;
mod webdriver;
