//! The Rust files that the document shapes: one of each kind, or one of each kind for every module.

use super::{
    Emission, cases, client, errors, headers, operations,
    parallel::Job,
    parameters,
    part::{self, Lifts, emit_modules},
    replies, request_bodies,
    rust::RustFile,
    settings, signing, types, validate,
};

/// Files of one kind.
struct Kind {
    /// The module of the crate that they are.
    name: &'static str,
    emit: for<'a> fn(&'a Emission<'a>) -> RustFile<'a>,
    /// A part of the crate has something of the kind.
    is_in: fn(&Emission<'_>) -> bool,
    /// What becomes of the modules below.
    lifts: Lifts,
}

/// Kinds of which there is one file always.
const WHOLE: &[Kind] = &[
    kind("cases", cases::emit_cases, |_| true),
    kind("settings", settings::emit_settings, |_| true),
    kind("signing", signing::emit_signing, |_| true),
];

/// Kinds that tags divide, usually long ones first.
const DIVIDED: &[Kind] = &[
    Kind {
        lifts: Lifts::AllInCrate,
        ..kind("types", types::emit_types, part::has_types)
    },
    kind("operations", operations::emit_operations, part::has_calls),
    kind("validate", validate::emit_validate, part::has_types),
    kind("errors", errors::emit_errors, part::has_calls),
    kind(
        "parameters",
        parameters::emit_parameters,
        parameters::has_parameters,
    ),
    kind("headers", headers::emit_headers, headers::has_headers),
    Kind {
        lifts: Lifts::Nothing,
        ..kind("client", client::emit_client, part::has_calls)
    },
    Kind {
        lifts: Lifts::Nothing,
        ..kind("blocking", client::emit_blocking, part::has_calls)
    },
    kind(
        "bodies",
        request_bodies::emit_bodies,
        request_bodies::has_choices,
    ),
    kind("replies", replies::emit_replies, replies::has_replies),
];

const fn kind(
    name: &'static str,
    emit: for<'a> fn(&'a Emission<'a>) -> RustFile<'a>,
    is_in: fn(&Emission<'_>) -> bool,
) -> Kind {
    Kind {
        name,
        emit,
        is_in,
        lifts: Lifts::All,
    }
}

/// All files: `cx` is the whole crate, `root` its lists of modules, and `parts` are the modules.
pub(super) fn jobs<'a>(
    cx: &'a Emission<'a>,
    root: &'a Emission<'a>,
    parts: &'a [Emission<'a>],
) -> Vec<Job<'a>> {
    let divided = DIVIDED
        .iter()
        .flat_map(|kind| match cx.tables.modules.is_divided() {
            true => kind.divided(root, parts),
            false => kind.whole(cx).into_iter().collect(),
        });
    divided
        .chain(WHOLE.iter().filter_map(|kind| kind.whole(cx)))
        .collect()
}

impl Kind {
    /// A crate that has nothing of the kind has no file of it.
    fn is_optional(&self) -> bool {
        matches!(self.name, "client" | "blocking" | "bodies" | "replies")
    }

    /// One file; every crate has one of the kinds that it may not do without.
    fn whole<'a>(&'static self, cx: &'a Emission<'a>) -> Option<Job<'a>> {
        (!self.is_optional() || (self.is_in)(cx)).then(|| Job {
            path: format!("src/{}.rs", self.name),
            emit: Box::new(move || (self.emit)(cx)),
        })
    }

    /// One file for each part that has something of the kind, and their list.
    fn divided<'a>(
        &'static self,
        root: &'a Emission<'a>,
        parts: &'a [Emission<'a>],
    ) -> Vec<Job<'a>> {
        let parts: Vec<&Emission<'_>> = parts.iter().filter(|part| (self.is_in)(part)).collect();
        if parts.is_empty() && self.is_optional() {
            return Vec::new();
        }
        let files = parts.clone().into_iter().map(|part| Job {
            path: format!("src/{}/{}.rs", self.name, part.module()),
            emit: Box::new(move || (self.emit)(part).of_part(part)),
        });
        let files: Vec<Job<'a>> = files.collect();
        let list = Job {
            path: format!("src/{}/mod.rs", self.name),
            emit: Box::new(move || {
                (self.emit)(root)
                    .of_part(root)
                    .with_modules(emit_modules(&parts, self.lifts))
            }),
        };
        files.into_iter().chain([list]).collect()
    }
}
