//! Secrets that callers provide.

use f_secret_parts::parameters::SearchParameters;

use crate::done;

#[test]
fn secret_parameters_are_sent_and_never_printed() {
    let server = done();
    let search = SearchParameters {
        card: Some("4711".into()),
        cards: Some(vec!["4711".to_owned()].into()),
    };
    let printed = format!("{search:?}");
    assert!(!printed.contains("4711") && printed.contains('…'), "{printed}");
    let client = client!(f_secret_parts, server);
    client.search(&search).expect("a success");
    assert!(server.only().line.contains("/search?card=4711&cards=4711 "));
}
