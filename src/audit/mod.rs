//! A saved page of a vendor's documentation, compared with the model: does the document still say what the page says?
//!
//! `capture` makes lines of a file, `page` makes facts of the lines by a [`Profile`], `spec` makes facts of the model, and
//! `compare` joins the two. `draft` starts a document from a page, `changes` compares two captures of one page. No vendor's layout is known here: what lines mean stands in profiles.

mod capture;
mod changes;
mod choose;
mod compare;
mod count;
mod draft;
mod error;
mod item;
mod page;
mod profile;
mod size;
mod spec;
mod texts;

pub use capture::{Line, Markup, read_capture, read_lines};
pub use changes::{Action, Change, compare_pages};
pub use choose::choose_operation;
pub use compare::{Finding, Said, Verdict, compare};
pub use count::{Count, VERDICTS, count};
pub use draft::draft_document;
pub use error::Error;
pub use item::{Aspect, At, Claim, Fact, Item, Kind, Section, Stated, Unit, Value};
pub use page::{Page, read_page};
pub use profile::{
    EntryLayout, FieldLayout, NumberCount, Pattern, Profile, SectionLayout, SizeReading, Slot,
    ValuesLayout, Words,
};
pub use spec::{Spec, read_spec};
pub use texts::Texts;
