//! Requests that a document accepts, written by its styles without the code that reads them.

use axum::http::{HeaderName, HeaderValue, Method};
use specbind::judge::Judge;
use specbind::mock::{Request, Values};
use specbind::model::{
    Api, Content, Location, MediaType, Operation, Parameter, SchemaId, SecuritySchemeKind, Style,
};
use specbind::runtime::check::Direction;
use specbind::runtime::json::Json;

/// A request for `operation` with its required parameters and its body; `None` where no value was found for one.
pub(crate) fn request<'a>(
    api: &'a Api,
    judge: &Judge<'a>,
    operation: &Operation,
) -> Option<Request> {
    let values = Values {
        api,
        judge,
        direction: Direction::Sent,
    };
    let mut request = Request {
        method: Method::from_bytes(operation.method.as_str().as_bytes()).expect("a method"),
        // What stands behind `#` or `?` in a path of the document tells people operations apart, and is not sent.
        path: operation.path.split(['#', '?']).next()?.to_owned(),
        query: String::new(),
        headers: Default::default(),
        body: Default::default(),
    };
    for parameter in &operation.parameters {
        let is_credential = parameter
            .place
            .pointer
            .tokens()
            .contains(&"securitySchemes");
        if parameter.required || parameter.presence.is_some() || is_credential {
            write_parameter(&values, parameter, operation, &mut request)?;
        }
    }
    let body = operation
        .request_body
        .as_ref()
        .map(|body| &body.content[..]);
    if let Some(media_type) = specbind::model::preferred(body.unwrap_or_default()) {
        write_body(&values, media_type, &mut request)?;
    }
    Some(request)
}

/// A value that the schema accepts.
fn good_value(values: &Values<'_, '_>, schema: Option<SchemaId>) -> Option<Json> {
    let Some(schema) = schema else {
        return Some(Json::from("text"));
    };
    let value = values.value(schema);
    let found = values.judge.judge(schema, &value, values.direction);
    found.is_empty().then_some(value)
}

/// Credentials of the kind that the operation asks for.
fn authorization(api: &Api, operation: &Operation) -> &'static str {
    let alternatives = operation.security.iter();
    let mut named = alternatives.flat_map(|alternative| &alternative.schemes);
    let is_basic = named.any(|(name, _)| {
        let schemes = &mut api.security_schemes.iter();
        schemes.any(|own| own.name == *name && matches!(own.kind, SecuritySchemeKind::Basic))
    });
    match is_basic {
        true => "Basic dXNlcjpwYXNzd29yZA==",
        false => "Bearer token",
    }
}

fn write_parameter(
    values: &Values<'_, '_>,
    parameter: &Parameter,
    operation: &Operation,
    request: &mut Request,
) -> Option<()> {
    let value = good_value(values, parameter.content.schema())?;
    let name = &parameter.name;
    match parameter.location {
        Location::Path => {
            let text = in_path(&parameter.content, name, &value);
            request.path = request.path.replace(&format!("{{{name}}}"), &text);
        }
        Location::Query => {
            for pair in in_query(&parameter.content, name, &value) {
                let separator = if request.query.is_empty() { "" } else { "&" };
                request.query += &format!("{separator}{pair}");
            }
        }
        Location::Header => {
            let text = match name.eq_ignore_ascii_case("authorization") {
                true => authorization(values.api, operation).to_owned(),
                false => plain(&value),
            };
            let name = HeaderName::from_bytes(name.as_bytes()).expect("a header");
            let text = HeaderValue::from_str(&text).expect("visible text");
            request.headers.insert(name, text);
        }
        Location::Cookie => {
            let text = HeaderValue::from_str(&format!("{name}={}", encode(&plain(&value))));
            request
                .headers
                .append("cookie", text.expect("visible text"));
        }
    }
    Some(())
}

fn in_path(content: &Content, name: &str, value: &Json) -> String {
    let style = match content {
        Content::Schema { style, .. } => *style,
        Content::MediaType(_) => return encode(&value.to_string()),
    };
    let texts: Vec<String> = match value {
        Json::Array(items) => items.iter().map(|item| encode(&plain(item))).collect(),
        value => vec![encode(&plain(value))],
    };
    match style {
        Style::Label => format!(".{}", texts.join(".")),
        Style::Matrix => format!(";{name}={}", texts.join(&format!(";{name}="))),
        _ => texts.join(","),
    }
}

fn in_query(content: &Content, name: &str, value: &Json) -> Vec<String> {
    let (style, explode) = match content {
        Content::Schema { style, explode, .. } => (*style, *explode),
        Content::MediaType(_) => return vec![format!("{name}={}", encode(&value.to_string()))],
    };
    let name = encode(name);
    match value {
        Json::Array(items) if explode => {
            let pair = |item| format!("{name}={}", encode(&plain(item)));
            items.iter().map(pair).collect()
        }
        Json::Array(items) => {
            let separator = match style {
                Style::SpaceDelimited => "%20",
                Style::PipeDelimited => "%7C",
                _ => ",",
            };
            let texts: Vec<String> = items.iter().map(|item| encode(&plain(item))).collect();
            vec![format!("{name}={}", texts.join(separator))]
        }
        Json::Object(members) => {
            let pair = |(member, value): &(String, Json)| match style {
                Style::DeepObject => {
                    format!("{name}%5B{}%5D={}", encode(member), encode(&plain(value)))
                }
                _ => format!("{}={}", encode(member), encode(&plain(value))),
            };
            members.iter().map(pair).collect()
        }
        value => vec![format!("{name}={}", encode(&plain(value)))],
    }
}

fn write_body(
    values: &Values<'_, '_>,
    media_type: &MediaType,
    request: &mut Request,
) -> Option<()> {
    let essence = media_type.essence().into_owned();
    let value = match media_type.schema {
        Some(schema) => Some(good_value(values, Some(schema))?),
        None => None,
    };
    let (name, bytes) = match (essence.as_str(), value) {
        ("multipart/form-data", value) => {
            (format!("{essence}; boundary=x"), multipart(value.as_ref()))
        }
        ("application/x-www-form-urlencoded", Some(Json::Object(members))) => {
            let pairs: Vec<String> = members
                .iter()
                .flat_map(|(name, value)| form(name, value))
                .collect();
            (essence, pairs.join("&"))
        }
        ("*/*", value) => (
            "application/json".to_owned(),
            value.unwrap_or(Json::Null).to_string(),
        ),
        (_, value) if media_type.is_json() => (essence, value.unwrap_or(Json::Null).to_string()),
        (_, Some(Json::String(text))) => (essence, text),
        _ => (essence.replace('*', "plain"), "text".to_owned()),
    };
    let name = HeaderValue::from_str(&name).expect("a media type");
    request.headers.insert("content-type", name);
    request.body = bytes.into();
    Some(())
}

fn form(name: &str, value: &Json) -> Vec<String> {
    match value {
        Json::Array(items) => items
            .iter()
            .map(|item| format!("{}={}", encode(name), encode(&plain(item))))
            .collect(),
        Json::Object(members) => {
            let pair = |(member, value): &(String, Json)| {
                format!(
                    "{}={}",
                    encode(&format!("{name}[{member}]")),
                    encode(&plain(value))
                )
            };
            members.iter().map(pair).collect()
        }
        value => vec![format!("{}={}", encode(name), encode(&plain(value)))],
    }
}

fn multipart(value: Option<&Json>) -> String {
    let members = match value {
        Some(Json::Object(members)) => &members[..],
        _ => &[],
    };
    let part = |name: &str, value: &Json| {
        format!(
            "--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{}\r\n",
            plain(value)
        )
    };
    let parts = members.iter().flat_map(|(name, value)| match value {
        Json::Array(items) => items.iter().map(|item| part(name, item)).collect(),
        value => vec![part(name, value)],
    });
    format!("{}--x--\r\n", parts.collect::<String>())
}

fn plain(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(","),
        value => value.to_string(),
    }
}

fn encode(text: &str) -> String {
    let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let encoded = text.bytes().map(|byte| match unreserved(byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    });
    encoded.collect()
}
