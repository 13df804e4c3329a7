//! One operation as a server sees it: what it reads of a request, and which answer it gives.

use axum::http::StatusCode;

use super::accept::Accept;
use super::answer::Answer;
use super::choice::{Preference, by_case, named, refusal, success};
use super::deleted::Deleted;
use super::parameter::{Wanted, misencoded, read_parameter};
use super::reader::{Reader, Received};
use super::request::Request;
use super::request_body::{Body, read_body};
use super::response::{Answers, Choice, is_acceptable};
use super::route::Captures;
use super::security::missing_credentials;
use super::signature::{Keys, Signatures};
use super::state::{Memory, Rule};
use crate::model::{Location, Operation, Response, Signing, Trigger};
use crate::runtime::violation::{self, Violation};

/// An operation and its answers.
#[derive(Debug)]
pub(super) struct Endpoint<'a> {
    pub(super) operation: &'a Operation,
    parameters: Vec<Wanted<'a>>,
    answers: Vec<Answers<'a>>,
    /// What its calls do to the things that are remembered.
    rules: Vec<Rule<'a>>,
    signatures: Signatures<'a>,
    /// A parameter of the path is a secret.
    hides_path: bool,
}

/// What all endpoints answer with.
#[derive(Debug)]
pub(super) struct Context<'c, 'a> {
    pub(super) reader: Reader<'c, 'a>,
    pub(super) memory: &'c Memory<'a>,
    pub(super) deleted: &'c Deleted,
    pub(super) keys: &'c Keys,
}

/// A request that is not served: the statuses that say so, the likeliest first, and the reason.
#[derive(Debug)]
struct Refused {
    /// What the codes that say so answer; `None` where no code does.
    trigger: Option<Trigger>,
    statuses: &'static [u16],
    reason: String,
}

impl Refused {
    fn invalid(violations: &[Violation]) -> Self {
        let texts: Vec<String> = violations.iter().map(ToString::to_string).collect();
        Self {
            trigger: Some(Trigger::InvalidRequest),
            statuses: &[400, 422],
            reason: texts.join("; "),
        }
    }

    /// Of what the operation would answer with, the client takes nothing.
    fn not_acceptable(response: &Response) -> Self {
        let content = response.content.iter();
        let names: Vec<&str> = content.map(|media_type| media_type.name.as_str()).collect();
        let message = format!("takes none of what is answered: `{}`", names.join("`, `"));
        let violation =
            Violation::new(violation::Location::Header, "Accept", "mediaType", &message);
        Self {
            trigger: None,
            statuses: &[406],
            reason: violation.to_string(),
        }
    }
}

impl<'a> Endpoint<'a> {
    pub(super) fn new(
        operation: &'a Operation,
        schemes: &'a [Signing],
        memory: &Memory<'a>,
    ) -> Self {
        let mut parameters = operation.parameters.iter();
        Self {
            operation,
            parameters: operation.parameters.iter().map(Wanted::new).collect(),
            answers: operation
                .responses
                .iter()
                .map(|own| Answers::new(operation, own))
                .collect(),
            rules: memory.rules(operation),
            signatures: Signatures::new(operation, schemes),
            hides_path: parameters
                .any(|parameter| parameter.location == Location::Path && parameter.secret),
        }
    }

    /// The answer to a request that leads here.
    pub(super) fn answer(
        &self,
        context: &Context<'_, 'a>,
        request: &Request,
        captures: &Captures,
    ) -> Answer {
        let (reader, accept) = (&context.reader, Accept::of(request));
        let mut answer = match self.receive(context, request, captures) {
            Ok(received) => match self.choose(context, request, &accept, &received) {
                Ok(Some(choice)) => self.give(reader, request, &accept, &choice),
                Ok(None) => Answer::empty(StatusCode::OK),
                Err(answer) => *answer,
            },
            Err(refused) => self.refuse(reader, request, &accept, &refused),
        };
        answer.path = self.hides_path.then(|| self.operation.path.clone());
        answer
    }

    /// Reads and judges everything that the operation documents.
    fn receive(
        &self,
        context: &Context<'_, 'a>,
        request: &Request,
        captures: &Captures,
    ) -> Result<Received, Refused> {
        let reader = &context.reader;
        if let Some(reason) = missing_credentials(reader.api, self.operation, request) {
            return Err(Refused {
                trigger: Some(Trigger::MissingCredentials),
                statuses: &[401, 403],
                reason,
            });
        }
        let mut violations = misencoded(request);
        let mut parameters = Vec::with_capacity(self.parameters.len());
        for wanted in &self.parameters {
            let reading = read_parameter(reader, wanted, request, captures);
            violations.extend(reading.violations);
            parameters.push(reading.value);
        }
        let mut body = None;
        if let Some(documented) = &self.operation.request_body {
            match read_body(reader, documented, request) {
                Body::Read(reading) => {
                    violations.extend(reading.violations);
                    body = reading.value;
                }
                Body::OtherMediaType(violation) => {
                    violations.push(violation);
                    return Err(Refused {
                        statuses: &[415, 400, 422],
                        ..Refused::invalid(&violations)
                    });
                }
            }
        }
        if !violations.is_empty() {
            return Err(Refused::invalid(&violations));
        }
        match self.signatures.problem(context.keys, request) {
            None => Ok(Received { parameters, body }),
            Some(reason) => Err(Refused {
                trigger: Some(Trigger::WrongSignature),
                statuses: &[401, 403, 400],
                reason,
            }),
        }
    }

    /// Chooses among the documented answers: what the client prefers, the case that it plays, what the state of things
    /// demands, or the success. What the client does not take is refused before it has any effect.
    fn choose(
        &self,
        context: &Context<'_, 'a>,
        request: &Request,
        accept: &Accept,
        received: &Received,
    ) -> Result<Option<Choice<'a>>, Box<Answer>> {
        let operation = self.operation;
        let preferred = Preference::of(request);
        let preferred = preferred
            .map(|preference| preference.choose(operation))
            .transpose()
            .map_err(|reason| Box::new(Answer::problem(StatusCode::BAD_REQUEST, &reason)))?;
        let prefers = preferred.is_some();
        let body = received.body.as_ref();
        let case = || body.and_then(|body| by_case(operation, body));
        let gone = || {
            let is_gone = context.deleted.is_gone(&request.method, &request.path);
            is_gone.then(|| refusal(operation, |_| false, &[404, 410]))?
        };
        let chosen = preferred
            .or_else(case)
            .or_else(gone)
            .or_else(|| success(operation));
        let succeeds = chosen.is_none_or(|choice| (200..300).contains(&choice.status));
        if !succeeds {
            return Ok(chosen);
        }
        if let Some(choice) = chosen.filter(|choice| !is_acceptable(choice, accept)) {
            let refused = Refused::not_acceptable(choice.response);
            return Err(Box::new(self.refuse(
                &context.reader,
                request,
                accept,
                &refused,
            )));
        }
        context.deleted.remember(&request.method, &request.path);
        if self.rules.is_empty() {
            return Ok(chosen);
        }
        let demanded = context.memory.apply(&self.rules, operation, received);
        let demanded =
            demanded.and_then(|(status, code)| named(operation, *status, code.as_deref()));
        Ok(demanded.filter(|_| !prefers).or(chosen))
    }

    fn give(
        &self,
        reader: &Reader<'_, 'a>,
        request: &Request,
        accept: &Accept,
        choice: &Choice<'a>,
    ) -> Answer {
        let mut answers = self.answers.iter();
        let own = answers.find(|answers| answers.is_of(choice.response));
        own.map(|answers| answers.answer(reader, choice, request, accept))
            .unwrap_or_else(|| Answer::empty(StatusCode::OK))
    }

    fn refuse(
        &self,
        reader: &Reader<'_, 'a>,
        request: &Request,
        accept: &Accept,
        refused: &Refused,
    ) -> Answer {
        let is_meant =
            |code: &crate::model::Code| code.answers.is_some() && code.answers == refused.trigger;
        match refusal(self.operation, is_meant, refused.statuses) {
            Some(choice) => self
                .give(reader, request, accept, &choice)
                .because(&refused.reason),
            None => {
                let status = StatusCode::from_u16(refused.statuses[0]);
                Answer::problem(status.unwrap_or(StatusCode::BAD_REQUEST), &refused.reason)
            }
        }
    }
}
