//! Answers in XML are written, and requests read, as the XML Objects of their schemas say.

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
        r#"<none xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"></none>"#,
        "<odd>true</odd><o:x>1</o:x><_1_x>2</_1_x>",
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

/// What the mock says of a body in XML; nothing where it takes it.
fn problem(path: &str, body: &str) -> String {
    let mock = mock_of(Path::new("tests/mock/xml-requests.yaml"));
    let headers = [("content-type", "text/xml"), ("accept", "*/*")];
    let pets = [("content-type", "application/xml"), ("accept", "*/*")];
    let headers = if path == "/pets" { &pets } else { &headers };
    let answer = ask(&mock, Method::POST, path, headers, body);
    let reason = answer.reason.unwrap_or_default();
    assert_eq!(reason.is_empty(), answer.status == 204, "{body}: {reason}");
    reason
}

/// A pet of these members, with all that it needs.
fn pet(members: &str) -> String {
    format!("<pet>{members}<name>Rex</name><photoUrls><photoUrl>a</photoUrl></photoUrls></pet>")
}

#[test]
fn a_body_is_read_as_its_schema_says() {
    let all = [
        "<id>9007199254740993</id><category><id>1</id></category><status>sold</status>",
        "<weight>1.50</weight><tame>true</tame><tag><id>1</id></tag><tag><id>2</id></tag>",
    ];
    let laid_out = [
        "<?xml version=\"1.0\"?>\n<!-- a pet -->",
        "<pet xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"a b\" xml:lang=\"en\">",
        "\n  <name><![CDATA[R]]>e<!-- -->x</name>\n  <photoUrls/>\n  <weight xsi:nil=\"true\"/>\n</pet>\n",
    ];
    let pets = [
        pet(""),
        pet(&all.concat()),
        laid_out.concat(),
        // What a component is called is the name of its place as well.
        pet("<category><id>1</id></category><tags><id>1</id></tags>"),
        // Nothing but null can be meant.
        pet("<weight/>"),
    ];
    for body in pets {
        assert_eq!(problem("/pets", &body), "", "{body}");
    }
    for (path, body) in [
        (
            "/lists",
            "<any><tag><id>1</id></tag><tag><id>2</id></tag></any>",
        ),
        ("/lists", "<any/>"),
        (
            "/shapes",
            "<Shape><kind>square</kind><size>3</size></Shape>",
        ),
        (
            "/shapes",
            "<Shape><kind>circle</kind><size>3</size></Shape>",
        ),
        // A string is the text of the document, or the document.
        ("/given", "<a><b>1</b></a>"),
        ("/given", "<a>twenty letters it is</a>"),
    ] {
        assert_eq!(problem(path, body), "", "{body}");
    }
}

#[test]
fn what_a_body_breaks_is_said_as_of_json() {
    let photos = "<photoUrls/>";
    for (body, expected) in [
        (
            format!("<pet>{photos}</pet>"),
            "/name: is missing (required)",
        ),
        (
            "<pet><name>Rex</name></pet>".to_owned(),
            "/photoUrls: is missing (required)",
        ),
        (
            pet("<id>seven</id>"),
            "/id: `seven` is not of type integer (type)",
        ),
        (
            pet("<id>1.5</id>"),
            "/id: 1.5 is not of type integer (type)",
        ),
        (
            pet("<id>true</id>"),
            "/id: `true` is not of type integer (type)",
        ),
        (pet("<id/>"), "/id: `` is not of type integer (type)"),
        (
            pet("<tame>1</tame>"),
            "/tame: `1` is not of type boolean (type)",
        ),
        (
            pet("<weight>9.6</weight>"),
            "/weight: 9.6 is above 9.5 (maximum)",
        ),
        (
            pet("<status>lost</status>"),
            "/status: `lost` is not one of \"available\", \"sold\" (enum)",
        ),
        (
            pet("<name>Max</name>"),
            "/name: an array of 2 items is not of type string (type)",
        ),
        (
            pet("<colour>red</colour>"),
            "/colour: is not a member of this object (additionalProperties)",
        ),
        (
            format!("<pet owner=\"Ann\"><name>Rex</name>{photos}</pet>"),
            "/owner: is not a member of this object (additionalProperties)",
        ),
        (
            format!("<pet><name><first>Rex</first></name>{photos}</pet>"),
            "/name: an object with 1 member is not of type string (type)",
        ),
        (
            pet("<tag><id>1</id></tag><tag/><tag><id>x</id></tag>"),
            "/tags: has 3 items, more than 2 (maxItems); /tags/1/id: is missing (required); \
             /tags/2/id: `x` is not of type integer (type)",
        ),
        (
            "<pet>Rex</pet>".to_owned(),
            "body: `Rex` is not of type object (type)",
        ),
        (String::new(), "body: is missing (required)"),
    ] {
        assert_eq!(problem("/pets", &body), expected, "{body}");
    }
}

#[test]
fn names_and_kinds_that_are_not_documented_are_named() {
    for (body, expected) in [
        (
            "<Pet><name>Rex</name><photoUrls/></Pet>".to_owned(),
            "body: the root element is `Pet`, `pet` is documented (xml)",
        ),
        (
            "<pet name=\"Rex\"><photoUrls/></pet>".to_owned(),
            "body: `/pet/@name` is an attribute, the element `name` is documented (xml)",
        ),
        (
            "<pet><name lang=\"en\">Rex</name><photoUrls/></pet>".to_owned(),
            "body: `/pet/name/@lang` is an attribute that nothing describes (xml)",
        ),
        (
            pet("He is "),
            "body: `/pet` has text that nothing describes (xml)",
        ),
        (
            "<pet><name>Rex</name><photoUrls size=\"1\"><url>a</url></photoUrls></pet>".to_owned(),
            "body: `/pet/photoUrls/url` stands where the element `photoUrl` is documented (xml); \
             body: `/pet/photoUrls/@size` is an attribute that nothing describes (xml)",
        ),
        (
            "<pet><name>Rex</name><photoUrls>a</photoUrls></pet>".to_owned(),
            "body: `/pet/photoUrls` has text that nothing describes (xml)",
        ),
        (
            "<pet><name>Rex</name>".to_owned(),
            "body: is not XML: the root node was opened but never closed (xml)",
        ),
    ] {
        assert_eq!(problem("/pets", &body), expected, "{body}");
    }
}

/// An order with these attributes and members.
fn order(attributes: &str, members: &str) -> String {
    format!(
        "<o:order xmlns:o=\"urn:order\" {attributes}><remark xmlns=\"urn:note\">hi</remark><x>1</x>{members}</o:order>"
    )
}

#[test]
fn every_fact_of_an_xml_object_is_judged() {
    let lists = [
        "<line amount=\"2\">abc</line><first>1</first><second>b</second>",
        "<row><cell>1</cell><cell>2</cell></row><row/><counts><a>1</a></counts>",
    ];
    let id = "id=\"1\"";
    let other = "<p:order xmlns:p=\"urn:other\" id=\"1\"><note>longer</note><x>y</x></p:order>";
    for (body, expected) in [
        (
            order("id=\"1\" words=\"1 2\" kept=\"\"", &lists.concat()),
            "",
        ),
        (
            order("id=\"1\" words=\"1 b\"", ""),
            "/words/1: `b` is not of type integer (type)",
        ),
        (
            order("", "<id>1</id>"),
            "body: `/order/id` is an element, the attribute `id` is documented (xml)",
        ),
        (
            order(id, "<line>abcd</line>"),
            "/lines/0/text: `abcd` has 4 characters, more than 3 (maxLength)",
        ),
        (
            order(id, "<first>x</first>"),
            "/pair/0: `x` is not of type integer (type)",
        ),
        (
            order(id, "<second>b</second>"),
            "body: `/order/second` stands where the element `first` is documented (xml); \
             /pair/0: `b` is not of type integer (type)",
        ),
        (
            order(id, "<row><cell>x</cell></row>"),
            "/rows/0/0: `x` is not of type integer (type)",
        ),
        (
            order(id, "<counts><b>x</b></counts>"),
            "/counts/b: `x` is not of type integer (type)",
        ),
        (
            order(id, "<lines/>"),
            "body: `/order/lines` is an element that is not documented, the element `line` is (xml)",
        ),
        (
            "<order id=\"1\"><remark>hi</remark></order>".to_owned(),
            "body: `/order` is in no namespace, `urn:order` is documented (xml); \
             body: `/order/remark` is in no namespace, `urn:note` is documented (xml); \
             /inner/x: is missing (required)",
        ),
        (
            other.to_owned(),
            "body: `/order` is in the namespace `urn:other`, `urn:order` is documented (xml); \
             body: `/order/note` is an element that is not documented, the element `remark` is (xml); \
             /note: `longer` has 6 characters, more than 5 (maxLength); \
             /inner/x: `y` is not of type integer (type)",
        ),
    ] {
        assert_eq!(problem("/orders", &body), expected, "{body}");
    }
}

#[test]
fn no_body_is_read_for_ever() {
    let turns = |deep: usize| {
        let within = deep - 1;
        format!(
            "<Turn>{}{}</Turn>",
            "<a>".repeat(within),
            "</a>".repeat(within)
        )
    };
    assert_eq!(problem("/turns", &turns(10)), "");
    let attempts = "body: takes too many attempts to judge (attempts)";
    assert_eq!(problem("/turns", &turns(128)), attempts);
    let deeper = "body: has elements nested deeper than 128 (xml)";
    assert_eq!(problem("/turns", &turns(129)), deeper);
    assert_eq!(problem("/turns", &turns(100_000)), deeper);
}
