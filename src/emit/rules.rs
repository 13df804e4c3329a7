//! Rules of a schema as lines of generated code, one per fact.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    Emission,
    rust::{import, import_modules, text_literal},
};
use crate::{
    analyze::shape::Kind,
    model::{Additional, Schema, SchemaId, Types},
};

/// Writes rules for one file.
pub(super) struct Rules<'a> {
    pub(super) cx: &'a Emission<'a>,
    pub(super) home: Home,
}

/// The file that rules are written for, which needs no path to its own items.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Home {
    Types,
    Validate,
    Elsewhere,
}

impl Rules<'_> {
    /// An expression for the rules of `id`: the function of a named type, or a closure.
    pub(super) fn rules_of(&self, id: SchemaId) -> TokenStream {
        if let Some(ident) = self.cx.type_ident(id) {
            return match (needs_marker(self.cx, id), self.home) {
                (true, Home::Validate) | (false, Home::Types) => quote!(#ident::check),
                (true, _) => quote!(validate::#ident::check),
                (false, _) => quote!(types::#ident::check),
            };
        }
        let schema = &self.cx.api[id];
        if let Some(target) = only_wraps(schema) {
            return self.rules_of(target);
        }
        let lines = self.lines(schema);
        if lines.is_empty() {
            quote!(|_| {})
        } else {
            quote!(|check| { #(#lines)* })
        }
    }

    /// Like [`Self::rules_of`], for a parameter, header or setting that is itself marked as secret.
    pub(super) fn rules_with_secret(&self, id: SchemaId, secret: bool) -> TokenStream {
        if !secret || self.cx.api[id].secret {
            return self.rules_of(id);
        }
        let lines = match self.cx.type_ident(id).is_some() || only_wraps(&self.cx.api[id]).is_some()
        {
            true => {
                let rules = self.rules_of(id);
                vec![quote!(check.all_of(#rules);)]
            }
            false => self.lines(&self.cx.api[id]),
        };
        quote!(|check| { check.secret(); #(#lines)* })
    }

    /// One line per fact, in the order in which a reader meets them.
    pub(super) fn lines(&self, schema: &Schema) -> Vec<TokenStream> {
        let mut lines = Vec::new();
        if schema.never {
            lines.push(quote!(check.never();));
        }
        if schema.secret {
            lines.push(quote!(check.secret();));
        }
        lines.extend(type_line(&schema.types));
        lines.extend(number_lines(schema));
        lines.extend(string_lines(schema));
        lines.extend(schema.enumeration.as_ref().map(|values| {
            let values = values.iter().map(|value| text_literal(&value.to_string()));
            quote!(check.enumeration(&[#(#values),*]);)
        }));
        lines.extend(self.array_lines(schema));
        lines.extend(self.object_lines(schema));
        lines.extend(self.applicator_lines(schema));
        lines
    }

    fn array_lines(&self, schema: &Schema) -> Vec<TokenStream> {
        let array = &schema.array;
        let mut lines = Vec::new();
        lines.extend(array.min_items.map(|limit| {
            let limit = count(limit);
            quote!(check.min_items(#limit);)
        }));
        lines.extend(array.max_items.map(|limit| {
            let limit = count(limit);
            quote!(check.max_items(#limit);)
        }));
        lines.extend(array.unique_items.then(|| quote!(check.unique_items();)));
        lines.extend(array.contains.as_ref().map(|contains| {
            let (rules, min) = (self.rules_of(contains.schema), count(contains.min));
            let max = contains
                .max
                .map(count)
                .map_or_else(|| quote!(None), |max| quote!(Some(#max)));
            quote!(check.contains(#min, #max, #rules);)
        }));
        if !array.prefix_items.is_empty() {
            let rules = array.prefix_items.iter().map(|id| self.rules_of(*id));
            lines.push(quote!(check.prefix_items(&[#(&#rules),*]);));
        }
        lines.extend(array.items.map(|id| {
            let rules = self.rules_of(id);
            quote!(check.items(#rules);)
        }));
        lines
    }

    fn object_lines(&self, schema: &Schema) -> Vec<TokenStream> {
        let object = &schema.object;
        let mut lines = Vec::new();
        lines.extend(object.min_properties.map(|limit| {
            let limit = count(limit);
            quote!(check.min_properties(#limit);)
        }));
        lines.extend(object.max_properties.map(|limit| {
            let limit = count(limit);
            quote!(check.max_properties(#limit);)
        }));
        lines.extend(object.property_names.map(|id| {
            let rules = self.rules_of(id);
            quote!(check.property_names(#rules);)
        }));
        for name in object
            .required
            .iter()
            .filter(|name| !object.properties.contains_key(*name))
        {
            lines.push(quote!(check.required(#name);));
        }
        for (name, property) in &object.properties {
            lines.extend(
                object
                    .required
                    .contains(name)
                    .then(|| quote!(check.required(#name);)),
            );
            lines.push(self.property_line(name, property.schema));
        }
        for (pattern, id) in &object.pattern_properties {
            let rules = self.rules_of(*id);
            lines.push(quote!(check.pattern_property(#pattern, #rules);));
        }
        match object.additional {
            Additional::Unsaid | Additional::Any => {}
            Additional::Closed => lines.push(quote!(check.closed();)),
            Additional::Schema(id) => {
                let rules = self.rules_of(id);
                lines.push(quote!(check.additional(#rules);));
            }
        }
        for (name, others) in &object.dependent_required {
            lines.push(quote!(check.dependent_required(#name, &[#(#others),*]);));
        }
        for (name, id) in &object.dependent_schemas {
            let rules = self.rules_of(*id);
            lines.push(quote!(check.dependent_schema(#name, #rules);));
        }
        lines
    }

    /// A named type's rules on one line, others line by line in a block.
    fn property_line(&self, name: &str, id: SchemaId) -> TokenStream {
        let name = text_literal(name);
        match self.inline_lines(id) {
            Some(lines) => quote! {
                if let Some(check) = &mut check.enter(#name) {
                    #(#lines)*
                }
            },
            None => {
                let rules = self.rules_of(id);
                quote!(check.property(#name, #rules);)
            }
        }
    }

    /// The lines of a schema without a named type.
    fn inline_lines(&self, id: SchemaId) -> Option<Vec<TokenStream>> {
        if self.cx.type_ident(id).is_some() {
            return None;
        }
        match only_wraps(&self.cx.api[id]) {
            Some(target) => self.inline_lines(target),
            None => Some(self.lines(&self.cx.api[id])),
        }
    }

    fn applicator_lines(&self, schema: &Schema) -> Vec<TokenStream> {
        let list = |ids: &[SchemaId]| {
            let rules = ids.iter().map(|id| self.rules_of(*id));
            quote!(&[#(&#rules),*])
        };
        let mut lines = Vec::new();
        for id in &schema.all_of {
            let rules = self.rules_of(*id);
            lines.push(quote!(check.all_of(#rules);));
        }
        if !schema.any_of.is_empty() {
            let rules = list(&schema.any_of);
            lines.push(quote!(check.any_of(#rules);));
        }
        if !schema.one_of.is_empty() {
            let rules = list(&schema.one_of);
            lines.push(quote!(check.one_of(#rules);));
        }
        lines.extend(schema.not.map(|id| {
            let rules = self.rules_of(id);
            quote!(check.not(#rules);)
        }));
        lines.extend(schema.conditional.as_ref().map(|conditional| {
            let branch =
                |id: Option<SchemaId>| id.map_or_else(|| quote!(|_| {}), |id| self.rules_of(id));
            let (condition, then, otherwise) = (
                self.rules_of(conditional.condition),
                branch(conditional.then),
                branch(conditional.otherwise),
            );
            quote!(check.if_then_else(#condition, #then, #otherwise);)
        }));
        lines.extend(schema.array.unevaluated.map(|id| {
            let rules = self.rules_of(id);
            quote!(check.unevaluated_items(#rules);)
        }));
        lines.extend(schema.object.unevaluated.map(|id| {
            let rules = self.rules_of(id);
            quote!(check.unevaluated_properties(#rules);)
        }));
        lines
    }
}

/// A count without suffix.
fn count(limit: u64) -> Literal {
    Literal::u64_unsuffixed(limit)
}

/// The schema says nothing of its own and wraps exactly one other.
fn only_wraps(schema: &Schema) -> Option<SchemaId> {
    let [only] = schema.all_of[..] else {
        return None;
    };
    let bare = !schema.types.named
        && schema.enumeration.is_none()
        && schema.number == Default::default()
        && schema.string == Default::default()
        && schema.array == Default::default()
        && schema.object == Default::default()
        && schema.any_of.is_empty()
        && schema.one_of.is_empty()
        && schema.not.is_none()
        && schema.conditional.is_none()
        && !schema.never
        && !schema.secret;
    bare.then_some(only)
}

fn type_line(types: &Types) -> Option<TokenStream> {
    let Types {
        named,
        null,
        boolean,
        integer,
        number,
        string,
        array,
        object,
    } = *types;
    let names = [
        (null, quote!(Type::Null)),
        (boolean, quote!(Type::Boolean)),
        (integer && !number, quote!(Type::Integer)),
        (number, quote!(Type::Number)),
        (string, quote!(Type::String)),
        (array, quote!(Type::Array)),
        (object, quote!(Type::Object)),
    ];
    let allowed = names
        .into_iter()
        .filter_map(|(allowed, name)| allowed.then_some(name));
    named.then(|| quote!(check.types(&[#(#allowed),*]);))
}

fn number_lines(schema: &Schema) -> Vec<TokenStream> {
    let number = &schema.number;
    let lines = [
        number
            .minimum
            .as_ref()
            .map(|limit| quote!(check.minimum(#limit);)),
        number
            .maximum
            .as_ref()
            .map(|limit| quote!(check.maximum(#limit);)),
        number
            .exclusive_minimum
            .as_ref()
            .map(|limit| quote!(check.exclusive_minimum(#limit);)),
        number
            .exclusive_maximum
            .as_ref()
            .map(|limit| quote!(check.exclusive_maximum(#limit);)),
        number
            .multiple_of
            .as_ref()
            .map(|step| quote!(check.multiple_of(#step);)),
    ];
    lines.into_iter().flatten().collect()
}

fn string_lines(schema: &Schema) -> Vec<TokenStream> {
    let string = &schema.string;
    let lines = [
        string.min_length.map(|limit| {
            let limit = count(limit);
            quote!(check.min_length(#limit);)
        }),
        string.max_length.map(|limit| {
            let limit = count(limit);
            quote!(check.max_length(#limit);)
        }),
        string.pattern.as_ref().map(|pattern| {
            let pattern = text_literal(pattern);
            quote!(check.pattern(#pattern);)
        }),
        schema
            .format
            .as_ref()
            .map(|format| quote!(check.format(#format);)),
    ];
    lines.into_iter().flatten().collect()
}

/// Whether the shape of a schema is an alias whose rules need a marker type.
pub(super) fn needs_marker(cx: &Emission<'_>, id: SchemaId) -> bool {
    !matches!(
        cx.tables.shapes[id].kind,
        Kind::Enum(_) | Kind::Struct(_) | Kind::Union(_)
    )
}

/// The imports that rules and the types of settings and parameters need.
pub(super) fn rule_imports(items: &[TokenStream]) -> TokenStream {
    let check = import(items, "crate::runtime::check", &["Type"]);
    let json = import(items, "crate::runtime::json", &["Json"]);
    let integer = import(items, "crate::runtime::number", &["Integer"]);
    let secret = import(items, "crate::runtime::secret", &["Secret"]);
    let modules = import_modules(items, &["types", "validate"]);
    // Rules of a type are a function of the trait, which has to be in scope.
    let calls_rules = items
        .iter()
        .any(|item| item.to_string().contains(":: check"));
    let schema = calls_rules.then(|| {
        quote!(
            use crate::runtime::schema::Schema;
        )
    });
    quote!(#check #json #integer #schema #secret #modules)
}

/// The trait whose function the rules of a type are, where `items` mention one.
pub(super) fn import_schema(items: &[TokenStream]) -> Option<TokenStream> {
    let calls_rules = items
        .iter()
        .any(|item| item.to_string().contains(":: check"));
    calls_rules.then(|| {
        quote!(
            use crate::runtime::schema::Schema;
        )
    })
}
