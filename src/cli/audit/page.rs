//! A saved page as a command names it.

use std::path::Path;

use clap::ValueEnum;

use crate::audit::{Error, Markup, Page, Profile, read_capture, read_page};

/// How a page was saved.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(in crate::cli) enum MarkupWord {
    Text,
    Html,
    Markdown,
}

/// Reads a page. Without a word for its markup the file's name decides.
///
/// # Errors
/// When it cannot be read, or shows nothing that the profile knows.
pub(in crate::cli) fn page_at(
    path: &Path,
    markup: Option<MarkupWord>,
    profile: &Profile,
    profile_path: &Path,
) -> Result<Page, Error> {
    let markup = match markup {
        Some(MarkupWord::Text) => Markup::Text,
        Some(MarkupWord::Html) => Markup::Html,
        Some(MarkupWord::Markdown) => Markup::Markdown,
        None => Markup::of(path),
    };
    let page = read_page(&read_capture(path, markup)?, profile);
    match page.is_foreign() {
        true => Err(Error::Foreign {
            path: path.to_owned(),
            profile: profile_path.to_owned(),
        }),
        false => Ok(page),
    }
}
