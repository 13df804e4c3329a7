//! Files → public items.

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{Attribute, Fields, ImplItem, Meta, Path, Token, TraitItem};

use super::modules::{Modules, aliases, is_public, join, module_of};
use super::signature::{Aliases, signature};
use super::{Argument, Item, Role, Surface};

pub(super) fn collect<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> Surface {
    let modules: Vec<(String, syn::File)> = files
        .filter_map(|(path, text)| {
            let module = module_of(path)?;
            Some((module, syn::parse_file(text).ok()?))
        })
        .collect();
    let aliases = modules.iter().flat_map(|(_, file)| aliases(file)).collect();
    let mut collector = Collector {
        surface: Surface::default(),
        aliases,
        modules: Modules::of(&modules),
    };
    for (module, file) in &modules {
        let module = collector.modules.seen_as(module).to_owned();
        collector.collect_items(&module, &file.items);
    }
    collector.surface
}

struct Collector {
    surface: Surface,
    aliases: Aliases,
    modules: Modules,
}

impl Collector {
    fn collect_items(&mut self, module: &str, items: &[syn::Item]) {
        for item in items {
            self.collect_item(module, item);
        }
    }

    fn collect_item(&mut self, module: &str, item: &syn::Item) {
        match item {
            syn::Item::Struct(item) if is_public(&item.vis) => self.collect_struct(module, item),
            syn::Item::Enum(item) if is_public(&item.vis) => self.collect_enum(module, item),
            syn::Item::Impl(item) => self.collect_impl(module, item),
            syn::Item::Trait(item) if is_public(&item.vis) => self.collect_trait(module, item),
            syn::Item::Type(item) if is_public(&item.vis) => {
                let text = format!("type {}", signature(&item.ty, &self.aliases));
                self.add(module, &item.ident.to_string(), None, text, Role::Free);
            }
            syn::Item::Const(item) if is_public(&item.vis) => {
                let text = format!("const {}", signature(&item.ty, &self.aliases));
                self.add(module, &item.ident.to_string(), None, text, Role::Free);
            }
            syn::Item::Static(item) if is_public(&item.vis) => {
                let text = format!("static {}", signature(&item.ty, &self.aliases));
                self.add(module, &item.ident.to_string(), None, text, Role::Free);
            }
            syn::Item::Fn(item) if is_public(&item.vis) => {
                self.add_function(module, &item.sig.ident.to_string(), None, &item.sig);
            }
            syn::Item::Mod(item) => {
                if let Some((_, items)) = &item.content {
                    self.collect_items(&join(module, &item.ident.to_string()), items);
                }
            }
            syn::Item::Use(item) if is_public(&item.vis) => {
                for name in self.modules.names_of_use(module, &item.tree) {
                    self.add(module, &name, None, "use".to_owned(), Role::Free);
                }
            }
            _ => {}
        }
    }

    fn add(
        &mut self,
        module: &str,
        name: &str,
        member: Option<&str>,
        signature: String,
        role: Role,
    ) {
        if !self.modules.is_reachable(module, name) {
            return;
        }
        let path = member.map_or_else(
            || join(module, name),
            |member| format!("{}::{member}", join(module, name)),
        );
        let item = Item {
            name: name.to_owned(),
            member: member.map(str::to_owned),
            signature,
            arguments: Vec::new(),
            role,
        };
        self.surface.items.insert(path, item);
    }

    fn collect_struct(&mut self, module: &str, item: &syn::ItemStruct) {
        let name = item.ident.to_string();
        let open = is_non_exhaustive(&item.attrs);
        let all_public = item.fields.iter().all(|field| is_public(&field.vis));
        let (kind, role) = match (&item.fields, all_public && !open) {
            (Fields::Named(_), true) => ("struct {}", Role::Listed),
            (Fields::Named(_), false) => ("struct {..}", Role::Free),
            (Fields::Unnamed(_), true) => ("struct ()", Role::Listed),
            (Fields::Unnamed(_), false) => ("struct (..)", Role::Free),
            (Fields::Unit, _) => ("struct", Role::Free),
        };
        let generics = signature(&item.generics, &self.aliases);
        self.add(module, &name, None, format!("{kind}{generics}"), Role::Free);
        self.collect_derives(module, &name, &item.attrs);
        for (index, field) in item.fields.iter().enumerate() {
            if is_public(&field.vis) {
                let index = index.to_string();
                let member = field.ident.as_ref().map_or(index, ToString::to_string);
                let text = signature(&field.ty, &self.aliases);
                self.add(module, &name, Some(&member), text, role);
            }
        }
    }

    fn collect_enum(&mut self, module: &str, item: &syn::ItemEnum) {
        let name = item.ident.to_string();
        let open = is_non_exhaustive(&item.attrs);
        let role = if open { Role::Free } else { Role::Listed };
        let kind = if open { "enum {..}" } else { "enum {}" };
        let generics = signature(&item.generics, &self.aliases);
        self.add(module, &name, None, format!("{kind}{generics}"), Role::Free);
        self.collect_derives(module, &name, &item.attrs);
        for variant in &item.variants {
            let text = signature(&variant.fields, &self.aliases);
            self.add(module, &name, Some(&variant.ident.to_string()), text, role);
        }
    }

    fn collect_derives(&mut self, module: &str, name: &str, attributes: &[Attribute]) {
        for attribute in attributes
            .iter()
            .filter(|found| found.path().is_ident("derive"))
        {
            if let Meta::List(list) = &attribute.meta
                && let Ok(traits) =
                    list.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated)
            {
                for path in &traits {
                    self.add_trait(module, name, &signature(path, &self.aliases));
                }
            }
        }
    }

    fn add_trait(&mut self, module: &str, name: &str, bound: &str) {
        // Derived or written by hand, it is the same trait.
        let bound = bound.replace("<'de>", "");
        self.add(
            module,
            name,
            Some(&format!("impl {bound}")),
            "impl".to_owned(),
            Role::Derived,
        );
    }

    /// Methods of types of the crate, and which traits they have.
    fn collect_impl(&mut self, module: &str, item: &syn::ItemImpl) {
        let syn::Type::Path(path) = &*item.self_ty else {
            return;
        };
        let Some(name) = path
            .path
            .segments
            .last()
            .map(|segment| segment.ident.to_string())
        else {
            return;
        };
        if let Some((bound, _)) = &item.trait_ {
            let bound = signature(bound, &self.aliases);
            return self.add_trait(module, &name, &bound);
        }
        for member in &item.items {
            match member {
                ImplItem::Fn(method) if is_public(&method.vis) => {
                    let member = method.sig.ident.to_string();
                    self.add_function(module, &name, Some(&member), &method.sig);
                }
                ImplItem::Const(constant) if is_public(&constant.vis) => {
                    let text = signature(&constant.ty, &self.aliases);
                    self.add(
                        module,
                        &name,
                        Some(&constant.ident.to_string()),
                        text,
                        Role::Free,
                    );
                }
                _ => {}
            }
        }
    }

    fn collect_trait(&mut self, module: &str, item: &syn::ItemTrait) {
        let name = item.ident.to_string();
        let bounds = signature(&item.supertraits, &self.aliases);
        self.add(module, &name, None, format!("trait {bounds}"), Role::Free);
        for member in &item.items {
            match member {
                TraitItem::Fn(method) => {
                    let text = self.function(&method.sig);
                    let role = if method.default.is_some() {
                        Role::Free
                    } else {
                        Role::Listed
                    };
                    self.add(
                        module,
                        &name,
                        Some(&method.sig.ident.to_string()),
                        text,
                        role,
                    );
                }
                TraitItem::Const(constant) => {
                    let text = signature(&constant.ty, &self.aliases);
                    self.add(
                        module,
                        &name,
                        Some(&constant.ident.to_string()),
                        text,
                        Role::Listed,
                    );
                }
                TraitItem::Type(kind) => {
                    let text = signature(&kind.bounds, &self.aliases);
                    self.add(
                        module,
                        &name,
                        Some(&kind.ident.to_string()),
                        text,
                        Role::Listed,
                    );
                }
                _ => {}
            }
        }
    }

    fn add_function(
        &mut self,
        module: &str,
        name: &str,
        member: Option<&str>,
        declared: &syn::Signature,
    ) {
        let text = self.function(declared);
        self.add(module, name, member, text, Role::Derived);
        let path = join(&join(module, name), member.unwrap_or_default());
        if let Some(item) = self.surface.items.get_mut(path.trim_end_matches("::")) {
            let inputs = declared.inputs.iter();
            item.arguments = inputs
                .filter_map(|input| argument(input, &self.aliases))
                .collect();
        }
    }

    /// A function without the names of its arguments, which no caller can see.
    fn function(&self, declared: &syn::Signature) -> String {
        let mut text = String::new();
        if declared.asyncness.is_some() {
            text.push_str("async ");
        }
        text.push_str("fn");
        text.push_str(&signature(&declared.generics, &self.aliases));
        let arguments: Vec<String> = declared
            .inputs
            .iter()
            .map(|input| match input {
                syn::FnArg::Receiver(receiver) => signature(receiver, &self.aliases),
                syn::FnArg::Typed(typed) => signature(&typed.ty, &self.aliases),
            })
            .collect();
        let output = signature(&declared.output, &self.aliases);
        format!("{text}({}){output}", arguments.join(", "))
    }
}

fn is_non_exhaustive(attributes: &[Attribute]) -> bool {
    attributes
        .iter()
        .any(|attribute| attribute.path().is_ident("non_exhaustive"))
}

fn argument(input: &syn::FnArg, aliases: &Aliases) -> Option<Argument> {
    match input {
        syn::FnArg::Receiver(_) => None,
        syn::FnArg::Typed(typed) => Some(Argument {
            name: typed.pat.to_token_stream().to_string(),
            kind: signature(&typed.ty, aliases),
        }),
    }
}
