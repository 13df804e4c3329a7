//! What a loaded document offers to the rooms behind it, and how findings come.

use openapiv3::{Parameter, Response};
use specbind::diag::{Diagnostics, Severity};
use specbind::load::{Limits, Version, load};
use specbind::source::Place;

use crate::folder::{Folder, HEAD, at, read};

#[test]
fn numbers_keep_every_digit() {
    let schema =
        "{ type: integer, maximum: 9999999999999999999, multipleOf: 1.0, minimum: -1e400 }";
    let yaml = format!("{HEAD}components: {{ headers: {{ Id: {{ schema: {schema} }} }} }}\n");
    let folder = Folder::new(&[("a.yaml", &yaml)]);
    let document = folder.document("a.yaml");
    let place = at(&document, "/components/headers/Id/schema");
    for (name, digits) in [
        ("maximum", "9999999999999999999"),
        ("multipleOf", "1.0"),
        ("minimum", "-1e400"),
    ] {
        assert_eq!(
            document.sources.digits(&place.child(name)).as_deref(),
            Some(digits)
        );
    }
    assert_eq!(document.version, Version::V3_1);
}

#[test]
fn references_lead_through_files_to_their_end() {
    let root = format!(
        "{HEAD}paths:\n  /a: {{ $ref: 'parts/paths.yaml#/~1a%20b' }}\ncomponents: {{ responses: {{ Ok: {{ description: Fine. }} }} }}\n"
    );
    let paths = "/a b:\n  get: { parameters: [{ $ref: 'more/parameters.json#/Page' }], responses: { '200': { $ref: '../a.yaml#/components/responses/Ok' } } }\n";
    let parameters = r##"{ "Page": { "$ref": "#/Number" }, "Number": { "name": "page", "in": "query", "schema": { "type": "integer" } } }"##;
    let folder = Folder::new(&[
        ("a.yaml", &root),
        ("parts/paths.yaml", paths),
        ("parts/more/parameters.json", parameters),
    ]);
    let document = folder.document("a.yaml");
    let reference = |place: &Place| document.value(place).reference().expect("a reference");
    let item = at(&document, "/paths/~1a");
    let (item, _) = document
        .target(&item, reference(&item))
        .expect("a path item");
    assert!(
        document
            .sources
            .path(item.file)
            .ends_with("parts/paths.yaml")
    );
    let get = item.child("get");
    let page = get.child("parameters").index(0);
    let (one, _) = document.step(&page, reference(&page)).expect("one step");
    let (end, value) = document.target(&page, reference(&page)).expect("the end");
    assert_eq!(
        (one.pointer.to_string(), end.pointer.to_string()),
        ("/Page".into(), "/Number".into())
    );
    assert_eq!(
        document
            .read::<Parameter>(&end, value)
            .parameter_data_ref()
            .name,
        "page"
    );
    let ok = get.child("responses").child("200");
    let (end, value) = document.target(&ok, reference(&ok)).expect("the end");
    assert_eq!(end, at(&document, "/components/responses/Ok"));
    assert_eq!(document.read::<Response>(&end, value).description, "Fine.");
    assert_eq!(document.target(&end, "parts/paths.yaml#/nothing"), None);
    assert_eq!(document.sources.files().count(), 3);
}

#[test]
fn objects_are_read_without_those_that_stand_alone() {
    let yaml = format!(
        "{HEAD}tags: [{{ name: cards }}]\npaths:\n  /a:\n    post:\n      tags: [cards]\n      summary: 1.0\n      security: [{{ key: [read] }}]\n      servers: [{{ url: /x, variables: {{ y: {{ default: z }} }} }}]\n      parameters: [{{ name: q, in: query, schema: {{}} }}]\n      responses: {{ '200': {{ description: Fine. }} }}\ncomponents: {{ securitySchemes: {{ key: {{ type: oauth2, flows: {{ implicit: {{ authorizationUrl: /, scopes: {{ read: Reads. }} }} }} }} }} }}\n"
    );
    let folder = Folder::new(&[("a.yaml", &yaml)]);
    let (loaded, _) = folder.load("a.yaml", &Limits::default());
    let document = loaded.document.expect("a document");
    let root: openapiv3::OpenAPI = read(&document, &document.root);
    assert_eq!(
        (root.tags[0].name.as_str(), root.info.title.as_str()),
        ("cards", "Cards")
    );
    assert!(root.paths.paths.is_empty() && root.components.is_none());
    let post: openapiv3::Operation = read(&document, &at(&document, "/paths/~1a/post"));
    assert_eq!(post.tags, ["cards"]);
    assert_eq!(post.summary.as_deref(), Some("1.0"));
    assert_eq!(post.security.expect("it is declared")[0]["key"], ["read"]);
    let variables = post.servers[0].variables.as_ref().expect("it has some");
    assert_eq!(variables["y"].default, "z");
    assert!(post.parameters.is_empty() && post.responses.responses.is_empty());
    let key = read(&document, &at(&document, "/components/securitySchemes/key"));
    let openapiv3::SecurityScheme::OAuth2 { flows, .. } = key else {
        panic!("an OAuth scheme")
    };
    assert_eq!(
        flows.implicit.expect("it is declared").scopes["read"],
        "Reads."
    );
}

#[test]
fn what_cannot_be_opened_is_an_error_of_files() {
    let folder = Folder::new(&[("a.yaml", HEAD)]);
    for (name, reason) in [("", "it is a folder"), ("b.yaml", "there is no such file")] {
        let error = load(
            &folder.0.path().join(name),
            &Limits::default(),
            &mut Diagnostics::default(),
        )
        .expect_err("no file");
        assert!(error.to_string().ends_with(reason), "{error}");
    }
}

#[test]
fn byte_order_marks_and_line_ends_do_no_harm() {
    let text = format!("\u{feff}{HEAD}").replace('\n', "\r\n");
    let json = "\u{feff}\r\n{\"openapi\": \"3.1.0\",\r\n\t\"info\": {\"title\": \"\\ud83d\\ude00\", \"version\": \"1\"}}";
    let folder = Folder::new(&[
        ("a.yaml", &text),
        ("b", json),
        ("c.JSON", json),
        ("d", HEAD),
    ]);
    for name in ["a.yaml", "b", "c.JSON", "d"] {
        let document = folder.document(name);
        assert_eq!(
            document.sources.line_column(&document.root.child("info")).0,
            if name < "b" || name == "d" { 2 } else { 3 }
        );
    }
    let document = folder.document("b");
    let root: openapiv3::OpenAPI = read(&document, &document.root);
    assert_eq!(root.info.title, "😀");
}

#[test]
fn a_broken_schema_beside_a_good_reference_is_found_in_its_file() {
    let root = format!(
        "{HEAD}components: {{ schemas: {{ A: {{ $ref: 'b.yaml#/A' }}, B: {{ $ref: 'b.yaml#/A' }} }} }}\n"
    );
    let folder = Folder::new(&[("a.yaml", &root), ("b.yaml", "A:\n  type: sting\n")]);
    let (loaded, diags) = folder.load("a.yaml", &Limits::default());
    assert!(loaded.document.is_none());
    assert_eq!(
        diags.count(Severity::Error),
        1,
        "once, though it is referred to twice"
    );
    let entries = diags.to_entries(&loaded.sources);
    assert_eq!(
        (
            entries[0].position.line,
            entries[0].position.column,
            entries[0].position.pointer.as_str()
        ),
        (2, 9, "/A/type")
    );
}

#[test]
fn findings_come_in_the_order_of_the_text_as_text_and_as_data() {
    let yaml = "openapi: 3.0.3\npaths:\n  /a:\n    get:\n      responses: {}\n      tags: 7\n  b: {}\nserverz: []\n";
    let folder = Folder::new(&[("a.yaml", yaml)]);
    let (loaded, diags) = folder.load("a.yaml", &Limits::default());
    let entries = diags.to_entries(&loaded.sources);
    let found: Vec<(usize, usize, &str, &str)> = entries
        .iter()
        .map(|entry| {
            (
                entry.position.line,
                entry.position.column,
                entry.severity,
                entry.code,
            )
        })
        .collect();
    let expected = [
        (1, 1, "warning", "missing-field"),
        (6, 13, "error", "wrong-kind"),
        (7, 3, "error", "bad-key"),
        (8, 1, "warning", "unknown-field"),
    ];
    assert_eq!(found, expected);
    let json = serde_json::to_value(&entries[3]).expect("data");
    assert_eq!(json["pointer"], "/serverz");
    assert_eq!(json["help"], "did you mean `servers`?");
    assert!(
        json["file"]
            .as_str()
            .is_some_and(|file| file.ends_with("a.yaml"))
    );
    let text = diags.to_text(&loaded.sources, specbind::diag::Colour::Never);
    let positions: Vec<usize> = expected
        .iter()
        .filter_map(|(line, column, _, _)| text.find(&format!(":{line}:{column}\n")))
        .collect();
    assert!(positions.len() == 4 && positions.is_sorted(), "{text}");
}
