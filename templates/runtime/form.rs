//! Bodies as forms: the members of an object as `name=value` (`application/x-www-form-urlencoded`).

use super::call::{Call, Operation};
use super::json::Json;
use super::schema::Schema;
use super::style::{Style, Target};
use super::violation::Location;

/// How the fields of a form are written, where the document says so.
#[derive(Debug, Default)]
pub struct Form(Vec<(&'static str, Style)>);

impl Form {
    /// Writes this field in a style.
    pub fn style(&mut self, name: &'static str, style: Style) {
        self.0.push((name, style));
    }

    /// The style of a field. Without a word of the document lists repeat their name, and objects are JSON.
    fn style_of(&self, name: &str, value: &Json) -> Style {
        let said = self.0.iter().find(|(other, _)| *other == name);
        match (said, value) {
            (Some((_, style)), _) => *style,
            (None, Json::Object(_)) => Style::Json,
            (None, _) => Style::FormExploded,
        }
    }
}

impl<O: Operation> Call<O> {
    /// With a form as its body, whose violations are reported when the call is sent.
    pub fn form<S: Schema>(
        mut self,
        media_type: &'static str,
        body: &S::Value,
        describe: impl FnOnce(&mut Form),
    ) -> Self {
        let mut form = Form::default();
        describe(&mut form);
        let (_, json) = self.judge_body::<S>(body);
        let Some(members) = json.members() else {
            self.report("", "form", "is no object, whose members would be the fields");
            return self;
        };
        let mut fields = Vec::new();
        for (name, value) in members {
            let style = form.style_of(name, value);
            let target = Target::new(Location::Body, name);
            if let Some(sign) = target.misread(style, value) {
                let message = format!("has a `{sign}` within, which stands between its parts");
                self.report(name, "style", &message);
            }
            fields.extend(target.write(style, value));
        }
        self.bytes(media_type, fields.join("&").into_bytes())
    }
}
