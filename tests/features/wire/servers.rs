//! Servers: where calls go.

use wire::server::Server;

use crate::done;

#[test]
fn variables_of_a_server_stand_in_its_url() {
    use f_settings::{DefaultServer, DefaultServerRegion, Server as Documented};
    let url = |server: DefaultServer| String::from(server);
    let default = url(DefaultServer::default());
    assert_eq!(default, "https://eu.settings.example/v1");
    assert_eq!(default, String::from(Documented::Default));
    let elsewhere = DefaultServer {
        region: DefaultServerRegion::UsEast,
        base: "v2/beta".to_owned(),
    };
    assert_eq!(url(elsewhere), "https://us-east.settings.example/v2/beta");
}

/// A builder whose calls go to `main`.
fn builder(main: &Server) -> f_servers::runtime::builder::Builder<f_servers::blocking::Client> {
    f_servers::blocking::Client::builder(f_servers::Credentials::new()).server(&main.url)
}

fn lines(server: &Server) -> Vec<String> {
    let received = server.received().into_iter();
    let lines = received.map(|received| received.line.replace(" HTTP/1.1", ""));
    lines.collect()
}

#[test]
fn an_operation_is_sent_to_the_server_that_replaces_its_own() {
    use f_servers::{FilesServer, FilesServerRegion, Server as Documented};
    let (main, files, mirror) = (done(), done(), done());
    let client = builder(&main)
        .replace_server(Documented::Files, &files.url)
        .replace_server(Documented::UploadServersExample, &mirror.url)
        .build()
        .expect("valid settings");
    client.cards().expect("a success");
    client.same().expect("a success");
    client.files().expect("a success");
    client.upload().expect("a success");
    client.next().expect("a success");
    // A path is one of the chosen server.
    assert_eq!(lines(&main), ["GET /open-api/cards", "GET /open-api/same", "GET /v2/next"]);
    assert_eq!(lines(&files), ["GET /open-api/files"]);
    assert_eq!(lines(&mirror), ["POST /open-api/files"]);
    let american = FilesServer { region: FilesServerRegion::Us };
    assert_eq!(String::from(american), "https://files-us.servers.example/v1/");
}

#[test]
fn every_call_goes_to_the_only_server() {
    let main = done();
    let client = builder(&main).only_server(&main.url).build().expect("valid settings");
    client.files().expect("a success");
    client.upload().expect("a success");
    client.next().expect("a success");
    let expected = ["GET /open-api/files", "POST /open-api/files", "GET /open-api/next"];
    assert_eq!(lines(&main), expected);
}

#[test]
fn an_operation_is_sent_to_its_own_server() {
    // The names of the document lead nowhere: a proxy takes the calls, and notes where they should go.
    let (main, proxy) = (done(), done());
    let address = proxy.url.trim_end_matches("/open-api");
    let client = builder(&main)
        .proxy(reqwest::Proxy::all(address).expect("a URL"))
        .build()
        .expect("valid settings");
    client.files().expect_err("no tunnel");
    client.upload().expect_err("no tunnel");
    let expected = ["CONNECT files-eu.servers.example:443", "CONNECT upload.servers.example:443"];
    assert_eq!(lines(&proxy), expected);
    assert!(main.received().is_empty());
}

#[test]
fn a_server_that_is_no_url_is_refused() {
    use f_servers::{BuildError, Server as Documented};
    let main = done();
    let built = builder(&main).replace_server(Documented::Files, "files").build();
    assert!(matches!(built, Err(BuildError::InvalidServer(_))));
}
