//! Facts derived from the model, as side tables: one file per analysis, computed in document order.

pub mod alternatives;
pub mod answers;
pub mod check;
pub mod constants;
pub mod coverage;
pub mod cycles;
mod files;
mod gaps;
pub mod idents;
mod member_names;
pub mod modules;
pub mod names;
mod nesting;
mod object_shape;
pub mod operation_names;
mod owners;
pub mod patterns;
pub(crate) mod possible_types;
pub mod rules;
pub mod secrets;
mod server_names;
pub mod settings;
pub mod shape;
mod shape_of;
mod sizes;
mod tag_idents;
mod type_claims;
mod type_names;
mod type_parts;
pub mod uploads;
pub mod usage;
mod users;

use crate::{
    model::{Api, Gap},
    threads::both,
};

/// Everything that emitters ask about a model.
#[derive(Debug)]
pub struct Tables {
    /// What the user prefers.
    pub preferences: Preferences,
    /// The Rust type that holds each schema's values.
    pub shapes: shape::Shapes,
    /// Every Rust name.
    pub names: names::Names,
    /// Which module holds what, where tags divide the crate.
    pub modules: modules::Modules,
    /// How the alternatives of unions are told apart.
    pub signs: alternatives::Signs,
    /// Names of constants.
    pub constants: constants::Constants,
    /// Fields that need a box.
    pub cycles: cycles::Cycles,
    /// What callers send, and what they only receive.
    pub usage: usage::Usage,
    /// Which schemas describe secrets.
    pub secrets: secrets::Secrets,
    /// Rules that would never come to an end.
    pub circular: rules::Circular,
    /// Everything that generated code cannot say exactly: what the model names, then what schemas are held by.
    pub gaps: Vec<Gap>,
}

/// What the user prefers where several Rust types hold the same values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// Text of every `format` is plain text.
    pub plain_formats: bool,
    /// Objects keep members that the document does not speak of.
    pub keep_unnamed: bool,
    /// How far tags divide the crate.
    pub division: modules::Division,
}

/// Computes the side tables of `api`.
pub fn analyze(api: &Api, preferences: Preferences) -> Tables {
    let shapes = shape::shapes(api, preferences);
    let circular = rules::circular(api);
    // Names take longest, and hang on none of the others.
    let beside = || {
        let cycles = cycles::cycles(api, &shapes);
        let usage = usage::usage(api, &shapes);
        let gaps = gaps::gaps(api, &shapes, &circular);
        let signs = alternatives::signs(api, &shapes);
        (cycles, usage, gaps, signs, secrets::secrets(api))
    };
    let ((cycles, usage, gaps, signs, secrets), names) =
        both(beside, || names::names(api, &shapes));
    let constants = constants::constants(api, &names.operations);
    let modules = modules::modules(api, &shapes, &names, &circular, preferences.division);
    Tables {
        preferences,
        shapes,
        names,
        modules,
        signs,
        constants,
        cycles,
        usage,
        secrets,
        circular,
        gaps,
    }
}
