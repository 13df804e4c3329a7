//! Servers → the names of their variants, and of the types that hold the variables of their URLs.

use super::idents::{Scope, camel};
use crate::model::{Api, Server, ServerVariable};

/// Names that a server gives rise to.
#[derive(Clone, Debug)]
pub struct ServerNames {
    /// Its variant of the enum of all servers.
    pub variant: String,
    /// The type of its variables, where its URL has some.
    pub variables: Option<String>,
    /// Per variable, the enum of its values; none where any text is allowed.
    pub values: Vec<Option<String>>,
}

impl ServerNames {
    /// Every type that holds variables.
    pub fn types(&self) -> impl Iterator<Item = &String> {
        self.variables.iter().chain(self.values.iter().flatten())
    }
}

pub(super) fn name_servers(api: &Api) -> Vec<ServerNames> {
    let mut variants = Scope::with_reserved(&["Custom"]);
    let mut types = Scope::with_reserved(&["Server", "Credentials"]);
    let servers = api.every_server().into_iter().enumerate();
    servers
        .map(|(index, server)| {
            let variant = variants.claim(match index < api.servers.len() {
                true => wanted_variant(index, server),
                false => wanted_own(server),
            });
            let has_variables = !server.variables.is_empty();
            let variables = has_variables.then(|| types.claim(format!("{variant}Server")));
            let values = server.variables.iter().map(|variable| {
                let owner = variables.as_ref().filter(|_| has_values(variable))?;
                Some(types.claim(format!("{owner}{}", camel(&variable.name))))
            });
            ServerNames {
                values: values.collect(),
                variant,
                variables,
            }
        })
        .collect()
}

fn wanted_variant(index: usize, server: &Server) -> String {
    let first_words = || server.description.split(['.', ',', '(', ':']).next();
    match &server.name {
        Some(name) => camel(name),
        None if index == 0 => "Default".to_owned(),
        None => camel(first_words().unwrap_or_default()),
    }
}

/// A server of operations alone: what it is for, else its host, so that other servers rename none.
fn wanted_own(server: &Server) -> String {
    let (_, rest) = server.url.split_once("://").unwrap_or(("", &server.url));
    let host = rest.split('/').find(|part| !part.is_empty());
    match server.name.is_some() || !server.description.trim().is_empty() {
        true => wanted_variant(usize::MAX, server),
        false => camel(host.unwrap_or("root")),
    }
}

/// Only these values are allowed, and the default is one of them.
fn has_values(variable: &ServerVariable) -> bool {
    variable.values.contains(&variable.default)
}
