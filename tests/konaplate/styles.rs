//! Every style against the table of the specification and against a client of another make: what goes over the wire.

use konaplate::runtime::answer::{Answer, Code, Reply};
use konaplate::runtime::builder::Builder;
use konaplate::runtime::call::{Call, Operation};
use konaplate::runtime::error::Outcome;
use konaplate::runtime::json::Json;
use konaplate::runtime::parameter::Parameter;
use konaplate::runtime::style::Style;
use konaplate::runtime::template::Part;
use konaplate::runtime::transport::Transport;
use konaplate::runtime::violation::Location;
use konaplate::{Error, Refusal};

use crate::server::{Received, Server, answer};
use crate::{credentials, direct};

/// Location, style, explode, allowReserved, value; then what each sends, and why we send something else.
const TABLE: &str = include_str!("styles/table.tsv");
/// Stands where the table of the specification defines nothing.
const UNDEFINED: &str = "-";
const NOTHING: &str = "(nothing)";
const REFUSED: &str = "(refused)";

/// Calls whose one parameter `color` is written in some style, chosen by a row's first four columns.
macro_rules! calls {
    ($($key:literal $location:ident $path:literal $style:expr;)*) => {
        async fn send(key: &str, transport: &Transport, value: Json) -> bool {
            match key {
                $($key => {
                    #[derive(Debug)]
                    struct Sent(Reply<Json, ()>);

                    impl Operation for Sent {
                        type Refusal = Self;
                        const METHOD: &'static str = "GET";
                        const PATH: &'static str = $path;
                        const ACCEPT: &'static str = "";
                        const PARAMETERS: &'static [Parameter] = &[COLOR];
                    }

                    impl Refusal for Sent {
                        type Success = Reply<Json, ()>;
                        const OPERATION: &'static str = $key;
                        const CODE_AT: &'static [&'static str] = &[];
                        const CODES: &'static [Code] = &[];

                        fn read(answer: Answer) -> Outcome<Self> {
                            answer.success()
                        }

                        fn answer(&self) -> &Answer {
                            self.0.answer()
                        }
                    }

                    const COLOR: Parameter = Parameter {
                        location: Location::$location,
                        name: "color",
                        required: true,
                        value: &[Part::Argument($style)],
                        check: |_| {},
                    };
                    let call = Call::<Sent>::new().argument(COLOR, &value);
                    match transport.send(call).await {
                        Ok(_) => true,
                        Err(Error::Invalid(_)) => false,
                        Err(error) => panic!("{key}: {error}"),
                    }
                })*
                _ => panic!("no call for `{key}`"),
            }
        }
    };
}

calls! {
    "path simple false false" Path "/{color}" Style::Simple;
    "path simple true false" Path "/{color}" Style::SimpleExploded;
    "path label false false" Path "/{color}" Style::Label;
    "path label true false" Path "/{color}" Style::LabelExploded;
    "path matrix false false" Path "/{color}" Style::Matrix;
    "path matrix true false" Path "/{color}" Style::MatrixExploded;
    "query form false false" Query "/" Style::Form;
    "query form false true" Query "/" Style::Reserved(&Style::Form);
    "query form true false" Query "/" Style::FormExploded;
    "query form true true" Query "/" Style::Reserved(&Style::FormExploded);
    "query spaceDelimited false false" Query "/" Style::SpaceDelimited;
    "query spaceDelimited true false" Query "/" Style::FormExploded;
    "query pipeDelimited false false" Query "/" Style::PipeDelimited;
    "query pipeDelimited true false" Query "/" Style::FormExploded;
    "query deepObject true false" Query "/" Style::DeepObject;
    "query deepObject true true" Query "/" Style::Reserved(&Style::DeepObject);
    "header simple false false" Header "/" Style::Simple;
    "header simple true false" Header "/" Style::SimpleExploded;
    "cookie form false false" Cookie "/" Style::Form;
    "cookie form true false" Cookie "/" Style::FormExploded;
}

/// The parameter as it came.
fn color(location: &str, received: &Received) -> String {
    let target = received.line.strip_prefix("GET /open-api/");
    let target = target.and_then(|line| line.strip_suffix(" HTTP/1.1"));
    let target = target.expect("a request to the server's path");
    let found = match location {
        "path" => Some(target),
        "query" => target.split_once('?').map(|(_, query)| query),
        "header" => received.header("color"),
        _ => received.header("cookie"),
    };
    found.unwrap_or(NOTHING).to_owned()
}

#[tokio::test]
async fn every_style_is_written_as_the_table_says() {
    let server = Server::always(answer(200, "application/json", b"1"));
    let builder = Builder::<Transport>::new(credentials()).server(&server.url);
    let transport = builder.http(direct()).build().expect("valid settings");
    let mut wrong = Vec::new();
    for (index, row) in TABLE.lines().skip(1).enumerate() {
        let columns: Vec<&str> = row.split('\t').collect();
        let [
            location,
            style,
            explode,
            reserved,
            value,
            documented,
            foreign,
            sent,
            why,
        ] = columns[..]
        else {
            panic!("nine columns: {row}");
        };
        let key = format!("{location} {style} {explode} {reserved}");
        let value = Json::parse(value).expect("a value in JSON");
        let before = server.received().len();
        let is_sent = send(&key, &transport, value).await;
        let received = server.received().split_off(before).pop();
        assert_eq!(is_sent, received.is_some(), "{row}");
        let found = received.map_or(REFUSED.to_owned(), |received| color(location, &received));
        let disagrees = found != foreign || ![UNDEFINED, &found].contains(&documented);
        if found != sent || disagrees == why.is_empty() {
            wrong.push(format!("row {}: {found}\n  {row}", index + 2));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
