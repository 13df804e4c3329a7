//! A model → a server that answers as the document says. What it decides it decides here, without a network.
//!
//! A request is routed, read and judged by the rules that generated clients are judged by, and answered by what it
//! prefers, by the test case it plays, or with the documented success.

mod accept;
mod answer;
mod capture;
mod choice;
mod computed;
mod connection;
mod cross_origin;
mod deleted;
mod endpoint;
mod fault;
mod log;
mod log_writer;
mod multipart;
mod parameter;
mod reader;
mod request;
mod request_body;
mod reset;
mod response;
mod response_body;
mod route;
mod security;
mod server;
mod signature;
mod state;
mod time;
mod token;
mod value;
mod xml;

use axum::body::Bytes;
use axum::http::header::{ALLOW, HeaderValue};
use axum::http::{Method as HttpMethod, StatusCode};

pub use answer::{Answer, VIOLATION};
pub use fault::{FAULT, Fault, Faults, UnknownFault};
pub use log_writer::LogWriter;
pub use request::Request;
pub use reset::{ResetError, reset};
pub use server::{Server, Service};
pub use signature::Keys;
pub use value::Values;

use crate::analyze::Tables;
use crate::judge::Judge;
use crate::model::{Api, Method, Types};
use deleted::Deleted;
use endpoint::Endpoint;
use reader::{Reader, all_types};
use route::{Captures, Found, Routes};
use state::Memory;
use token::{TokenServer, token_servers};

/// What is not the document's stands below this path.
const OWN_PATH: &str = "/.specbind";

/// `GET` shows what is remembered.
const STATE_PATH: &str = "/.specbind/state";

/// `POST` forgets it.
const RESET_PATH: &str = "/.specbind/reset";

/// A document that answers requests.
#[derive(Debug)]
pub struct Mock<'a> {
    api: &'a Api,
    judge: Judge<'a>,
    types: Vec<Types>,
    routes: Routes,
    endpoints: Vec<Endpoint<'a>>,
    memory: Memory<'a>,
    deleted: Deleted,
    tokens: Vec<TokenServer>,
    keys: Keys,
}

impl<'a> Mock<'a> {
    /// Prepares the answers of a document.
    pub fn new(api: &'a Api, tables: &'a Tables) -> Self {
        let memory = Memory::new(&api.states);
        let endpoint = |operation| Endpoint::new(operation, &api.signing, &memory);
        Self {
            endpoints: api.operations.iter().map(endpoint).collect(),
            api,
            judge: Judge::new(api, &tables.circular),
            types: all_types(api),
            routes: Routes::new(api),
            memory,
            deleted: Deleted::default(),
            tokens: token_servers(api),
            keys: Keys::default(),
        }
    }

    /// Checks signatures with these keys from now on; those of other keys are taken as they are.
    pub fn with_keys(mut self, keys: Keys) -> Self {
        self.keys = keys;
        self
    }

    /// The answer to a request; `page` stands at `/` where the document has nothing there, and at `/.specbind`.
    pub fn answer(&self, request: &Request, page: Option<&Bytes>) -> Answer {
        match self.routes.find(request.method.as_str(), &request.path) {
            Found::Operations(indices, captures) => {
                let endpoints = indices.iter().map(|index| &self.endpoints[*index]);
                self.answer_one(endpoints, request, &captures)
            }
            Found::OtherMethods(_) if cross_origin::is_preflight(request) => {
                Answer::empty(StatusCode::NO_CONTENT)
            }
            Found::OtherMethods(methods) => refuse_method(&methods),
            Found::Nothing => self.own_answer(request, page),
        }
    }

    /// The answer of the first operation that accepts the request, or else of the first.
    fn answer_one<'e>(
        &'e self,
        endpoints: impl Iterator<Item = &'e Endpoint<'a>>,
        request: &Request,
        captures: &Captures,
    ) -> Answer {
        let mut refused = None;
        for endpoint in endpoints {
            let context = endpoint::Context {
                reader: self.reader(),
                memory: &self.memory,
                deleted: &self.deleted,
                keys: &self.keys,
            };
            let answer = endpoint.answer(&context, request, captures);
            if answer.reason.is_none() {
                return answer;
            }
            refused.get_or_insert(answer);
        }
        refused.expect("a method that is found has an operation")
    }

    /// Whether something is asked of the mock, not of the API: its page, state or health, or whether a page may call.
    fn is_own(&self, request: &Request) -> bool {
        let path = request.path.as_str();
        let is_own_path = ["/", "/healthz", OWN_PATH, STATE_PATH, RESET_PATH].contains(&path);
        match self.routes.find(request.method.as_str(), path) {
            Found::Operations(..) => false,
            Found::OtherMethods(_) => cross_origin::is_preflight(request),
            Found::Nothing => is_own_path || cross_origin::is_preflight(request),
        }
    }

    /// The answer at a path that is not the document's.
    fn own_answer(&self, request: &Request, page: Option<&Bytes>) -> Answer {
        let is_read = request.method == HttpMethod::GET;
        match (request.path.as_str(), page) {
            ("/healthz", _) if is_read => {
                Answer::with_body(StatusCode::OK, "application/json", r#"{"status":"ok"}"#)
            }
            ("/" | OWN_PATH, Some(page)) if is_read => {
                Answer::with_body(StatusCode::OK, "text/html; charset=utf-8", page.clone())
            }
            (STATE_PATH, _) if is_read => {
                let states = self.memory.to_json(&self.reader());
                Answer::with_body(StatusCode::OK, "application/json", states)
            }
            (RESET_PATH, _) if request.method == HttpMethod::POST => {
                self.memory.reset();
                self.deleted.reset();
                Answer::empty(StatusCode::NO_CONTENT)
            }
            _ => match self.token_server(&request.path) {
                Some(_) if cross_origin::is_preflight(request) => {
                    Answer::empty(StatusCode::NO_CONTENT)
                }
                Some(server) => server.answer(request),
                None => Answer::problem(StatusCode::NOT_FOUND, "the document has no such path"),
            },
        }
    }

    /// The server of access tokens at that path.
    fn token_server(&self, path: &str) -> Option<&TokenServer> {
        let mut ways = self.routes.ways(path);
        ways.find_map(|way| self.tokens.iter().find(|server| server.is_at(way)))
    }

    fn reader(&self) -> Reader<'_, 'a> {
        Reader {
            api: self.api,
            judge: &self.judge,
            types: &self.types,
        }
    }
}

fn refuse_method(methods: &[Method]) -> Answer {
    let names: Vec<&str> = methods.iter().map(|method| method.as_str()).collect();
    let names = names.join(", ");
    let detail = format!("the path has {names} only");
    let mut answer = Answer::problem(StatusCode::METHOD_NOT_ALLOWED, &detail);
    if let Ok(names) = HeaderValue::from_str(&names) {
        answer.headers.insert(ALLOW, names);
    }
    answer
}
