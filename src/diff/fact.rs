//! A fact of the model that can change, and the rules that follow: fact × action × direction.

use super::effect::{Direction, Effect};

/// The part of a document that a fact belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Area {
    /// The document as a whole.
    Api,
    /// Servers and their variables.
    Server,
    /// Security schemes and requirements.
    Security,
    /// Signing schemes.
    Signing,
    /// What the vendor remembers between calls.
    State,
    /// The client's settings.
    Setting,
    /// Operations.
    Operation,
    /// Parameters.
    Parameter,
    /// Request bodies.
    RequestBody,
    /// Media types and their examples.
    MediaType,
    /// Responses.
    Response,
    /// Headers of responses.
    Header,
    /// The vendor's codes.
    Code,
    /// Schemas.
    Schema,
    /// Assumptions, open questions and gaps.
    Note,
    /// Items of the generated crate.
    Rust,
}

impl Area {
    /// The word of rules and reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Api => "api",
            Self::Server => "server",
            Self::Security => "security",
            Self::Signing => "signing",
            Self::Setting => "setting",
            Self::State => "state",
            Self::Operation => "operation",
            Self::Parameter => "parameter",
            Self::RequestBody => "request body",
            Self::MediaType => "media type",
            Self::Response => "response",
            Self::Header => "header",
            Self::Code => "code",
            Self::Schema => "schema",
            Self::Note => "note",
            Self::Rust => "rust",
        }
    }
}

/// What became of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// It was not there before.
    Added,
    /// It is there no more.
    Removed,
    /// It allows less than before.
    Tightened,
    /// It allows more than before.
    Relaxed,
    /// It is another one.
    Changed,
    /// It is the same in another place.
    Moved,
}

impl Action {
    /// The word of rules and reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Tightened => "tightened",
            Self::Relaxed => "relaxed",
            Self::Changed => "changed",
            Self::Moved => "moved",
        }
    }

    /// What the action is when old and new change places.
    pub fn mirror(self) -> Self {
        match self {
            Self::Added => Self::Removed,
            Self::Removed => Self::Added,
            Self::Tightened => Self::Relaxed,
            Self::Relaxed => Self::Tightened,
            Self::Changed => Self::Changed,
            Self::Moved => Self::Moved,
        }
    }
}

/// Where the example of a fact stands in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// A schema.
    Schema,
    /// The list of an operation's parameters.
    Parameters,
    /// Members of an operation.
    Operation,
    /// The headers of a response.
    Headers,
    /// Members of a response.
    Response,
    /// Members of a media type.
    MediaType,
    /// Members of the document.
    Document,
}

impl Frame {
    /// What `explain` calls it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Schema => "a schema",
            Self::Parameters => "`parameters` of an operation",
            Self::Operation => "an operation",
            Self::Headers => "`headers` of a response",
            Self::Response => "a response",
            Self::MediaType => "a media type",
            Self::Document => "the document",
        }
    }
}

/// A change that can happen to a fact, with an example in YAML.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// What happens.
    pub action: Action,
    /// What it does to clients built before.
    pub effect: Effect,
    /// The example before.
    pub old: &'static str,
    /// The example after.
    pub new: &'static str,
}

/// A fact of the model that can change.
#[derive(Clone, Copy, Debug)]
pub struct Fact {
    /// Its name in rules.
    pub slug: &'static str,
    /// Its name for people.
    pub noun: &'static str,
    /// What it belongs to.
    pub area: Area,
    /// Where its example stands.
    pub frame: Frame,
    /// Which ways its values go; none when it is not about values.
    pub directions: &'static [Direction],
    /// Whether it decides which Rust items there are.
    pub shapes: bool,
    added: Option<Step>,
    removed: Option<Step>,
    tightened: Option<Step>,
    relaxed: Option<Step>,
    changed: Option<Step>,
    moved: Option<Step>,
}

impl Fact {
    /// A fact to which nothing can happen yet.
    pub const fn new(
        area: Area,
        frame: Frame,
        directions: &'static [Direction],
        slug: &'static str,
        noun: &'static str,
    ) -> Self {
        Self {
            slug,
            noun,
            area,
            frame,
            directions,
            shapes: false,
            added: None,
            removed: None,
            tightened: None,
            relaxed: None,
            changed: None,
            moved: None,
        }
    }

    /// It decides which Rust items there are.
    pub const fn shaping(mut self) -> Self {
        self.shapes = true;
        self
    }

    /// It comes and goes: `old` has it not, `new` has it.
    pub const fn added(
        mut self,
        come: Effect,
        go: Effect,
        old: &'static str,
        new: &'static str,
    ) -> Self {
        self.added = Some(step(Action::Added, come, old, new));
        self.removed = Some(step(Action::Removed, go, new, old));
        self
    }

    /// It has degrees: `new` allows less than `old`.
    pub const fn tightened(
        mut self,
        tighten: Effect,
        relax: Effect,
        old: &'static str,
        new: &'static str,
    ) -> Self {
        self.tightened = Some(step(Action::Tightened, tighten, old, new));
        self.relaxed = Some(step(Action::Relaxed, relax, new, old));
        self
    }

    /// It can be another one.
    pub const fn changed(mut self, effect: Effect, old: &'static str, new: &'static str) -> Self {
        self.changed = Some(step(Action::Changed, effect, old, new));
        self
    }

    /// It can stand elsewhere.
    pub const fn moved(mut self, effect: Effect, old: &'static str, new: &'static str) -> Self {
        self.moved = Some(step(Action::Moved, effect, old, new));
        self
    }

    /// Everything that can happen to it.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        [
            &self.added,
            &self.removed,
            &self.tightened,
            &self.relaxed,
            &self.changed,
            &self.moved,
        ]
        .into_iter()
        .flatten()
    }

    /// What `action` does to clients built before.
    pub fn effect(&self, action: Action) -> Effect {
        self.steps()
            .find(|step| step.action == action)
            .map_or(Effect::NONE, |step| step.effect)
    }

    /// Name of the rule about `action`, in `direction` where the fact has directions.
    pub fn rule_id(&self, action: Action, direction: Option<Direction>) -> String {
        let rest = format!("{}-{}", self.slug, action.word());
        match direction.filter(|_| self.directions.len() == 2) {
            Some(direction) => format!("{}-{rest}", direction.word()),
            None => rest,
        }
    }
}

const fn step(action: Action, effect: Effect, old: &'static str, new: &'static str) -> Step {
    Step {
        action,
        effect,
        old,
        new,
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// What changes.
    pub fact: &'static Fact,
    /// How.
    pub step: &'static Step,
    /// In which direction, where the fact has directions.
    pub direction: Option<Direction>,
}

impl Rule {
    /// Its stable name.
    pub fn id(&self) -> String {
        self.fact.rule_id(self.step.action, self.direction)
    }

    /// Why the wire breaks, by direction.
    pub fn wire(&self) -> Vec<(Direction, &'static str)> {
        self.by_direction(Effect::wire)
    }

    /// Why old code means something else, by direction.
    pub fn behaviour(&self) -> Vec<(Direction, &'static str)> {
        self.by_direction(Effect::behaviour)
    }

    fn by_direction(
        &self,
        verdict: impl Fn(&Effect, Direction) -> Option<&'static str>,
    ) -> Vec<(Direction, &'static str)> {
        let all: &[Direction] = match &self.direction {
            Some(direction) => std::slice::from_ref(direction),
            None => &Direction::BOTH,
        };
        all.iter()
            .filter_map(|direction| Some((*direction, verdict(&self.step.effect, *direction)?)))
            .collect()
    }
}
