//! Names of the constants of a generated crate: parameters, reply headers and signing schemes.

use crate::{
    analyze::{
        idents::{Scope, shouty},
        operation_names::OperationNames,
    },
    hashed::Map,
    model::{Api, Header, Operation, Parameter, Response, component_name},
    source::Place,
};

/// A constant for each declaration, however many operations share it.
#[derive(Debug)]
pub struct Constants {
    parameters: Map<Place, String>,
    headers: Map<(Place, String), String>,
    signing: Map<String, String>,
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

/// Names the constants: components after themselves, then anything else after its operation, path or response.
pub fn constants(api: &Api, names: &[OperationNames]) -> Constants {
    let (mut parameters, mut headers) = (Map::default(), Map::default());
    let mut scopes = [Scope::default(), Scope::default(), Scope::default()];
    for of_components in [true, false] {
        for (operation, names) in api.operations.iter().zip(names) {
            let declared = operation.parameters.iter();
            for one in declared.filter(|one| one.component.is_some() == of_components) {
                let wanted = || parameter_name(operation, names, one);
                let entry = parameters.entry(one.place.clone());
                entry.or_insert_with(|| scopes[0].claim(wanted()));
            }
            for response in &operation.responses {
                let declared = response.headers.iter();
                for one in declared.filter(|one| one.component.is_some() == of_components) {
                    let wanted = || header_name(names, response, one);
                    let entry = headers.entry((one.place.clone(), one.name.clone()));
                    entry.or_insert_with(|| scopes[1].claim(wanted()));
                }
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

fn header_name(names: &OperationNames, response: &Response, header: &Header) -> String {
    let name = shouty(header.rust_name.as_deref().unwrap_or(&header.name));
    let owner = component_name(&response.place, "responses");
    match (&header.component, owner) {
        (Some(component), _) => shouty(component),
        (None, Some(response)) => format!("{}_{name}", shouty(&response)),
        (None, None) => {
            let status = shouty(&response.status.to_string());
            format!("{}_{status}_{name}", shouty(&names.method))
        }
    }
}
