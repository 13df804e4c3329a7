//! Parameters of every style and forms, judged as the document says: accepted where they fit, refused where one is off.

use std::path::Path;

use axum::http::Method;
use specbind::mock::{Answer, Mock};

use super::server::{ask, mock_of};

fn mock() -> Mock<'static> {
    mock_of(Path::new("tests/mock/styles.yaml"))
}

/// Accepted, or what is wrong.
fn reason(answer: Answer) -> String {
    let status = answer.status.as_u16();
    match answer.reason {
        Some(reason) => format!("{status} {reason}"),
        None => status.to_string(),
    }
}

#[test]
fn path_parameters_are_read_by_their_style() {
    let mock = mock();
    let read = |path: &str| reason(ask(&mock, Method::GET, path, &[], ""));
    assert_eq!(read("/path/1,2/.3.4/;matrix=x,5,y,6/xa%20c"), "200");
    assert_eq!(
        read("/path/1,20/.3.4/;matrix=x,5,y,6/xa"),
        "422 path `simple`/1: 20 is above 9 (maximum)"
    );
    assert_eq!(
        read("/path/1,2/.3/;matrix=x,5,y,6/xa"),
        "422 path `label`: has 1 item, fewer than 2 (minItems)"
    );
    assert_eq!(
        read("/path/1,2/.3.4/;matrix=x,5/xa"),
        "422 path `y`/y: is missing (required)"
    );
    assert_eq!(
        read("/path/1,2/.3.4/;matrix=x,5,y,6/xz"),
        "422 path `tail`: `z` does not match `^[a-c ]+$` (pattern)"
    );
    assert_eq!(
        read("/path/1,2/.3.4/;matrix=x,5,y,6/a"),
        "404 the document has no such path"
    );
}

#[test]
fn what_is_not_percent_encoded_text_is_refused_by_name() {
    let mock = mock();
    let read = |url: &str| reason(ask(&mock, Method::GET, url, &[], ""));
    for tail in ["a%zz", "a%", "a%6", "a%ff"] {
        assert_eq!(
            read(&format!("/path/1,2/.3.4/;matrix=x,5,y,6/x{tail}")),
            "422 path `tail`: is not percent-encoded UTF-8 text (encoding)",
            "{tail}"
        );
    }
    assert_eq!(
        read("/query?other=%zz&filter%5Bx%5D=100%"),
        "422 query `other`: is not percent-encoded UTF-8 text (encoding); \
         query `filter[x]`: is not percent-encoded UTF-8 text (encoding)"
    );
    assert_eq!(read("/query?other=%C3%A9+%25"), "200");
}

#[test]
fn query_parameters_are_read_by_their_style() {
    let mock = mock();
    let read = |query: &str| reason(ask(&mock, Method::GET, &format!("/query?{query}"), &[], ""));
    for good in [
        "",
        "many=1&many=2",
        "list=1,2",
        "spaced=1%202&piped=1%7C2",
        "spaced=1+2&piped=1|2",
        "deep%5Bx%5D=1&deep[y]=2",
        "json=%7B%22x%22%3A1%2C%22y%22%3A2%7D",
        "flag&many=1&many=2",
        "flag=true",
    ] {
        assert_eq!(read(good), "200", "{good}");
    }
    let bad = [
        (
            "many=1",
            "query `many`: has 1 item, fewer than 2 (minItems)",
        ),
        (
            "list=1,x",
            "query `list`/1: `x` is not of type integer (type)",
        ),
        ("spaced=1%2030", "query `spaced`/1: 30 is above 9 (maximum)"),
        ("piped=10%7C2", "query `piped`/0: 10 is above 9 (maximum)"),
        ("deep[x]=1", "query `y`/y: is missing (required)"),
        ("json=%7B", "query `json`: is not JSON (json)"),
        (
            "flag=maybe",
            "query `flag`: `maybe` is not of type boolean (type)",
        ),
    ];
    for (query, problem) in bad {
        assert_eq!(read(query), format!("422 {problem}"), "{query}");
    }
}

#[test]
fn headers_and_cookies_are_read() {
    let mock = mock();
    let read =
        |headers: &[(&'static str, &str)]| reason(ask(&mock, Method::GET, "/query", headers, ""));
    assert_eq!(
        read(&[("x-limit", "10"), ("cookie", "a=b; session=ab%63d")]),
        "200"
    );
    assert_eq!(
        read(&[("x-limit", "11")]),
        "422 header `X-Limit`: 11 is above 10 (maximum)"
    );
    assert_eq!(
        read(&[("cookie", "session=abc")]),
        "422 cookie `session`: `abc` has 3 characters, fewer than 4 (minLength)"
    );
}

#[test]
fn forms_are_read_by_their_properties() {
    let mock = mock();
    let read = |media_type: &str, body: &str| {
        reason(ask(
            &mock,
            Method::POST,
            "/form",
            &[("content-type", media_type)],
            body,
        ))
    };
    let form = "application/x-www-form-urlencoded";
    assert_eq!(
        read(form, "name=a+b&counts=1&counts=2&at[x]=1&at[y]=2"),
        "200"
    );
    assert_eq!(
        read(form, "name=abcdef&counts=1&counts=2"),
        "422 /name: `abcdef` has 6 characters, more than 5 (maxLength)"
    );
    assert_eq!(
        read(form, "counts=1&counts=10"),
        "422 /name: is missing (required); /counts/1: 10 is above 9 (maximum)"
    );
    let part = |name: &str, value: &str| {
        format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let multipart = "multipart/form-data; boundary=x";
    let good = format!(
        "{}{}{}--x--",
        part("name", "a"),
        part("counts", "1"),
        part("counts", "2")
    );
    assert_eq!(read(multipart, &good), "200");
    let bad = format!("{}{}--x--", part("name", "a"), part("counts", "1"));
    assert_eq!(
        read(multipart, &bad),
        "422 /counts: has 1 item, fewer than 2 (minItems)"
    );
    assert_eq!(
        read("application/json", "{}"),
        "415 header `Content-Type`: the content type is `application/json`, \
         `application/x-www-form-urlencoded` or `multipart/form-data` or `application/xml` is documented (mediaType)"
    );
    assert_eq!(
        read(form, ""),
        "422 /name: is missing (required); /counts: is missing (required)"
    );
}

#[test]
fn every_pair_of_a_cookie_is_read() {
    let mock = mock();
    let read = |cookie: &str| {
        let headers = [("cookie", cookie)];
        reason(ask(&mock, Method::GET, "/query", &headers, ""))
    };
    assert_eq!(read("tags=1; other=x; tags=2"), "200");
    assert_eq!(
        read("tags=1; tags=2; tags=30"),
        "422 cookie `tags`/2: 30 is above 9 (maximum)"
    );
    assert_eq!(
        read("tags=1"),
        "422 cookie `tags`: has 1 item, fewer than 2 (minItems)"
    );
    assert_eq!(read("x=1; y=2"), "200");
    assert_eq!(read("x=1"), "422 cookie `y`/y: is missing (required)");
    // Text in percent-encoding, in which `+` is no space.
    assert_eq!(
        read("session=a+%20"),
        "422 cookie `session`: `a+ ` has 3 characters, fewer than 4 (minLength)"
    );
}

#[test]
fn an_xml_body_is_well_formed() {
    let mock = mock();
    let send = |body: &str| {
        let headers = [("content-type", "application/xml; charset=utf-8")];
        reason(ask(&mock, Method::POST, "/form", &headers, body))
    };
    let form = "<Form><name>&lt;</name><counts>1</counts><counts>2</counts></Form>";
    assert_eq!(send(form), "200");
    let unclosed = send("<a><b></a>");
    assert!(unclosed.starts_with("422 body: is not XML: "), "{unclosed}");
    let many = send(&format!("<a>{}</a>", "<b/>".repeat(1_000_000)));
    assert_eq!(many, "422 body: is not XML: nodes limit reached (xml)");
    let bomb = "<!DOCTYPE a [<!ENTITY b '&b;'>]><a>&b;</a>";
    let bomb = send(bomb);
    assert!(bomb.starts_with("422 body: is not XML: "), "{bomb}");
}

#[test]
fn the_length_of_a_file_counts_its_bytes() {
    let mock = mock_of(Path::new("tests/features/forms.yaml"));
    let send = |photo: &str| {
        let headers = [("content-type", "multipart/form-data; boundary=x")];
        let disposition = r#"Content-Disposition: form-data; name="photo"; filename="a.png""#;
        let body =
            format!("--x\r\n{disposition}\r\nContent-Type: image/png\r\n\r\n{photo}\r\n--x--");
        reason(ask(&mock, Method::POST, "/upload", &headers, &body))
    };
    assert_eq!(send("éé"), "204");
    let long = send("ééa");
    assert!(
        long.starts_with("400 /photo: ")
            && long.ends_with("has 5 characters, more than 4 (maxLength)"),
        "{long}"
    );
}

#[test]
fn headers_of_answers_are_written_by_their_style() {
    let answer = ask(&mock(), Method::GET, "/answer", &[], "");
    let header = |name: &str| {
        answer
            .headers
            .get(name)
            .map(|value| value.to_str().expect("text"))
    };
    assert_eq!(header("x-list"), Some("1,2"));
    assert_eq!(header("x-point"), Some("x,1,y,2"));
    assert_eq!(header("x-pairs"), Some("x=3,y=4"));
    assert_eq!(header("x-json"), Some("[5,6]"));
    let made = header("x-made").expect("it is required");
    assert!(made.starts_with("x=") && made.contains(",y="), "{made}");
}
