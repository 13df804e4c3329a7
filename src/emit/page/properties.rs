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
        extent,
        rows: Vec::new(),
    };
    let way = Way {
        anchor,
        ..Way::default()
    };
    walk.enter("", id, way);
    walk.rows
}

/// How far a value lies within another.
#[derive(Clone, Copy, Default)]
struct Way<'a> {
    /// The anchor of what lies there.
    anchor: &'a str,
    /// In properties.
    depth: usize,
    /// In lists, alternatives and properties.
    steps: usize,
}

struct Walk<'a> {
    cx: &'a Emission<'a>,
    extent: Extent,
    rows: Vec<Row>,
}

impl Walk<'_> {
    fn enter(&mut self, path: &str, id: SchemaId, way: Way<'_>) {
        let is_elsewhere = way.steps > 0 && self.cx.schema_name(id).is_some();
        if is_elsewhere || way.steps > DEEPEST {
            return;
        }
        let (cx, steps) = (self.cx, way.steps + 1);
        // No name begins so in an anchor.
        let inner = |step: &str| format!("{}:~{step}", way.anchor);
        let held = cx.tables.shapes.resolve(id).0;
        match &cx.tables.shapes[held].kind {
            Kind::Struct(object) => self.add_fields(path, held, object, Way { steps, ..way }),
            Kind::List(item) => {
                let anchor = &inner("item");
                let way = Way {
                    anchor,
                    steps,
                    ..way
                };
                self.enter(&format!("{path}[]"), *item, way);
            }
            Kind::Map(Some(value)) => {
                let anchor = &inner("any");
                let way = Way {
                    anchor,
                    steps,
                    ..way
                };
                self.enter(&join(path, "*"), *value, way);
            }
            Kind::Union(parts) | Kind::Tuple(parts) => {
                for (index, part) in parts.iter().enumerate() {
                    let anchor = &inner(&format!("part{}", index + 1));
                    let way = Way {
                        anchor,
                        steps,
                        ..way
                    };
                    self.enter(&format!("{path}({})", index + 1), *part, way);
                }
            }
            _ => {}
        }
    }

    fn add_fields(&mut self, path: &str, owner: SchemaId, object: &Struct, way: Way<'_>) {
        for (name, field) in &object.fields {
            let path = join(path, name);
            let anchor = &format!("{}:{}", way.anchor, slug(name));
            let row = self.field_row(&path, anchor, field);
            self.rows.push(Row {
                depth: way.depth,
                ..row
            });
            if let Some(schema) = field.schema {
                let depth = way.depth + 1;
                let way = Way {
                    anchor,
                    depth,
                    ..way
                };
                self.enter(&path, schema, way);
            }
        }
        if let Additional::Schema(id) = self.cx.api[owner].object.additional {
            let path = join(path, "*");
            let anchor = format!("{}:~any", way.anchor);
            let row = self.cx.row(anchor, &path, id, "");
            self.rows.push(Row {
                depth: way.depth,
                ..row
            });
        }
    }

    fn field_row(&self, path: &str, anchor: &str, field: &Field) -> Row {
        let anchor = anchor.to_owned();
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
        let given = self.cx.api[schema].presence.as_deref();
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
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}
