//! Describes a call. Nothing is sent here.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use super::as_json::AsJson;
use super::check::{Direction, Subject, judge};
use super::error::Refusal;
use super::json::Json;
use super::parameter::Parameter;
use super::schema::Schema;
use super::settings::Settings;
use super::template::AccessToken;
use super::violation::{Location, Violation};

/// An operation of the document.
pub trait Operation: 'static {
    /// How its answers are read.
    type Refusal: Refusal;
    /// HTTP method.
    const METHOD: &'static str;
    /// Path template, below the server's URL.
    const PATH: &'static str;
    /// Server of this operation alone: a URL, or a path of the chosen server.
    const SERVER: Option<&'static str> = None;
    /// Media types that the answers are documented with; empty when there is none.
    const ACCEPT: &'static str;
    /// The same where a success is read piece by piece.
    const ACCEPT_STREAMED: &'static str = Self::ACCEPT;
    /// Parameters, in the order of the document.
    const PARAMETERS: &'static [Parameter];
    /// How a call proves who calls.
    const SECURITY: Security = Security::NONE;
}

/// A parameter that proves who calls, and the scopes that the call needs of it.
pub type Credential = (Parameter, &'static [&'static str]);

/// An access token that is to be fetched, and its scopes.
pub type Token = (&'static AccessToken, &'static [&'static str]);

/// Chooses one of the alternatives, or says what lacks.
type Choose = fn(&'static [&'static [Credential]], &dyn Settings) -> Result<Proof, String>;

/// How a call proves who calls: by one of several alternatives, or not at all.
#[derive(Clone, Copy, Debug)]
pub struct Security {
    pub(super) alternatives: &'static [&'static [Credential]],
    pub(super) choose: Choose,
}

impl Security {
    /// Nothing has to be proved.
    pub const NONE: Self = Self {
        alternatives: &[],
        choose: |_, _| Ok(Proof::default()),
    };

    pub(super) fn choose(self, settings: &dyn Settings) -> Result<Proof, String> {
        (self.choose)(self.alternatives, settings)
    }
}

/// The credentials that a call is sent with.
#[derive(Clone, Copy, Debug, Default)]
pub struct Proof {
    pub(super) credentials: &'static [Credential],
    pub(super) token: Option<Token>,
}

/// A call of one operation, not yet sent.
pub struct Call<O> {
    pub(super) arguments: Vec<(Parameter, Json)>,
    pub(super) body: Option<Body>,
    pub(super) violations: Vec<Violation>,
    operation: PhantomData<fn() -> O>,
}

/// What is to be sent as the body, before encryption.
pub(super) struct Body {
    pub(super) media_type: Cow<'static, str>,
    pub(super) bytes: Vec<u8>,
    /// What is read while it is sent, instead of the bytes.
    pub(super) stream: Option<reqwest::Body>,
}

impl<O: Operation> Call<O> {
    /// A call without arguments and body.
    pub fn new() -> Self {
        Self {
            arguments: Vec::new(),
            body: None,
            violations: Vec::new(),
            operation: PhantomData,
        }
    }

    /// With the value of a parameter; one that serialises as `null` is left out.
    pub fn argument<T: AsJson>(mut self, parameter: Parameter, value: &T) -> Self {
        match Json::of(value) {
            Ok(Json::Null) => {}
            Ok(value) => self.arguments.push((parameter, value)),
            Err(error) => {
                let (location, name) = (parameter.location, parameter.name);
                let violation = Violation::new(location, name, "json", &error.to_string());
                self.violations.push(violation);
            }
        }
        self
    }

    /// With a JSON body, whose violations are reported when the call is sent.
    pub fn json<S: Schema>(mut self, media_type: &'static str, body: &S::Value) -> Self {
        let (text, _) = self.judge_body::<S>(body);
        self.bytes(media_type, text.into_bytes())
    }

    /// Judges a body: its JSON as text, and as a tree.
    pub(super) fn judge_body<S: Schema>(&mut self, body: &S::Value) -> (String, Json) {
        match Json::written(body) {
            Ok((text, json)) => {
                let judgement = judge(&json, Subject::body(Direction::Sent), S::check);
                self.violations.extend(judgement.violations);
                (text, json)
            }
            Err(error) => {
                self.report("", "json", &error.to_string());
                (String::new(), Json::Null)
            }
        }
    }

    /// Records what is wrong with a part of the body.
    pub(super) fn report(&mut self, name: &str, code: &'static str, message: &str) {
        let violation = Violation::new(Location::Body, name, code, message);
        self.violations.push(violation);
    }

    /// With a JSON body, where there is one.
    pub fn optional_json<S: Schema>(
        self,
        media_type: &'static str,
        body: Option<&S::Value>,
    ) -> Self {
        match body {
            Some(body) => self.json::<S>(media_type, body),
            None => self,
        }
    }

    /// With a body of any kind, where there is one.
    pub fn optional_bytes(self, media_type: &'static str, body: Option<&[u8]>) -> Self {
        match body {
            Some(body) => self.bytes(media_type, body.to_vec()),
            None => self,
        }
    }

    /// With a body of any kind, sent as it is.
    pub fn bytes(mut self, media_type: impl Into<Cow<'static, str>>, bytes: Vec<u8>) -> Self {
        self.body = Some(Body {
            media_type: media_type.into(),
            bytes,
            stream: None,
        });
        self
    }
}

impl<O: Operation> Default for Call<O> {
    fn default() -> Self {
        Self::new()
    }
}

impl<O: Operation> fmt::Debug for Call<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Neither arguments nor body: there may be secrets in them.
        write!(f, "Call({} {})", O::METHOD, O::PATH)
    }
}
