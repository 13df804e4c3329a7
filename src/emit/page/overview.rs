//! What the page says of the document as a whole: servers, settings, schemas, assumptions, open questions.

use super::super::{Emission, doc, remarks};
use super::operation::OperationView;
use super::properties::{Extent, property_rows};
use super::row::{Row, facts, note_anchor, notes, schema_anchor};
use super::text::{markdown, plain, sentence, slug};
use crate::{
    analyze::settings::{ClientSetting, settings},
    model::{About, Algorithm, Encoding, Server, Signing},
};

/// A server.
pub(super) struct ServerView {
    pub(super) anchor: String,
    pub(super) url: String,
    pub(super) description: String,
    pub(super) facts: Vec<String>,
    pub(super) remarks: Vec<String>,
}

/// Operations that belong together.
pub(super) struct TagView {
    pub(super) name: String,
    pub(super) anchor: String,
    pub(super) description: String,
    pub(super) operations: Vec<OperationView>,
}

/// A named schema.
pub(super) struct SchemaView {
    pub(super) anchor: String,
    pub(super) row: Row,
    pub(super) rows: Vec<Row>,
}

/// An assumption.
pub(super) struct AssumptionView {
    pub(super) anchor: String,
    pub(super) id: String,
    pub(super) text: String,
    pub(super) source: String,
    pub(super) certainty: &'static str,
    pub(super) page: Option<String>,
}

/// An open question.
pub(super) struct QuestionView {
    pub(super) anchor: String,
    pub(super) id: String,
    pub(super) text: String,
}

/// Whom to ask, under which license, and notes about the whole.
pub(super) fn about(cx: &Emission<'_>) -> Vec<String> {
    let About {
        openapi,
        contact,
        license,
        terms_of_service,
        external_docs,
    } = &cx.api.about;
    let listed = |name: &str, texts: &[String]| {
        (!texts.is_empty()).then(|| format!("{name}: {}", texts.join(", ")))
    };
    let lines = [
        Some(format!("OpenAPI {openapi}")),
        listed("Contact", contact),
        listed("License of the API", license),
        listed("Terms of service", terms_of_service.as_slice()),
        external_docs.as_ref().map(remarks::link_sentence),
    ];
    let lines = lines.into_iter().flatten().map(|line| sentence(&line));
    lines.chain(notes(&cx.api.notes)).collect()
}

/// Every server of the document.
pub(super) fn servers(cx: &Emission<'_>) -> Vec<ServerView> {
    let views = cx
        .api
        .servers
        .iter()
        .enumerate()
        .map(|(index, server)| ServerView {
            anchor: match &server.name {
                Some(name) => format!("server-{}", slug(name)),
                None => format!("server:{}", index + 1),
            },
            url: plain(&server.url),
            description: markdown(&server.description),
            facts: variables(server),
            remarks: notes(&server.notes),
        });
    views.collect()
}

fn variables(server: &Server) -> Vec<String> {
    let variables = server.variables.iter();
    variables
        .map(|variable| sentence(&remarks::server_variable(variable)))
        .collect()
}

/// Everything that a caller is configured with.
pub(super) fn settings_rows(cx: &Emission<'_>) -> Vec<Row> {
    settings(cx.api)
        .iter()
        .map(|setting| setting_row(cx, setting))
        .collect()
}

fn setting_row(cx: &Emission<'_>, setting: &ClientSetting<'_>) -> Row {
    let schema = setting
        .parameter
        .and_then(|parameter| parameter.content.schema());
    let schema = schema.or_else(|| setting.declared.and_then(|declared| declared.schema));
    let anchor = format!("setting-{}", slug(&setting.name));
    let mut row = match schema {
        Some(schema) => cx.row(anchor, &setting.name, schema, setting.description()),
        None => Row {
            anchor,
            name: plain(&setting.name),
            kind: "string".to_owned(),
            description: markdown(setting.description()),
            ..Row::default()
        },
    };
    row.presence = if setting.is_required() {
        "required"
    } else {
        "optional"
    };
    let text = setting.description();
    let other = schema.and_then(|schema| remarks::other_description(text, &cx.api[schema]));
    row.facts.extend(
        other
            .filter(|_| !text.is_empty())
            .map(|text| sentence(&text)),
    );
    row.is_secret = setting.secret;
    row.facts.extend(
        setting
            .default
            .as_ref()
            .map(|text| sentence(&format!("Default: `{}`.", doc::inline(text)))),
    );
    row
}

/// Every signing scheme.
pub(super) fn signing(cx: &Emission<'_>) -> Vec<Row> {
    cx.api.signing.iter().map(signing_row).collect()
}

fn signing_row(scheme: &Signing) -> Row {
    let algorithm = match scheme.algorithm {
        Algorithm::HmacSha256 => "HMAC with SHA-256",
        Algorithm::HmacSha512 => "HMAC with SHA-512",
    };
    let encoding = match scheme.encoding {
        Encoding::Base64 => "Base64 with padding.",
        Encoding::Base64Url => "Base64 for URLs, without padding.",
        Encoding::Hex => "Lower-case hexadecimal digits.",
    };
    Row {
        anchor: format!("signing-{}", slug(&scheme.name)),
        name: plain(&scheme.name),
        kind: "signature".to_owned(),
        description: markdown(&scheme.description),
        facts: vec![
            format!("{algorithm}."),
            sentence(&format!("Signs `{}`.", doc::inline(&scheme.signs.text))),
            sentence(&format!("Key: the setting `{}`.", doc::inline(&scheme.key))),
            encoding.to_owned(),
        ],
        ..Row::default()
    }
}

/// Operations by their first tag, in the order of the tags; those without one come first.
pub(super) fn tags(cx: &Emission<'_>, operations: Vec<OperationView>) -> Vec<TagView> {
    let tag = |name: &str, description: String| TagView {
        name: plain(name),
        anchor: format!("tag-{}", slug(name)),
        description,
        operations: Vec::new(),
    };
    let mut tags = vec![TagView {
        anchor: "operations".to_owned(),
        ..tag("Operations", String::new())
    }];
    tags.extend(cx.api.tags.iter().map(|found| {
        let docs = found
            .external_docs
            .iter()
            .map(|docs| format!("\n\n{}", remarks::link_sentence(docs)));
        tag(
            &found.name,
            markdown(&format!(
                "{}{}",
                found.description,
                docs.collect::<String>()
            )),
        )
    }));
    for (view, operation) in operations.into_iter().zip(&cx.api.operations) {
        let first = operation.tags.first();
        let index = cx
            .api
            .tags
            .iter()
            .position(|found| Some(&found.name) == first);
        tags[index.map_or(0, |index| index + 1)]
            .operations
            .push(view);
    }
    tags.retain(|tag| !tag.operations.is_empty() || !tag.description.is_empty());
    tags
}

/// Every named schema.
pub(super) fn schemas(cx: &Emission<'_>) -> Vec<SchemaView> {
    let views = cx.api.components.iter().map(|(name, id)| {
        let anchor = schema_anchor(name);
        let schema = &cx.api[*id];
        let mut row = cx.row(anchor.clone(), name, *id, &schema.description);
        row.kind = cx.own_kind(*id);
        row.facts = facts(&schema.description, schema);
        SchemaView {
            rows: property_rows(cx, &anchor, *id, Extent::Brief),
            row,
            anchor,
        }
    });
    views.collect()
}

/// Every assumption of the document.
pub(super) fn assumptions(cx: &Emission<'_>) -> Vec<AssumptionView> {
    let views = cx.api.assumptions().map(|assumption| AssumptionView {
        anchor: note_anchor("assumption", &assumption.id),
        id: plain(&assumption.id),
        text: sentence(&doc::sentence(&assumption.text)),
        source: sentence(&assumption.source),
        certainty: assumption.certainty.word(),
        page: assumption.page.as_ref().map(|page| sentence(page)),
    });
    views.collect()
}

/// Every open question of the document.
pub(super) fn questions(cx: &Emission<'_>) -> Vec<QuestionView> {
    let views = cx.api.questions().map(|question| QuestionView {
        anchor: note_anchor("question", &question.id),
        id: plain(&question.id),
        text: sentence(&question.text),
    });
    views.collect()
}
