//! What `diff` finds: every rule by its example, and nothing in documents that say the same.

mod agreement;
mod apart;
mod frames;
mod rules;
mod same;
mod source;
mod source_cases;
mod versions;
