//! Names of the constants of a generated crate: parameters, reply headers and signing schemes.

use std::collections::HashMap;

use crate::{
    analyze::{
        idents::{Scope, shouty},
        operation_names::OperationNames,
    },
    model::{Api, Header, Operation, Parameter, Status},
    source::Place,
};

/// A constant for each declaration, however many operations share it.
#[derive(Debug)]
pub struct Constants {
    parameters: HashMap<Place, String>,
    headers: HashMap<(Place, String), String>,
    signing: HashMap<String, String>,
}

impl Constants {
    /// The constant of a parameter.
    pub fn parameter(&self, parameter: &Parameter) -> &str {
        &self.parameters[&parameter.place]
    }

    /// The constant of a reply header.
    pub fn header(&self, header: &Header) -> &str {
        &self.headers[&(header.place.clone(), header.name.clone())]
    }

    /// The constant of a signing scheme.
    pub fn signing(&self, name: &str) -> &str {
        &self.signing[name]
    }
}

/// Names the constants, in document order. A component is named after itself, anything else after its operation or path.
pub fn constants(api: &Api, names: &[OperationNames]) -> Constants {
    let (mut parameters, mut headers) = (HashMap::new(), HashMap::new());
    let mut scopes = [Scope::default(), Scope::default(), Scope::default()];
    for (operation, names) in api.operations.iter().zip(names) {
        for parameter in &operation.parameters {
            let wanted = || parameter_name(operation, names, parameter);
            parameters
                .entry(parameter.place.clone())
                .or_insert_with(|| scopes[0].claim(wanted()));
        }
        for response in &operation.responses {
            for header in &response.headers {
                let wanted = || header_name(names, response.status, header);
                headers
                    .entry((header.place.clone(), header.name.clone()))
                    .or_insert_with(|| scopes[1].claim(wanted()));
            }
        }
    }
    let signing = api
        .signing
        .iter()
        .map(|signing| (signing.name.clone(), scopes[2].claim(shouty(&signing.name))));
    Constants {
        parameters,
        headers,
        signing: signing.collect(),
    }
}

fn parameter_name(operation: &Operation, names: &OperationNames, parameter: &Parameter) -> String {
    if let Some(component) = &parameter.component {
        return shouty(parameter.rust_name.as_ref().unwrap_or(component));
    }
    let name = parameter.rust_name.as_deref().unwrap_or(&parameter.name);
    let is_own =
        parameter.place.parent().and_then(|list| list.parent()) == Some(operation.place.clone());
    let owner = if is_own {
        shouty(&names.method)
    } else {
        shouty(&operation.path)
    };
    format!("{owner}_{}", shouty(name))
}

fn header_name(names: &OperationNames, status: Status, header: &Header) -> String {
    let name = shouty(header.rust_name.as_deref().unwrap_or(&header.name));
    match &header.component {
        Some(component) => shouty(component),
        None => format!(
            "{}_{}_{name}",
            shouty(&names.method),
            shouty(&status.to_string())
        ),
    }
}
