//! `gen --only` and `--except`: which operations a crate has, and that only their types come along.

use crate::run::Folder;

/// A document with two tags, and a schema for each operation.
const TAGS: &str = "openapi: 3.0.3
info: {title: t, version: '1'}
paths:
  /cards:
    get: {operationId: listCards, tags: [cards], responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Cards'}}}}}}
  /cards/{id}:
    delete: {operationId: dropCard, tags: [cards], parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'204': {description: d}}}
  /limits:
    get: {operationId: listLimits, tags: [limits], responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Limits'}}}}}}
components:
  schemas:
    Unused: {type: object, properties: {a: {type: string}}}
    Limits: {type: object, properties: {limit: {$ref: '#/components/schemas/Limit'}}}
    Limit: {type: object, properties: {amount: {type: integer}}}
    Cards: {type: object, properties: {number: {type: string}}}
";

/// The methods and types of the crate in `out`.
fn items(folder: &Folder) -> Vec<String> {
    let items = ["client", "types"].map(|file| {
        let text = folder.read(&format!("out/src/{file}.rs"));
        let names = text.lines().filter_map(|line| {
            let line = line.trim().strip_prefix("pub ")?;
            let name = line
                .strip_prefix("async fn ")
                .or(line.strip_prefix("struct "))?;
            Some(
                name.split(|c: char| !c.is_alphanumeric() && c != '_')
                    .next()?
                    .to_owned(),
            )
        });
        names.filter(|name| name != "Client").collect::<Vec<_>>()
    });
    items.concat()
}

#[test]
fn operations_are_chosen_by_id_tag_or_path_and_bring_only_their_types() {
    for (flags, expected) in [
        (
            &[][..],
            &[
                "list_cards",
                "drop_card",
                "list_limits",
                "Unused",
                "Limits",
                "Limit",
                "Cards",
            ][..],
        ),
        (&["--only", "limits"], &["list_limits", "Limits", "Limit"]),
        (
            &["--only", "/cards*"],
            &["list_cards", "drop_card", "Cards"],
        ),
        (
            &["--only", "dropCard", "--only", "GET /limits"],
            &["drop_card", "list_limits", "Limits", "Limit"],
        ),
        (
            &["--except", "limits"],
            &["list_cards", "drop_card", "Cards"],
        ),
        (
            &["--only", "cards", "--except", "DELETE /cards*"],
            &["list_cards", "Cards"],
        ),
    ] {
        let folder = Folder::new();
        folder.write("api.yaml", TAGS);
        let gen_out = ["gen", "--spec", "api.yaml", "--out", "out", "--name", "a"];
        let ran = folder.run(&[&gen_out[..], flags].concat());
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        assert_eq!(items(&folder), expected, "{flags:?}");
    }
}

#[test]
fn a_target_keeps_its_choice_of_operations() {
    let folder = Folder::new();
    folder.write("api.yaml", TAGS);
    let options = "[targets.a]\nspec = 'api.yaml'\nout = 'out'\n[targets.a.options]\n";
    folder.write(
        "specbind.toml",
        format!("{options}only = ['cards']\nexcept = ['dropCard']\n"),
    );
    let ran = folder.run(&["gen"]);
    assert_eq!(
        (ran.code, items(&folder)),
        (0, vec!["list_cards".to_owned(), "Cards".to_owned()])
    );
    folder.write(
        "specbind.toml",
        format!("{options}only = ['card', 'cards']\n"),
    );
    let ran = folder.run(&["gen"]);
    assert_eq!(ran.code, 2);
    let expected = "no operation, tag or path of target `a` is `card`\n";
    assert!(ran.stderr.contains(expected), "{}", ran.stderr);
}
