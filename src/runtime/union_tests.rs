//! Which alternative a value is read as.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::as_json::{AsJson, Members};
use super::check::{Check, Type};
use super::json::{Json, ParseError};
use super::union::Alternatives;

/// A struct of small numbers, and how it stands as JSON.
macro_rules! object {
    ($name:ident $($member:ident),*) => {
        #[derive(Debug, PartialEq)]
        struct $name {
            $($member: u8,)*
        }

        impl AsJson for $name {
            fn from_json(json: &Json) -> Result<Self, ParseError> {
                let mut members = Members::of(json)?;
                Ok(Self { $($member: members.required(stringify!($member))?,)* })
            }

            fn to_json(&self) -> Json {
                let mut object = Json::object();
                $(object.required(stringify!($member), &self.$member);)*
                object.into()
            }
        }
    };
}

object!(Short a);
object!(Long a, b);
object!(Other c);

#[derive(Debug, PartialEq)]
enum Held {
    Short(Short),
    Long(Long),
    Other(Other),
}

impl AsJson for Held {
    fn from_json(json: &Json) -> Result<Self, ParseError> {
        read(json).map_err(|_| ParseError::misfit("is none of them"))
    }

    fn to_json(&self) -> Json {
        match self {
            Self::Short(value) => value.to_json(),
            Self::Long(value) => value.to_json(),
            Self::Other(value) => value.to_json(),
        }
    }
}

fn object(check: &mut Check<'_>) {
    check.types(&[Type::Object]);
}

fn parse(text: &str) -> Json {
    Json::parse(text).expect("JSON")
}

fn read(json: &Json) -> Result<Held, Json> {
    let mut alternatives = Alternatives::of(json);
    alternatives.read(object, Held::Short);
    alternatives.read(object, Held::Long);
    alternatives.read(object, Held::Other);
    alternatives.choose()
}

#[test]
fn the_first_that_holds_all_is_chosen() {
    assert_eq!(read(&parse(r#"{"a": 1}"#)), Ok(Held::Short(Short { a: 1 })));
    assert_eq!(
        read(&parse(r#"{"a": 1, "b": 2}"#)),
        Ok(Held::Long(Long { a: 1, b: 2 }))
    );
}

#[test]
fn what_none_holds_alone_is_kept_as_it_came() {
    for text in [r#"{"a":1,"c":3}"#, "[1]", "{}"] {
        assert_eq!(read(&parse(text)), Err(parse(text)), "{text}");
    }
}

#[test]
fn an_object_of_many_members_stalls_nobody() {
    type Map = BTreeMap<String, Json>;
    let members = (0..50_000_u64).map(|number| (number.to_string(), Json::from(number)));
    let json = Json::Object(members.collect());
    let start = Instant::now();
    let mut alternatives = Alternatives::of(&json);
    alternatives.read(object, |map: Map| map);
    alternatives.read(object, |map: Map| map);
    assert_eq!(alternatives.choose().map(|map| map.len()), Ok(50_000));
    assert!(
        start.elapsed() < Duration::from_secs(10),
        "{:?}",
        start.elapsed()
    );
}

/// An object that holds the next one in two ways.
#[derive(Debug, PartialEq)]
enum Chain {
    One(Option<Box<Chain>>),
    Other(Option<Box<Chain>>),
    Raw(Json),
}

struct Link(Option<Box<Chain>>);

impl AsJson for Link {
    fn from_json(json: &Json) -> Result<Self, ParseError> {
        Members::of(json)?.optional("in").map(Self)
    }

    fn to_json(&self) -> Json {
        let mut object = Json::object();
        object.optional("in", &self.0);
        object.into()
    }
}

impl AsJson for Chain {
    fn from_json(json: &Json) -> Result<Self, ParseError> {
        let mut alternatives = Alternatives::of(json);
        alternatives.read(chain, |Link(next)| Self::One(next));
        alternatives.read(chain, |Link(next)| Self::Other(next));
        Ok(alternatives.choose().unwrap_or_else(Self::Raw))
    }

    fn to_json(&self) -> Json {
        match self {
            Self::One(Some(next)) | Self::Other(Some(next)) => next.to_json(),
            Self::One(None) | Self::Other(None) => Json::Null,
            Self::Raw(raw) => raw.clone(),
        }
    }
}

fn chain(check: &mut Check<'_>) {
    let link = |check: &mut Check<'_>| check.property("in", chain);
    check.any_of(&[&link, &link]);
}

#[test]
fn a_value_with_too_many_readings_is_kept_as_it_came() {
    let nested = |depth| {
        parse(&format!(
            "{}{{}}{}",
            "{\"in\":".repeat(depth),
            "}".repeat(depth)
        ))
    };
    assert!(matches!(
        Chain::from_json(&nested(5)),
        Ok(Chain::One(Some(_)))
    ));
    let long = nested(100);
    assert_eq!(Chain::from_json(&long), Ok(Chain::Raw(long)));
}
