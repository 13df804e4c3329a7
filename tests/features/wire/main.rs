//! What the clients of generated crates send, byte for byte, and what they make of the answers.

use wire::server::{Reaction, Received, Server};

/// A blocking client of a crate, for a server of this process.
macro_rules! client {
    ($krate:ident, $server:expr) => {{
        let credentials = $krate::Credentials::new();
        let builder = $krate::blocking::Client::builder(credentials).server(&$server.url);
        builder.build().expect("valid settings")
    }};
}

mod answers;
mod credentials;
mod downloads;
mod events;
mod forms;
mod parameters;
mod recordings;
mod secrets;
mod servers;
mod uploads;
mod version_3_2;

fn done() -> Server {
    Server::always(Reaction::Send(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()))
}

fn text(received: &Received) -> &str {
    std::str::from_utf8(&received.body).expect("text")
}
