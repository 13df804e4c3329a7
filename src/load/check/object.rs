//! Compares one object with its entry in the table: fields, what is missing, what is unknown, our own keys.

use super::words::{is_nothing, list, named};
use super::{Checker, rule};
use crate::diag::codes;
use crate::load::table::{EXTENSIONS, Extension, Need, Object, PATHS, RESPONSES, Rest, same};
use crate::load::version::Version;
use crate::source::{Members, Place, Value};
use crate::suggest::suggest;

/// How our own keys start.
const PREFIX: &str = "x-specbind-";

impl Checker<'_> {
    pub(super) fn check_object(&mut self, object: &'static Object, value: &Value, place: &Place) {
        self.mark(value, object);
        let nothing = Members::default();
        let members = match value {
            Value::Object(members) => members,
            _ if is_nothing(value) && !matches!(object.rest, Rest::Refused) => {
                self.tolerated("an object", value, place, "it is read as an empty one");
                &nothing
            }
            _ => return self.wrong_kind("an object", value, place),
        };
        for (name, member) in members {
            self.check_member(object, members, name, member, place);
        }
        self.check_missing(object, members, place);
        rule::check(object, members, place, self.version, self.diags);
    }

    fn check_member(
        &mut self,
        object: &'static Object,
        members: &Members,
        name: &str,
        value: &Value,
        place: &Place,
    ) {
        let at = place.child(name);
        if let Some(field) = object.field(name, self.version) {
            self.check_value(field.kind, value, &at);
        } else if let Some(kind) = object.named(name) {
            self.check_value(*kind, value, &at);
        } else if name.starts_with("x-") {
            self.check_extension(object, name, value, &at);
        } else if name != "$ref" {
            self.unknown_member(object, members, name, &at);
        }
    }

    fn unknown_member(
        &mut self,
        object: &'static Object,
        members: &Members,
        name: &str,
        at: &Place,
    ) {
        let help = self.help_for(object, members, name);
        match object.rest {
            Rest::Ignored => {
                let message = format!("{} has no field `{name}`", object.name);
                let help =
                    help.unwrap_or_else(|| "it is ignored; extensions start with `x-`".to_owned());
                self.diags
                    .warning(&codes::UNKNOWN_FIELD, at, message)
                    .on_key()
                    .help(help);
            }
            Rest::Refused => {
                let known: Vec<&str> = object.fields.iter().map(|field| field.name).collect();
                let message = format!("{} has no field `{name}`", object.name);
                let help = help.unwrap_or_else(|| format!("it has {}", list(&known, "and")));
                self.diags
                    .error(&codes::BAD_EXTENSION, at, message)
                    .on_key()
                    .help(help);
            }
            Rest::Named(form, _) | Rest::NamedOrExtended(form, _) => {
                let message = format!("`{name}` cannot be a name in {}", object.name);
                let finding = match same(object, &PATHS) || same(object, &RESPONSES) {
                    true => self.diags.error(&codes::BAD_KEY, at, message),
                    false => self.diags.warning(&codes::BAD_KEY, at, message),
                };
                finding
                    .on_key()
                    .help(format!("it must be {}", form.description));
            }
        }
    }

    fn help_for(&self, object: &'static Object, members: &Members, name: &str) -> Option<String> {
        if let Some(field) = object.fields.iter().find(|field| field.name == name) {
            let version = match field.since {
                Version::V3_0 => "3.0",
                Version::V3_1 => "3.1",
                Version::V3_2 => "3.2",
            };
            return Some(format!(
                "OpenAPI {version} knows it; this document is written for another version, and it is ignored"
            ));
        }
        let free = object
            .fields
            .iter()
            .filter(|field| field.known_in(self.version) && !members.contains_key(field.name));
        suggest(name, free.map(|field| field.name)).map(|near| format!("did you mean `{near}`?"))
    }

    fn check_missing(&mut self, object: &'static Object, members: &Members, place: &Place) {
        for field in object
            .fields
            .iter()
            .filter(|field| field.known_in(self.version))
        {
            let missing = match field.need {
                Need::Optional => false,
                Need::Required => !has(members, field.name),
                Need::Expected => !members.contains_key(field.name),
            };
            if !missing {
                continue;
            }
            let message = format!("{} lacks `{}`", object.name, field.name);
            match field.need {
                Need::Required => self
                    .diags
                    .error(&codes::MISSING_FIELD, place, message)
                    .on_key(),
                Need::Optional | Need::Expected => self
                    .diags
                    .warning(&codes::MISSING_FIELD, place, message)
                    .on_key(),
            };
        }
    }

    fn check_extension(&mut self, object: &'static Object, name: &str, value: &Value, at: &Place) {
        if !name.starts_with(PREFIX) {
            return;
        }
        let Some(extension) = EXTENSIONS.iter().find(|extension| extension.key == name) else {
            let message = format!("there is no extension `{name}`");
            let known = EXTENSIONS.iter().map(|extension| extension.key);
            let short = |key: &'static str| key.trim_start_matches(PREFIX);
            let help = match suggest(name.trim_start_matches(PREFIX), known.clone().map(short)) {
                Some(near) => format!("did you mean `{PREFIX}{near}`?"),
                None => format!("there are {}", list(&known.collect::<Vec<_>>(), "and")),
            };
            self.diags
                .error(&codes::UNKNOWN_EXTENSION, at, message)
                .on_key()
                .help(help);
            return;
        };
        if extension.homes.iter().any(|home| same(home, object)) {
            self.check_value(extension.kind, value, at);
        } else {
            self.misplaced(object, extension, at);
        }
    }

    fn misplaced(&mut self, object: &'static Object, extension: &Extension, at: &Place) {
        let message = format!("{} cannot stand on {}", named(at), object.name);
        let homes: Vec<&str> = extension.homes.iter().map(|home| home.name).collect();
        let (last, rest) = homes.split_last().expect("every extension has a home");
        let homes = if rest.is_empty() {
            (*last).to_owned()
        } else {
            format!("{} or {last}", rest.join(", "))
        };
        self.diags
            .error(&codes::MISPLACED_EXTENSION, at, message)
            .on_key()
            .help(format!("it belongs on {homes}"));
    }
}

/// Whether a member is there: nulls and the like are read as absent.
pub(super) fn has(members: &Members, name: &str) -> bool {
    members.get(name).is_some_and(|value| !is_nothing(value))
}
