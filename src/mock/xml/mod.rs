//! A value as an XML document and back, as the XML Objects of its schema say (OpenAPI 3.0 §4.7.26, 3.2 `nodeType`):
//! without them, a member is an element of its name, and a list repeats its element.
//!
//! What the specification leaves open is decided for the client that follows the document:
//! - Numbers and truth values are the words of JSON, as in forms (3.2, appendix B); `1` for `true` is XML Schema's, which
//!   no XML Object speaks of.
//! - Null is an empty element with `xsi:nil`, and no attribute (3.2). Where only null can be meant, an empty element is
//!   null too, as before 3.2.
//! - A list without an element of its own that has no items is not to be seen: it is there where it is required.
//! - A name without a namespace is a name in any; one whose namespace is stated is expected in that one.

mod claim;
mod element;
mod member;
mod object;
mod part;
mod plan;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub(super) use read::read_document;
pub(super) use write::write_document;

/// Instances of XML Schema, of which `xsi:nil` tells null.
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
