//! Which part of a crate a file holds: all of its kind; or, where tags divide the crate, what one of them uses.

use std::cell::OnceCell;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{Emission, doc, mentions::Mentions, operations::Call};
use crate::{
    analyze::modules::{Home, TagModule},
    model::{Header, Parameter, SchemaId},
};

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Everything of its kind.
    Whole,
    /// The list of the other files, and what clients are made of.
    Root,
    /// What has this home.
    Of(Home),
}

impl<'a> Emission<'a> {
    /// The same crate, seen from each module: the shared one first, then those of tags in their order.
    pub(super) fn parts(&self) -> Vec<Emission<'a>> {
        let tags = (0..self.tables.modules.tags.len()).map(Home::Tag);
        let homes = std::iter::once(Home::Shared).chain(tags);
        homes.map(|home| self.seen_from(Part::Of(home))).collect()
    }

    pub(super) fn seen_from(&self, part: Part) -> Emission<'a> {
        Emission { part, ..*self }
    }

    /// The operations of this part with their names, in document order.
    pub(super) fn calls(&self) -> Vec<Call<'_>> {
        let indices = 0..self.api.operations.len();
        let indices = indices.filter(|index| {
            let home = self.tables.modules.of_operation(*index);
            self.part == Part::Whole || self.part == Part::Of(home)
        });
        indices.map(|index| self.call(index)).collect()
    }

    /// The operations that this part may hold something of, in document order: what is shared belongs to any.
    pub(super) fn users(&self) -> Vec<Call<'_>> {
        match self.part {
            Part::Of(Home::Shared) => (0..self.api.operations.len())
                .map(|index| self.call(index))
                .collect(),
            _ => self.calls(),
        }
    }

    /// One operation of the document.
    pub(super) fn call(&self, index: usize) -> Call<'_> {
        Call {
            cx: self,
            operation: &self.api.operations[index],
            names: &self.tables.names.operations[index],
            answers: OnceCell::new(),
        }
    }

    /// Schemas whose types this part holds, in the order of their items.
    pub(super) fn typed(&self) -> impl Iterator<Item = SchemaId> {
        let typed = match self.part {
            Part::Whole => self.tables.names.typed(),
            Part::Root => &[],
            Part::Of(home) => self.tables.modules.types_of(home),
        };
        typed.iter().copied()
    }

    /// This part holds the constant of a parameter.
    pub(super) fn holds_parameter(&self, parameter: &Parameter) -> bool {
        self.holds(self.tables.modules.of_parameter(parameter))
    }

    /// This part holds the constant of a header.
    pub(super) fn holds_header(&self, header: &Header) -> bool {
        self.holds(self.tables.modules.of_header(header))
    }

    fn holds(&self, home: Home) -> bool {
        self.part == Part::Whole || self.part == Part::Of(home)
    }

    /// The import of those types that the file of a tag mentions and does not hold itself.
    pub(super) fn import_shared(
        &self,
        mentions: &Mentions,
        is_wanted: impl Fn(SchemaId) -> bool,
    ) -> TokenStream {
        let is_of_tag = matches!(self.part, Part::Of(Home::Tag(_)));
        let mut names: Vec<&str> = mentions
            .types()
            .filter(|_| is_of_tag)
            .filter(|name| {
                self.tables
                    .modules
                    .shared_type(name)
                    .is_some_and(&is_wanted)
            })
            .collect();
        names.sort_unstable();
        mentions.import("super", &names)
    }

    /// The module of this part: `pets`, or `shared`.
    pub(super) fn module(&self) -> &'a str {
        self.tag().map_or("shared", |module| &module.ident)
    }

    fn tag(&self) -> Option<&'a TagModule> {
        match self.part {
            Part::Of(Home::Tag(index)) => Some(&self.tables.modules.tags[index]),
            _ => None,
        }
    }

    /// `#[cfg(feature = "tag-pets")]`, where a feature turns this part on.
    pub(super) fn condition(&self) -> Option<TokenStream> {
        let feature = self.tag()?.feature.as_ref()?;
        Some(quote!(#[cfg(feature = #feature)]))
    }

    /// Without some feature there may be no operation.
    pub(super) fn needs_feature(&self) -> bool {
        let modules = &self.tables.modules;
        let mut operations = 0..self.api.operations.len();
        modules.tags.iter().any(|module| module.feature.is_some())
            && operations.all(|index| modules.of_operation(index) != Home::Shared)
    }

    /// What the file of this part holds of its kind.
    pub(super) fn part_sentence(&self) -> Option<String> {
        let text = match self.part {
            Part::Whole => return None,
            Part::Root => {
                "One file for each tag, and one for what several tags use, or none.".to_owned()
            }
            Part::Of(Home::Shared) => "Here is what several tags use, or none.".to_owned(),
            Part::Of(Home::Tag(_)) => {
                let tag = self.tag().map_or("", |module| &module.tag);
                format!("Here is what only `{}` uses.", doc::inline(tag))
            }
        };
        Some(text)
    }
}

/// This part of the crate holds operations.
pub(super) fn has_calls(cx: &Emission<'_>) -> bool {
    !cx.calls().is_empty()
}

/// This part of the crate holds types.
pub(super) fn has_types(cx: &Emission<'_>) -> bool {
    cx.typed().next().is_some()
}

/// The modules of `parts`, and what lifts their items out of them.
pub(super) fn emit_modules(parts: &[&Emission<'_>], lifts: Lifts) -> [TokenStream; 2] {
    let visibility = (lifts == Lifts::AllInCrate).then(|| quote!(pub(crate)));
    let declared = parts.iter().map(|part| {
        let (module, condition) = (format_ident!("{}", part.module()), part.condition());
        quote!(#condition #visibility mod #module;)
    });
    let lifted = parts
        .iter()
        .filter(|_| lifts != Lifts::Nothing)
        .map(|part| {
            let (module, condition) = (format_ident!("{}", part.module()), part.condition());
            quote!(#condition pub use #module::*;)
        });
    [declared.collect(), lifted.collect()]
}

/// What a module makes of the items of those below it.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Lifts {
    /// They are its own.
    All,
    /// The same, and the crate finds them in their modules too.
    AllInCrate,
    /// They have none: they extend a type of the module.
    Nothing,
}
