//! The documented headers of an answer: text → typed values, and what is not as documented.

use reqwest::header::{HeaderMap, SET_COOKIE};

use super::as_json::AsJson;
use super::check::{Check, Direction, Judgement, Subject, judge};
use super::json::Json;
use super::parameter::judge_text;
use super::violation::{Location, Violation};

/// Typed headers of an answer.
pub trait Headers {
    /// Reads what is there.
    fn read(headers: &mut HeaderReader<'_>) -> Self;
}

/// No documented headers.
impl Headers for () {
    fn read(_: &mut HeaderReader<'_>) -> Self {}
}

/// A documented header of an answer.
#[derive(Clone, Copy, Debug)]
pub struct Header {
    /// Name on the wire.
    pub name: &'static str,
    /// Whether it is documented as always there.
    pub required: bool,
    /// Judges the value.
    pub check: fn(&mut Check<'_>),
}

/// Reads headers and collects what is not as documented.
#[derive(Debug)]
pub struct HeaderReader<'h> {
    status: u16,
    headers: &'h HeaderMap,
    violations: Vec<Violation>,
}

impl<'h> HeaderReader<'h> {
    /// The headers of an answer with that status.
    pub(super) fn of(status: u16, headers: &'h HeaderMap) -> Self {
        let violations = Vec::new();
        Self { status, headers, violations }
    }

    /// What is not as documented.
    pub(super) fn into_violations(self) -> Vec<Violation> {
        self.violations
    }

    /// A text, number or truth value, if it is there and of the type. Only answers with one of `statuses` (`200`,
    /// `4XX`, `default`) are documented to have it.
    pub fn read<T: AsJson>(&mut self, header: &Header, statuses: &[&str]) -> Option<T> {
        let lines = self.lines(header, statuses)?;
        let (json, judgement) = judge_text(lines[0], subject(header), header.check);
        self.take(header, &json, judgement)
    }

    /// A list, `a,b`; several lines of the header are one list (RFC 9110, section 5.3).
    pub fn read_list<T: AsJson>(&mut self, header: &Header, statuses: &[&str]) -> Option<T> {
        let lines = self.lines(header, statuses)?;
        // Only this one may have commas in its items, and stands in a line for each (RFC 9110, section 5.3).
        let items: Vec<&str> = match SET_COOKIE.as_str().eq_ignore_ascii_case(header.name) {
            true => lines,
            false => elements(&lines).collect(),
        };
        let items = items.into_iter().map(Json::from).collect();
        self.take_parts(header, Json::Array(items))
    }

    /// An object as `name,value,name,value`.
    pub fn read_members<T: AsJson>(&mut self, header: &Header, statuses: &[&str]) -> Option<T> {
        let lines = self.lines(header, statuses)?;
        let parts: Vec<&str> = elements(&lines).collect();
        let pairs = parts.chunks(2).map(|pair| Some((pair[0], *pair.get(1)?)));
        let pairs = pairs.collect::<Option<Vec<_>>>();
        self.take_object(header, pairs, "has a name without a value")
    }

    /// An object as `name=value,name=value`.
    pub fn read_pairs<T: AsJson>(&mut self, header: &Header, statuses: &[&str]) -> Option<T> {
        let lines = self.lines(header, statuses)?;
        let pairs = elements(&lines).map(|part| part.split_once('='));
        let pairs = pairs.collect::<Option<Vec<_>>>();
        self.take_object(header, pairs, "has a part without `=`")
    }

    /// JSON text (`content: application/json`).
    pub fn read_json<T: AsJson>(&mut self, header: &Header, statuses: &[&str]) -> Option<T> {
        let lines = self.lines(header, statuses)?;
        match Json::parse(lines[0]) {
            Ok(json) => {
                let judgement = judge(&json, subject(header), header.check);
                self.take(header, &json, judgement)
            }
            Err(error) => self.misfit(header, "json", &format!("is not JSON: {error}")),
        }
    }

    /// The lines of the header, at least one, if it is there and text.
    fn lines(&mut self, header: &Header, statuses: &[&str]) -> Option<Vec<&'h str>> {
        let lines = self.headers.get_all(header.name).iter();
        let lines: Result<Vec<_>, _> = lines.map(|value| value.to_str()).collect();
        match lines {
            Ok(lines) if lines.is_empty() => {
                let is_due = statuses.iter().any(|status| describes(status, self.status));
                match header.required && is_due {
                    true => self.misfit(header, "required", "is missing"),
                    false => None,
                }
            }
            Ok(lines) => Some(lines),
            Err(_) => self.misfit(header, "header", "is not text"),
        }
    }

    fn take_object<T: AsJson>(
        &mut self,
        header: &Header,
        pairs: Option<Vec<(&str, &str)>>,
        lack: &str,
    ) -> Option<T> {
        let Some(pairs) = pairs else {
            return self.misfit(header, "style", lack);
        };
        let member = |(name, text): (&str, &str)| (name.trim().to_owned(), Json::from(text.trim()));
        self.take_parts(header, Json::Object(pairs.into_iter().map(member).collect()))
    }

    /// A value whose items or members are texts: each is a string, or where the rules want none, what JSON it is.
    fn take_parts<T: AsJson>(&mut self, header: &Header, texts: Json) -> Option<T> {
        let judge = |value: &Json| judge(value, subject(header), header.check);
        let judgement = judge(&texts);
        let places = wrong_types(&judgement);
        if !places.is_empty() {
            let typed = with_types(&texts, &places);
            let second = judge(&typed);
            if wrong_types(&second).len() < places.len() {
                return self.take(header, &typed, second);
            }
        }
        self.take(header, &texts, judgement)
    }

    fn take<T: AsJson>(&mut self, header: &Header, json: &Json, judgement: Judgement) -> Option<T> {
        let keeps_rules = judgement.violations.is_empty();
        self.violations.extend(judgement.violations);
        match T::from_json(json) {
            Ok(value) => Some(value),
            // What breaks a rule is told already; what keeps them all may still be too large for its type.
            Err(error) if keeps_rules => self.misfit(header, "json", &error.to_string()),
            Err(_) => None,
        }
    }

    fn misfit<T>(&mut self, header: &Header, code: &'static str, message: &str) -> Option<T> {
        let misfit = Violation::new(Location::Header, header.name, code, message);
        self.violations.push(misfit);
        None
    }
}

fn subject(header: &Header) -> Subject<'static> {
    Subject {
        location: Location::Header,
        name: header.name,
        direction: Direction::Received,
    }
}

/// The elements of a list; empty ones do not count (RFC 9110, section 5.6.1).
fn elements<'l>(lines: &'l [&str]) -> impl Iterator<Item = &'l str> {
    let elements = lines.iter().flat_map(|line| line.split(','));
    elements.map(str::trim).filter(|element| !element.is_empty())
}

/// The places of values that are of another type than the rules want.
fn wrong_types(judgement: &Judgement) -> Vec<String> {
    let violations = judgement.violations.iter();
    let wrong = violations.filter(|violation| violation.code() == "type");
    wrong.map(|violation| violation.pointer().to_owned()).collect()
}

/// The texts at those places as the JSON that they are, if they are any.
fn with_types(value: &Json, places: &[String]) -> Json {
    let typed = |step: &str, part: &Json| {
        let place = format!("/{}", step.replace('~', "~0").replace('/', "~1"));
        match part {
            Json::String(text) if places.contains(&place) => {
                Json::parse(text).unwrap_or_else(|_| part.clone())
            }
            _ => part.clone(),
        }
    };
    match value {
        Json::Array(items) => {
            let items = items.iter().enumerate();
            Json::Array(items.map(|(index, item)| typed(&index.to_string(), item)).collect())
        }
        Json::Object(members) => {
            let member = |(name, member): &(String, Json)| (name.clone(), typed(name, member));
            Json::Object(members.iter().map(member).collect())
        }
        scalar => scalar.clone(),
    }
}

/// Whether a documented status (`200`, `4XX` or `default`) is that of an answer.
fn describes(documented: &str, status: u16) -> bool {
    match documented.strip_suffix("XX") {
        Some(hundred) => hundred == (status / 100).to_string(),
        None => documented == "default" || documented == status.to_string(),
    }
}
