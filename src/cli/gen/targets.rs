//! Arguments and `specbind.toml` → the targets to generate, with their folders checked.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::Gen;
use crate::cli::error::Error;
use crate::cli::repair::{gen_command, path_text};
use crate::config::{self, Config, Options, Target, check_crate_name, find_config};
use crate::output::{Folder, resolve_folder};

/// The targets of a run.
pub(super) struct Chosen {
    /// Each with its output folder.
    pub(super) targets: Vec<(Target, Folder)>,
    /// How the user would ask for some of them.
    pub(super) command: Command,
}

/// The shape of the command line that generates targets.
pub(super) enum Command {
    /// From `specbind.toml`, with the `--config` that was given.
    Config(Option<PathBuf>),
    /// From arguments alone.
    Arguments,
}

pub(super) fn choose_targets(args: &Gen) -> Result<Chosen, Error> {
    if let Gen {
        spec: Some(spec),
        out: Some(out),
        name: Some(name),
        ..
    } = args
    {
        check_crate_name(name)?;
        let folder = resolve_folder(out, Path::new(""))?;
        let target = Target {
            name: name.clone(),
            spec: spec.clone(),
            out: out.clone(),
            crate_name: name.clone(),
            options: Options {
                formats: args.formats,
                unnamed_members: args.unnamed_members,
                tags: args.tags,
                only: args.only.clone(),
                except: args.except.clone(),
            },
        };
        return Ok(Chosen {
            targets: vec![(target, folder)],
            command: Command::Arguments,
        });
    }
    let path = args.config.clone().map_or_else(find_config, Ok)?;
    let config = Config::read(&path)?;
    let selected = config.select(&args.targets)?;
    let mut targets = resolve_all(&config)?;
    targets.retain(|(target, _)| selected.contains(target));
    Ok(Chosen {
        targets,
        command: Command::Config(args.config.clone()),
    })
}

/// Resolves the folders of all targets, also of those that were not asked for: none may lie in another.
fn resolve_all(config: &Config) -> Result<Vec<(Target, Folder)>, Error> {
    let mut resolved: Vec<(Target, Folder)> = Vec::new();
    for target in &config.targets {
        let folder = resolve_folder(&target.out, config.folder())?;
        let shares =
            |other: &Path| folder.path.starts_with(other) || other.starts_with(&folder.path);
        if let Some((other, _)) = resolved.iter().find(|(_, other)| shares(&other.path)) {
            return Err(Error::Config(config::Error::SharedFolder {
                first: other.name.clone(),
                second: target.name.clone(),
            }));
        }
        resolved.push((target.clone(), folder));
    }
    Ok(resolved)
}

impl Command {
    /// The command line that generates these targets.
    pub(super) fn for_targets<'a>(&self, targets: impl Iterator<Item = &'a Target>) -> String {
        let mut arguments = Vec::new();
        if let Self::Config(Some(path)) = self {
            arguments.extend(["--config".to_owned(), path_text(path)]);
        }
        for target in targets {
            match self {
                Self::Config(_) => arguments.push(target.name.clone()),
                Self::Arguments => {
                    arguments.extend([
                        "--spec".to_owned(),
                        path_text(&target.spec),
                        "--out".to_owned(),
                        path_text(&target.out),
                        "--name".to_owned(),
                        target.crate_name.clone(),
                    ]);
                    arguments.extend(option_arguments(&target.options));
                }
            }
        }
        gen_command(arguments.iter().map(String::as_str))
    }
}

/// The arguments for what is not as by default.
fn option_arguments(options: &Options) -> Vec<String> {
    let Options {
        formats,
        unnamed_members,
        tags,
        only,
        except,
    } = options;
    let chosen = [
        ("--formats", argument(formats)),
        ("--unnamed-members", argument(unnamed_members)),
        ("--tags", argument(tags)),
    ];
    let named = |(flag, value): (&str, Option<String>)| Some([flag.to_owned(), value?]);
    let chosen = chosen.into_iter().filter_map(named);
    let words = [("--only", only), ("--except", except)].into_iter();
    let words =
        words.flat_map(|(flag, words)| words.iter().map(|word| [flag.to_owned(), word.clone()]));
    chosen.chain(words).flatten().collect()
}

fn argument<T: ValueEnum + Default + PartialEq>(value: &T) -> Option<String> {
    let name = value.to_possible_value().filter(|_| *value != T::default());
    name.map(|name| name.get_name().to_owned())
}
