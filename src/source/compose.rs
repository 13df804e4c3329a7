//! Builds the tree of a file from its events, with aliases and merge keys expanded, and the place of every value beside it.

use std::collections::HashMap;
use std::ops::Range;

use super::event::{Event, Events, Problem, ProblemKind, What};
use super::members::{Key, Map, Node};
use super::scalar::resolve;
use super::spot::Spot;
use super::value::Value;

/// How much a file may hold.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Lists and objects within each other.
    pub depth: usize,
    /// Values in all.
    pub values: usize,
    /// Values that aliases repeat.
    pub repeated: usize,
}

/// A file as a tree. Problems that leave a tree (duplicate keys, unknown tags) are collected.
pub(super) struct Composed {
    pub(super) value: Value,
    pub(super) spot: Spot,
    pub(super) problems: Vec<Problem>,
}

/// Reads all events; the first problem after which no tree can be had is the error.
pub(super) fn compose(events: &mut dyn Events, bounds: Bounds) -> Result<Composed, Problem> {
    let mut composer = Composer {
        bounds,
        ..Composer::default()
    };
    while let Some(event) = events.next()? {
        composer.take(event)?;
    }
    let Composer { done, problems, .. } = composer;
    let (value, spot) =
        done.ok_or_else(|| Problem::new(ProblemKind::Empty, 0..0, "this file is empty"))?;
    Ok(Composed {
        value,
        spot,
        problems,
    })
}

struct Composer {
    bounds: Bounds,
    values: usize,
    repeated: usize,
    open: Vec<Frame>,
    anchors: HashMap<String, (Node, usize)>,
    done: Option<Node>,
    problems: Vec<Problem>,
}

impl Default for Composer {
    fn default() -> Self {
        let bounds = Bounds {
            depth: 0,
            values: 0,
            repeated: 0,
        };
        Composer {
            bounds,
            values: 0,
            repeated: 0,
            open: Vec::new(),
            anchors: HashMap::new(),
            done: None,
            problems: Vec::new(),
        }
    }
}

/// A list or object that is still open.
struct Frame {
    start: usize,
    anchor: Option<String>,
    /// Values before this one, to know how many it holds.
    before: usize,
    content: Content,
}

enum Content {
    List(Vec<Value>, Vec<Spot>),
    Map(Map),
}

impl Composer {
    fn take(&mut self, event: Event) -> Result<(), Problem> {
        if self.open_map().is_some_and(|map| map.key.is_none()) && !matches!(event.what, What::End)
        {
            return self.take_key(event);
        }
        let Event {
            what,
            span,
            anchor,
            tag,
        } = event;
        self.report_tag(tag.as_deref(), &span);
        match what {
            What::Scalar { text, plain } => {
                let value = scalar(text, plain, tag.as_deref());
                let spot = Spot::leaf(&span, plain);
                self.count(1, &span)?;
                self.put((value, spot), anchor, 1)
            }
            What::ListStart => self.open(Content::List(Vec::new(), Vec::new()), &span, anchor),
            What::MapStart => self.open(Content::Map(Map::default()), &span, anchor),
            What::Alias(name) => self.alias(&name, &span),
            What::End => self.close(&span),
        }
    }

    fn open_map(&mut self) -> Option<&mut Map> {
        match &mut self.open.last_mut()?.content {
            Content::Map(map) => Some(map),
            Content::List(..) => None,
        }
    }

    fn take_key(&mut self, event: Event) -> Result<(), Problem> {
        let span = event.span;
        let (text, plain) = match event.what {
            What::Scalar { text, plain } => (text, plain),
            What::Alias(name) => (self.alias_key(&name, &span)?, false),
            _ => {
                return Err(Problem::new(
                    ProblemKind::ComplexKey,
                    span,
                    "a list or an object cannot be a key",
                ));
            }
        };
        if let Some(name) = event.anchor {
            let node = (Value::String(text.clone()), Spot::leaf(&span, plain));
            self.anchors.insert(name, (node, 1));
        }
        let merge = plain && text == "<<";
        if let Some(map) = self.open_map() {
            map.key = Some(Key { text, span, merge });
        }
        Ok(())
    }

    fn alias_key(&mut self, name: &str, span: &Range<usize>) -> Result<String, Problem> {
        match self.anchors.get(name) {
            Some(((Value::String(text), _), _)) => Ok(text.clone()),
            Some(_) => Err(Problem::new(
                ProblemKind::ComplexKey,
                span.clone(),
                "only text can be a key",
            )),
            None => Err(unknown_anchor(name, span)),
        }
    }

    fn report_tag(&mut self, tag: Option<&str>, span: &Range<usize>) {
        let Some(tag) = tag else { return };
        let core = tag.strip_prefix("tag:yaml.org,2002:");
        let known = [
            "str",
            "int",
            "float",
            "bool",
            "null",
            "seq",
            "map",
            "timestamp",
        ];
        if tag != "!" && !core.is_some_and(|name| known.contains(&name)) {
            let message = format!("the tag `{tag}` means nothing here");
            self.problems
                .push(Problem::new(ProblemKind::UnknownTag, span.clone(), message));
        }
    }

    fn count(&mut self, values: usize, span: &Range<usize>) -> Result<(), Problem> {
        self.values = self.values.saturating_add(values);
        if self.values <= self.bounds.values {
            return Ok(());
        }
        let message = format!("more than {} values", self.bounds.values);
        Err(Problem::new(
            ProblemKind::TooManyValues,
            span.clone(),
            message,
        ))
    }

    fn count_repeated(&mut self, values: usize, span: &Range<usize>) -> Result<(), Problem> {
        self.repeated = self.repeated.saturating_add(values);
        if self.repeated > self.bounds.repeated {
            let message = format!("aliases repeat more than {} values", self.bounds.repeated);
            return Err(Problem::new(
                ProblemKind::TooManyValues,
                span.clone(),
                message,
            ));
        }
        self.count(values, span)
    }

    fn open(
        &mut self,
        content: Content,
        span: &Range<usize>,
        anchor: Option<String>,
    ) -> Result<(), Problem> {
        if self.open.len() >= self.bounds.depth {
            let message = format!("nested deeper than {} levels", self.bounds.depth);
            return Err(Problem::new(ProblemKind::TooDeep, span.clone(), message));
        }
        let before = self.values;
        self.count(1, span)?;
        self.open.push(Frame {
            start: span.start,
            anchor,
            before,
            content,
        });
        Ok(())
    }

    fn close(&mut self, span: &Range<usize>) -> Result<(), Problem> {
        let Some(frame) = self.open.pop() else {
            return Ok(());
        };
        let end = span.end.max(frame.start);
        let node = match frame.content {
            Content::List(items, spots) => {
                (Value::Array(items), Spot::list(frame.start..end, spots))
            }
            Content::Map(map) => {
                let (members, keys, spots) = map.merged();
                (
                    Value::Object(Box::new(members)),
                    Spot::object(frame.start..end, keys, spots),
                )
            }
        };
        let values = self.values - frame.before;
        self.put(node, frame.anchor, values)
    }

    fn alias(&mut self, name: &str, span: &Range<usize>) -> Result<(), Problem> {
        let Some((node, values)) = self.anchors.get(name) else {
            return Err(unknown_anchor(name, span));
        };
        let (values, inner) = (*values, depth(&node.0));
        if self.open.len() + inner > self.bounds.depth {
            let message = format!("nested deeper than {} levels", self.bounds.depth);
            return Err(Problem::new(ProblemKind::TooDeep, span.clone(), message));
        }
        self.count_repeated(values, span)?;
        let Some((node, _)) = self.anchors.get(name).cloned() else {
            return Ok(());
        };
        self.put((node.0, node.1.at(span)), None, values)
    }

    fn put(&mut self, node: Node, anchor: Option<String>, values: usize) -> Result<(), Problem> {
        if let Some(name) = anchor {
            self.anchors.insert(name, (node.clone(), values));
        }
        let Some(frame) = self.open.last_mut() else {
            self.done = Some(node);
            return Ok(());
        };
        match &mut frame.content {
            Content::List(items, spots) => {
                items.push(node.0);
                spots.push(node.1);
                Ok(())
            }
            Content::Map(map) => match map.put(node)? {
                Some(duplicate) => {
                    self.problems.push(duplicate);
                    Ok(())
                }
                None => Ok(()),
            },
        }
    }
}

fn scalar(text: String, plain: bool, tag: Option<&str>) -> Value {
    match tag.and_then(|tag| tag.strip_prefix("tag:yaml.org,2002:")) {
        Some("str" | "timestamp") => Value::String(text),
        Some("int" | "float" | "bool" | "null") => resolve(&text),
        _ if plain && tag != Some("!") => resolve(&text),
        _ => Value::String(text),
    }
}

fn unknown_anchor(name: &str, span: &Range<usize>) -> Problem {
    Problem::new(
        ProblemKind::UnknownAnchor,
        span.clone(),
        format!("no anchor `&{name}` stands before this alias"),
    )
}

fn depth(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Value::Object(members) => 1 + members.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}
