//! Which alternative a value is read as.

use serde::{Deserialize, Serialize};

use super::check::{Check, Type};
use super::json::Json;
use super::union::Alternatives;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Short {
    a: u8,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Long {
    a: u8,
    b: u8,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Other {
    c: u8,
}

#[derive(Debug, PartialEq, Serialize)]
#[serde(untagged)]
enum Held {
    Short(Short),
    Long(Long),
    Other(Other),
}

fn object(check: &mut Check<'_>) {
    check.types(&[Type::Object]);
}

fn read(text: &str) -> Result<Held, Json> {
    let mut alternatives: Alternatives<Held> = serde_json::from_str(text).expect("JSON");
    alternatives.read(object, Held::Short);
    alternatives.read(object, Held::Long);
    alternatives.read(object, Held::Other);
    alternatives.choose()
}

#[test]
fn the_first_that_holds_all_is_chosen() {
    assert_eq!(read(r#"{"a": 1}"#), Ok(Held::Short(Short { a: 1 })));
    assert_eq!(
        read(r#"{"a": 1, "b": 2}"#),
        Ok(Held::Long(Long { a: 1, b: 2 }))
    );
}

#[test]
fn what_none_holds_alone_is_kept_as_it_came() {
    for text in [r#"{"a":1,"c":3}"#, "[1]", "{}"] {
        assert_eq!(read(text), Err(Json::parse(text).expect("JSON")), "{text}");
    }
}
