//! A loaded document: its source trees, where references lead, and openapiv3's struct of any object that is no schema.

use serde::de::DeserializeOwned;

use super::convert::convert;
use super::files::Files;
use super::limits::Limits;
use super::reference::find;
use super::table::{self, Object};
use super::version::Version;
use crate::source::{FileId, Place, Sources, Value};

/// A document without errors of text, reference or shape.
#[derive(Debug)]
pub struct Document {
    /// All files.
    pub sources: Sources,
    /// The whole root document.
    pub root: Place,
    /// What it is written for.
    pub version: Version,
    files: Files,
    references: usize,
}

/// A struct of openapiv3 that [`Document::read`] can read.
pub trait Node: DeserializeOwned + private::Described {}

mod private {
    /// An entry of the table, which is nobody else's business.
    pub struct Shape(pub(super) &'static super::Object);

    pub trait Described {
        fn shape() -> Shape;
    }
}

macro_rules! nodes {
    ($($node:ty => $object:ident,)*) => {$(
        impl private::Described for $node {
            fn shape() -> private::Shape {
                private::Shape(&table::$object)
            }
        }
        impl Node for $node {}
    )*};
}

nodes! {
    openapiv3::Encoding => ENCODING,
    openapiv3::Example => EXAMPLE,
    openapiv3::Header => HEADER,
    openapiv3::OpenAPI => DOCUMENT,
    openapiv3::Operation => OPERATION,
    openapiv3::Parameter => PARAMETER,
    openapiv3::RequestBody => REQUEST_BODY,
    openapiv3::Response => RESPONSE,
    openapiv3::SecurityScheme => SECURITY_SCHEME,
    openapiv3::Server => SERVER,
}

impl Document {
    pub(super) fn new(files: Files, version: Version, limits: &Limits) -> Document {
        Document {
            sources: files.sources.clone(),
            root: Place::root(FileId::ROOT),
            version,
            files,
            references: limits.references,
        }
    }

    /// The place that one `$ref` leads to, and what stands there. `from` is where it stands.
    pub fn step(&self, from: &Place, reference: &str) -> Option<(Place, &Value)> {
        find(from, reference, &self.files)
    }

    /// The place where a chain of references ends: something that is no `$ref`.
    pub fn target(&self, from: &Place, reference: &str) -> Option<(Place, &Value)> {
        let (mut place, mut value) = self.step(from, reference)?;
        for _ in 0..=self.references {
            match value.reference() {
                Some(next) => (place, value) = self.step(&place, next)?,
                None => return Some((place, value)),
            }
        }
        None
    }

    /// Whether the place that a `$dynamicRef` leads to hangs on who refers to the schema around it (JSON Schema 2020-12,
    /// section 8.2.3.2).
    pub fn is_dynamic(&self, target: &Place, reference: &str) -> bool {
        let name = reference.split_once('#').map_or("", |(_, name)| name);
        let anchor = self.value(target).get("$dynamicAnchor");
        anchor.and_then(Value::as_str) == Some(name)
            && self.files.names(target.file).count_dynamic(name) > 1
    }

    /// The openapiv3 struct of the object that stands at a place: what it says itself. Schemas, and what may be a reference or holds
    /// such, are not in it: they are read from their own places.
    ///
    /// # Panics
    /// When the place was not checked as such an object: it must come from a place of that kind in the document.
    pub fn read<T: Node>(&self, place: &Place, value: &Value) -> T {
        match serde_json::from_value(convert(self.version, T::shape().0, value)) {
            Ok(node) => node,
            Err(error) => panic!("the shape check let `{}` pass: {error}", place.pointer),
        }
    }

    /// The value at a place of this document.
    ///
    /// # Panics
    /// When there is none.
    pub fn value(&self, place: &Place) -> &Value {
        self.sources
            .value(place)
            .expect("the place was found in this document")
    }
}
