//! `specbind completions`: the script that completes specbind's arguments in a shell.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{Cli, Color, Outcome};

const EXAMPLES: &str = "\
Examples:
  bash  specbind completions bash > ~/.local/share/bash-completion/completions/specbind
  zsh   specbind completions zsh > ~/.zfunc/_specbind    (with ~/.zfunc in $fpath)
  fish  specbind completions fish > ~/.config/fish/completions/specbind.fish";

/// Print a script that completes arguments in a shell
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

pub(super) fn run(args: &Completions) -> Outcome {
    let mut script = Vec::new();
    let mut command = Cli::command();
    clap_complete::generate(
        args.shell,
        &mut command,
        env!("CARGO_PKG_NAME"),
        &mut script,
    );
    let mut outcome = Outcome::new(Color::Never);
    outcome.say(String::from_utf8(script).expect("scripts are made of our own texts"));
    outcome
}
