//! Files of a crate → its modules: their names, which of them callers can name, and what `pub use` lifts out of them.

use std::collections::{HashMap, HashSet};

use quote::ToTokens;
use syn::{UseTree, Visibility};

/// `src/types/cards.rs` → `types::cards`; `None` for what is no module of the library.
pub(super) fn module_of(path: &str) -> Option<String> {
    let path = path.strip_prefix("src/")?.strip_suffix(".rs")?;
    let path = path.strip_suffix("/mod").unwrap_or(path);
    match path {
        "lib" => Some(String::new()),
        "main" => None,
        path if path == "runtime" || path.starts_with("runtime/") => None,
        path => Some(path.replace('/', "::")),
    }
}

pub(super) fn aliases(file: &syn::File) -> Vec<(String, proc_macro2::TokenStream)> {
    let alias = |item: &syn::Item| match item {
        syn::Item::Type(alias) if alias.generics.params.is_empty() => {
            Some((alias.ident.to_string(), alias.ty.to_token_stream()))
        }
        _ => None,
    };
    file.items.iter().filter_map(alias).collect()
}

pub(super) fn join(module: &str, name: &str) -> String {
    match module {
        "" => name.to_owned(),
        module => format!("{module}::{name}"),
    }
}

/// Modules that are declared without `pub`.
pub(super) fn hidden_modules(modules: &[(String, syn::File)]) -> HashSet<String> {
    let mut hidden = HashSet::new();
    for (module, file) in modules {
        for item in &file.items {
            if let syn::Item::Mod(declared) = item
                && !is_public(&declared.vis)
            {
                hidden.insert(join(module, &declared.ident.to_string()));
            }
        }
    }
    hidden
}

/// Names that `pub use` lifts out of their modules: name → path it comes from.
pub(super) fn reexported(modules: &[(String, syn::File)]) -> HashMap<String, String> {
    let mut names = HashMap::new();
    for (_, file) in modules {
        for item in &file.items {
            if let syn::Item::Use(item) = item
                && is_public(&item.vis)
            {
                flatten_use(&item.tree, String::new(), &mut names);
            }
        }
    }
    names
}

pub(super) fn flatten_use(tree: &UseTree, prefix: String, names: &mut HashMap<String, String>) {
    match tree {
        UseTree::Path(path) if path.ident == "crate" || path.ident == "self" => {
            flatten_use(&path.tree, prefix, names);
        }
        UseTree::Path(path) => {
            flatten_use(&path.tree, join(&prefix, &path.ident.to_string()), names);
        }
        UseTree::Name(name) => {
            let name = name.ident.to_string();
            names.insert(name.clone(), join(&prefix, &name));
        }
        UseTree::Rename(rename) => {
            names.insert(
                rename.rename.to_string(),
                join(&prefix, &rename.ident.to_string()),
            );
        }
        UseTree::Group(group) => {
            for tree in &group.items {
                flatten_use(tree, prefix.clone(), names);
            }
        }
        UseTree::Glob(_) => {
            names.insert(format!("{prefix}::*"), prefix);
        }
    }
}

pub(super) fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}
