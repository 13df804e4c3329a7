//! Answers in XML are written as the XML Objects of their schemas say.

use std::path::Path;

use axum::http::Method;

use super::server::{ask, mock_of};

/// The body of an answer, which is well-formed, without its first line.
fn document(path: &str) -> String {
    let mock = mock_of(Path::new("tests/mock/xml.yaml"));
    let answer = ask(&mock, Method::GET, path, &[], "");
    let text = std::str::from_utf8(&answer.body).expect("text");
    roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let start = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    text.strip_prefix(start).expect("a declaration").to_owned()
}

#[test]
fn every_fact_of_an_xml_object_is_kept() {
    let expected = [
        r#"<o:order xmlns:o="https://order.example/?a&amp;b" id="9007199254740993""#,
        " o:key=\"a&quot;&lt;&#13;\u{fffd}\" words=\"w w\">",
        "<plain>a&lt;b</plain><plain>a&lt;b</plain>",
        "<name>x</name>",
        "<boxen><boxen>y</boxen></boxen>",
        r#"<lines><line amount="5"><![CDATA[]]]]><![CDATA[>&]]></line></lines>"#,
        r#"<owned xmlns="urn:owner">Ann</owned>"#,
        "<none></none><odd>true</odd><o:x>1</o:x><_1_x>2</_1_x>",
        "</o:order>",
    ];
    assert_eq!(document("/order"), expected.concat());
}

#[test]
fn a_document_has_one_root() {
    let line = r#"<line amount="5"><![CDATA[]]]]><![CDATA[>&]]></line>"#;
    assert_eq!(document("/lines"), format!("<Lines>{line}{line}</Lines>"));
    assert_eq!(document("/text"), "<root>a&quot;b</root>");
    let mock = mock_of(Path::new("tests/mock/xml.yaml"));
    let given = ask(&mock, Method::GET, "/given", &[], "");
    assert_eq!(&given.body[..], b"<a/>", "an example stands as it is");
}
