//! Responses of two operations, their links and the vendor's codes.

use super::compare::{Comparison, Scope};
use super::effect::Direction;
use super::fact::{Action, Fact};
use super::facts::response as facts;
use super::header::compare_headers;
use super::media_type::compare_content;
use super::pairs::pair_up;
use super::reach::reply_schemas;
use super::spot::Spot;
use crate::model::{Code, Codes, Link, Operation, Response, Status, Trigger};
use crate::source::Place;

pub(super) fn compare_responses(
    comparison: &mut Comparison<'_>,
    scope: &Scope,
    old: &Operation,
    new: &Operation,
    index: usize,
) {
    for (before, after) in pair_up(&old.responses, &new.responses, |response| response.status) {
        let Some(status) = before.or(after).map(|response| response.status) else {
            continue;
        };
        let mut scope = scope.clone();
        scope.subject = format!("response {status}");
        match (before, after) {
            (Some(before), Some(after)) => {
                compare_response(comparison, &scope, before, after, index);
            }
            (before, after) => {
                let spot = |response: Option<&Response>, operation: &Operation| match response {
                    Some(response) => Spot::new(response.status.to_string(), &response.place),
                    None => Spot::none(&operation.place.child("responses")),
                };
                let fact = status_fact(status);
                let schemas =
                    |response: Option<&Response>| response.map(reply_schemas).unwrap_or_default();
                let scope = scope
                    .touching_all(comparison.old, schemas(before))
                    .touching_all(comparison.new, schemas(after));
                comparison.report(
                    fact,
                    &scope,
                    (spot(before, old), spot(after, new)),
                    Some(index),
                );
            }
        }
    }
    compare_codes(comparison, scope, old, new, index);
}

fn status_fact(status: Status) -> &'static Fact {
    match status {
        Status::Default => &facts::DEFAULT_RESPONSE,
        status if status.is_success() => &facts::SUCCESS,
        _ => &facts::REFUSAL,
    }
}

fn compare_response(
    comparison: &mut Comparison<'_>,
    scope: &Scope,
    old: &Response,
    new: &Response,
    index: usize,
) {
    let Response {
        place,
        status: _,
        description,
        headers,
        content,
        links,
        codes,
        notes: _, // compared by their ids
    } = old;
    let spots = (
        Spot::new(description, &place.child("description")),
        Spot::new(&new.description, &new.place.child("description")),
    );
    comparison.report(&facts::RESPONSE_DESCRIPTION, scope, spots, Some(index));
    if let (Some(before), Some(after)) = (codes, &new.codes) {
        let spots = (
            Spot::new(&before.at, &before.place.child("at")),
            Spot::new(&after.at, &after.place.child("at")),
        );
        comparison.report(&facts::CODES_AT, scope, spots, Some(index));
        let message = |codes: &Codes| {
            let at = codes.message_at.as_deref().unwrap_or_default();
            Spot::words(at, &codes.place.child("message-at"))
        };
        let spots = (message(before), message(after));
        comparison.report(&facts::CODE_MESSAGE_AT, scope, spots, Some(index));
    }
    compare_links(
        comparison,
        scope,
        (links, place),
        (&new.links, &new.place),
        index,
    );
    compare_headers(
        comparison,
        scope,
        (headers, place),
        (&new.headers, &new.place),
        index,
    );
    let used = (index, Direction::Response);
    compare_content(
        comparison,
        scope,
        (content, place),
        (&new.content, &new.place),
        used,
    );
}

fn compare_links(
    comparison: &mut Comparison<'_>,
    scope: &Scope,
    (old, old_place): (&[Link], &Place),
    (new, new_place): (&[Link], &Place),
    index: usize,
) {
    let name = |link: &Link| link.place.last().unwrap_or_default().to_owned();
    for (before, after) in pair_up(old, new, name) {
        let spot = |link: Option<&Link>, response: &Place| match link {
            Some(Link {
                place,
                operation_id,
            }) => {
                let to = operation_id.as_deref().unwrap_or("a reference");
                Spot::new(format!("{}: {to}", place.last().unwrap_or_default()), place)
            }
            None => Spot::none(response),
        };
        let spots = (spot(before, old_place), spot(after, new_place));
        comparison.report(&facts::LINK, scope, spots, Some(index));
    }
}

/// A code with the status it comes with.
type Known<'a> = (Status, &'a Code);

fn codes(operation: &Operation) -> Vec<Known<'_>> {
    operation
        .responses
        .iter()
        .flat_map(|response| {
            let list = response.codes.as_ref().map(
                |Codes {
                     place: _,
                     at: _,
                     message_at: _,
                     codes,
                 }| codes,
            );
            list.into_iter()
                .flatten()
                .map(|code| (response.status, code))
        })
        .collect()
}

fn compare_codes(
    comparison: &mut Comparison<'_>,
    scope: &Scope,
    old: &Operation,
    new: &Operation,
    index: usize,
) {
    let (old_codes, new_codes) = (codes(old), codes(new));
    let mut gone: Vec<Known<'_>> = Vec::new();
    let mut come: Vec<Known<'_>> = Vec::new();
    for pair in pair_up(&old_codes, &new_codes, |(status, code)| {
        (*status, code.code.clone())
    }) {
        match pair {
            (Some(before), Some(after)) => {
                compare_code(comparison, scope, *before, *after, index);
            }
            (before, after) => {
                gone.extend(before);
                come.extend(after);
            }
        }
    }
    for after in come {
        let same = gone
            .iter()
            .position(|(_, before)| before.code == after.1.code);
        let before = same.map(|at| gone.remove(at));
        let spot = before.map_or(Spot::none(&list_place(old)), code_spot);
        let action = if before.is_some() {
            Action::Moved
        } else {
            Action::Added
        };
        let scope = code_scope(scope, after);
        let spots = (spot, code_spot(after));
        comparison.report_action(&facts::CODE, action, &scope, spots, Some(index));
        if let Some(before) = before {
            compare_texts(comparison, &scope, before.1, after.1, index);
        }
    }
    for before in gone {
        let scope = code_scope(scope, before);
        let spots = (code_spot(before), Spot::none(&list_place(new)));
        comparison.report_action(&facts::CODE, Action::Removed, &scope, spots, Some(index));
    }
}

fn list_place(operation: &Operation) -> Place {
    operation.place.child("responses")
}

fn code_spot((status, code): Known<'_>) -> Spot {
    Spot::new(
        format!("{status} `{}` {}", code.code, code.message).trim_end(),
        &code.place,
    )
}

fn code_scope(scope: &Scope, (_, code): Known<'_>) -> Scope {
    let mut scope = scope.clone();
    scope.subject = format!("code `{}`", code.code);
    scope
}

fn compare_code(
    comparison: &mut Comparison<'_>,
    scope: &Scope,
    old: Known<'_>,
    new: Known<'_>,
    index: usize,
) {
    compare_texts(comparison, &code_scope(scope, new), old.1, new.1, index);
}

fn compare_texts(
    comparison: &mut Comparison<'_>,
    scope: &Scope,
    old: &Code,
    new: &Code,
    index: usize,
) {
    let Code {
        place,
        code: _,
        name,
        message,
        meaning,
        answers,
    } = old;
    let texts = [
        (&facts::CODE_NAME, name, &new.name, "name"),
        (&facts::CODE_MESSAGE, message, &new.message, "message"),
        (&facts::CODE_MEANING, meaning, &new.meaning, "meaning"),
    ];
    for (fact, before, after, key) in texts {
        let spots = (
            Spot::new(before, &place.child(key)),
            Spot::new(after, &new.place.child(key)),
        );
        comparison.report(fact, scope, spots, Some(index));
    }
    let trigger = |trigger: &Option<Trigger>, place: &Place| {
        Spot::words(trigger.map_or("", Trigger::word), &place.child("answers"))
    };
    let spots = (trigger(answers, place), trigger(&new.answers, &new.place));
    comparison.report(&facts::CODE_TRIGGER, scope, spots, Some(index));
}
