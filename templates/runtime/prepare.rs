//! From a call to the bytes that are sent: everything is judged and computed first, and nothing is sent here.

use std::sync::Arc;

use reqwest::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Method, Url};

use super::call::{Body, Call, Operation, Token};
use super::check::judge;
use super::encryption::Encryption;
use super::error::{Failure, Refusal};
use super::json::Json;
use super::parameter::{Parameter, judge_text};
use super::server::Servers;
use super::settings::{Settings, Tokens};
use super::template::{Context, Part};
use super::time::Clock;
use super::unique::{Entropy, NoEntropy, Sequence};
use super::violation::{Location, Violation, Violations};

/// What every call of a client is prepared with.
pub(super) struct Environment {
    pub(super) servers: Servers,
    pub(super) settings: Arc<dyn Settings>,
    pub(super) tokens: Option<Arc<dyn Tokens>>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) entropy: Arc<dyn Entropy>,
    pub(super) sequence: Arc<Sequence>,
    pub(super) encryption: Option<Arc<dyn Encryption>>,
}

/// A request, ready to be sent.
pub(super) struct Prepared {
    pub(super) method: Method,
    pub(super) url: Url,
    pub(super) headers: HeaderMap,
    pub(super) body: Option<reqwest::Body>,
    /// The access token that is still to be fetched, and what it has to allow.
    pub(super) token: Option<Token>,
}

/// Why nothing is sent.
pub(super) enum Obstacle {
    Invalid(Violations),
    Failed(Failure),
}

impl From<NoEntropy> for Obstacle {
    fn from(error: NoEntropy) -> Self {
        Self::Failed(Failure::new("no random bytes to be had", Box::new(error)))
    }
}

/// Judges and computes everything that is sent. Reports all violations at once.
pub(super) fn prepare<O: Operation>(
    call: Call<O>,
    environment: &Environment,
) -> Result<Prepared, Obstacle> {
    let chosen = O::SECURITY.choose(environment.settings.as_ref());
    let lack = chosen.as_ref().err().map(|lack| {
        Violation::new(Location::Setting, "credentials", "security", lack)
    });
    let proof = chosen.as_ref().copied().unwrap_or_default();
    let credentials = proof.credentials.iter().map(|(parameter, _)| *parameter);
    let parameters = O::PARAMETERS.iter().copied();
    let request = Request {
        operation: <O::Refusal as Refusal>::OPERATION,
        method: O::METHOD,
        path: O::PATH,
        accept: O::ACCEPT,
        server: environment.servers.url_of(O::SERVER),
        parameters: parameters.chain(credentials).collect(),
        arguments: call.arguments,
        body: call.body,
        body_violations: call.violations.into_iter().chain(lack).collect(),
    };
    let prepared = request.prepare(environment)?;
    Ok(Prepared {
        token: proof.token,
        ..prepared
    })
}

/// A call of whichever operation.
struct Request {
    operation: &'static str,
    method: &'static str,
    path: &'static str,
    accept: &'static str,
    server: String,
    parameters: Vec<Parameter>,
    arguments: Vec<(Parameter, Json)>,
    body: Option<Body>,
    body_violations: Vec<Violation>,
}

/// The value of a parameter as it stands on the wire, and what is wrong with it.
#[derive(Default)]
struct Settled {
    text: Option<String>,
    secret: bool,
    violations: Vec<Violation>,
}

impl Request {
    fn prepare(mut self, environment: &Environment) -> Result<Prepared, Obstacle> {
        let mut body = self.body.take();
        let media_type = body.as_ref().map(|body| body.media_type.clone());
        let stream = body.as_mut().and_then(|body| body.stream.take());
        let mut context = Context {
            settings: environment.settings.as_ref(),
            instant: environment.clock.now(),
            zone: environment.settings.zone(),
            sequence: &environment.sequence,
            entropy: environment.entropy.as_ref(),
            method: self.method,
            path: String::new(),
            query: String::new(),
            body: body.map(|body| body.bytes).unwrap_or_default(),
            key_id: None,
            headers: Vec::new(),
        };
        let mut settled: Vec<Settled> = Vec::new();
        settled.resize_with(self.parameters.len(), Settled::default);

        self.settle(&mut settled, &mut context, Phase::Given)?;
        let path = self.fill_path(&mut settled);
        context.path.clone_from(&path);
        self.settle(&mut settled, &mut context, Phase::Query)?;
        context.query = self.join(&settled, Location::Query, "&");
        let valid = settled.iter().all(|settled| settled.violations.is_empty());
        if valid && self.body_violations.is_empty() && media_type.is_some() {
            let encryption = environment.encryption.as_deref();
            self.encrypt(&mut context, encryption, stream.is_some())?;
        }
        self.settle(&mut settled, &mut context, Phase::Computed)?;
        self.settle(&mut settled, &mut context, Phase::Dependent)?;

        let is_empty = context.body.is_empty() && stream.is_none();
        let headers = self.headers(&mut settled, media_type.as_deref(), is_empty);
        let violations = settled
            .iter_mut()
            .flat_map(|settled| settled.violations.drain(..));
        let violations = violations.chain(self.body_violations.drain(..)).collect();
        if let Some(violations) = Violations::new(violations) {
            return Err(Obstacle::Invalid(violations));
        }
        Ok(Prepared {
            method: self
                .method
                .parse()
                .map_err(|error| failed("the method is no HTTP method", error))?,
            url: url(&self.server, &path, &context.query)?,
            headers,
            body: media_type.map(|_| stream.unwrap_or_else(|| context.body.into())),
            token: None,
        })
    }

    /// Settles the values of the parameters of a phase, in the order of the document.
    fn settle(
        &self,
        settled: &mut [Settled],
        context: &mut Context<'_>,
        wanted: Phase,
    ) -> Result<(), Obstacle> {
        for (index, parameter) in self.parameters.iter().enumerate() {
            if phase(parameter) != wanted {
                continue;
            }
            settled[index] = match parameter.style() {
                Some(_) => self.settle_argument(parameter),
                None => settle_computed(parameter, context)?,
            };
            if let (Location::Header, Some(text)) = (parameter.location, &settled[index].text) {
                context.headers.push((parameter.name, text.clone()));
            }
        }
        Ok(())
    }

    fn settle_argument(&self, parameter: &Parameter) -> Settled {
        let Some((_, value)) = self.arguments.iter().find(|(other, _)| other.is(parameter)) else {
            return absent(parameter);
        };
        let judgement = judge(value, parameter.subject(), parameter.check);
        let (style, target) = (parameter.style(), parameter.target());
        let style = style.expect("only arguments have a style");
        let mut violations = judgement.violations;
        if let Some(sign) = target.misread(style, value) {
            let message = format!("has a `{sign}` within, which stands between its parts");
            let (location, name) = (parameter.location, parameter.name);
            violations.push(Violation::new(location, name, "style", &message));
        }
        Settled {
            text: target.write(style, value),
            secret: judgement.secret,
            violations,
        }
    }

    /// The path with its parameters. They are encoded, so only `.`, `..` and nothing could change its course.
    fn fill_path(&self, settled: &mut [Settled]) -> String {
        let mut segments = Vec::new();
        for template in self.path.split('/') {
            let mut segment = template.to_owned();
            let mut last = None;
            for (index, parameter) in self.parameters.iter().enumerate() {
                let place = format!("{{{}}}", parameter.name);
                if parameter.location == Location::Path && template.contains(&place) {
                    let text = settled[index].text.as_deref().unwrap_or_default();
                    segment = segment.replace(&place, text);
                    last = Some(index);
                }
            }
            if let Some(index) = last
                && matches!(segment.as_str(), "" | "." | "..")
                && settled[index].violations.is_empty()
            {
                let (name, message) = (self.parameters[index].name, "would lead to another path");
                let violation = Violation::new(Location::Path, name, "path", message);
                settled[index].violations.push(violation);
            }
            segments.push(segment);
        }
        segments.join("/")
    }

    fn encrypt(
        &self,
        context: &mut Context<'_>,
        encryption: Option<&dyn Encryption>,
        is_stream: bool,
    ) -> Result<(), Obstacle> {
        let Some(encryption) = encryption else {
            return Ok(());
        };
        if is_stream {
            let cause = "it is read while it is sent".into();
            let failure = Failure::new("the body could not be encrypted", cause);
            return Err(Obstacle::Failed(failure));
        }
        let encrypted = encryption
            .encrypt(self.operation, &context.body)
            .map_err(|error| {
                Obstacle::Failed(Failure::new("the body could not be encrypted", error))
            })?;
        if let Some(encrypted) = encrypted {
            context.body = encrypted.body;
            context.key_id = Some(encrypted.key_id);
        }
        Ok(())
    }

    fn join(&self, settled: &[Settled], location: Location, separator: &str) -> String {
        let here = |(parameter, _): &(&Parameter, &Settled)| parameter.location == location;
        let settled = self.parameters.iter().zip(settled).filter(here);
        let texts = settled.filter_map(|(_, settled)| settled.text.as_deref());
        texts.collect::<Vec<_>>().join(separator)
    }

    fn headers(
        &self,
        settled: &mut [Settled],
        media_type: Option<&str>,
        is_empty: bool,
    ) -> HeaderMap {
        let mut headers = HeaderMap::new();
        let cookies = self.join(settled, Location::Cookie, "; ");
        let is_missed = is_empty && anticipates_content(self.method);
        let fixed = [
            (ACCEPT, self.accept),
            (CONTENT_TYPE, media_type.unwrap_or_default()),
            (CONTENT_LENGTH, if is_missed { "0" } else { "" }),
            (COOKIE, &cookies),
        ];
        for (name, text) in fixed {
            let value = HeaderValue::from_str(text).ok();
            if let Some(mut value) = value.filter(|value| !value.is_empty()) {
                value.set_sensitive(name == COOKIE);
                headers.insert(name, value);
            }
        }
        for (parameter, settled) in self.parameters.iter().zip(settled) {
            let Some(text) = settled
                .text
                .as_deref()
                .filter(|_| parameter.location == Location::Header)
            else {
                continue;
            };
            match header(parameter.name, text) {
                Some((name, mut value)) => {
                    value.set_sensitive(settled.secret);
                    headers.insert(name, value);
                }
                None => {
                    let message = "has a character that cannot stand in a header";
                    let violation =
                        Violation::new(Location::Header, parameter.name, "header", message);
                    settled.violations.push(violation);
                }
            }
        }
        headers
    }
}

/// Requests of such a method say their length even where they have no content (RFC 9110, section 8.6): some servers
/// refuse them without.
fn anticipates_content(method: &str) -> bool {
    matches!(method, "POST" | "PUT" | "PATCH" | "QUERY")
}

/// When a parameter is settled: what is given, then what a query computes, then what builds on both and the
/// body, then what builds on other headers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Given,
    Query,
    Computed,
    Dependent,
}

fn phase(parameter: &Parameter) -> Phase {
    let given = |part: &Part| matches!(part, Part::Argument(_) | Part::Setting(_) | Part::Text(_));
    if parameter.value.iter().all(given) {
        return Phase::Given;
    }
    match parameter.location {
        Location::Path => Phase::Given,
        Location::Query => Phase::Query,
        _ if refers_to_headers(parameter.value) => Phase::Dependent,
        _ => Phase::Computed,
    }
}

fn refers_to_headers(parts: &[Part]) -> bool {
    parts.iter().any(|part| match part {
        Part::Header(_) => true,
        Part::Base64(parts) => refers_to_headers(parts),
        Part::Signature(scheme) => refers_to_headers(scheme.signs),
        _ => false,
    })
}

fn settle_computed(parameter: &Parameter, context: &Context<'_>) -> Result<Settled, Obstacle> {
    let Some(bytes) = context.render(parameter.value)? else {
        return Ok(absent(parameter));
    };
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (_, judgement) = judge_text(&text, parameter.subject(), parameter.check);
    Ok(Settled {
        text: Some(parameter.target().write_text(&text)),
        secret: judgement.secret,
        violations: judgement.violations,
    })
}

fn absent(parameter: &Parameter) -> Settled {
    let missing = || Violation::new(parameter.location, parameter.name, "required", "is missing");
    Settled {
        violations: parameter.required.then(missing).into_iter().collect(),
        ..Settled::default()
    }
}

/// A header of visible characters and inner spaces: nothing that could end it, or that servers read differently.
fn header(name: &str, text: &str) -> Option<(HeaderName, HeaderValue)> {
    let visible = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    let trimmed = text.trim_matches(' ').len() == text.len();
    let name = HeaderName::try_from(name).ok()?;
    let value = HeaderValue::from_str(text).ok()?;
    (visible && trimmed).then_some((name, value))
}

fn url(server: &str, path: &str, query: &str) -> Result<Url, Obstacle> {
    let mut url = Url::parse(&format!("{server}{path}"))
        .map_err(|error| failed("the URL is not one", error))?;
    if !query.is_empty() {
        let own = url.query().map(|own| format!("{own}&{query}"));
        url.set_query(Some(own.as_deref().unwrap_or(query)));
    }
    Ok(url)
}

fn failed(what: &'static str, error: impl std::error::Error + Send + Sync + 'static) -> Obstacle {
    Obstacle::Failed(Failure::new(what, Box::new(error)))
}
