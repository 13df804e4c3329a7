//! Tests of the configuration on texts.

use std::path::{Path, PathBuf};

use super::find::find_above;
use super::parse::parse_config;
use super::{Config, Error};

fn parse(text: &str) -> Result<Config, Error> {
    parse_config(Path::new("dir/specbind.toml"), text)
}

fn message(text: &str) -> String {
    let error = parse(text).unwrap_err();
    let help = error.help().map(|help| format!("\nhelp: {help}"));
    format!("{error}{}", help.unwrap_or_default())
}

#[test]
fn targets_keep_their_order_and_paths_start_from_the_file() {
    let config = parse(
        "[targets.zebra]\nspec = 'spec/z.yaml'\nout = '/abs/z'\ncrate = 'zebra-client'\n\n\
         [targets.ant]\nspec = 'a.json'\nout = 'gen/a'\n",
    )
    .unwrap();
    let [zebra, ant] = &config.targets[..] else {
        panic!("{config:?}");
    };
    assert_eq!(
        (zebra.name.as_str(), zebra.crate_name.as_str()),
        ("zebra", "zebra-client")
    );
    assert_eq!(zebra.out, Path::new("/abs/z"));
    assert_eq!(ant.crate_name, "ant");
    assert_eq!(ant.spec, Path::new("dir/a.json"));
    assert_eq!(ant.out, Path::new("dir/gen/a"));
}

#[test]
fn mistakes_are_named_with_their_place_and_a_cure() {
    let base = "[targets.api]\nspec = 'a'\nout = 'b'\n";
    let texts = [
        format!("{base}ouput = 'c'\n"),
        format!("{base}speck = 'c'\n"),
        format!("{base}zzzzzzzz = 'c'\n"),
        format!("{base}[targets.api.options]\nspeed = 1\n"),
        format!("{base}crate = 'type'\n"),
        format!("{base}{base}"),
        "[target.api]\n".to_owned(),
        "[targets.api]\nout = 'b'\n".to_owned(),
        "[targets.api]\nspec = 1\nout = 'b'\n".to_owned(),
        "[targets.api\n".to_owned(),
        "[targets.'a b']\nspec = 'a'\nout = 'b'\n".to_owned(),
        String::new(),
    ];
    let reports = texts.map(|text| format!("{text}---\n{}\n", message(&text)));
    insta::assert_snapshot!(reports.join("\n\n"));
}

#[test]
fn targets_are_selected_in_the_files_order() {
    let text = "[targets.b]\nspec='a'\nout='b'\n[targets.a]\nspec='a'\nout='a'\n[targets.cards]\nspec='a'\nout='c'\n";
    let config = parse(text).unwrap();
    let names = |wanted: &[&str]| -> Vec<String> {
        let wanted: Vec<String> = wanted.iter().map(|name| (*name).to_owned()).collect();
        let targets = config.select(&wanted).unwrap();
        targets.into_iter().map(|target| target.name).collect()
    };
    assert_eq!(names(&[]), ["b", "a", "cards"]);
    assert_eq!(names(&["a", "b", "a"]), ["b", "a"]);

    let help = |name: &str| {
        config
            .select(&[name.to_owned()])
            .unwrap_err()
            .help()
            .unwrap()
    };
    assert_eq!(help("crads"), "did you mean `cards`?");
    assert_eq!(help("xyzzy"), "known targets: `b`, `a`, `cards`");
}

#[test]
fn the_nearest_file_is_found_from_below() {
    let dir = tempfile::tempdir().unwrap();
    let below = dir.path().join("a/b");
    std::fs::create_dir_all(&below).unwrap();
    assert!(matches!(find_above(&below), Err(Error::Missing)));
    std::fs::write(dir.path().join("specbind.toml"), "").unwrap();
    assert_eq!(
        find_above(&below).unwrap(),
        PathBuf::from("../../specbind.toml")
    );
    assert_eq!(
        find_above(dir.path()).unwrap(),
        PathBuf::from("specbind.toml")
    );
}
