//! A small HTTP server for tests: notes what it receives, and answers with whatever bytes it is told to.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A request, as it came over the wire.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    pub(crate) line: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Received {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut found = self
            .headers
            .iter()
            .filter(|(other, _)| other.eq_ignore_ascii_case(name));
        let value = found.next().map(|(_, value)| value.as_str());
        assert!(found.next().is_none(), "header {name} stands twice");
        value
    }
}

/// What the server does with a request.
#[derive(Clone)]
pub(crate) enum Reaction {
    /// Sends these bytes and closes.
    Send(Vec<u8>),
    /// Sends these bytes and keeps the connection for one more request, to which it closes without answer.
    SendThenCut(Vec<u8>),
    /// Sends these bytes, waits, and closes.
    SendThenWait(Vec<u8>, Duration),
}

/// An answer in the envelope.
pub(crate) fn envelope(status: u16, code: &str) -> Reaction {
    let body = format!(r#"{{"response":{{"code":"{code}","description":"text of {code}"}}}}"#);
    answer(status, "application/json", body.as_bytes())
}

pub(crate) fn answer(status: u16, media_type: &str, body: &[u8]) -> Reaction {
    Reaction::Send(response(status, media_type, body.len(), body))
}

pub(crate) fn response(status: u16, media_type: &str, length: usize, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 {status} Text\r\nContent-Type: {media_type}\r\nContent-Length: {length}\r\n\
         X-KM-Correlation-Id: 221108120814-0a1b2c3\r\nLocation: /elsewhere\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}

pub(crate) struct Server {
    pub(crate) url: String,
    received: Arc<Mutex<Vec<Received>>>,
}

impl Server {
    pub(crate) fn start(react: impl Fn(&Received) -> Reaction + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!(
            "http://{}/open-api",
            listener.local_addr().expect("an address")
        );
        let received = Arc::<Mutex<Vec<Received>>>::default();
        let (notes, react) = (received.clone(), Arc::new(react));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (notes, react) = (notes.clone(), react.clone());
                std::thread::spawn(move || handle(stream, &notes, react.as_ref()));
            }
        });
        Self { url, received }
    }

    pub(crate) fn always(reaction: Reaction) -> Self {
        Self::start(move |_| reaction.clone())
    }

    /// Everything received so far.
    pub(crate) fn received(&self) -> Vec<Received> {
        self.received
            .lock()
            .expect("no panic in the server")
            .clone()
    }

    /// The one request received.
    #[track_caller]
    pub(crate) fn only(&self) -> Received {
        let [only] = self.received().try_into().expect("exactly one request");
        only
    }
}

fn handle(
    mut stream: TcpStream,
    notes: &Mutex<Vec<Received>>,
    react: &dyn Fn(&Received) -> Reaction,
) {
    let mut reader = BufReader::new(stream.try_clone().expect("a second handle"));
    let Some(received) = receive(&mut reader) else {
        return;
    };
    notes
        .lock()
        .expect("no panic in the server")
        .push(received.clone());
    match react(&received) {
        Reaction::Send(bytes) => drop(stream.write_all(&bytes)),
        Reaction::SendThenCut(bytes) => {
            drop(stream.write_all(&bytes));
            if let Some(received) = receive(&mut reader) {
                notes.lock().expect("no panic in the server").push(received);
            }
        }
        Reaction::SendThenWait(bytes, time) => {
            drop(stream.write_all(&bytes));
            std::thread::sleep(time);
        }
    }
}

fn receive(reader: &mut impl BufRead) -> Option<Received> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end() {
            "" => break,
            text => lines.push(text.to_owned()),
        }
    }
    let line = lines.remove(0);
    let headers: Vec<(String, String)> = lines
        .iter()
        .map(|line| line.split_once(':').expect("a header"))
        .map(|(name, value)| (name.to_owned(), value.trim().to_owned()))
        .collect();
    let mut received = Received {
        line,
        headers,
        body: Vec::new(),
    };
    let length = received
        .header("content-length")
        .map_or(0, |text| text.parse().expect("a length"));
    received.body.resize(length, 0);
    reader.read_exact(&mut received.body).ok()?;
    if received.header("transfer-encoding").is_some() {
        received.body = receive_chunks(reader)?;
    }
    Some(received)
}

/// A body without a length, up to its last chunk.
fn receive_chunks(reader: &mut impl BufRead) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let length = usize::from_str_radix(line.trim_end(), 16).ok()?;
        let mut chunk = vec![0; length + 2];
        reader.read_exact(&mut chunk).ok()?;
        if length == 0 {
            return Some(body);
        }
        body.extend(&chunk[..length]);
    }
}
