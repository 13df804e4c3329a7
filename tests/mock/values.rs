//! Values made from schemas: the rules accept them, and no schema fills the memory.

use std::path::Path;

use specbind::judge::Judge;
use specbind::mock::Values;
use specbind::runtime::check::Direction;

#[test]
fn values_satisfy_their_schemas() {
    let path = Path::new("tests/mock/values.yaml");
    let (_, understood) = specbind::understand(path).expect("a readable file");
    let (api, tables) = understood.expect("a document without an error");
    let judge = Judge::new(&api, &tables.circular);
    let values = Values {
        api: &api,
        judge: &judge,
        direction: Direction::Sent,
    };
    let mut wrong = Vec::new();
    for (name, schema) in &api.components {
        let value = values.value(*schema);
        let found = judge.judge(*schema, &value, Direction::Sent);
        match name.as_str() {
            // A hundred to the power of five numbers would be needed.
            "Flood" => assert!(value.to_string().len() < 1_000_000),
            _ if found.is_empty() => {}
            _ => wrong.push(format!("{name}: {value}: {}", found[0])),
        }
        assert_eq!(
            value,
            values.value(*schema),
            "{name}: the same value every time"
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(api.components.len(), 39);
}
