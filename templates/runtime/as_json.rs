//! Values from JSON trees, and JSON trees from values. Serde's traits go through this one, so that numbers keep their
//! digits wherever they stand.

use std::collections::BTreeMap;

use serde::de::{Deserialize, Deserializer, Error as _};

use super::json::{Json, ParseError};
use super::number::Number;

/// A type whose values stand as JSON on the wire.
pub trait AsJson: Sized {
    /// Reads a value. The message of an error quotes nothing of it but the names of members.
    fn from_json(json: &Json) -> Result<Self, ParseError>;

    /// The value as it is sent.
    fn to_json(&self) -> Json;

    /// What a member is that has to be there and is not, where the type has a word for it.
    fn missing() -> Option<Self> {
        None
    }
}

/// Implements serde's traits for types that are [`AsJson`]; the parameters of a generic type stand before it in brackets.
macro_rules! serde_as_json {
    ([$($parameters:tt)*] $type:ty) => {
        impl<$($parameters)*> serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(
                    &$crate::runtime::as_json::AsJson::to_json(self),
                    serializer,
                )
            }
        }

        impl<'de, $($parameters)*> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::runtime::as_json::deserialize(deserializer)
            }
        }
    };
    ($type:ident) => {
        $crate::runtime::as_json::serde_as_json!([] $type);
    };
}
pub(crate) use serde_as_json;

/// Reads a value from whatever serde reads.
pub(crate) fn deserialize<'de, T: AsJson, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    T::from_json(&Json::deserialize(deserializer)?).map_err(D::Error::custom)
}

impl AsJson for Json {
    fn from_json(json: &Json) -> Result<Self, ParseError> {
        Ok(json.clone())
    }

    fn to_json(&self) -> Json {
        self.clone()
    }
}

impl AsJson for String {
    fn from_json(json: &Json) -> Result<Self, ParseError> {
        json.text().map(str::to_owned)
    }

    fn to_json(&self) -> Json {
        Json::String(self.clone())
    }
}

impl AsJson for bool {
    fn from_json(json: &Json) -> Result<Self, ParseError> {
        match json {
            Json::Bool(value) => Ok(*value),
            _ => Err(ParseError::misfit("is neither `true` nor `false`")),
        }
    }

    fn to_json(&self) -> Json {
        Json::Bool(*self)
    }
}

impl AsJson for f64 {
    fn from_json(json: &Json) -> Result<Self, ParseError> {
        let float = json.number()?.as_f64();
        match float.is_finite() {
            true => Ok(float),
            false => Err(ParseError::misfit("is too large for a float")),
        }
    }

    /// JSON has no word for infinity: what holds it has no text, and is not sent.
    fn to_json(&self) -> Json {
        Json::Number(Number::of_float(*self))
    }
}

macro_rules! integers {
    ($($type:ident)*) => {
        $(impl AsJson for $type {
            /// A whole number may be written `1.0` where the rules say so.
            fn from_json(json: &Json) -> Result<Self, ParseError> {
                let digits = json.number()?.decimal().to_integer_text(20);
                let value = digits.and_then(|digits| digits.parse().ok());
                value.ok_or_else(|| {
                    ParseError::misfit(concat!("is no whole number that fits `", stringify!($type), "`"))
                })
            }

            fn to_json(&self) -> Json {
                Json::Number((*self).into())
            }
        })*
    };
}

integers!(i8 i16 i32 i64 u8 u16 u32 u64);

impl<T: AsJson> AsJson for Option<T> {
    fn from_json(json: &Json) -> Result<Self, ParseError> {
        match json {
            Json::Null => Ok(None),
            value => T::from_json(value).map(Some),
        }
    }

    fn to_json(&self) -> Json {
        self.as_ref().map_or(Json::Null, T::to_json)
    }

    fn missing() -> Option<Self> {
        Some(None)
    }
}

impl<T: AsJson> AsJson for Box<T> {
    fn from_json(json: &Json) -> Result<Self, ParseError> {
        T::from_json(json).map(Self::new)
    }

    fn to_json(&self) -> Json {
        self.as_ref().to_json()
    }

    fn missing() -> Option<Self> {
        T::missing().map(Self::new)
    }
}

impl<T: AsJson> AsJson for Vec<T> {
    fn from_json(json: &Json) -> Result<Self, ParseError> {
        let items = json.items()?.iter().enumerate();
        items
            .map(|(index, item)| T::from_json(item).map_err(|error| error.within(index)))
            .collect()
    }

    fn to_json(&self) -> Json {
        Json::Array(self.iter().map(T::to_json).collect())
    }
}

impl<T: AsJson> AsJson for BTreeMap<String, T> {
    fn from_json(json: &Json) -> Result<Self, ParseError> {
        Members::of(json)?.rest()
    }

    fn to_json(&self) -> Json {
        let mut object = Json::object();
        object.rest(self);
        object.into()
    }
}

/// The members of an object that is read.
#[derive(Debug)]
pub struct Members<'j> {
    members: &'j [(String, Json)],
    /// Those that were asked for by name.
    named: Vec<&'static str>,
}

impl<'j> Members<'j> {
    /// The members of a value that has to be an object.
    pub fn of(json: &'j Json) -> Result<Self, ParseError> {
        let members = json
            .members()
            .ok_or_else(|| ParseError::misfit("is no object"))?;
        let named = Vec::new();
        Ok(Self { members, named })
    }

    /// A member that has to be there. One that holds an `Option` may be `null` or absent.
    pub fn required<T: AsJson>(&mut self, name: &'static str) -> Result<T, ParseError> {
        match self.find(name) {
            Some(value) => T::from_json(value).map_err(|error| error.within(name)),
            None => T::missing().ok_or_else(|| ParseError::misfit("is missing").within(name)),
        }
    }

    /// A member that may be absent, or `null` instead.
    pub fn optional<T: AsJson>(&mut self, name: &'static str) -> Result<Option<T>, ParseError> {
        match self.find(name) {
            None | Some(Json::Null) => Ok(None),
            Some(value) => T::from_json(value)
                .map(Some)
                .map_err(|error| error.within(name)),
        }
    }

    /// A member that may be absent, and whose `null` is a value: only one that is absent is `None`.
    pub fn nullable<T: AsJson>(&mut self, name: &'static str) -> Result<Option<T>, ParseError> {
        let value = self.find(name).map(T::from_json);
        value.transpose().map_err(|error| error.within(name))
    }

    /// All members that were not asked for by name.
    pub fn rest<T: AsJson>(self) -> Result<BTreeMap<String, T>, ParseError> {
        let unnamed = self
            .members
            .iter()
            .filter(|(name, _)| !self.named.contains(&name.as_str()));
        unnamed
            .map(|(name, value)| match T::from_json(value) {
                Ok(value) => Ok((name.clone(), value)),
                Err(error) => Err(error.within(name)),
            })
            .collect()
    }

    fn find(&mut self, name: &'static str) -> Option<&'j Json> {
        self.named.push(name);
        let mut members = self.members.iter();
        members.find_map(|(other, value)| (other == name).then_some(value))
    }
}

/// The members of an object that is written, in their order.
#[derive(Debug, Default)]
pub struct Object(Vec<(String, Json)>);

impl Object {
    /// A member that is always there.
    pub fn required<T: AsJson>(&mut self, name: &str, value: &T) {
        self.0.push((name.to_owned(), value.to_json()));
    }

    /// A member that is left out where there is no value.
    pub fn optional<T: AsJson>(&mut self, name: &str, value: &Option<T>) {
        if let Some(value) = value {
            self.required(name, value);
        }
    }

    /// Members that the document does not name.
    pub fn rest<T: AsJson>(&mut self, members: &BTreeMap<String, T>) {
        for (name, value) in members {
            self.required(name, value);
        }
    }
}

impl Json {
    /// An object without members yet.
    pub fn object() -> Object {
        Object::default()
    }
}

impl From<Object> for Json {
    fn from(object: Object) -> Self {
        Self::Object(object.0)
    }
}
