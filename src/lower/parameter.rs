//! Parameter Objects.

use std::collections::HashSet;

use openapiv3 as oas;

use super::{
    Lowering,
    extension::{lower_presence, lower_value_source, lower_zones},
    media_type::lower_query_style,
    node::Node,
    notes::lower_notes,
};
use crate::{
    model::{self, Location, Style},
    source::Place,
};

/// The part of a Parameter Object that depends on where it is sent.
struct Form {
    location: Location,
    style: Style,
    allow_reserved: bool,
    allow_empty_value: bool,
    data: oas::ParameterData,
}

impl<'d> Lowering<'d> {
    /// Parameters of the path item, replaced by the operation's own of the same name and location; and where one list
    /// repeats one.
    pub(super) fn lower_parameters(
        &mut self,
        item: &Node<'d>,
        operation: &Node<'d>,
    ) -> (Vec<model::Parameter>, Vec<Place>) {
        let mut parameters: Vec<model::Parameter> = Vec::new();
        let mut repeated = Vec::new();
        for owner in [item, operation] {
            let mut seen = HashSet::new();
            for node in owner
                .get("parameters")
                .map(|list| list.items())
                .unwrap_or_default()
            {
                let Some(parameter) = self.lower_parameter(&node) else {
                    continue;
                };
                let same = |other: &model::Parameter| {
                    other.location == parameter.location && other.name == parameter.name
                };
                if !seen.insert((parameter.location, parameter.name.clone())) {
                    repeated.push(node.place.clone());
                }
                match parameters.iter().position(same) {
                    Some(index) => {
                        let replaced = std::mem::replace(&mut parameters[index], parameter);
                        let name = replaced.component.unwrap_or(replaced.name);
                        self.note_replaced(replaced.place, &name);
                    }
                    None => parameters.push(parameter),
                }
            }
        }
        (parameters, repeated)
    }

    /// A text from the caller for every placeholder that no parameter of the path is named after.
    pub(super) fn add_undeclared(
        &mut self,
        path: &str,
        operation: &Node<'d>,
        parameters: &mut Vec<model::Parameter>,
    ) {
        let path = model::sent_path(path, parameters);
        for name in model::placeholders(&path).unwrap_or_default() {
            let fills =
                |known: &model::Parameter| known.location == Location::Path && known.name == name;
            if parameters.iter().any(fills) {
                continue;
            }
            // In braces: a name such as `0` would be the place of a parameter that is declared.
            let place = operation.place.child("parameters");
            let place = place.child(format!("{{{name}}}"));
            parameters.push(model::Parameter {
                component: None,
                name: name.to_owned(),
                rust_name: None,
                location: Location::Path,
                description: String::new(),
                required: true,
                presence: None,
                deprecated: false,
                allow_empty_value: false,
                content: model::Content::Schema {
                    schema: self.schema_of_text(&place),
                    style: Style::Simple,
                    explode: false,
                    allow_reserved: false,
                },
                value: model::ValueSource::Caller,
                zones: Vec::new(),
                secret: false,
                form: None,
                examples: Vec::new(),
                notes: model::Notes::default(),
                place,
            });
        }
    }

    /// `None` where no request can say the parameter.
    fn lower_parameter(&mut self, declared: &Node<'d>) -> Option<model::Parameter> {
        let node = self.resolve(declared);
        if self.note_header_name(&node) {
            return None;
        }
        let whole_query = match node.text("in").as_str() {
            "querystring" => Some(self.lower_whole_query(&node)?),
            _ => None,
        };
        let form = split(node.read());
        let oas::ParameterData {
            name,
            description,
            required,
            deprecated,
            format: _, // schema, content and examples are lowered from the source tree
            example: _,
            examples: _,
            explode,
            extensions: _,
        } = form.data;
        let explode = explode.unwrap_or(form.style == Style::Form);
        self.note_reserved(&node, &name);
        self.note_cookie_style(&node, &name);
        let content = whole_query
            .unwrap_or_else(|| self.lower_content(&node, form.style, explode, form.allow_reserved));
        Some(model::Parameter {
            component: model::component_name(&node.place, "parameters"),
            name,
            rust_name: node.optional_text("x-specbind-name"),
            location: form.location,
            description: description.unwrap_or_default(),
            required,
            presence: lower_presence(&node),
            deprecated: deprecated.unwrap_or_default(),
            allow_empty_value: form.allow_empty_value,
            content,
            value: lower_value_source(&node),
            zones: lower_zones(&node),
            secret: node.flag("x-specbind-secret"),
            form: node.optional_text("x-specbind-form"),
            examples: self.lower_examples(&node),
            notes: lower_notes(&node),
            place: node.place,
        })
    }

    /// `in: querystring`: a form is what the members of an object are in a query, one pair each.
    fn lower_whole_query(&mut self, node: &Node<'d>) -> Option<model::Content> {
        let content = node.get("content").map(|content| content.entries());
        let (name, media_type) = content?.into_iter().next()?;
        let schema = self.resolve(&media_type).get("schema");
        match schema.filter(|_| name == "application/x-www-form-urlencoded") {
            Some(schema) => Some(model::Content::Schema {
                schema: self.lower_schema(&schema),
                style: Style::Form,
                explode: true,
                allow_reserved: false,
            }),
            None => {
                self.note_whole_query(&media_type, name);
                None
            }
        }
    }
}

fn split(parameter: oas::Parameter) -> Form {
    match parameter {
        oas::Parameter::Query {
            parameter_data: data,
            allow_reserved,
            style,
            allow_empty_value,
        } => Form {
            location: Location::Query,
            style: lower_query_style(style),
            allow_reserved,
            allow_empty_value: allow_empty_value.unwrap_or_default(),
            data,
        },
        oas::Parameter::Header {
            parameter_data: data,
            style: oas::HeaderStyle::Simple,
        } => Form {
            location: Location::Header,
            style: Style::Simple,
            allow_reserved: false,
            allow_empty_value: false,
            data,
        },
        oas::Parameter::Path {
            parameter_data: data,
            style,
        } => Form {
            location: Location::Path,
            style: match style {
                oas::PathStyle::Matrix => Style::Matrix,
                oas::PathStyle::Label => Style::Label,
                oas::PathStyle::Simple => Style::Simple,
            },
            allow_reserved: false,
            allow_empty_value: false,
            data,
        },
        oas::Parameter::Cookie {
            parameter_data: data,
            style: oas::CookieStyle::Form,
        } => Form {
            location: Location::Cookie,
            style: Style::Form,
            allow_reserved: false,
            allow_empty_value: false,
            data,
        },
    }
}
