//! The modules of a crate: which are hidden, and where callers find what stands in those.

use std::collections::{HashMap, HashSet};

use quote::ToTokens;
use syn::{Item, UseTree, Visibility};

/// The modules of a crate, by path.
pub(super) struct Modules {
    declared: HashSet<String>,
    /// Those that are declared without `pub`.
    hidden: HashSet<String>,
    /// Names that `pub use` lifts out of their modules: name → path it comes from.
    names: HashMap<String, String>,
    /// Hidden modules whose items all are those of another module.
    lifted: HashMap<String, String>,
}

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

/// `module::name`
pub(super) fn join(module: &str, name: &str) -> String {
    match module {
        "" => name.to_owned(),
        module => format!("{module}::{name}"),
    }
}

/// The type aliases of a file.
pub(super) fn aliases(file: &syn::File) -> Vec<(String, proc_macro2::TokenStream)> {
    let alias = |item: &Item| match item {
        Item::Type(alias) if alias.generics.params.is_empty() => {
            Some((alias.ident.to_string(), alias.ty.to_token_stream()))
        }
        _ => None,
    };
    file.items.iter().filter_map(alias).collect()
}

pub(super) fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

impl Modules {
    /// The modules that these files declare.
    pub(super) fn of(files: &[(String, syn::File)]) -> Self {
        let mut modules = Self {
            declared: HashSet::new(),
            hidden: HashSet::new(),
            names: HashMap::new(),
            lifted: HashMap::new(),
        };
        let items = || {
            files
                .iter()
                .flat_map(|(module, file)| file.items.iter().map(move |item| (module, item)))
        };
        for (module, item) in items() {
            if let Item::Mod(declared) = item {
                let path = join(module, &declared.ident.to_string());
                modules.declared.insert(path.clone());
                if !is_public(&declared.vis) {
                    modules.hidden.insert(path);
                }
            }
        }
        for (module, item) in items() {
            if let Item::Use(item) = item
                && is_public(&item.vis)
            {
                let names = modules.flatten_use(module, &item.tree);
                let globs = names.iter().filter(|(name, _)| name.ends_with("::*"));
                let own = globs.filter(|(_, from)| {
                    from.strip_prefix(&**module)
                        .is_some_and(|rest| rest.starts_with("::"))
                });
                let own: Vec<_> = own
                    .map(|(_, from)| (from.clone(), module.clone()))
                    .collect();
                modules.lifted.extend(own);
                modules.names.extend(names);
            }
        }
        modules
    }

    /// Where callers find the items of `module`.
    pub(super) fn seen_as<'m>(&'m self, module: &'m str) -> &'m str {
        match self.lifted.get(module) {
            Some(above) if self.hidden.contains(module) => self.seen_as(above),
            _ => module,
        }
    }

    /// Whether callers can name `module::name`.
    pub(super) fn is_reachable(&self, module: &str, name: &str) -> bool {
        let is_hidden = self
            .hidden
            .iter()
            .any(|hidden| module == hidden || module.starts_with(&format!("{hidden}::")));
        let path = join(module, name);
        !is_hidden
            || self
                .names
                .values()
                .any(|lifted| *lifted == path || *lifted == module)
    }

    /// What a `pub use` in `module` adds to it, beside the items that it lifts out of hidden modules below.
    pub(super) fn names_of_use(&self, module: &str, tree: &UseTree) -> Vec<String> {
        let names = self.flatten_use(module, tree).into_iter();
        let seen = names.filter_map(|(name, from)| match name.strip_suffix("::*") {
            None => Some(name),
            Some(_) if self.seen_as(&from) == module => None,
            Some(_) => Some(format!("{}::*", self.seen_as(&from))),
        });
        seen.collect()
    }

    /// The names of a `use` in `module`, and the path that each comes from.
    fn flatten_use(&self, module: &str, tree: &UseTree) -> HashMap<String, String> {
        let mut names = HashMap::new();
        let below = match tree {
            UseTree::Path(path) => {
                let below = join(module, &path.ident.to_string());
                self.declared.contains(&below)
            }
            _ => false,
        };
        let start = if below { module } else { "" };
        flatten(tree, start.to_owned(), &mut names);
        names
    }
}

fn flatten(tree: &UseTree, prefix: String, names: &mut HashMap<String, String>) {
    match tree {
        UseTree::Path(path) if path.ident == "crate" || path.ident == "self" => {
            flatten(&path.tree, prefix, names);
        }
        UseTree::Path(path) => {
            flatten(&path.tree, join(&prefix, &path.ident.to_string()), names);
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
                flatten(tree, prefix.clone(), names);
            }
        }
        UseTree::Glob(_) => {
            names.insert(format!("{prefix}::*"), prefix);
        }
    }
}
