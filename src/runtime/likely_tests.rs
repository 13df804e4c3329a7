//! Reading values whose type the document only suggests.

use super::{
    as_json::{AsJson, Members},
    json::{Json, ParseError},
    likely::Likely,
};

#[derive(Clone, Debug, PartialEq)]
struct Point {
    x: i64,
    next: Option<Box<Likely<Point>>>,
}

impl AsJson for Point {
    fn from_json(json: &Json) -> Result<Self, ParseError> {
        let mut members = Members::of(json)?;
        Ok(Self {
            x: members.required("x")?,
            next: members.optional("next")?,
        })
    }

    fn to_json(&self) -> Json {
        let mut object = Json::object();
        object.required("x", &self.x);
        object.optional("next", &self.next);
        object.into()
    }
}

fn read(text: &str) -> Likely<Point> {
    serde_json::from_str(text).expect("anything can be read")
}

#[test]
fn a_value_as_described_is_read_as_such() {
    let read = read(r#"{"x": 1, "next": {"x": 2}, "more": []}"#);
    let next = read.value().and_then(|point| point.next.as_deref());
    assert_eq!(next, Some(&Likely::Value(Point { x: 2, next: None })));
}

#[test]
fn any_other_value_is_kept_digit_for_digit() {
    for text in [
        "null",
        "1.10",
        r#"{"x":1e400}"#,
        r#"{"y":1}"#,
        r#"[{"x":1}]"#,
    ] {
        let read = read(text);
        assert_eq!(read.value(), None, "{text}");
        assert_eq!(serde_json::to_string(&read).expect("JSON"), text);
    }
}

#[test]
fn an_array_is_no_object() {
    let text = "[1,null]";
    assert_eq!(read(text), Likely::Other(Json::parse(text).expect("JSON")));
}

#[test]
fn what_is_inside_is_judged_like_the_whole() {
    let point = read(r#"{"x": 1, "next": [2]}"#)
        .into_value()
        .expect("a point");
    assert!(matches!(
        point.next.as_deref(),
        Some(Likely::Other(Json::Array(_)))
    ));
}
