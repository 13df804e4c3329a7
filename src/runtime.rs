//! The part of the generated crates' runtime that judges JSON, compiled into specbind as well: defaults and
//! examples are judged by the very code that will judge requests.

#[path = "../templates/runtime/array.rs"]
mod array;
#[path = "../templates/runtime/as_json.rs"]
pub mod as_json;
#[path = "../templates/runtime/check.rs"]
pub mod check;
#[path = "../templates/runtime/compose.rs"]
pub mod compose;
#[path = "../templates/runtime/decimal.rs"]
pub mod decimal;
#[path = "../templates/runtime/ecma.rs"]
pub mod ecma;
#[path = "../templates/runtime/expression.rs"]
mod expression;
#[path = "../templates/runtime/format.rs"]
mod format;
#[path = "../templates/runtime/integer.rs"]
pub mod integer;
#[path = "../templates/runtime/json.rs"]
pub mod json;
#[path = "../templates/runtime/likely.rs"]
pub mod likely;
#[path = "../templates/runtime/linear.rs"]
mod linear;
#[path = "../templates/runtime/number.rs"]
pub mod number;
#[path = "../templates/runtime/object.rs"]
mod object;
#[path = "../templates/runtime/pattern.rs"]
pub mod pattern;
#[path = "../templates/runtime/scalar.rs"]
mod scalar;
#[path = "../templates/runtime/schema.rs"]
pub mod schema;
#[path = "../templates/runtime/secret.rs"]
pub mod secret;
#[path = "../templates/runtime/signature.rs"]
pub mod signature;
#[path = "../templates/runtime/stepping.rs"]
mod stepping;
#[path = "../templates/runtime/time.rs"]
pub mod time;
#[path = "../templates/runtime/union.rs"]
pub mod union;
#[path = "../templates/runtime/violation.rs"]
pub mod violation;

#[cfg(test)]
mod likely_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod union_tests;
