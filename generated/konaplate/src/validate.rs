//! Rules of the types, one line per fact of the document.

use crate::runtime::check::{Check, Type};
use crate::runtime::schema::Schema;
use crate::types;

impl Schema for types::CardStatusRequest {
    type Value = Self;

    fn check(check: &mut Check<'_>) {
        check.types(&[Type::Object]);
        check.required("userId");
        check.property("userId", UserId::check);
        check.property("par", Par::check);
        check.property("cardNo", CardNo::check);
        check.required("status");
        check.property("status", types::Status::check);
    }
}

impl Schema for types::Status {
    type Value = Self;

    fn check(check: &mut Check<'_>) {
        check.types(&[Type::String]);
        check.min_length(6);
        check.max_length(7);
        check.enumeration(&[r#""SUSPEND""#, r#""RESUME""#]);
    }
}

/// Rules of [`types::UserId`].
#[derive(Debug)]
pub struct UserId;

impl Schema for UserId {
    type Value = types::UserId;

    fn check(check: &mut Check<'_>) {
        check.types(&[Type::Integer]);
        check.minimum("1");
        check.maximum("9999999999999999999");
    }
}

/// Rules of [`types::Par`].
#[derive(Debug)]
pub struct Par;

impl Schema for Par {
    type Value = types::Par;

    fn check(check: &mut Check<'_>) {
        check.types(&[Type::String]);
        check.min_length(27);
        check.max_length(27);
    }
}

/// Rules of [`types::CardNo`].
#[derive(Debug)]
pub struct CardNo;

impl Schema for CardNo {
    type Value = types::CardNo;

    fn check(check: &mut Check<'_>) {
        check.secret();
        check.types(&[Type::String]);
        check.min_length(16);
        check.max_length(16);
    }
}

impl Schema for types::Envelope {
    type Value = Self;

    fn check(check: &mut Check<'_>) {
        check.types(&[Type::Object]);
        check.required("response");
        check.property("response", types::ResponseCode::check);
    }
}

impl Schema for types::ResponseCode {
    type Value = Self;

    fn check(check: &mut Check<'_>) {
        check.types(&[Type::Object]);
        check.required("code");
        if let Some(check) = &mut check.enter("code") {
            check.types(&[Type::String]);
        }
        if let Some(check) = &mut check.enter("description") {
            check.types(&[Type::String]);
        }
    }
}
