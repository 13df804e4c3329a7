//! What a client is configured with, as the document names it.

use std::fmt;

use super::check::Check;
use super::time::Zone;

/// The values that a client is configured with.
pub trait Settings: fmt::Debug + Send + Sync + 'static {
    /// The value of a setting, by its name in the document.
    fn text(&self, name: &str) -> Option<&str>;

    /// The zone of the times in the calls.
    fn zone(&self) -> Zone {
        Zone::default()
    }

    /// The rules of the settings.
    fn rules(&self) -> &'static [Setting];
}

/// The rules of one setting.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Name in the document.
    pub name: &'static str,
    /// Judges the value.
    pub check: fn(&mut Check<'_>),
}
