//! The command line that generates a target, for the user to paste.

use std::path::Path;

/// How the user started this program: `cargo run --` from a checkout of specbind, else by its name.
fn program() -> &'static str {
    let name = env!("CARGO_PKG_NAME");
    match std::env::var("CARGO_PKG_NAME") {
        Ok(running) if running == name => "cargo run --",
        _ => name,
    }
}

/// `specbind gen` with these arguments, quoted for a shell where needed.
pub(super) fn gen_command<'a>(arguments: impl IntoIterator<Item = &'a str>) -> String {
    let mut command = format!("{} gen", program());
    for argument in arguments {
        command.push(' ');
        command.push_str(&quote(argument));
    }
    command
}

/// The path as text; what is not Unicode cannot be pasted anyway.
pub(super) fn path_text(path: &Path) -> String {
    path.display().to_string()
}

fn quote(argument: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:,@+".contains(c);
    if !argument.is_empty() && argument.chars().all(plain) {
        return argument.to_owned();
    }
    format!("'{}'", argument.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::quote;

    #[test]
    fn what_a_shell_would_change_is_quoted() {
        assert_eq!(quote("spec/a-b_c.yaml"), "spec/a-b_c.yaml");
        assert_eq!(quote("a b"), "'a b'");
        assert_eq!(quote("it's"), r"'it'\''s'");
        assert_eq!(quote("$HOME"), "'$HOME'");
        assert_eq!(quote(""), "''");
    }
}
