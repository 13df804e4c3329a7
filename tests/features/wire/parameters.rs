//! Parameters: what stands in paths, queries, headers and cookies.

use wire::server::{Received, Server, answer};

use crate::done;

#[test]
fn parameters_are_written_as_the_document_says() {
    use f_parameters::parameters::{ElsewhereParameters, InPathParameters, InQueryParameters};
    use f_parameters::types::{InQueryDeep, InQueryJson};
    let server = done();
    let client = client!(f_parameters, server);
    let list = |items: &[&str]| {
        items
            .iter()
            .map(|item| (*item).to_owned())
            .collect::<Vec<_>>()
    };
    let matrix = [("k".to_owned(), "a;b".to_owned())].into();
    let numbers = vec![1.into(), 2.into()];
    let path = InPathParameters::new("../a".to_owned(), list(&["b", "c"]), numbers, matrix);
    client.in_path(&path).expect("a success");
    let query = InQueryParameters {
        form: Some(list(&["a", "b,c"])),
        exploded: Some(list(&["a", "b"])),
        space: Some(list(&["a", "b"])),
        pipe: Some(list(&["a", "b"])),
        deep: Some(InQueryDeep {
            a: Some("x".to_owned()),
            b: Some(2.into()),
        }),
        reserved: Some("/a?b=c&d".to_owned()),
        empty: Some(Vec::new()),
        text: Some("a b".to_owned()),
        json: Some(InQueryJson { c: Some(true) }),
        ..InQueryParameters::new(1.into())
    };
    client.in_query(&query).expect("a success");
    let elsewhere = ElsewhereParameters {
        session: Some("a b".to_owned()),
        ..ElsewhereParameters::new(list(&["a", "b"]))
    };
    client.elsewhere(&elsewhere).expect("a success");
    let [path, query, elsewhere] = server.received().try_into().expect("three requests");
    let target = |received: &Received| {
        let line = received.line.strip_prefix("GET /open-api");
        let line = line.and_then(|line| line.strip_suffix(" HTTP/1.1"));
        line.expect("a request to the server's path").to_owned()
    };
    assert_eq!(target(&path), "/path/..%2Fa/b,c/.1,2/;k=a%3Bb");
    let expected = "/query?plain=1&form=a,b%2Cc&exploded=a&exploded=b&space=a%20b&pipe=a%7Cb&deep%5Ba%5D=x&deep%5Bb%5D=2\
                    &reserved=/a?b=c%26d&empty=&text=a%20b&json=%7B%22c%22%3Atrue%7D";
    assert_eq!(target(&query), expected);
    assert_eq!(elsewhere.header("x-header"), Some("a,b"));
    assert_eq!(elsewhere.header("cookie"), Some("session=a%20b"));
}

#[test]
fn what_is_left_out_has_its_default() {
    use f_defaults::parameters::CardsParameters;
    use f_defaults::types::Order;
    let parameters = CardsParameters::new(3);
    assert_eq!(parameters.limit_or_default().as_str(), "10");
    assert_eq!((parameters.order_or_default(), parameters.from_or_default()), (Order::Down, 1));
    assert_eq!((parameters.orders_or_default(), parameters.texts_or_default().len()), (vec![Order::Up], 1));
    let given = CardsParameters { from: Some(7), orders: Some(Vec::new()), ..parameters };
    assert_eq!((given.from_or_default(), given.orders_or_default()), (7, Vec::new()));
}

#[test]
fn placeholders_that_no_parameter_is_named_after_are_filled_with_texts() {
    use f_parameters::parameters::UndeclaredParameters;
    let server = done();
    let parameters = UndeclaredParameters::new("a/b".to_owned(), "c".to_owned());
    let reply = client!(f_parameters, server).undeclared(&parameters);
    reply.expect("a success");
    assert!(server.only().line.starts_with("GET /open-api/undeclared/a%2Fb/c "));
}

#[test]
fn a_path_and_its_query_may_have_a_parameter_of_one_name() {
    use f_paths::parameters::TwiceParameters;
    let server = done();
    let parameters = TwiceParameters { card_id: Some(7), ..TwiceParameters::new("a".to_owned()) };
    client!(f_paths, server).twice(&parameters).expect("a success");
    assert!(server.only().line.starts_with("GET /open-api/cards/a?cardId=7 "));
}

#[test]
fn what_the_query_of_a_path_says_is_sent_once() {
    use f_paths::parameters::ListParameters;
    let server = done();
    let parameters = ListParameters { state: Some("open".to_owned()), limit: Some(3) };
    client!(f_paths, server).list(&parameters).expect("a success");
    let line = "GET /open-api/cards?kind=debit&state=open&limit=3 ";
    assert!(server.only().line.starts_with(line));
}

#[test]
fn a_reference_to_a_schema_instead_of_a_response_leaves_the_body_as_it_comes() {
    use f_paths::parameters::SortedParameters;
    let server = Server::always(answer(404, "application/json", br#"{"why":"closed"}"#));
    let parameters = SortedParameters::new("up".to_owned());
    let error = client!(f_paths, server).sorted(&parameters).expect_err("a refusal");
    assert!(server.only().line.starts_with("GET /open-api/cards?sort=up "));
    assert_eq!(error.answer().expect("it came").body(), br#"{"why":"closed"}"#);
}
