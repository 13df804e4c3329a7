//! The text of `specbind.toml` → [`Config`], with the place of whatever is wrong.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use super::{Config, Error, Options, Target, check_crate_name};
use crate::toml_problem::TomlProblem;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    #[serde(default)]
    targets: BTreeMap<String, Spanned<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    spec: PathBuf,
    out: PathBuf,
    #[serde(rename = "crate")]
    crate_name: Option<Spanned<String>>,
    #[serde(default)]
    options: Options,
}

pub(super) fn parse_config(path: &Path, text: &str) -> Result<Config, Error> {
    let document: Document = toml::from_str(text).map_err(|error| {
        let path = path.to_owned();
        let problem = TomlProblem::of(text, &error);
        Error::Text { path, problem }
    })?;
    let mut entries: Vec<_> = document.targets.into_iter().collect();
    entries.sort_by_key(|(_, entry)| entry.span().start);
    if entries.is_empty() {
        let message = "there is no target".to_owned();
        let help =
            Some("add `[targets.NAME]` with `spec = \"FILE\"` and `out = \"DIR\"`".to_owned());
        return Err(text_error(path, text, &(0..0), message, help));
    }
    let target = |(name, entry)| lower_target(path, text, name, entry);
    Ok(Config {
        path: path.to_owned(),
        targets: entries.into_iter().map(target).collect::<Result<_, _>>()?,
    })
}

fn lower_target(
    path: &Path,
    text: &str,
    name: String,
    entry: Spanned<Entry>,
) -> Result<Target, Error> {
    let span = entry.span();
    let entry = entry.into_inner();
    let (crate_name, span) = match entry.crate_name {
        Some(given) => (given.get_ref().clone(), given.span()),
        None => (name.clone(), span),
    };
    check_crate_name(&crate_name).map_err(|error| {
        let help = "set `crate = \"NAME\"`, a name that cargo takes for a package".to_owned();
        text_error(path, text, &span, error.to_string(), Some(help))
    })?;
    let folder = path.parent().unwrap_or(Path::new(""));
    Ok(Target {
        name,
        spec: folder.join(entry.spec),
        out: folder.join(entry.out),
        crate_name,
        options: entry.options,
    })
}

fn text_error(
    path: &Path,
    text: &str,
    span: &Range<usize>,
    message: String,
    help: Option<String>,
) -> Error {
    let path = path.to_owned();
    let problem = TomlProblem::at(text, span, message, help);
    Error::Text { path, problem }
}
