//! What the client of a crate is configured with: declared settings, and parameters whose value comes from one.

use indexmap::IndexMap;

use crate::model::{Api, Parameter, Setting, ValueSource};

/// One value that the client is configured with.
#[derive(Clone, Debug)]
pub struct ClientSetting<'a> {
    /// Its name in the document.
    pub name: String,
    /// The declaration in `x-specbind-settings`, where there is one.
    pub declared: Option<&'a Setting>,
    /// The first parameter that sends it, where one does.
    pub parameter: Option<&'a Parameter>,
    /// Value when the client sets none.
    pub default: Option<String>,
    /// Never printed.
    pub secret: bool,
    /// May be left out.
    pub optional: bool,
}

impl ClientSetting<'_> {
    /// What it is.
    pub fn description(&self) -> &str {
        let declared = self
            .declared
            .map(|setting| setting.description.as_str())
            .filter(|text| !text.is_empty());
        declared
            .or(self
                .parameter
                .map(|parameter| parameter.description.as_str()))
            .unwrap_or_default()
    }

    /// Every client has to be given it.
    pub fn is_required(&self) -> bool {
        self.default.is_none() && !self.optional
    }

    /// It names the zone of all times.
    pub fn is_zone(&self) -> bool {
        self.parameter
            .is_some_and(|parameter| !parameter.zones.is_empty())
    }
}

/// All settings: those that parameters send in order of use, then those only declared.
pub fn settings(api: &Api) -> Vec<ClientSetting<'_>> {
    let mut settings: IndexMap<&str, ClientSetting<'_>> = IndexMap::new();
    for parameter in api
        .operations
        .iter()
        .flat_map(|operation| &operation.parameters)
    {
        if let ValueSource::Setting { name, default } = &parameter.value {
            let setting = settings.entry(name).or_insert_with(|| empty(name));
            setting.parameter.get_or_insert(parameter);
            setting.default = setting.default.take().or_else(|| default.clone());
            setting.secret |= parameter.secret;
        }
    }
    for declared in &api.settings {
        let setting = settings
            .entry(&declared.name)
            .or_insert_with(|| empty(&declared.name));
        setting.declared = Some(declared);
        setting.default = setting.default.take().or_else(|| declared.default.clone());
        setting.secret |= declared.secret;
        setting.optional |= declared.optional;
    }
    settings.into_values().collect()
}

fn empty<'a>(name: &str) -> ClientSetting<'a> {
    ClientSetting {
        name: name.to_owned(),
        declared: None,
        parameter: None,
        default: None,
        secret: false,
        optional: false,
    }
}
