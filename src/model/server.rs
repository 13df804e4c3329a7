//! Servers (OpenAPI 3.0 §4.7.5).

use super::Notes;
use crate::source::Place;

/// Where the API is served.
#[derive(Clone, Debug, PartialEq)]
pub struct Server {
    /// Where it is declared; the root where the document names no server.
    pub place: Place,
    /// Name for the Rust side (`x-specbind-name`).
    pub name: Option<String>,
    /// Base URL with `{variables}`.
    pub url: String,
    /// What it is for.
    pub description: String,
    /// Variables of the URL, in document order.
    pub variables: Vec<ServerVariable>,
    /// Assumptions and questions.
    pub notes: Notes,
}

/// One `{variable}` of a server URL.
#[derive(Clone, Debug, PartialEq)]
pub struct ServerVariable {
    /// Name between the braces.
    pub name: String,
    /// Allowed values; empty when any is.
    pub values: Vec<String>,
    /// Value when the caller chooses none.
    pub default: String,
    /// What it selects.
    pub description: String,
}

impl Server {
    /// Calls go to the same places, whatever is said about them.
    pub fn is_same(&self, other: &Self) -> bool {
        let values = |server: &Self| -> Vec<(String, Vec<String>, String)> {
            let variables = server.variables.iter();
            variables
                .map(|one| (one.name.clone(), one.values.clone(), one.default.clone()))
                .collect()
        };
        self.url == other.url && values(self) == values(other)
    }

    /// The URL with the default of every variable, without a `/` at its end.
    pub fn default_url(&self) -> String {
        let mut url = self.url.clone();
        for variable in &self.variables {
            url = url.replace(&format!("{{{}}}", variable.name), &variable.default);
        }
        url.trim_end_matches('/').to_owned()
    }
}
