//! The properties of a schema as rows, with those of objects that have no name of their own.

use super::super::Emission;
use super::row::{DEEPEST, Row, presence, presence_word};
use super::text::{markdown, plain, slug};
use crate::{
    analyze::shape::{Field, Kind, Struct},
    model::{Additional, SchemaId},
};

/// How much is said of a property whose schema has a name, and so a place of its own on the page.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Extent {
    /// Everything.
    Full,
    /// What only the property says.
    Brief,
}

/// The properties of the schema `id`; anchors begin with `anchor`.
pub(super) fn property_rows(
    cx: &Emission<'_>,
    anchor: &str,
    id: SchemaId,
    extent: Extent,
) -> Vec<Row> {
    let mut walk = Walk {
        cx,
        anchor,
        extent,
        rows: Vec::new(),
    };
    walk.enter("", id, Way::default());
    walk.rows
}

/// How far a value lies within another.
#[derive(Clone, Copy, Default)]
struct Way {
    /// In properties.
    depth: usize,
    /// In lists, alternatives and properties.
    steps: usize,
}

struct Walk<'a> {
    cx: &'a Emission<'a>,
    anchor: &'a str,
    extent: Extent,
    rows: Vec<Row>,
}

impl Walk<'_> {
    fn enter(&mut self, path: &str, id: SchemaId, way: Way) {
        let is_elsewhere = way.steps > 0 && self.cx.schema_name(id).is_some();
        if is_elsewhere || way.steps > DEEPEST {
            return;
        }
        let (cx, steps) = (self.cx, way.steps + 1);
        let inner = Way { steps, ..way };
        let held = cx.tables.shapes.resolve(id).0;
        match &cx.tables.shapes[held].kind {
            Kind::Struct(object) => self.add_fields(path, held, object, inner),
            Kind::List(item) => self.enter(&format!("{path}[]"), *item, inner),
            Kind::Map(Some(value)) => self.enter(&join(path, "*"), *value, inner),
            Kind::Union(parts) | Kind::Tuple(parts) => {
                for (index, part) in parts.iter().enumerate() {
                    self.enter(&format!("{path}({})", index + 1), *part, inner);
                }
            }
            _ => {}
        }
    }

    fn add_fields(&mut self, path: &str, owner: SchemaId, object: &Struct, way: Way) {
        for (name, field) in &object.fields {
            let path = join(path, name);
            let row = self.field_row(&path, field);
            self.rows.push(Row {
                depth: way.depth,
                ..row
            });
            if let Some(schema) = field.schema {
                let depth = way.depth + 1;
                self.enter(&path, schema, Way { depth, ..way });
            }
        }
        if let Additional::Schema(id) = self.cx.api[owner].object.additional {
            let path = join(path, "*");
            let row = self.cx.row(self.anchor_of(&path), &path, id, "");
            self.rows.push(Row {
                depth: way.depth,
                ..row
            });
        }
    }

    fn field_row(&self, path: &str, field: &Field) -> Row {
        let anchor = self.anchor_of(path);
        let Some(schema) = field.schema else {
            return Row {
                anchor,
                name: plain(path),
                kind: "any value".to_owned(),
                presence: presence_word(field.required, None),
                description: markdown(&field.description),
                ..Row::default()
            };
        };
        let given = self.cx.api[schema].presence.as_ref();
        let mut row = self.cx.row(anchor, path, schema, &field.description);
        row.presence = presence_word(field.required, given);
        let conditions = given.into_iter().flat_map(|given| presence(self.cx, given));
        row.remarks = conditions.chain(row.remarks).collect();
        if self.extent == Extent::Brief && self.cx.schema_name(schema).is_some() {
            row.facts.clear();
            row.values.clear();
        }
        row
    }

    fn anchor_of(&self, path: &str) -> String {
        format!("{}-{}", self.anchor, slug(path))
    }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}
