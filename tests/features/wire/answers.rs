//! Answers: what they are read as.

use wire::server::{Reaction, Server, answer};

fn always(status: u16, media_type: &str, body: &str) -> Server {
    Server::always(answer(status, media_type, body.as_bytes()))
}

#[test]
fn a_success_that_the_document_does_not_name_is_no_refusal() {
    let server = always(201, "application/json", "{}");
    let reply = client!(f_servers, server).cards().expect("a success");
    assert_eq!(reply.status(), 201);
    let told = reply.violations()[0].to_string();
    assert_eq!(told, "status `201`: is not documented (status)");
    let reply = client!(f_answers, server).unsaid().expect("a success");
    assert_eq!((reply.status(), reply.body()), (201, &b"{}"[..]));
}

#[test]
fn a_task_that_was_only_accepted_has_an_unknown_outcome() {
    let server = always(202, "application/json", "{}");
    let error = client!(f_servers, server).cards().expect_err("not yet");
    assert!(error.outcome_unknown(), "{error}");
    let answer = error.answer().expect("it came");
    assert_eq!((answer.status(), answer.body()), (202, &b"{}"[..]));
    let told = "`cards` has an unknown outcome: the answer has status 202, which the document does not name";
    assert_eq!(error.to_string(), told);
}

#[test]
fn a_success_of_several_types_is_not_guessed() {
    let server = always(206, "application/json", "{}");
    let error = client!(f_answers, server).several().expect_err("no type");
    assert!(error.outcome_unknown() && error.answer().is_some(), "{error}");
    // The `default` of a document that names successes is a refusal.
    let server = always(503, "text/html", "");
    let error = client!(f_answers, server).several().expect_err("a refusal");
    assert!(matches!(error, f_answers::Error::Refused(_)), "{error}");
}

#[test]
fn a_header_that_cannot_be_read_is_told() {
    let head = "HTTP/1.1 200 OK\r\nX-Count: 1\r\nX-Ratio: 1e400\r\nX-Flag: maybe\r\nContent-Length: 0\r\n\r\n";
    let server = Server::always(Reaction::Send(head.into()));
    let reply = client!(f_answers, server).headers().expect("a success");
    assert_eq!(reply.headers().x_count.as_ref().and_then(|count| count.as_u64()), Some(1));
    let told: Vec<String> = reply.violations().iter().map(ToString::to_string).collect();
    let expected = [
        "header `X-Ratio`: is too large for a float (json)",
        "header `X-Flag`: `maybe` is not of type boolean (type)",
    ];
    assert_eq!(told, expected);
    assert_eq!((reply.headers().x_ratio, reply.headers().x_flag), (None, None));
    assert_eq!(reply.answer().headers()["x-ratio"], "1e400");
}

fn with_headers(lines: &str) -> Server {
    let head = format!("HTTP/1.1 200 OK\r\nX-Count: 1\r\n{lines}Content-Length: 0\r\n\r\n");
    Server::always(Reaction::Send(head.into()))
}

#[test]
fn headers_of_several_parts_are_read_in_their_style() {
    let lines = "X-List: 1, 2,,\r\nx-list: 3\r\nX-Rate: left,5,unit,s\r\nX-Rates: left=6\r\nX-Json: {\"a\": [1.0]}\r\nX-Text: abc\r\nSet-Cookie: a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT\r\nSet-Cookie: b=2\r\n";
    let server = with_headers(lines);
    let reply = client!(f_answers, server).headers().expect("a success");
    assert_eq!(reply.violations(), []);
    let headers = reply.headers();
    let list: Option<Vec<u64>> = headers.x_list.as_ref().map(|list| list.iter().filter_map(|one| one.as_u64()).collect());
    assert_eq!(list, Some(vec![1, 2, 3]));
    let rate = headers.x_rate.as_ref().expect("it was there");
    assert_eq!((rate.left, rate.unit.as_deref()), (5, Some("s")));
    assert_eq!(headers.x_rates.as_ref().map(|rate| rate.left), Some(6));
    assert!(headers.x_json.is_some());
    assert_eq!(headers.x_text.as_deref(), Some("abc"));
    let cookies = headers.set_cookie.as_ref().map(Vec::len);
    assert_eq!(cookies, Some(2));
}

#[test]
fn what_is_wrong_in_a_part_of_a_header_is_told() {
    let lines = "X-List: 1,b\r\nX-Rate: left,0\r\nX-Rates: left=6,unit\r\nX-Json: {\r\nX-Text: abcd\r\n";
    let server = with_headers(lines);
    let reply = client!(f_answers, server).headers().expect("a success");
    let told: Vec<String> = reply.violations().iter().map(ToString::to_string).collect();
    let expected = [
        "header `X-List`/1: `b` is not of type integer (type)",
        "header `X-Json`: is not JSON: EOF while parsing an object at line 1 column 1 (json)",
        "header `X-Rate`/left: 0 is below 1 (minimum)",
        "header `X-Rates`: has a part without `=` (style)",
        "header `X-Text`: `abcd` has 4 characters, more than 3 (maxLength)",
    ];
    assert_eq!(told, expected);
    assert_eq!(reply.headers().x_list, None);
    assert_eq!(reply.headers().x_text.as_deref(), Some("abcd"));
}

#[test]
fn an_answer_is_read_by_its_media_type() {
    use f_media_types::replies::ReportReply;
    let report = |media_type, body| {
        let server = always(200, media_type, body);
        let reply = client!(f_media_types, server).report().expect("a success");
        let accept = server.only().header("accept").map(str::to_owned);
        let accepted = "text/csv, application/json, application/vnd.report+json, application/vnd.rows+json, image/*, text/html";
        assert_eq!(accept.as_deref(), Some(accepted));
        reply
    };
    let reply = report("Text/CSV; charset=utf-8", "1,2");
    assert_eq!(reply.value(), Some(&ReportReply::Csv("1,2".to_owned())));
    for media_type in ["application/json", "application/vnd.report+json"] {
        let reply = report(media_type, r#"{"total":10}"#);
        assert!(matches!(reply.value(), Some(ReportReply::Json(report)) if report.total == 10));
        assert_eq!(reply.violations().len(), 1, "too large, and said so");
    }
    let reply = report("application/vnd.rows+json", "[1]");
    assert_eq!(reply.value(), Some(&ReportReply::VndRowsJson(vec![1])));
    let reply = report("image/webp", "RIFF");
    assert!(matches!(reply.value(), Some(ReportReply::Any(bytes)) if bytes == b"RIFF"));
    assert!(reply.violations().is_empty());
    // A media type that the document does not name is reported, and the body is there all the same.
    let reply = report("application/xml", "<total/>");
    let told = reply.violations()[0].to_string();
    assert_eq!(told, "header `Content-Type`: is `application/xml`, which is not documented (media-type)");
    assert_eq!((reply.value(), reply.body()), (None, &b"<total/>"[..]));
}

#[test]
fn a_refusal_is_read_by_its_media_type_too() {
    use f_media_types::Error::Refused;
    use f_media_types::{errors::ReportError, replies::ReportReply404};
    let server = always(404, "text/html", "<p>");
    let error = client!(f_media_types, server).report().expect_err("a refusal");
    let Refused(ReportError::NotFound(reply)) = error else {
        panic!("{error}");
    };
    assert_eq!(reply.value(), Some(&ReportReply404::Html("<p>".to_owned())));
}

#[test]
fn what_says_the_same_as_json_is_not_asked_for() {
    let server = always(200, "text/json", r#"{"total":1}"#);
    let reply = client!(f_media_types, server).alike().expect("a success");
    assert_eq!(reply.value().map(|report| report.total), Some(1));
    assert_eq!(server.only().header("accept"), Some("application/json, text/json"));
    let server = always(200, "image/gif", "GIF");
    let reply = client!(f_media_types, server).pictures().expect("a success");
    assert_eq!(reply.value().map(Vec::as_slice), Some(&b"GIF"[..]));
    assert_eq!(server.only().header("accept"), Some("image/png, image/gif"));
}
