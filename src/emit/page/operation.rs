//! One operation as the page shows it: its facts, parameters and bodies.

use super::super::{Emission, doc, operations::Call, remarks, state::state_docs};
use super::answers::{AnswerView, answer_view};
use super::cases::{CaseView, case_views};
use super::properties::{Extent, property_rows};
use super::row::{Row, notes, presence, presence_word};
use super::text::{escape, markdown, plain, sentence, slug};
use crate::model::{Content, Example, Location, MediaType, Mode, Parameter, ValueSource};

/// One operation.
pub(super) struct OperationView {
    pub(super) anchor: String,
    pub(super) id: String,
    pub(super) method: &'static str,
    pub(super) path: String,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) is_deprecated: bool,
    pub(super) facts: Vec<String>,
    pub(super) remarks: Vec<String>,
    pub(super) parameters: Vec<Group>,
    pub(super) request: Option<Request>,
    pub(super) answers: Vec<AnswerView>,
    pub(super) cases: Vec<CaseView>,
    pub(super) memory: Vec<String>,
}

/// Parameters of one place.
pub(super) struct Group {
    pub(super) title: &'static str,
    pub(super) rows: Vec<Row>,
}

/// What is sent beside the parameters.
pub(super) struct Request {
    pub(super) presence: &'static str,
    pub(super) description: String,
    pub(super) remarks: Vec<String>,
    pub(super) bodies: Vec<BodyView>,
}

/// A body in one media type.
pub(super) struct BodyView {
    pub(super) media_type: String,
    pub(super) kind: String,
    pub(super) rows: Vec<Row>,
    pub(super) examples: Vec<String>,
}

/// The anchor of an operation.
pub(super) fn operation_anchor(id: &str) -> String {
    format!("op-{}", slug(id))
}

/// Everything that the page says of an operation.
pub(super) fn view(call: &Call<'_>) -> OperationView {
    let (cx, operation) = (call.cx, call.operation);
    let anchor = operation_anchor(&operation.id);
    OperationView {
        id: plain(&operation.id),
        method: operation.method.as_str(),
        path: plain(&operation.path),
        title: sentence(call.summary().trim_end_matches('.')),
        description: markdown(&operation.description),
        is_deprecated: operation.deprecated,
        facts: operation_facts(call),
        remarks: notes(&operation.notes),
        parameters: groups(call, &anchor),
        request: operation.request_body.as_ref().map(|body| Request {
            presence: presence_word(body.required, None),
            description: markdown(&body.description),
            remarks: notes(&body.notes),
            bodies: bodies(cx, &format!("{anchor}:body"), &body.content, true),
        }),
        answers: operation
            .responses
            .iter()
            .map(|response| answer_view(call, &anchor, response))
            .collect(),
        cases: case_views(call, &anchor),
        memory: state_docs(cx.api, operation)
            .iter()
            .map(|text| sentence(text))
            .collect(),
        anchor,
    }
}

fn operation_facts(call: &Call<'_>) -> Vec<String> {
    let operation = call.operation;
    let mode = operation.mode.map(|mode| match mode {
        Mode::Sync => "Synchronous: the answer carries the result.",
        Mode::Async => "Asynchronous: the answer only says that the task was accepted.",
    });
    let servers = operation.servers.iter();
    let servers = servers.map(|server| format!("Served at `{}`.", doc::inline(&server.url)));
    let docs = operation.external_docs.iter().map(remarks::link_sentence);
    mode.into_iter()
        .map(str::to_owned)
        .chain(servers)
        .chain(docs)
        .map(|fact| sentence(&fact))
        .collect()
}

fn groups(call: &Call<'_>, anchor: &str) -> Vec<Group> {
    let places = [
        (Location::Path, "Path"),
        (Location::Query, "Query"),
        (Location::Header, "Headers"),
        (Location::Cookie, "Cookies"),
    ];
    let groups = places.into_iter().map(|(location, title)| {
        let here = call.operation.parameters.iter();
        let here = here.filter(|parameter| parameter.location == location);
        Group {
            title,
            rows: here
                .map(|parameter| parameter_row(call.cx, anchor, parameter))
                .collect(),
        }
    });
    groups.filter(|group| !group.rows.is_empty()).collect()
}

fn parameter_row(cx: &Emission<'_>, anchor: &str, parameter: &Parameter) -> Row {
    let place = parameter.location.word();
    let anchor = format!("{anchor}:{place}:{}", slug(&parameter.name));
    let mut row = content_row(
        cx,
        anchor,
        &parameter.name,
        &parameter.content,
        &parameter.description,
    );
    row.presence = presence_word(parameter.required, parameter.presence.as_ref());
    row.is_deprecated |= parameter.deprecated;
    row.is_secret |= parameter.secret;
    row.facts.extend(
        parameter
            .form
            .as_ref()
            .map(|form| sentence(&format!("Form: `{}`.", doc::inline(form)))),
    );
    row.facts.extend(value_source(&parameter.value));
    row.facts.extend(
        parameter
            .allow_empty_value
            .then(|| "May be empty.".to_owned()),
    );
    row.facts.extend(
        remarks::examples(&parameter.examples)
            .iter()
            .map(|text| sentence(text)),
    );
    row.values.extend(parameter.zones.iter().map(|zone| {
        let (sign, minutes) = (
            if zone.offset_minutes < 0 { '-' } else { '+' },
            zone.offset_minutes.abs(),
        );
        let offset = format!("{sign}{:02}:{:02} from UTC", minutes / 60, minutes % 60);
        (plain(&zone.name), offset)
    }));
    let conditions = parameter.presence.iter();
    let mut remarks: Vec<String> = conditions.flat_map(|given| presence(cx, given)).collect();
    remarks.append(&mut row.remarks);
    remarks.extend(notes(&parameter.notes));
    row.remarks = remarks;
    row
}

/// Who provides the value.
fn value_source(value: &ValueSource) -> Option<String> {
    let text = match value {
        ValueSource::Caller => return None,
        ValueSource::Setting { name, default } => {
            let default = default
                .iter()
                .map(|text| format!(", `{}` if nothing else is set", doc::inline(text)));
            let default: String = default.collect();
            let (anchor, name) = (format!("setting-{}", slug(name)), escape(&plain(name)));
            return Some(format!(
                "From the setting <a href=\"#{anchor}\">{name}</a>{}.",
                sentence(&default)
            ));
        }
        ValueSource::Computed { template } => format!(
            "Computed for every call: `{}`.",
            doc::inline(&template.text)
        ),
        ValueSource::Encryption => "Id of the key that encrypted the body.".to_owned(),
    };
    Some(sentence(&text))
}

/// The row of a parameter or header: its name, and what its schema says.
pub(super) fn content_row(
    cx: &Emission<'_>,
    anchor: String,
    name: &str,
    content: &Content,
    text: &str,
) -> Row {
    let mut row = match content.schema() {
        Some(schema) => cx.row(anchor, name, schema, text),
        None => Row {
            anchor,
            name: plain(name),
            kind: "any value".to_owned(),
            description: markdown(text),
            ..Row::default()
        },
    };
    let other = content
        .schema()
        .and_then(|schema| remarks::other_description(text, &cx.api[schema]));
    row.facts.extend(
        other
            .filter(|_| !text.trim().is_empty())
            .map(|text| sentence(&text)),
    );
    if let Content::MediaType(media_type) = content {
        row.facts.push(sentence(&format!(
            "Written as `{}`.",
            doc::inline(&media_type.name)
        )));
    }
    row
}

/// The bodies of a request or an answer, one for each media type.
pub(super) fn bodies(
    cx: &Emission<'_>,
    anchor: &str,
    content: &[MediaType],
    in_full: bool,
) -> Vec<BodyView> {
    let body = |(index, media_type): (usize, &MediaType)| {
        // The first media type has the plain anchors: others repeat the names of its properties.
        let anchor = match index {
            0 => anchor.to_owned(),
            _ => format!("{anchor}:{}", slug(&media_type.name)),
        };
        let shown = media_type
            .schema
            .filter(|id| in_full || cx.api[cx.tables.shapes.resolve(*id).0].component.is_none());
        BodyView {
            media_type: plain(&media_type.name),
            kind: media_type
                .schema
                .map(|id| cx.kind_html(id))
                .unwrap_or_default(),
            rows: shown
                .map(|id| property_rows(cx, &anchor, id, Extent::Full))
                .unwrap_or_default(),
            examples: examples(&media_type.examples),
        }
    };
    content.iter().enumerate().map(body).collect()
}

/// Examples that are no test cases.
fn examples(examples: &[Example]) -> Vec<String> {
    let shown: Vec<Example> = examples
        .iter()
        .filter(|example| example.case.is_none())
        .cloned()
        .collect();
    remarks::examples(&shown)
        .iter()
        .map(|text| sentence(text))
        .collect()
}
