//! Values of Rust's types from trees and as trees.

use std::collections::BTreeMap;

use super::super::as_json::{AsJson, Members};
use super::super::json::{Json, ParseError};
use super::super::number::Number;
use super::super::secret::Secret;

fn read<T: AsJson>(text: &str) -> Result<T, String> {
    let json = Json::parse(text).expect("JSON");
    T::from_json(&json).map_err(|error| error.to_string())
}

#[track_caller]
fn returns<T: AsJson>(text: &str) {
    let value: T = read(text).expect(text);
    assert_eq!(value.to_json().to_string(), text);
}

#[test]
fn what_is_read_is_written_again() {
    returns::<String>(r#""a\"b""#);
    returns::<bool>("true");
    returns::<Number>("0.10");
    returns::<u64>("18446744073709551615");
    returns::<i64>("-9223372036854775808");
    returns::<f64>("1.5");
    returns::<Option<u8>>("null");
    returns::<Vec<Option<u8>>>("[1,null,2]");
    returns::<BTreeMap<String, u8>>(r#"{"a":1,"b":2}"#);
    returns::<Secret<String>>(r#""hidden""#);
}

#[test]
fn whole_numbers_may_be_written_with_zeros() {
    for (text, value) in [("1.0", 1), ("1e2", 100), ("255", 255), ("-0", 0)] {
        assert_eq!(read::<u8>(text), Ok(value), "{text}");
    }
    for text in ["1.5", "256", "-1", "1e400", "\"1\"", "true"] {
        assert!(read::<u8>(text).is_err(), "{text}");
    }
}

#[test]
fn a_float_is_finite() {
    assert_eq!(read::<f64>("1e308"), Ok(1e308));
    assert!(read::<f64>("1e400").is_err());
    let infinite = BTreeMap::from([("a/b".to_owned(), vec![Some(1.0), Some(f64::INFINITY)])]);
    let error = Json::of(&infinite).expect_err("JSON has no word for it");
    assert_eq!(error.to_string(), "`/a~1b/1` is no finite number");
    for float in [f64::NAN, f64::NEG_INFINITY] {
        let json = float.to_json();
        assert!(Json::of(&float).is_err() && serde_json::to_string(&json).is_err());
        assert!(Json::parse(&json.to_string()).is_err(), "{json}");
        assert_ne!(json, Json::from(1));
    }
}

#[test]
fn an_error_names_the_place_and_quotes_no_value() {
    let text = r#"{"a/b": [1, "hidden"]}"#;
    let error = read::<BTreeMap<String, Vec<u8>>>(text).expect_err("a string is no number");
    assert_eq!(error, "`/a~1b/1` is no number");
}

#[derive(Debug, PartialEq)]
struct Sample {
    required: Option<u8>,
    optional: Option<u8>,
    nullable: Option<Option<u8>>,
    rest: BTreeMap<String, Json>,
}

impl AsJson for Sample {
    fn from_json(json: &Json) -> Result<Self, ParseError> {
        let mut members = Members::of(json)?;
        Ok(Self {
            required: members.required("required")?,
            optional: members.optional("optional")?,
            nullable: members.nullable("nullable")?,
            rest: members.rest()?,
        })
    }

    fn to_json(&self) -> Json {
        let mut object = Json::object();
        object.required("required", &self.required);
        object.optional("optional", &self.optional);
        object.optional("nullable", &self.nullable);
        object.rest(&self.rest);
        object.into()
    }
}

#[test]
fn absent_is_not_null() {
    let none = || Sample {
        required: None,
        optional: None,
        nullable: None,
        rest: BTreeMap::new(),
    };
    assert_eq!(read("{}"), Ok(none()));
    let null = Sample {
        nullable: Some(None),
        ..none()
    };
    let text = r#"{"required":null,"nullable":null}"#;
    assert_eq!(null.to_json().to_string(), text);
    assert_eq!(read(r#"{"nullable":null,"optional":null}"#), Ok(null));
    assert!(read::<BTreeMap<String, u8>>("[]").is_err());
    returns::<Sample>(r#"{"required":1,"nullable":null,"more":1.0}"#);
}

#[test]
fn a_member_that_has_to_be_there_is_missed() {
    let json = Json::parse("{}").expect("JSON");
    let mut members = Members::of(&json).expect("an object");
    let error = members.required::<u8>("a").expect_err("it is not there");
    assert_eq!(error.to_string(), "`/a` is missing");
    assert!(members.required::<Json>("b").is_err());
}
