//! Facts of what the vendor remembers between calls.

use super::declare_facts;
use crate::diff::effect::Effect;
use crate::diff::fact::{Area, Fact, Frame};

const NONE: Effect = Effect::NONE;
const OTHERWISE: Effect =
    NONE.surprises("the same calls in the same order are now answered differently");

const fn fact(slug: &'static str, noun: &'static str) -> Fact {
    Fact::new(Area::State, Frame::Document, &[], slug, noun)
}

declare_facts! {
    /// A kind of thing that has states.
    STATE = fact("state", "thing that the vendor remembers")
        .added(NONE, NONE, "{}", "components: { x-specbind-state: { card: { description: A card., keys: [no], initial: NEW, rules: [{ operation: s, becomes: OLD }] } } }");
    /// What it is.
    STATE_DESCRIPTION = fact("state-description", "description of a thing that the vendor remembers")
        .changed(NONE, "components: { x-specbind-state: { card: { description: A card., keys: [no], initial: NEW, rules: [{ operation: s, becomes: OLD }] } } }", "components: { x-specbind-state: { card: { description: One card., keys: [no], initial: NEW, rules: [{ operation: s, becomes: OLD }] } } }");
    /// Where a request names it.
    STATE_KEYS = fact("state-keys", "name of a thing in requests")
        .changed(OTHERWISE, "components: { x-specbind-state: { card: { description: A card., keys: [no], initial: NEW, rules: [{ operation: s, becomes: OLD }] } } }", "components: { x-specbind-state: { card: { description: A card., keys: [id], initial: NEW, rules: [{ operation: s, becomes: OLD }] } } }");
    /// The state of a thing that no call has changed.
    STATE_INITIAL = fact("state-initial", "first state")
        .changed(OTHERWISE, "components: { x-specbind-state: { card: { description: A card., keys: [no], initial: NEW, rules: [{ operation: s, becomes: OLD }] } } }", "components: { x-specbind-state: { card: { description: A card., keys: [no], initial: BLANK, rules: [{ operation: s, becomes: OLD }] } } }");
    /// A thing that begins in another state.
    STATE_KNOWN = fact("state-known", "thing that begins in another state")
        .added(OTHERWISE, OTHERWISE, "components: { x-specbind-state: { card: { description: A card., keys: [no], initial: NEW, rules: [{ operation: s, becomes: OLD }] } } }", "components: { x-specbind-state: { card: { description: A card., keys: [no], initial: NEW, known: { x: OLD }, rules: [{ operation: s, becomes: OLD }] } } }")
        .changed(OTHERWISE, "components: { x-specbind-state: { card: { description: A card., keys: [no], initial: NEW, known: { x: OLD }, rules: [{ operation: s, becomes: OLD }] } } }", "components: { x-specbind-state: { card: { description: A card., keys: [no], initial: NEW, known: { x: NEW }, rules: [{ operation: s, becomes: OLD }] } } }");
    /// What a call does to it.
    STATE_RULE = fact("state-rule", "what calls do to a thing that the vendor remembers")
        .added(OTHERWISE, OTHERWISE, "components: { x-specbind-state: { card: { description: A card., keys: [no], initial: NEW, rules: [{ operation: s, becomes: OLD }] } } }", "components: { x-specbind-state: { card: { description: A card., keys: [no], initial: NEW, rules: [{ operation: s, becomes: OLD }, { operation: s, is: [OLD], becomes: NEW }] } } }");
}
