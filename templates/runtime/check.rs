//! Judges one JSON value by rules. Every keyword of JSON Schema is one method, here or in the files beside this one.
//!
//! A rule is any function from `&mut Check` to nothing. Rules of other types than the value's own say
//! nothing, as in JSON Schema: `minimum` is silent about a string.

use super::json::Json;
use super::violation::{Location, Violation};

/// How many rules may be nested in each other before the check gives up.
pub const MAX_NESTING: usize = 400;

/// How many attempts deep within others are made before the check gives up: where alternatives hold each other, the
/// time could otherwise double with each level of the value.
pub const MAX_ATTEMPTS: usize = 100_000;

/// How many attempts may be nested in each other before they count. Long lists have many that are not.
const UNCOUNTED_NESTING: usize = 4;

/// How many violations are kept; the check of a hostile value must not fill the memory.
pub const MAX_VIOLATIONS: usize = 1000;

/// A rule that another rule refers to.
pub type Rule<'r> = &'r dyn Fn(&mut Check<'_>);

/// JSON types. A number is more than one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// `null`.
    Null,
    /// `true` and `false`.
    Boolean,
    /// A number without fraction and exponent, as OpenAPI 3.0 means it: not `1.0`.
    Integer,
    /// A number whose value is whole, as JSON Schema 2020-12 and OpenAPI 3.1 mean `integer`: also `1.0`.
    Whole,
    /// Any number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

/// Which way a value goes, for members that only go one way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Not known: neither `readOnly` nor `writeOnly` is judged.
    #[default]
    Either,
    /// To the server: `readOnly` members may not be there, and are not missed.
    Sent,
    /// From the server: `writeOnly` members may not be there, and are not missed.
    Received,
}

/// What is judged, and from where it comes.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// Part of the call or answer.
    pub location: Location,
    /// Name of the header, parameter or setting; empty for a body.
    pub name: &'a str,
    /// Which way the value goes.
    pub direction: Direction,
}

impl Subject<'static> {
    /// A body that goes that way.
    pub fn body(direction: Direction) -> Self {
        Self {
            location: Location::Body,
            name: "",
            direction,
        }
    }
}

/// The outcome of a check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judgement {
    /// What is wrong, in the order of the rules.
    pub violations: Vec<Violation>,
    /// Whether the value itself is a secret.
    pub secret: bool,
}

/// Judges a value by a rule.
pub fn judge(value: &Json, subject: Subject<'_>, rule: impl Fn(&mut Check<'_>)) -> Judgement {
    let mut report = Report {
        location: subject.location,
        name: subject.name.to_owned(),
        direction: subject.direction,
        violations: Vec::new(),
        attempts: 0,
    };
    let mut check = Check::new(value, Path::default(), &mut report);
    rule(&mut check);
    if check.report.attempts > MAX_ATTEMPTS {
        let message = "takes too many attempts to judge".to_owned();
        check.report("attempts", MAX_ATTEMPTS, message);
    }
    let secret = check.secret;
    let violations = report.violations;
    Judgement { violations, secret }
}

/// One value under judgement, and its place.
#[derive(Debug)]
pub struct Check<'a> {
    pub(super) value: &'a Json,
    path: Path<'a>,
    report: &'a mut Report,
    secret: bool,
    nesting: usize,
    /// How many attempts it is part of.
    attempts: usize,
    /// Members that do not go in this direction, so that nobody misses them.
    pub(super) one_way: Vec<String>,
    /// Members or items that a keyword of this very schema names, for `additionalProperties`.
    pub(super) matched: Marks,
    /// Members or items that any keyword has judged, for `unevaluatedProperties` and `unevaluatedItems`.
    pub(super) evaluated: Marks,
}

impl<'a> Check<'a> {
    fn new(value: &'a Json, path: Path<'a>, report: &'a mut Report) -> Self {
        Self {
            value,
            path,
            report,
            secret: false,
            nesting: 0,
            attempts: 0,
            one_way: Vec::new(),
            matched: Marks::default(),
            evaluated: Marks::default(),
        }
    }

    /// Marks the value and all within it as secret: no violation shows it. Stands before every other rule.
    pub fn secret(&mut self) {
        self.secret = true;
    }

    /// Which way the value goes.
    pub fn direction(&self) -> Direction {
        self.report.direction
    }

    /// The value of a member or item, to be judged at its own place.
    pub(super) fn child<'c>(&'c mut self, value: &'c Json, step: Step<'c>) -> Check<'c> {
        let path = Path {
            parent: Some(&self.path),
            step,
        };
        let mut child = Check::new(value, path, self.report);
        child.secret = self.secret;
        child.nesting = self.nesting + 1;
        child.attempts = self.attempts;
        child
    }

    /// Judges this value by a rule of a subschema, as part of this check.
    pub(super) fn judge_here(&mut self, rule: Rule<'_>) {
        let mut inner = Check::new(self.value, self.path, self.report);
        inner.secret = self.secret;
        inner.nesting = self.nesting + 1;
        inner.attempts = self.attempts;
        inner.one_way.clone_from(&self.one_way);
        inner.apply(rule);
        let Check {
            secret, evaluated, ..
        } = inner;
        self.secret |= secret;
        self.evaluated.merge(&evaluated);
    }

    /// Judges this value by a rule of a subschema whose failure may be no failure of the whole.
    pub(super) fn attempt(&mut self, rule: Rule<'_>) -> Attempt {
        let mut report = Report {
            location: self.report.location,
            name: self.report.name.clone(),
            direction: self.report.direction,
            violations: Vec::new(),
            attempts: self.report.attempts + usize::from(self.attempts >= UNCOUNTED_NESTING),
        };
        let is_affordable = report.attempts <= MAX_ATTEMPTS;
        let mut inner = Check::new(self.value, self.path, &mut report);
        inner.secret = self.secret;
        inner.nesting = self.nesting + 1;
        inner.attempts = self.attempts + 1;
        inner.one_way.clone_from(&self.one_way);
        // What is not tried any more does not count as kept: the whole value is refused for it.
        if is_affordable {
            inner.apply(rule);
        }
        let Check {
            secret, evaluated, ..
        } = inner;
        self.secret |= secret;
        self.report.attempts = report.attempts;
        let violations = report.violations;
        Attempt {
            violations,
            evaluated,
        }
    }

    /// Judges this value by a rule, unless rules nest too deep.
    pub(super) fn apply(&mut self, rule: Rule<'_>) {
        if self.nesting > MAX_NESTING {
            self.report("nesting", MAX_NESTING, "rules nest too deep".to_owned());
        } else {
            rule(self);
        }
    }

    /// Takes over what an attempt found wrong.
    pub(super) fn adopt(&mut self, violations: Vec<Violation>) {
        for violation in violations {
            self.push(violation);
        }
    }

    /// Records a broken rule: its keyword, what it asks for, and the sentence about it.
    pub fn report(&mut self, code: &'static str, limit: impl ToString, message: String) {
        let actual = (!self.secret).then(|| shorten(self.value));
        self.push(Violation {
            location: self.report.location,
            name: self.name(),
            pointer: self.path.pointer(),
            code,
            limit: limit.to_string(),
            actual,
            message,
        });
    }

    /// Records that a member is not there.
    pub(super) fn report_missing(&mut self, name: &str, code: &'static str, message: String) {
        let path = Path {
            parent: Some(&self.path),
            step: Step::Member(name),
        };
        let pointer = path.pointer();
        self.push(Violation {
            location: self.report.location,
            name: name.to_owned(),
            pointer,
            code,
            limit: String::new(),
            actual: None,
            message,
        });
    }

    /// The value as a sentence names it: shortened, and only if it is no secret.
    pub(super) fn subject(&self) -> String {
        if self.secret {
            "the value".to_owned()
        } else {
            shorten(self.value)
        }
    }

    /// The place of the value.
    pub(super) fn pointer(&self) -> String {
        self.path.pointer()
    }

    fn name(&self) -> String {
        if self.report.name.is_empty() {
            self.path.member().to_owned()
        } else {
            self.report.name.clone()
        }
    }

    fn push(&mut self, violation: Violation) {
        if self.report.violations.len() < MAX_VIOLATIONS {
            self.report.violations.push(violation);
        }
    }
}

/// What a rule found that was only tried.
#[derive(Debug)]
pub(super) struct Attempt {
    pub(super) violations: Vec<Violation>,
    pub(super) evaluated: Marks,
}

/// Where violations are collected.
#[derive(Debug)]
struct Report {
    location: Location,
    name: String,
    direction: Direction,
    violations: Vec<Violation>,
    /// How many attempts deep within others were made, in this report and those for what is only tried.
    attempts: usize,
}

/// The way from the root to a value.
#[derive(Clone, Copy, Debug, Default)]
struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Step<'a>,
}

/// One step into a value.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Step<'a> {
    /// The value itself.
    #[default]
    Root,
    /// The member of that name.
    Member(&'a str),
    /// The item at that index.
    Item(usize),
}

impl Path<'_> {
    fn pointer(&self) -> String {
        let parent = self.parent.map(Path::pointer).unwrap_or_default();
        match self.step {
            Step::Root => parent,
            Step::Member(name) => {
                let name = name.replace('~', "~0").replace('/', "~1");
                format!("{parent}/{name}")
            }
            Step::Item(index) => format!("{parent}/{index}"),
        }
    }

    /// The nearest member on the way.
    fn member(&self) -> &str {
        match (self.step, self.parent) {
            (Step::Member(name), _) => name,
            (_, Some(parent)) => parent.member(),
            (_, None) => "",
        }
    }
}

/// Positions of members or items.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks(Vec<bool>);

impl Marks {
    pub(super) fn set(&mut self, index: usize) {
        if self.0.len() <= index {
            self.0.resize(index + 1, false);
        }
        self.0[index] = true;
    }

    pub(super) fn has(&self, index: usize) -> bool {
        self.0.get(index).copied().unwrap_or_default()
    }

    pub(super) fn merge(&mut self, other: &Self) {
        for (index, _) in other.0.iter().enumerate().filter(|(_, set)| **set) {
            self.set(index);
        }
    }
}

/// A value as messages show it: on one line, not too long, and never the contents of an array or object.
pub(super) fn shorten(value: &Json) -> String {
    const LONGEST: usize = 64;
    let cut = |text: &str| match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", text[..at].escape_debug()),
        None => text.escape_debug().to_string(),
    };
    match value {
        Json::Null => "null".to_owned(),
        Json::Bool(value) => value.to_string(),
        Json::Number(number) => cut(number.as_str()),
        Json::String(text) => format!("`{}`", cut(text)),
        Json::Array(items) => format!("an array of {}", count(items.len(), "item")),
        Json::Object(members) => format!("an object with {}", count(members.len(), "member")),
    }
}

/// `1 item`, `2 items`.
pub(super) fn count(number: impl TryInto<u64>, noun: &str) -> String {
    let number = number.try_into().unwrap_or(u64::MAX);
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
