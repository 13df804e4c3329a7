//! Rules about the members of an object.

use super::check::{Check, Direction, Step, count};
use super::json::Json;

impl Check<'_> {
    /// `required`: the member is there. Stands after [`read_only`](Self::read_only) and
    /// [`write_only`](Self::write_only), whose members are not missed in the other direction.
    pub fn required(&mut self, name: &str) {
        let excused = self.one_way.iter().any(|member| member == name);
        if self.is_object() && !self.has(name) && !excused {
            self.report_missing(name, "required", "is missing".to_owned());
        }
    }

    /// `properties`: judges the member, if it is there.
    pub fn property(&mut self, name: &str, rule: impl Fn(&mut Check<'_>)) {
        if let Some(mut member) = self.enter(name) {
            member.apply(&rule);
        }
    }

    /// `properties`: the member, if it is there, for the lines that follow to judge.
    pub fn enter(&mut self, name: &str) -> Option<Check<'_>> {
        let index = members(self.value)
            .iter()
            .position(|(member, _)| member == name)?;
        self.matched.set(index);
        Some(self.member(index))
    }

    /// `additionalProperties`: judges the members that no rule before named. Stands after those.
    pub fn additional(&mut self, rule: impl Fn(&mut Check<'_>)) {
        for index in 0..members(self.value).len() {
            if !self.matched.has(index) {
                self.member(index).apply(&rule);
            }
        }
    }

    /// `additionalProperties: true`: any member may be there, so that no `unevaluatedProperties` judges it.
    pub fn open(&mut self) {
        for index in 0..members(self.value).len() {
            self.evaluated.set(index);
        }
    }

    /// `additionalProperties: false`: no members but those that the rules before named.
    pub fn closed(&mut self) {
        for (index, (name, _)) in members(self.value).iter().enumerate() {
            if !self.matched.has(index) {
                self.evaluated.set(index);
                let message = "is not a member of this object".to_owned();
                self.report_missing(name, "additionalProperties", message);
            }
        }
    }

    /// `unevaluatedProperties`: judges the members that no rule before judged, here or in subschemas.
    pub fn unevaluated_properties(&mut self, rule: impl Fn(&mut Check<'_>)) {
        for index in 0..members(self.value).len() {
            if !self.evaluated.has(index) {
                self.member(index).apply(&rule);
            }
        }
    }

    /// `propertyNames`: judges every name, as a string.
    pub fn property_names(&mut self, rule: impl Fn(&mut Check<'_>)) {
        for (name, _) in members(self.value) {
            let value = Json::String(name.clone());
            self.child(&value, Step::Member(name)).apply(&rule);
        }
    }

    /// `minProperties`.
    pub fn min_properties(&mut self, limit: u64) {
        let length = members(self.value).len() as u64;
        if self.is_object() && length < limit {
            let message = format!("has {}, fewer than {limit}", count(length, "member"));
            self.report("minProperties", limit, message);
        }
    }

    /// `maxProperties`.
    pub fn max_properties(&mut self, limit: u64) {
        let length = members(self.value).len() as u64;
        if length > limit {
            let message = format!("has {}, more than {limit}", count(length, "member"));
            self.report("maxProperties", limit, message);
        }
    }

    /// `dependentRequired`: where the member is, these are.
    pub fn dependent_required(&mut self, name: &str, others: &[&str]) {
        if !self.has(name) {
            return;
        }
        for other in others
            .iter()
            .filter(|other| self.value.member(other).is_none())
        {
            let message = format!("is missing, though `{name}` is there");
            self.report_missing(other, "dependentRequired", message);
        }
    }

    /// `dependentSchemas`: where the member is, the object obeys this rule.
    pub fn dependent_schema(&mut self, name: &str, rule: impl Fn(&mut Check<'_>)) {
        if self.has(name) {
            self.judge_here(&rule);
        }
    }

    /// `readOnly` of the member: not sent. Stands before `required`.
    pub fn read_only(&mut self, name: &str) {
        self.absent(
            name,
            Direction::Sent,
            "readOnly",
            "is only received, never sent",
        );
    }

    /// `writeOnly` of the member: not received. Stands before `required`.
    pub fn write_only(&mut self, name: &str) {
        self.absent(
            name,
            Direction::Received,
            "writeOnly",
            "is only sent, never received",
        );
    }

    fn absent(&mut self, name: &str, direction: Direction, code: &'static str, message: &str) {
        if self.direction() != direction {
            return;
        }
        self.one_way.push(name.to_owned());
        if self.has(name) {
            self.report_missing(name, code, message.to_owned());
        }
    }

    /// The member at that index, to be judged.
    pub(super) fn member(&mut self, index: usize) -> Check<'_> {
        self.evaluated.set(index);
        let (name, value) = &members(self.value)[index];
        self.child(value, Step::Member(name))
    }

    fn is_object(&self) -> bool {
        matches!(self.value, Json::Object(_))
    }

    fn has(&self, name: &str) -> bool {
        self.value.member(name).is_some()
    }
}

/// The members of an object; of other values none.
pub(super) fn members(value: &Json) -> &[(String, Json)] {
    match value {
        Json::Object(members) => members,
        _ => &[],
    }
}
