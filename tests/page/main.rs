//! The reference page in a real browser, against the mock that serves it; and its script by itself, in Node.

mod browser;
mod look;
mod mock;
mod samples;
mod webdriver;
