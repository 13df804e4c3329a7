//! Parameters in path, query, header and cookie, through an operation written by hand.

use std::collections::BTreeMap;

use konaplate::runtime::answer::{Answer, Code, Reply};
use konaplate::runtime::builder::Builder;
use konaplate::runtime::call::{Call, Operation};
use konaplate::runtime::check::{Check, Type};
use konaplate::runtime::error::Outcome;
use konaplate::runtime::json::Json;
use konaplate::runtime::parameter::Parameter;
use konaplate::runtime::style::Style;
use konaplate::runtime::template::{Algorithm, Encoding, Part, Signature};
use konaplate::runtime::transport::Transport;
use konaplate::runtime::violation::Location;
use konaplate::{Error, Refusal};

use crate::hmac::hmac_sha256;
use crate::server::{Server, answer};
use crate::{FixedClock, SECRET_KEY, credentials, direct};

const fn given(location: Location, name: &'static str, value: &'static [Part]) -> Parameter {
    Parameter {
        location,
        name,
        required: false,
        value,
        check: any,
    }
}

fn any(_: &mut Check<'_>) {}

fn secret(check: &mut Check<'_>) {
    check.secret();
    check.types(&[Type::String]);
}

const SIGNATURE: Signature = Signature {
    algorithm: Algorithm::HmacSha256,
    key: "secretKey",
    signs: &[
        Part::Method,
        Part::Text("\n"),
        Part::Path,
        Part::Text("?"),
        Part::Query,
        Part::Text("\n"),
        Part::Header("X-Time"),
        Part::Text("\n"),
        Part::BodySha256,
    ],
    encoding: Encoding::Hex,
};

const ID: Parameter = Parameter {
    required: true,
    ..given(Location::Path, "id", &[Part::Argument(Style::Simple)])
};
const TAGS: Parameter = given(
    Location::Query,
    "tags",
    &[Part::Argument(Style::FormExploded)],
);
const LIST: Parameter = given(Location::Query, "li st", &[Part::Argument(Style::Form)]);
const FILTER: Parameter = given(
    Location::Query,
    "filter",
    &[Part::Argument(Style::DeepObject)],
);
const TOKEN: Parameter = Parameter {
    check: secret,
    ..given(Location::Query, "token", &[Part::Setting("accessKey")])
};
const NONCE: Parameter = given(Location::Query, "nonce", &[Part::Uuid]);
const SIGN: Parameter = given(Location::Header, "X-Sign", &[Part::Signature(&SIGNATURE)]);
const TIME: Parameter = given(Location::Header, "X-Time", &[Part::EpochMillis]);
const SECONDS: Parameter = given(Location::Header, "X-Seconds", &[Part::Epoch]);
const BASIC: Parameter = given(
    Location::Header,
    "Authorization",
    &[
        Part::Text("Basic "),
        Part::Base64(&[
            Part::Setting("userAspId"),
            Part::Text(":"),
            Part::Text("pw"),
        ]),
    ],
);
const COOKIE: Parameter = given(Location::Cookie, "session", &[Part::Argument(Style::Form)]);
const NUMBERS: Parameter = given(
    Location::Header,
    "X-Numbers",
    &[Part::Argument(Style::Simple)],
);

struct GetThing;

impl Operation for GetThing {
    type Refusal = Nothing;
    const METHOD: &'static str = "GET";
    const PATH: &'static str = "/things/{id}/parts";
    const ACCEPT: &'static str = "";
    const PARAMETERS: &'static [Parameter] = &[
        ID, SIGN, TIME, SECONDS, BASIC, NUMBERS, TAGS, LIST, FILTER, TOKEN, NONCE, COOKIE,
    ];
}

#[derive(Debug)]
struct Nothing(Reply<Json, ()>);

impl Refusal for Nothing {
    type Success = Reply<Json, ()>;
    const OPERATION: &'static str = "getThing";
    const CODE_AT: &'static [&'static str] = &[];
    const CODES: &'static [Code] = &[];

    fn read(answer: Answer) -> Outcome<Self> {
        match answer.status() {
            200 => answer.success(),
            _ => answer.unknown(Self),
        }
    }

    fn answer(&self) -> &Answer {
        self.0.answer()
    }
}

fn transport(url: &str) -> Transport {
    let builder = Builder::<Transport>::new(credentials())
        .server(url)
        .http(direct());
    builder.clock(FixedClock).build().expect("valid settings")
}

fn text(text: &str) -> String {
    text.to_owned()
}

#[tokio::test]
async fn everything_stands_where_it_belongs() {
    let server = Server::always(answer(200, "application/json", b"1.50"));
    let filter = [("a b", "1&2"), ("c", "=")].map(|(name, value)| (text(name), text(value)));
    let call = Call::<GetThing>::new()
        .argument(ID, &text("a/b\\..?#%é"))
        .argument(TAGS, &vec![text("x y"), text("&")])
        .argument(LIST, &vec![1_u8, 2])
        .argument(FILTER, &BTreeMap::from(filter))
        .argument(COOKIE, &text("a; b=c"))
        .argument(NUMBERS, &vec![1_u8, 2]);
    let reply = transport(&server.url).send(call).await.expect("a success");
    assert_eq!(
        reply.value().map(ToString::to_string).as_deref(),
        Some("1.50")
    );
    let received = server.only();
    let target = received
        .line
        .strip_prefix("GET /open-api")
        .and_then(|line| line.strip_suffix(" HTTP/1.1"));
    let (path, query) = target
        .and_then(|target| target.split_once('?'))
        .expect("path and query");
    assert_eq!(path, "/things/a%2Fb%5C..%3F%23%25%C3%A9/parts");
    let (query_without_nonce, nonce) = query.rsplit_once("&nonce=").expect("a nonce");
    let expected = "tags=x%20y&tags=%26&li%20st=1,2&filter%5Ba%20b%5D=1%262&filter%5Bc%5D=%3D&token=ACCESSKEY-0123456789-0123456789-01234567";
    assert_eq!(query_without_nonce, expected);
    assert!(nonce.len() == 36 && nonce.as_bytes()[14] == b'4', "{nonce}");
    assert_eq!(received.header("Cookie"), Some("session=a%3B%20b%3Dc"));
    assert_eq!(
        received.header("Authorization"),
        Some("Basic QVNQSUQwMDAwMDAwMDAxOnB3")
    );
    assert_eq!(received.header("X-Numbers"), Some("1,2"));
    assert_eq!(received.header("X-Seconds"), Some("1667909294"));
    let no_body = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    let signed = format!("GET\n{path}?{query}\n1667909294608\n{no_body}");
    let signature: String = hmac_sha256(SECRET_KEY.as_bytes(), signed.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(received.header("X-Sign"), Some(signature.as_str()));
}

#[tokio::test]
async fn no_argument_changes_the_path() {
    let server = Server::always(answer(200, "application/json", b"1"));
    for id in [".", "..", ""] {
        let error = transport(&server.url)
            .send(Call::<GetThing>::new().argument(ID, &text(id)))
            .await
            .expect_err("invalid");
        let sentence = "path `id`: would lead to another path (path)";
        assert_eq!(
            error.violations().map(ToString::to_string).as_deref(),
            Some(sentence),
            "{id:?}"
        );
    }
    let error = transport(&server.url)
        .send(Call::<GetThing>::new())
        .await
        .expect_err("invalid");
    assert_eq!(
        error.to_string(),
        "`getThing` was not sent: path `id`: is missing (required)"
    );
    assert!(server.received().is_empty());
    for id in ["...", "%2e%2e", "..\\", "a/../b", "/"] {
        transport(&server.url)
            .send(Call::<GetThing>::new().argument(ID, &text(id)))
            .await
            .expect("a success");
        let line = server.received().pop().expect("a request").line;
        let path = line.split(['?', ' ']).nth(1).expect("a path");
        assert_eq!(path.matches('/').count(), 4, "{id}: {path}");
    }
}

#[tokio::test]
async fn a_secret_in_the_query_is_not_shown() {
    let error = transport("http://127.0.0.1:1")
        .send(Call::<GetThing>::new().argument(ID, &text("1")))
        .await;
    let error = error.expect_err("no server");
    assert!(matches!(error, Error::NotSent(_)));
    let mut shown = format!("{error} {error:?}");
    let mut cause = std::error::Error::source(&error);
    while let Some(deeper) = cause {
        shown += &format!(" {deeper} {deeper:?}");
        cause = deeper.source();
    }
    assert!(
        !shown.contains("ACCESSKEY") && !shown.contains("token="),
        "{shown}"
    );
}
