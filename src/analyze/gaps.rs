//! What the Rust types, rules and styles of values cannot say: schemas and their shapes → gaps.

use std::collections::HashSet;

use super::{
    patterns::matcher,
    rules::Circular,
    shape::{Form, Kind, Shapes, Struct},
};
use crate::{
    model::{Api, Content, Gap, GapKind, Schema, SchemaId, Style, certain_parts},
    runtime::{
        check::{Direction, Subject, judge},
        json::Json,
    },
    source::Place,
};

/// Formats that say how a value is to be understood, and forbid none.
const WITHOUT_RULE: &[&str] = &["binary", "double", "float", "html", "markdown", "password"];

const HELD_AS_JSON: &str = "judge it by its rules, and match on the JSON";

/// The gaps that the model names, and those of every schema.
pub(super) fn gaps(api: &Api, shapes: &Shapes, circular: &Circular) -> Vec<Gap> {
    let mut gaps = api.gaps.clone();
    for (index, schema) in api.schemas.iter().enumerate() {
        let id = SchemaId::new(index);
        note_shape(api, shapes, id, &mut gaps);
        note_circular(schema, circular, id, &mut gaps);
        note_patterns(schema, &mut gaps);
        note_text(schema, &shapes[id].kind, &mut gaps);
    }
    note_nested_values(api, shapes, &mut gaps);
    gaps
}

/// Parameters and headers whose style has no words for what they hold.
fn note_nested_values(api: &Api, shapes: &Shapes, gaps: &mut Vec<Gap>) {
    let parameters = api.operations.iter().flat_map(|one| &one.parameters);
    let responses = api.operations.iter().flat_map(|one| &one.responses);
    let headers = responses.flat_map(|response| &response.headers);
    let values = parameters
        .map(|parameter| (&parameter.place, &parameter.content))
        .chain(headers.map(|header| (&header.place, &header.content)));
    let mut noted = HashSet::new();
    for (place, content) in values {
        let Content::Schema { schema, style, .. } = content else {
            continue;
        };
        if *style != Style::DeepObject && is_nested(shapes, *schema) && noted.insert(place) {
            let text = "no style says how a list or object within another is written: it stands there as JSON";
            let cure = "ask the vendor how it is read, or describe it by `content`";
            gaps.push(approximated(place.clone(), text, cure));
        }
    }
}

/// A list or object that holds lists or objects.
fn is_nested(shapes: &Shapes, id: SchemaId) -> bool {
    let kind = |id: SchemaId| &shapes[shapes.resolve(id).0].kind;
    let has_parts = |id: &SchemaId| {
        matches!(
            kind(*id),
            Kind::List(_) | Kind::ListOfAny | Kind::Tuple(_) | Kind::Struct(_) | Kind::Map(_)
        )
    };
    match kind(id) {
        Kind::List(item) | Kind::Map(Some(item)) => has_parts(item),
        Kind::Tuple(items) => items.iter().any(has_parts),
        Kind::Struct(object) => {
            let members = object
                .fields
                .values()
                .filter_map(|field| field.schema.as_ref());
            members
                .chain(object.additional.iter().flatten())
                .any(has_parts)
        }
        _ => false,
    }
}

const IN_SEVERAL_WAYS: &str =
    "the items of the list are described in several ways: they are held as JSON";

/// A type that holds more than the schema's own types.
fn note_shape(api: &Api, shapes: &Shapes, id: SchemaId, gaps: &mut Vec<Gap>) {
    let (schema, kind) = (&api[id], &shapes[id].kind);
    // What stands for several parts has no place of its own: who holds it names it.
    let is_blurred = |id: &SchemaId| {
        api[*id].derived && matches!(shapes[*id].kind, Kind::Json | Kind::ListOfAny)
    };
    let place = || schema.place.clone();
    let (place, text) = match kind {
        Kind::Struct(object) => return note_fields(schema, object, is_blurred, gaps),
        Kind::List(items) if is_blurred(items) => (place(), IN_SEVERAL_WAYS),
        Kind::Map(Some(values)) if is_blurred(values) => (
            place(),
            "the members are described in several ways: they are held as JSON",
        ),
        _ if schema.derived => return,
        Kind::Json if says_its_shape(schema) => (
            place(),
            "no single Rust type fits the values: they are held as JSON",
        ),
        Kind::ListOfAny if !schema.array.prefix_items.is_empty() => (
            schema.place.child("prefixItems"),
            "the items of the tuple are held as JSON",
        ),
        Kind::ListOfAny if says_its_items(api, id) => (place(), IN_SEVERAL_WAYS),
        Kind::Map(None) if !schema.object.pattern_properties.is_empty() => (
            schema.place.child("patternProperties"),
            "the members are held as JSON",
        ),
        _ => return,
    };
    gaps.push(approximated(place, text, HELD_AS_JSON));
}

/// Members that are held as JSON, since they are described in several ways.
fn note_fields(
    schema: &Schema,
    object: &Struct,
    is_blurred: impl Fn(&SchemaId) -> bool,
    gaps: &mut Vec<Gap>,
) {
    for (name, field) in &object.fields {
        if field.schema.as_ref().is_none_or(&is_blurred) {
            let text = format!("`{name}` is declared in several ways: it is held as JSON");
            gaps.push(approximated(field.place.clone(), &text, HELD_AS_JSON));
        }
    }
    if object.additional.flatten().as_ref().is_some_and(is_blurred) {
        let text = "members without a name are described in several ways: they are held as JSON";
        gaps.push(approximated(schema.place.clone(), text, HELD_AS_JSON));
    }
}

/// Some part says what the items of the list are.
fn says_its_items(api: &Api, id: SchemaId) -> bool {
    let mut parts = certain_parts(&api.schemas, id).into_iter();
    parts.any(|part| api[part].array.items.is_some())
}

/// The schema names types, members or parts, so that JSON is not all there is to say.
fn says_its_shape(schema: &Schema) -> bool {
    schema.types.named
        || !schema.object.properties.is_empty()
        || !schema.all_of.is_empty()
        || !schema.any_of.is_empty()
        || !schema.one_of.is_empty()
}

/// Parts that would judge the same value by the same schema without end.
fn note_circular(schema: &Schema, circular: &Circular, id: SchemaId, gaps: &mut Vec<Gap>) {
    let lists = [
        ("allOf", &schema.all_of),
        ("anyOf", &schema.any_of),
        ("oneOf", &schema.one_of),
    ];
    for (key, parts) in lists {
        if parts.iter().any(|part| circular.has(id, *part)) {
            let text = format!("`{key}` leads back to the schema itself, and is not judged here");
            let cure = "let the parts not contain the whole, or judge values by the part";
            gaps.push(approximated(schema.place.child(key), &text, cure));
        }
    }
}

/// Patterns that cannot be judged.
fn note_patterns(schema: &Schema, gaps: &mut Vec<Gap>) {
    let own = schema.string.pattern.iter();
    let own = own.map(|text| (schema.place.child("pattern"), text));
    let members = schema.object.pattern_properties.iter();
    let map = schema.place.child("patternProperties");
    let members = members.map(|(text, _)| (map.child(text), text));
    for (place, text) in own.chain(members) {
        if let Err(error) = matcher(text) {
            let text = format!("the pattern is not judged: {error}");
            let cure = "write an ECMA-262 regular expression that does not look back";
            gaps.push(approximated(place, &text, cure));
        }
    }
}

/// What is said about texts and not judged.
fn note_text(schema: &Schema, kind: &Kind, gaps: &mut Vec<Gap>) {
    if let Some(format) = &schema.format
        && !is_judged(format)
        && !WITHOUT_RULE.contains(&format.as_str())
    {
        let text = format!("the format `{format}` is not judged: every value has it");
        let cure = "say it with `pattern`, `enum` or bounds where it matters";
        gaps.push(approximated(schema.place.child("format"), &text, cure));
    }
    if *kind == Kind::File {
        return; // its media type is that of the part
    }
    let string = &schema.string;
    for (key, said) in [
        ("contentEncoding", &string.content_encoding),
        ("contentMediaType", &string.content_media_type),
    ] {
        let is_decoded = key == "contentEncoding" && *kind == Kind::Formatted(Form::Base64);
        if let Some(said) = said.as_ref().filter(|_| !is_decoded) {
            let text = format!("`{said}` inside the text is neither decoded nor judged");
            let cure = "decode the text before you use it, and encode what you send";
            gaps.push(approximated(schema.place.child(key), &text, cure));
        }
    }
}

/// Whether there is a value that the rule of a format refuses.
fn is_judged(format: &str) -> bool {
    let refuses = |value: &str| {
        let value = Json::parse(value).expect("a value of no format");
        let subject = Subject::body(Direction::Either);
        let judgement = judge(&value, subject, |check| check.format(format));
        !judgement.violations.is_empty()
    };
    refuses(r#""\u0000%""#) || refuses("-1.5e1000")
}

fn approximated(place: Place, text: &str, cure: &str) -> Gap {
    Gap {
        place,
        kind: GapKind::Approximated,
        text: text.to_owned(),
        cure: cure.to_owned(),
    }
}
