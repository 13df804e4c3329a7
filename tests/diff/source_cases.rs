//! Callers of an old crate, with the change that they survive or not. Lines of `old` and `new` are named schemas, or `op` and an operation.

/// A caller and what changes under it.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) old: &'static str,
    pub(crate) new: &'static str,
    /// The item that breaks it; empty where nothing does.
    pub(crate) item: &'static str,
    /// Has a function `call`.
    pub(crate) caller: &'static str,
}

const fn fine(
    name: &'static str,
    old: &'static str,
    new: &'static str,
    caller: &'static str,
) -> Case {
    bad(name, "", old, new, caller)
}

const fn bad(
    name: &'static str,
    item: &'static str,
    old: &'static str,
    new: &'static str,
    caller: &'static str,
) -> Case {
    Case {
        name,
        old,
        new,
        item,
        caller,
    }
}

/// Changes that every caller survives.
pub(crate) const COMPATIBLE: &[Case] = &[
    fine(
        "longer",
        "Longer: { type: object, properties: { a: { type: string, maxLength: 5 } } }",
        "Longer: { type: object, properties: { a: { type: string, maxLength: 9 } } }",
        "fn call() -> api::types::Longer { api::types::Longer { a: Some(String::new()) } }",
    ),
    fine(
        "shortest",
        "Shortest: { type: object, required: [a], properties: { a: { type: string } } }",
        "Shortest: { type: object, required: [a], properties: { a: { type: string, minLength: 2 } } }",
        "fn call() -> api::types::Shortest { api::types::Shortest::new(String::new()) }",
    ),
    fine(
        "pattern",
        "Pattern: { type: object, required: [a], properties: { a: { type: string } } }",
        "Pattern: { type: object, required: [a], properties: { a: { type: string, pattern: '^a' } } }",
        "fn call(value: api::types::Pattern) -> String { value.a }",
    ),
    fine(
        "described",
        "Described: { type: object, description: One., required: [a], properties: { a: { type: string } } }",
        "Described: { type: object, description: Two., required: [a], properties: { a: { type: string } } }",
        "fn call(api::types::Described { a }: api::types::Described) -> String { a }",
    ),
    fine(
        "titled",
        "Titled: { type: object, title: One, properties: { a: { type: string } } }",
        "Titled: { type: object, title: Two, properties: { a: { type: string } } }",
        "fn call() -> api::types::Titled { api::types::Titled::new() }",
    ),
    fine(
        "example",
        "Example: { type: object, properties: { a: { type: string, examples: [b] } } }",
        "Example: { type: object, properties: { a: { type: string, examples: [c] } } }",
        "fn call(value: &api::types::Example) -> Option<&str> { value.a.as_deref() }",
    ),
    fine(
        "deprecated",
        "Old: { type: object, required: [a], properties: { a: { type: string } } }",
        "Old: { type: object, required: [a], properties: { a: { type: string, deprecated: true } } }",
        "fn call(value: api::types::Old) -> String { value.a }",
    ),
    fine(
        "meaning",
        "Meaning: { type: string, enum: [a, b], x-specbind-enum-descriptions: { a: One. } }",
        "Meaning: { type: string, enum: [a, b], x-specbind-enum-descriptions: { a: Two. } }",
        "fn call(value: api::types::Meaning) -> bool {\n    match value {\n        api::types::Meaning::A => true,\n        api::types::Meaning::B | api::types::Meaning::Unknown(_) => false,\n    }\n}",
    ),
    fine(
        "bound",
        "Bound: { type: object, required: [a], properties: { a: { type: integer, format: int32, maximum: 5 } } }",
        "Bound: { type: object, required: [a], properties: { a: { type: integer, format: int32, maximum: 9 } } }",
        "fn call(value: api::types::Bound) -> i32 { value.a }",
    ),
    fine(
        "divisor",
        "Divisor: { type: object, required: [a], properties: { a: { type: integer, format: int64 } } }",
        "Divisor: { type: object, required: [a], properties: { a: { type: integer, format: int64, multipleOf: 5 } } }",
        "fn call() -> api::types::Divisor { api::types::Divisor::new(5_i64) }",
    ),
    fine(
        "items",
        "Items: { type: object, required: [a], properties: { a: { type: array, items: { type: string } } } }",
        "Items: { type: object, required: [a], properties: { a: { type: array, minItems: 1, items: { type: string } } } }",
        "fn call(value: api::types::Items) -> Vec<String> { value.a }",
    ),
    fine(
        "unique",
        "Unique: { type: object, required: [a], properties: { a: { type: array, items: { type: string } } } }",
        "Unique: { type: object, required: [a], properties: { a: { type: array, uniqueItems: true, items: { type: string } } } }",
        "fn call() -> api::types::Unique { api::types::Unique::new(vec![String::new()]) }",
    ),
    fine(
        "longer-item",
        "LongerItem: { type: object, required: [a], properties: { a: { type: array, items: { type: string, maxLength: 5 } } } }",
        "LongerItem: { type: object, required: [a], properties: { a: { type: array, items: { type: string, maxLength: 9 } } } }",
        "fn call(value: api::types::LongerItem) -> Option<String> { value.a.into_iter().next() }",
    ),
    fine(
        "fewest",
        "Fewest: { type: object, properties: { a: { type: array, items: { type: string } } } }",
        "Fewest: { type: object, properties: { a: { type: array, maxItems: 3, items: { type: string } } } }",
        "fn call() -> api::types::Fewest { api::types::Fewest { a: None } }",
    ),
    fine(
        "inline",
        "InlineText: { type: string, maxLength: 5 }\nInline: { type: object, required: [a], properties: { a: { $ref: '#/components/schemas/InlineText' } } }",
        "InlineText: { type: string, maxLength: 5 }\nInline: { type: object, required: [a], properties: { a: { type: string, maxLength: 5 } } }",
        "fn call(value: api::types::Inline) -> String { value.a }",
    ),
    fine(
        "another-schema",
        "Another: { type: object, properties: { a: { type: string } } }",
        "Another: { type: object, properties: { a: { type: string } } }\nYetAnother: { type: object, properties: { a: { type: string } } }",
        "fn call(value: api::types::Another) -> Option<String> { value.a }",
    ),
    fine(
        "another-operation",
        "op { operationId: first, responses: { '200': { description: Done. } } }",
        "op { operationId: first, responses: { '200': { description: Done. } } }\nop2 { operationId: second, responses: { '200': { description: Done. } } }",
        "async fn call(client: &api::Client) -> bool { client.first().await.is_ok() }",
    ),
    fine(
        "another-code",
        "op { operationId: coded, responses: { '200': { description: Done. }, '400': { description: No., content: { application/json: {} }, x-specbind-codes: { at: /a, codes: [{ code: '1', name: One, message: One, meaning: One. }] } } } }",
        "op { operationId: coded, responses: { '200': { description: Done. }, '400': { description: No., content: { application/json: {} }, x-specbind-codes: { at: /a, codes: [{ code: '1', name: One, message: One, meaning: One. }, { code: '2', name: Two, message: Two, meaning: Two. }] } } } }",
        "fn call(error: api::errors::CodedError) -> bool {\n    match error {\n        api::errors::CodedError::One(_) => true,\n        _ => false,\n    }\n}",
    ),
    fine(
        "another-status",
        "op { operationId: stated, responses: { '200': { description: Done. }, '404': { description: No. } } }",
        "op { operationId: stated, responses: { '200': { description: Done. }, '404': { description: No. }, '409': { description: Busy. } } }",
        "fn call(error: &api::errors::StatedError) -> bool { matches!(error, api::errors::StatedError::Unknown(_)) }",
    ),
    fine(
        "code-meaning",
        "op { operationId: meant, responses: { '200': { description: Done. }, '400': { description: No., content: { application/json: {} }, x-specbind-codes: { at: /a, codes: [{ code: '1', name: One, message: One, meaning: One. }] } } } }",
        "op { operationId: meant, responses: { '200': { description: Done. }, '400': { description: No., content: { application/json: {} }, x-specbind-codes: { at: /a, codes: [{ code: '1', name: One, message: One, meaning: Two. }] } } } }",
        "fn call(error: api::errors::MeantError) -> bool { matches!(error, api::errors::MeantError::One(_)) }",
    ),
    fine(
        "summary",
        "op { operationId: summed, summary: One, responses: { '200': { description: Done. } } }",
        "op { operationId: summed, summary: Two, responses: { '200': { description: Done. } } }",
        "async fn call(client: &api::Client) { drop(client.summed().await); }",
    ),
];

/// Changes that the caller does not survive.
pub(crate) const BREAKING: &[Case] = &[
    bad(
        "new-property",
        "types::NewProperty::b",
        "NewProperty: { type: object, properties: { a: { type: string } } }",
        "NewProperty: { type: object, properties: { a: { type: string }, b: { type: string } } }",
        "fn call() -> api::types::NewProperty { api::types::NewProperty { a: None } }",
    ),
    bad(
        "new-required",
        "types::NewRequired::new",
        "NewRequired: { type: object, required: [a], properties: { a: { type: string } } }",
        "NewRequired: { type: object, required: [a, b], properties: { a: { type: string }, b: { type: string } } }",
        "fn call() -> api::types::NewRequired { api::types::NewRequired::new(String::new()) }",
    ),
    bad(
        "gone-property",
        "types::GoneProperty::b",
        "GoneProperty: { type: object, properties: { a: { type: string }, b: { type: string } } }",
        "GoneProperty: { type: object, properties: { a: { type: string } } }",
        "fn call(value: api::types::GoneProperty) -> Option<String> { value.b }",
    ),
    bad(
        "now-required",
        "types::NowRequired::b",
        "NowRequired: { type: object, required: [a], properties: { a: { type: string }, b: { type: string } } }",
        "NowRequired: { type: object, required: [a, b], properties: { a: { type: string }, b: { type: string } } }",
        "fn call(value: api::types::NowRequired) -> Option<String> { value.b }",
    ),
    bad(
        "now-optional",
        "types::NowOptional::a",
        "NowOptional: { type: object, required: [a], properties: { a: { type: string } } }",
        "NowOptional: { type: object, properties: { a: { type: string } } }",
        "fn call(value: api::types::NowOptional) -> String { value.a }",
    ),
    bad(
        "other-type",
        "types::OtherType::a",
        "OtherType: { type: object, required: [a], properties: { a: { type: string } } }",
        "OtherType: { type: object, required: [a], properties: { a: { type: integer, format: int64 } } }",
        "fn call(value: api::types::OtherType) -> String { value.a }",
    ),
    bad(
        "wider-integer",
        "types::WiderInteger::a",
        "WiderInteger: { type: object, required: [a], properties: { a: { type: integer, format: int32 } } }",
        "WiderInteger: { type: object, required: [a], properties: { a: { type: integer, format: int64 } } }",
        "fn call(value: api::types::WiderInteger) -> i32 { value.a }",
    ),
    bad(
        "gone-value",
        "types::GoneValue::B",
        "GoneValue: { type: string, enum: [a, b] }",
        "GoneValue: { type: string, enum: [a] }",
        "fn call() -> api::types::GoneValue { api::types::GoneValue::B }",
    ),
    bad(
        "new-value",
        "types::NewValue::C",
        "NewValue: { type: string, enum: [a, b] }",
        "NewValue: { type: string, enum: [a, b, c] }",
        "fn call(value: api::types::NewValue) -> bool {\n    match value {\n        api::types::NewValue::A => true,\n        api::types::NewValue::B | api::types::NewValue::Unknown(_) => false,\n    }\n}",
    ),
    bad(
        "now-enum",
        "types::NowEnum::a",
        "NowEnum: { type: object, required: [a], properties: { a: { type: string } } }",
        "NowEnum: { type: object, required: [a], properties: { a: { type: string, enum: [x, y] } } }",
        "fn call(value: api::types::NowEnum) -> String { value.a }",
    ),
    bad(
        "nullable",
        "types::Nullable::a",
        "Nullable: { type: object, required: [a], properties: { a: { type: string } } }",
        "Nullable: { type: object, required: [a], properties: { a: { type: [string, 'null'] } } }",
        "fn call(value: api::types::Nullable) -> String { value.a }",
    ),
    bad(
        "other-items",
        "types::OtherItems::a",
        "OtherItems: { type: object, required: [a], properties: { a: { type: array, items: { type: string } } } }",
        "OtherItems: { type: object, required: [a], properties: { a: { type: array, items: { type: boolean } } } }",
        "fn call(value: api::types::OtherItems) -> Vec<String> { value.a }",
    ),
    bad(
        "gone-schema",
        "types::GoneSchema",
        "GoneSchema: { type: object, properties: { a: { type: string } } }",
        "",
        "fn call(value: api::types::GoneSchema) -> Option<String> { value.a }",
    ),
    bad(
        "secret",
        "types::NowSecret::a",
        "NowSecret: { type: object, required: [a], properties: { a: { type: string } } }",
        "NowSecret: { type: object, required: [a], properties: { a: { type: string, x-specbind-secret: true } } }",
        "fn call(value: api::types::NowSecret) -> String { value.a }",
    ),
    bad(
        "other-name",
        "types::OneName",
        "OtherName: { type: object, x-specbind-name: one-name, properties: { a: { type: string } } }",
        "OtherName: { type: object, x-specbind-name: two-name, properties: { a: { type: string } } }",
        "fn call(value: api::types::OneName) -> Option<String> { value.a }",
    ),
    bad(
        "gone-operation",
        "client::Client::gone",
        "op { operationId: gone, responses: { '200': { description: Done. } } }",
        "",
        "async fn call(client: &api::Client) -> bool { client.gone().await.is_ok() }",
    ),
    bad(
        "renamed-operation",
        "client::Client::one",
        "op { operationId: one, responses: { '200': { description: Done. } } }",
        "op { operationId: two, responses: { '200': { description: Done. } } }",
        "async fn call(client: &api::Client) -> bool { client.one().await.is_ok() }",
    ),
    bad(
        "gone-code",
        "errors::LessError::Two",
        "op { operationId: less, responses: { '200': { description: Done. }, '400': { description: No., content: { application/json: {} }, x-specbind-codes: { at: /a, codes: [{ code: '1', name: One, message: One, meaning: One. }, { code: '2', name: Two, message: Two, meaning: Two. }] } } } }",
        "op { operationId: less, responses: { '200': { description: Done. }, '400': { description: No., content: { application/json: {} }, x-specbind-codes: { at: /a, codes: [{ code: '1', name: One, message: One, meaning: One. }] } } } }",
        "fn call(error: api::errors::LessError) -> bool { matches!(error, api::errors::LessError::Two(_)) }",
    ),
    bad(
        "renamed-code",
        "errors::NamedError::One",
        "op { operationId: named, responses: { '200': { description: Done. }, '400': { description: No., content: { application/json: {} }, x-specbind-codes: { at: /a, codes: [{ code: '1', name: One, message: One, meaning: One. }] } } } }",
        "op { operationId: named, responses: { '200': { description: Done. }, '400': { description: No., content: { application/json: {} }, x-specbind-codes: { at: /a, codes: [{ code: '1', name: Two, message: One, meaning: One. }] } } } }",
        "fn call(error: api::errors::NamedError) -> bool { matches!(error, api::errors::NamedError::One(_)) }",
    ),
    bad(
        "new-body",
        "client::Client::bodied",
        "op { operationId: bodied, responses: { '200': { description: Done. } } }",
        "op { operationId: bodied, requestBody: { required: true, content: { application/json: { schema: { type: string } } } }, responses: { '200': { description: Done. } } }",
        "async fn call(client: &api::Client) -> bool { client.bodied().await.is_ok() }",
    ),
    bad(
        "other-reply",
        "client::Client::replied",
        "op { operationId: replied, responses: { '200': { description: Done., content: { application/json: { schema: { type: string } } } } } }",
        "op { operationId: replied, responses: { '200': { description: Done., content: { application/json: { schema: { type: boolean } } } } } }",
        "async fn call(client: &api::Client) -> Option<String> { client.replied().await.ok()?.value().cloned() }",
    ),
    bad(
        "new-parameter",
        "client::Client::parametered",
        "op { operationId: parametered, responses: { '200': { description: Done. } } }",
        "op { operationId: parametered, parameters: [{ name: p, in: query, required: true, schema: { type: string } }], responses: { '200': { description: Done. } } }",
        "async fn call(client: &api::Client) -> bool { client.parametered().await.is_ok() }",
    ),
];
