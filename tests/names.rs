//! Names stay: what is added anywhere, and the order of what is there, renames nothing else.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_yaml::{Mapping, Value};

/// Documents larger than this take too long, so often as they are read.
const LARGEST: u64 = 150_000;

/// The type of each schema and the method of each operation, by place.
fn names(path: &Path) -> Option<BTreeMap<String, String>> {
    let (api, tables) = specbind::understand(path).ok()?.1?;
    let types = tables.names.typed().iter().map(|id| {
        let name = tables.names.type_name(*id).expect("every type has a name");
        (api[*id].place.pointer.to_string(), name.to_owned())
    });
    let operations = api.operations.iter().zip(&tables.names.operations);
    let methods =
        operations.map(|(one, names)| (one.place.pointer.to_string(), names.method.clone()));
    Some(types.chain(methods).collect())
}

fn names_of(folder: &Path, document: &Value) -> BTreeMap<String, String> {
    let path = folder.join("document.json");
    fs::write(&path, serde_json::to_string(document).expect("JSON")).expect("the file");
    names(&path).unwrap_or_else(|| panic!("not understood: {document:?}"))
}

/// Names that are not what they were, of the places that both have.
fn renamed(
    before: &BTreeMap<String, String>,
    after: &BTreeMap<String, String>,
) -> Vec<[String; 3]> {
    let pairs = before
        .iter()
        .filter_map(|(place, name)| Some((place, name, after.get(place)?)));
    pairs
        .filter(|(_, old, new)| old != new)
        .map(|(place, old, new)| [place.clone(), old.clone(), new.clone()])
        .collect()
}

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).expect("YAML")
}

fn members<'v>(document: &'v mut Value, way: &[&str]) -> &'v mut Mapping {
    let mut value = document;
    for name in way {
        value = &mut value[*name];
        if value.is_null() {
            *value = Value::Mapping(Mapping::new());
        }
    }
    value.as_mapping_mut().expect("an object")
}

/// Puts a member at a position.
fn insert(members: &mut Mapping, at: usize, name: &str, value: Value) {
    let mut entries: Vec<(Value, Value)> = std::mem::take(members).into_iter().collect();
    entries.insert(at.min(entries.len()), (name.into(), value));
    members.extend(entries);
}

fn reverse(members: &mut Mapping) {
    let entries: Vec<(Value, Value)> = std::mem::take(members).into_iter().collect();
    members.extend(entries.into_iter().rev());
}

/// The document with something of each kind added at the first, a middle and the last position.
fn additions(document: &Value) -> Vec<(String, Value)> {
    let inline = "{ type: object, properties: { zz: { type: string, enum: [a] } } }";
    let operation = format!(
        "{{ get: {{ operationId: zzAdded, parameters: [{{ name: zz, in: query, schema: {{ type: string, enum: [b] }} }}],
            responses: {{ '200': {{ description: A, content: {{ application/json: {{ schema: {inline} }} }} }} }} }} }}"
    );
    let schemas = ["components", "schemas"];
    let count = |way: &[&str]| members(&mut document.clone(), way).len();
    let mut added = Vec::new();
    for (way, name, text) in [
        (&schemas[..], "ZzAdded", inline),
        (&["paths"], "/zz-added", operation.as_str()),
    ] {
        for at in [0, count(way) / 2, count(way)] {
            let mut document = document.clone();
            insert(members(&mut document, way), at, name, yaml(text));
            added.push((format!("{name} at {at}"), document));
        }
    }
    for at in [0, count(&schemas) / 2, count(&schemas).saturating_sub(1)] {
        let mut document = document.clone();
        let entry = members(&mut document, &schemas).iter_mut().nth(at);
        let properties =
            entry.and_then(|(_, schema)| schema.get_mut("properties")?.as_mapping_mut());
        if let Some(properties) = properties {
            insert(properties, 0, "zzAdded", yaml(inline));
            added.push((format!("a property in component {at}"), document));
        }
    }
    added
}

fn reversed(document: &Value) -> Value {
    let mut document = document.clone();
    reverse(members(&mut document, &["components", "schemas"]));
    reverse(members(&mut document, &["paths"]));
    document
}

/// Published documents of one file, where they are beside the repository.
fn published() -> Vec<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("SPECBIND_SHARED").map_or_else(beside, PathBuf::from);
    let mut found = Vec::new();
    let mut folders = vec![shared.join("corpus/published")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.path() {
                path if path.is_dir() => folders.push(path),
                path if entry.metadata().is_ok_and(|data| data.len() < LARGEST) => found.push(path),
                _ => {}
            }
        }
    }
    found.sort();
    found
}

fn check(name: &str, document: &Value, folder: &Path) -> Vec<String> {
    let before = names_of(folder, document);
    let changed = additions(document)
        .into_iter()
        .chain([("reversed".to_owned(), reversed(document))]);
    let changes = changed.flat_map(|(what, document)| {
        let renamed = renamed(&before, &names_of(folder, &document));
        renamed
            .into_iter()
            .map(move |[place, old, new]| format!("{name}: {what}: {place}: {old} → {new}"))
    });
    changes.collect()
}

#[test]
fn nothing_that_is_added_to_a_published_document_renames_anything() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut changes = Vec::new();
    let mut checked = 0;
    for path in published() {
        let text = fs::read_to_string(&path).unwrap_or_default();
        let document: Option<Value> =
            match path.extension().and_then(|extension| extension.to_str()) {
                Some("json") => serde_json::from_str(&text).ok(),
                Some("yaml" | "yml") => serde_yaml::from_str(&text).ok(),
                _ => None,
            };
        let alone = folder.path().join("alone.json");
        let Some(document) = document.filter(|one| one.get("paths").is_some_and(Value::is_mapping))
        else {
            continue;
        };
        fs::write(&alone, serde_json::to_string(&document).expect("JSON")).expect("the file");
        if names(&alone).is_some() {
            checked += 1;
            changes.extend(check(&path.display().to_string(), &document, folder.path()));
        }
    }
    if checked == 0 {
        println!("skipped: there are no published documents here");
    }
    println!("{checked} documents");
    assert!(changes.is_empty(), "{}", changes.join("\n"));
}

/// A document with these paths and schemas, in flow style.
fn document(paths: &str, schemas: &str) -> Value {
    yaml(&format!(
        "{{ openapi: 3.0.3, info: {{ title: T, version: '1' }}, paths: {{ {paths} }}, components: {{
            schemas: {{ {schemas} }},
            responses: {{ Gone: {{ description: G, headers: {{ X: {{ schema: {{ type: string, enum: [a] }} }} }} }} }} }} }}"
    ))
}

#[test]
fn whatever_stands_beside_it_a_type_keeps_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let pet = "Pet: { type: object, properties: { kind: { type: string, enum: [cat] } } }";
    let heir = "Heir: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { age: { type: string, enum: [a] } } }] }";
    let put = "put: { operationId: putPet, responses: { '410': { $ref: '#/components/responses/Gone' } } }";
    let get = "get: { operationId: getPet, responses: { '410': { $ref: '#/components/responses/Gone' } } }";
    let page = "parameters: [{ name: page, in: query, schema: { type: string, enum: [first] } }]";
    let path = |operations: &str| format!("/pets: {{ {page}, {operations} }}");
    for (before, after) in [
        (document("", pet), document("", &format!("{heir}, {pet}"))),
        (document("", pet), document("", &format!("{pet}, {heir}"))),
        (
            document(&path(put), pet),
            document(&path(&format!("{get}, {put}")), pet),
        ),
    ] {
        let [before, after] = [before, after].map(|one| names_of(folder.path(), &one));
        assert_eq!(renamed(&before, &after), [[""; 3]; 0]);
    }
}

#[test]
fn an_inline_type_gives_way_to_a_component_and_to_a_nearer_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let pet = "Pet: { type: object, properties: { toys: { type: object, properties: { name: { type: string, enum: [a] } } } } }";
    let before = names_of(folder.path(), &document("", pet));
    let name = "/components/schemas/Pet/properties/toys/properties/name";
    let toys = "/components/schemas/Pet/properties/toys";
    assert_eq!((&*before[name], &*before[toys]), ("PetToysName", "PetToys"));
    let named = "PetToysName: { type: object, properties: { a: { type: integer } } }";
    let nearer = "PetToys: { type: object, properties: { name: { type: string, enum: [b] } } }";
    for (added, renames) in [
        (named, vec![[name, "PetToysName", "PetToysNameInline"]]),
        (
            nearer,
            vec![
                [toys, "PetToys", "PetToysInline"],
                [name, "PetToysName", "PetToysNameInline"],
            ],
        ),
    ] {
        for schemas in [format!("{added}, {pet}"), format!("{pet}, {added}")] {
            let after = names_of(folder.path(), &document("", &schemas));
            assert_eq!(renamed(&before, &after), renames);
            let own = added.split(':').next().expect("a name");
            assert_eq!(after[&format!("/components/schemas/{own}")], own);
        }
    }
}

#[test]
fn the_nearer_of_two_inline_types_keeps_its_name_however_long_its_owners() {
    let folder = tempfile::tempdir().expect("a folder");
    let far = "PetToys: { type: object, properties: { na: { type: object, properties: { me: { type: string, enum: [a] } } } } }";
    let near = "Pet: { type: object, properties: { toys_na_me: { type: string, enum: [b] } } }";
    let place = "/components/schemas/PetToys/properties/na/properties/me";
    let before = names_of(folder.path(), &document("", far));
    for schemas in [format!("{near}, {far}"), format!("{far}, {near}")] {
        let after = names_of(folder.path(), &document("", &schemas));
        let renames = [[place, "PetToysNaMe", "PetToysNaMeInline"]];
        assert_eq!(renamed(&before, &after), renames);
        assert_eq!(
            after["/components/schemas/Pet/properties/toys_na_me"],
            "PetToysNaMe"
        );
    }
}

#[test]
fn a_component_that_is_only_a_reference_into_another_file_names_what_stands_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let pet = "{ type: object, properties: { kind: { type: string, enum: [cat] }, toy: { $ref: 'all.yaml#/definitions/Ball' }, friend: { $ref: 'pet.yaml' } } }";
    let all = "definitions: { Ball: { type: object, properties: { colour: { type: string, enum: [red] } } } }";
    for (name, text) in [("pet.yaml", pet), ("all.yaml", all)] {
        fs::write(folder.path().join(name), text).expect("the file");
    }
    let pet = "Pet: { $ref: 'pet.yaml' }";
    let toy = "Toy: { $ref: 'all.yaml#/definitions/Ball' }";
    let again = "Again: { $ref: '#/components/schemas/Pet' }";
    let alone = "get: { operationId: getPet, responses: { '200': { description: A, content: { application/json: { schema: { $ref: 'pet.yaml' } } } } } }";
    let paths = format!("/pets: {{ {alone} }}");
    for schemas in [[pet, toy, again], [again, toy, pet]] {
        let found = names_of(folder.path(), &document(&paths, &schemas.join(", ")));
        let expected = [
            ("", "Pet"),
            ("/components/schemas/Again", "Again"),
            ("/definitions/Ball", "Toy"),
            ("/definitions/Ball/properties/colour", "ToyColour"),
            ("/paths/~1pets/get", "get_pet"),
            ("/properties/kind", "PetKind"),
        ];
        let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (&**a, &**b)).collect();
        assert_eq!(found, expected);
    }
}
