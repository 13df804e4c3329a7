//! Reading values whose type the document only suggests.

use serde::{Deserialize, Serialize};

use super::{json::Json, likely::Likely};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Point {
    x: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<Box<Likely<Point>>>,
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
fn an_array_is_no_object_whatever_serde_reads_from_it() {
    let text = "[1,null]";
    assert!(serde_json::from_str::<Point>(text).is_ok());
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
