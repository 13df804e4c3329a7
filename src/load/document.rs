//! A loaded document: openapiv3's structs for everything but schemas, and the way back from them to the source trees.

use serde::de::DeserializeOwned;

use super::convert::convert;
use super::files::Files;
use super::limits::Limits;
use super::reference::{find, read_place};
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
    /// Everything but the schemas. Wherever a schema belongs stands a reference to its place, and every other reference
    /// leads to a place as well: see [`Document::place`] and [`Document::target`].
    pub openapi: openapiv3::OpenAPI,
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
    openapiv3::Callback => CALLBACK,
    openapiv3::Components => COMPONENTS,
    openapiv3::Encoding => ENCODING,
    openapiv3::Example => EXAMPLE,
    openapiv3::Header => HEADER,
    openapiv3::Link => LINK,
    openapiv3::MediaType => MEDIA_TYPE,
    openapiv3::OpenAPI => DOCUMENT,
    openapiv3::Operation => OPERATION,
    openapiv3::Parameter => PARAMETER,
    openapiv3::PathItem => PATH_ITEM,
    openapiv3::RequestBody => REQUEST_BODY,
    openapiv3::Response => RESPONSE,
    openapiv3::SecurityScheme => SECURITY_SCHEME,
    openapiv3::Server => SERVER,
    openapiv3::Tag => TAG,
}

impl Document {
    pub(super) fn new(files: Files, version: Version, limits: &Limits) -> Document {
        let root = Place::root(FileId::ROOT);
        let sources = files.sources.clone();
        let openapi = read(&files, version, &root);
        Document {
            sources,
            root,
            version,
            openapi,
            files,
            references: limits.references,
        }
    }

    /// The place that a reference in [`Document::openapi`] stands for: of a schema the schema itself, which may be a `$ref`
    /// in turn; of anything else what the reference leads to in one step. `None` for the text of any other reference.
    pub fn place(&self, reference: &str) -> Option<Place> {
        read_place(reference, &self.files)
    }

    /// The place that one `$ref` leads to. `from` is where it stands.
    pub fn step(&self, from: &Place, reference: &str) -> Option<Place> {
        self.place(reference)
            .or_else(|| find(from, reference, &self.files))
    }

    /// The place where a chain of references ends: something that is no `$ref`.
    pub fn target(&self, from: &Place, reference: &str) -> Option<Place> {
        let mut place = self.step(from, reference)?;
        for _ in 0..=self.references {
            match self.sources.value(&place)?.reference() {
                Some(next) => place = self.step(&place, next)?,
                None => return Some(place),
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

    /// The openapiv3 struct of the object at a place, with schemas and references replaced as in [`Document::openapi`].
    ///
    /// # Panics
    /// When the place was not checked as such an object: it must come from a place of that kind in the document.
    pub fn read<T: Node>(&self, place: &Place) -> T {
        read(&self.files, self.version, place)
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

fn read<T: Node>(files: &Files, version: Version, place: &Place) -> T {
    let json = convert(files, version, T::shape().0, place);
    match serde_json::from_value(json) {
        Ok(node) => node,
        Err(error) => panic!("the shape check let `{}` pass: {error}", place.pointer),
    }
}
