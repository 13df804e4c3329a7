//! Requests that break a rule of the document, or of HTTP.

use reqwest::{Method, RequestBuilder, Response};

use super::server::{Served, direct};

const PATH: &str = "/api/v1/card/status";
const BODY: &str = r#"{"userId":1000000000000000001,"status":"SUSPEND"}"#;

/// A raw request with every documented header.
fn raw(served: &Served, method: Method, path: &str) -> RequestBuilder {
    let http = direct().build().expect("a client");
    http.request(method, format!("{}{path}", served.url))
        .header("content-type", "application/json")
        .header("x-km-user-aspid", "ASPID0000000001")
        .header("x-km-correlation-id", "221108120814-0a1b2c3")
        .header(
            "x-km-access-key",
            "ACCESSKEY-0123456789-0123456789-01234567",
        )
        .header(
            "x-km-tran-token",
            format!("KMV1:20221108120814608:{}", "A".repeat(44)),
        )
        .header("x-km-tran-time", "20221108120814")
        .header("x-km-time-zone", "UTC")
}

/// Status, body, and what the answer says was wrong.
async fn told(answer: Response) -> (u16, String, String) {
    let status = answer.status().as_u16();
    let reason = answer.headers().get("specbind-violation");
    let reason = reason.map(|value| value.to_str().expect("visible text").to_owned());
    let body = answer.text().await.expect("text");
    (status, body, reason.unwrap_or_default())
}

/// The request is refused with the vendor's code, and told why.
async fn assert_refused(served: &Served, request: RequestBuilder, reason: &str) {
    let answer = request.send().await.expect("an answer");
    let correlation = answer.headers().get("x-km-correlation-id").cloned();
    let length = correlation.map(|value| value.len());
    assert_eq!(length, Some(20), "the documented header is there and valid");
    let (status, body, told) = told(answer).await;
    assert_eq!(status, 400);
    assert!(body.contains(r#""code":"000_002""#), "{body}");
    assert!(told.contains(reason), "{told}");
    let log = served.log();
    let line = log.last().expect("a line");
    assert!(
        line.contains(" 400 000_002 ") && line.contains(reason),
        "{line}"
    );
}

#[tokio::test]
async fn a_body_that_breaks_a_rule_is_refused_with_the_vendors_code() {
    let served = Served::konaplate().await;
    let bodies = [
        (
            r#"{"userId":0,"status":"SUSPEND"}"#,
            "/userId: 0 is below 1 (minimum)",
        ),
        (
            r#"{"userId":10000000000000000000,"status":"SUSPEND"}"#,
            "/userId: 10000000000000000000 is above 9999999999999999999 (maximum)",
        ),
        (
            r#"{"userId":"1","status":"SUSPEND"}"#,
            "/userId: `1` is not of type integer (type)",
        ),
        (
            r#"{"userId":1,"status":"SUSPENDED"}"#,
            "/status: `SUSPENDED` is not one of",
        ),
        (r#"{"userId":1}"#, "/status: is missing (required)"),
        (
            r#"{"userId":1,"status":"SUSPEND","cardNo":"12"}"#,
            "/cardNo: the value has 2 characters",
        ),
        (
            r#"{"userId":1,"userId":1,"status":"SUSPEND"}"#,
            "is not JSON",
        ),
        (r#"{"userId":1,"#, "is not JSON"),
        ("", "body: is missing (required)"),
    ];
    for (body, reason) in bodies {
        let request = raw(&served, Method::POST, PATH).body(body);
        assert_refused(&served, request, reason).await;
    }
}

#[tokio::test]
async fn bytes_that_are_no_text_are_refused() {
    let served = Served::konaplate().await;
    let request = raw(&served, Method::POST, PATH).body(vec![b'"', 0xff, b'"']);
    assert_refused(&served, request, "is not UTF-8 text").await;
}

#[tokio::test]
async fn headers_are_judged() {
    let served = Served::konaplate().await;
    let http = direct().build().expect("a client");
    let bare = http.post(format!("{}{PATH}", served.url)).body(BODY);
    let request = bare.header("content-type", "application/json");
    assert_refused(
        &served,
        request,
        "header `X-KM-Tran-Token`: is missing (required)",
    )
    .await;

    let short = raw(&served, Method::POST, PATH)
        .body(BODY)
        .build()
        .expect("a request");
    let mut short = short;
    let value = "short".parse().expect("a value");
    short.headers_mut().insert("x-km-user-aspid", value);
    let answer = http.execute(short).await.expect("an answer");
    let (status, _, reason) = told(answer).await;
    assert_eq!(
        (status, reason.as_str()),
        (
            400,
            "header `X-KM-User-AspId`: `short` has 5 characters, fewer than 15 (minLength)",
        )
    );
}

#[tokio::test]
async fn a_wrong_content_type_is_refused() {
    let served = Served::konaplate().await;
    let request = raw(&served, Method::POST, PATH)
        .body(BODY)
        .build()
        .expect("a request");
    let mut request = request;
    let value = "text/plain".parse().expect("a value");
    request.headers_mut().insert("content-type", value);
    let http = direct().build().expect("a client");
    let (status, body, reason) = told(http.execute(request).await.expect("an answer")).await;
    assert_eq!(status, 400);
    assert!(body.contains("000_002"), "{body}");
    assert!(
        reason.contains("`text/plain`, `application/json` is documented"),
        "{reason}"
    );
}

#[tokio::test]
async fn the_correlation_id_is_repeated() {
    let served = Served::konaplate().await;
    let answer = raw(&served, Method::POST, PATH)
        .body(BODY)
        .send()
        .await
        .expect("an answer");
    assert_eq!(answer.status(), 200);
    assert_eq!(
        answer.headers()["x-km-correlation-id"],
        "221108120814-0a1b2c3"
    );
    assert_eq!(answer.headers()["content-type"], "application/json");
}

#[tokio::test]
async fn unknown_paths_and_methods_are_told_apart() {
    let served = Served::konaplate().await;
    let nowhere = raw(&served, Method::POST, "/api/v1/card")
        .send()
        .await
        .expect("an answer");
    assert_eq!(nowhere.status(), 404);
    let read = raw(&served, Method::GET, PATH)
        .send()
        .await
        .expect("an answer");
    assert_eq!(
        (read.status().as_u16(), &read.headers()["allow"]),
        (405, &"POST".parse().expect("a value"))
    );
    let health = raw(&served, Method::GET, "/healthz")
        .send()
        .await
        .expect("an answer");
    assert_eq!(health.status(), 200);
}

#[tokio::test]
async fn the_path_of_a_server_may_stand_first() {
    let served = Served::konaplate().await;
    let path = format!("/open-api{PATH}");
    let answer = raw(&served, Method::POST, &path)
        .body(BODY)
        .send()
        .await
        .expect("an answer");
    assert_eq!(answer.status(), 200);
}

#[tokio::test]
async fn a_large_body_is_not_read() {
    let served = Served::konaplate().await;
    let request = raw(&served, Method::POST, PATH).body(" ".repeat(5000));
    let answer = request.send().await.expect("an answer");
    assert_eq!(answer.status(), 413);
    let (_, _, reason) = told(answer).await;
    assert_eq!(reason, "the body is longer than 4096 bytes");
}

#[tokio::test]
async fn pages_of_other_origins_may_call() {
    let served = Served::konaplate().await;
    let ask = raw(&served, Method::OPTIONS, PATH)
        .header("origin", "https://page.example")
        .header("access-control-request-method", "POST")
        .header("access-control-request-headers", "x-km-tran-token");
    let answer = ask.send().await.expect("an answer");
    assert_eq!(answer.status(), 204);
    assert_eq!(
        answer.headers()["access-control-allow-headers"],
        "x-km-tran-token"
    );
    let call = raw(&served, Method::POST, PATH).header("origin", "https://page.example");
    let answer = call.body(BODY).send().await.expect("an answer");
    assert_eq!(answer.headers()["access-control-allow-origin"], "*");
}

#[tokio::test]
async fn nothing_in_a_request_begins_a_line_of_the_log() {
    let served = Served::konaplate().await;
    let path = "/nowhere%0APOST%20/api";
    let answer = raw(&served, Method::GET, path)
        .send()
        .await
        .expect("an answer");
    assert_eq!(answer.status(), 404);
    let body = r#"{"userId":1,"status":"SUS\nPOST /api/v1/card/status 200"}"#;
    let request = raw(&served, Method::POST, PATH).body(body);
    assert_refused(&served, request, "/status").await;
    assert!(
        served.log().iter().all(|line| !line.contains('\n')),
        "{:?}",
        served.log()
    );
}

/// A header that clients compute is computed by the server as well, when a request has none to repeat.
#[tokio::test]
async fn a_correlation_id_of_the_document_is_made_where_the_request_has_none() {
    let served = Served::konaplate().await;
    let made = || async {
        let http = direct().build().expect("a client");
        let url = format!("{}{PATH}", served.url);
        let zone = ("x-km-time-zone", "KST");
        let answer = http.post(url).header(zone.0, zone.1).send().await;
        let answer = answer.expect("an answer");
        let header = answer.headers().get("x-km-correlation-id").cloned();
        header.expect("a header").to_str().expect("text").to_owned()
    };
    let (one, two) = (made().await, made().await);
    // The clock of Korea, nine hours before that of UTC.
    let now = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(9);
    let before = now - jiff::SignedDuration::from_mins(1);
    let form = |time: jiff::Timestamp| time.strftime("%y%m%d%H%M%S").to_string();
    for id in [&one, &two] {
        let (time, number) = id.split_once('-').expect("two parts");
        assert!(
            (form(before)..=form(now)).contains(&time.to_owned()),
            "{id}"
        );
        let is_hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        assert!(number.len() == 7 && number.bytes().all(is_hex), "{id}");
    }
    assert_ne!(one[12..], two[12..], "numbers do not repeat");
}
