//! Parameters: names that can be sent, presence, values that the client sends by itself, examples.

use super::{
    Context, did_you_mean,
    example::{check_both_examples, check_example, sentence, value_of_text},
    media_type::check_media_type,
    presence::check_presence,
};
use crate::{
    diag::{Diagnostics, codes},
    model::{Content, Location, Parameter, SchemaId, ValueSource},
    runtime::check::Direction,
    source::Place,
};

/// Headers that OpenAPI takes from elsewhere (3.0, section 4.7.12.2.1).
const RESERVED: &[&str] = &["accept", "content-type", "authorization"];

pub(super) fn check_parameter(cx: &Context<'_>, parameter: &Parameter, diags: &mut Diagnostics) {
    check_name(parameter, diags);
    if parameter.location == Location::Path && !parameter.required {
        let message = format!(
            "the path parameter `{}` lacks `required: true`",
            parameter.name
        );
        diags
            .warning(&codes::MISSING_FIELD, &parameter.place, message)
            .on_key()
            .help("it is read as required: a path has no room for an absent value");
    }
    if let Some(presence) = &parameter.presence {
        let required = parameter.place.child("required");
        check_presence(cx, presence, parameter.required.then_some(&required), diags);
    }
    check_both_examples(cx, &parameter.place, diags);
    match &parameter.content {
        Content::MediaType(media_type) => {
            check_media_type(cx, media_type, Direction::Sent, diags);
        }
        Content::Schema { schema, .. } => {
            for example in &parameter.examples {
                check_example(cx, example, *schema, Direction::Sent, diags);
            }
            check_own_values(cx, parameter, *schema, diags);
        }
    }
}

fn check_name(parameter: &Parameter, diags: &mut Diagnostics) {
    let name = &parameter.name;
    let place = parameter.place.child("name");
    if parameter.location != Location::Header {
        return;
    }
    if RESERVED.contains(&name.to_ascii_lowercase().as_str()) {
        let help = match name.to_ascii_lowercase().as_str() {
            "authorization" => "write a security scheme",
            "accept" => "it follows from the media types of the responses",
            _ => "it follows from the media type of the request body",
        };
        diags
            .warning(
                &codes::INEFFECTIVE,
                &place,
                format!("OpenAPI ignores a header parameter `{name}`"),
            )
            .help(help);
    }
}

/// What the client sends without being told: the default of a setting, the names of zones.
fn check_own_values(
    cx: &Context<'_>,
    parameter: &Parameter,
    schema: SchemaId,
    diags: &mut Diagnostics,
) {
    let mut check = |text: &str, place: &Place, what: &str, on_key: bool| {
        let value = value_of_text(cx, schema, text);
        let found = cx.judge.judge(schema, &value, Direction::Sent);
        let Some(first) = found.first() else {
            return;
        };
        let message = format!(
            "the {what} breaks the schema of `{}`: {}",
            parameter.name,
            sentence(first)
        );
        diags
            .error(&codes::INVALID_DEFAULT, place, message)
            .help("the client would refuse to send it")
            .on_key = on_key;
    };
    let zones = parameter.place.child("x-specbind-zones");
    for zone in &parameter.zones {
        check(
            &zone.name,
            &zones.child(&zone.name),
            "name of this zone",
            true,
        );
    }
    if let ValueSource::Setting {
        default: Some(default),
        ..
    } = &parameter.value
    {
        let place = parameter.place.child("x-specbind-value").child("default");
        check(default, &place, "default", false);
        check_zone_default(parameter, default, &place, diags);
    }
}

/// A zone that nobody knows the offset of cannot be the default.
fn check_zone_default(
    parameter: &Parameter,
    default: &str,
    place: &Place,
    diags: &mut Diagnostics,
) {
    let names = parameter.zones.iter().map(|zone| zone.name.as_str());
    if !parameter.zones.is_empty() && !names.clone().any(|name| name == default) {
        diags
            .error(
                &codes::UNKNOWN_NAME,
                place,
                format!("the default zone `{default}` has no offset"),
            )
            .help(did_you_mean(default, names, "zones"));
    }
}
