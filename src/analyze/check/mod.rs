//! A model → what is wrong with the document although each of its objects has the right shape.
//!
//! Something is an **error** where no sensible crate can be made from it (a path whose braces have no partner), where a
//! call could go out with another meaning than the document's (credentials nobody declares), or where our own
//! `x-specbind-` vocabulary contradicts itself: its author is at hand, and keys and money hang on it. Everything else is a
//! **warning**, because published documents do it and their crates are useful all the same: the text then says what the
//! crate does instead. What a crate cannot judge is a **note**.

mod codes;
mod discriminator;
mod enumeration;
mod example;
mod media_type;
mod notes;
mod number;
mod operation;
mod parameter;
mod path;
mod presence;
mod required;
mod schema;
mod security;
mod server;
mod setting;
mod state;
mod tag;
mod template;

use super::rules::circular;
use crate::{
    diag::Diagnostics,
    hashed::Set,
    judge::Judge,
    model::{Api, SchemaId},
    source::{Place, Sources},
};

/// What every check may look at.
struct Context<'a> {
    api: &'a Api,
    /// The document's text, for facts that the model has no use for.
    sources: &'a Sources,
    judge: Judge<'a>,
    /// Schemas of which some operation cannot do without a value.
    required: Set<SchemaId>,
    /// Names of all settings.
    settings: Vec<String>,
}

impl Context<'_> {
    /// The document has something at `place`.
    fn has(&self, place: &Place) -> bool {
        self.sources.value(place).is_some()
    }
}

/// Reports everything that is wrong with `api`.
pub fn check(api: &Api, sources: &Sources, diags: &mut Diagnostics) {
    // Found anew: the tables that hold it are made at the same time.
    let circular = circular(api);
    let settings = super::settings::settings(api).into_iter();
    let cx = Context {
        api,
        sources,
        judge: Judge::new(api, &circular),
        required: required::required_schemas(api),
        settings: settings.map(|setting| setting.name).collect(),
    };
    server::check_servers(&cx, &api.servers, diags);
    tag::check_tags(&cx, diags);
    notes::check_notes(&cx, diags);
    setting::check_signing(&cx, diags);
    state::check_states(&cx, diags);
    for (index, schema) in api.schemas.iter().enumerate() {
        schema::check_schema(&cx, SchemaId::new(index), schema, diags);
    }
    schema::check_circular(&cx, &circular, diags);
    path::check_paths(&cx, diags);
    operation::check_operations(&cx, diags);
}

/// Passes each place once: what operations share is reported once.
#[derive(Default)]
struct Once(Set<Place>);

impl Once {
    fn is_new(&mut self, place: &Place) -> bool {
        self.0.insert(place.clone())
    }
}

/// `did you mean …?`, where something near is known, or what there is.
fn did_you_mean<'n>(
    name: &str,
    known: impl IntoIterator<Item = &'n str> + Clone,
    kind: &str,
) -> String {
    if let Some(near) = crate::suggest::suggest(name, known.clone()) {
        return format!("did you mean `{near}`?");
    }
    let known: Vec<String> = known.into_iter().map(|name| format!("`{name}`")).collect();
    match known.len() {
        0 => format!("there are no {kind}"),
        1..=15 => format!("known {kind}: {}", known.join(", ")),
        count => format!("none of the {count} {kind} has a name like it"),
    }
}
