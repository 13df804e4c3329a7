//! An ECMA-262 pattern → steps that find it in time that grows with the text alone, though it looks round. Only in crates
//! whose document has such patterns.

/// Of one pattern: repetitions with a number are written out.
const MOST_STEPS: usize = 20_000;

/// What has to be found, letter by letter.
#[derive(Debug)]
pub(super) struct Path {
    pub(super) steps: Vec<Step>,
    /// Walked from the end of the text to its start: what stands ahead is known before what looks for it.
    pub(super) is_backward: bool,
}

#[derive(Debug)]
pub(super) enum Step {
    /// A letter of the set with this number.
    Letter(usize),
    Start,
    End,
    /// Whether the end of a word is wanted, or that there is none.
    Boundary(bool),
    /// Whether the path with this number is wanted to be found from here, or not to be.
    Look(usize, bool),
    /// Goes on at each of them.
    Fork(Vec<usize>),
    Found,
}

/// A pattern, read.
#[derive(Debug)]
pub(super) struct Expression<'a> {
    pub(super) path: Path,
    /// What it looks round for; what stands in another one comes before that.
    pub(super) looks: Vec<Path>,
    /// The pieces of the pattern that stand for one letter.
    pub(super) sets: Vec<&'a str>,
}

/// Reads a pattern that is known to be one, `unicode` as the `u` flag says; or why nobody knows how long it would take.
pub(super) fn read(pattern: &str, unicode: bool) -> Result<Expression<'_>, &'static str> {
    let mut reader = Reader {
        rest: pattern,
        unicode,
        looks: Vec::new(),
        sets: Vec::new(),
        work: 0,
    };
    let node = reader.alternatives()?;
    Ok(Expression {
        path: reader.path(&node, false)?,
        looks: reader.looks,
        sets: reader.sets,
    })
}

enum Node {
    Letter(usize),
    Start,
    End,
    Boundary(bool),
    Look(usize, bool),
    All(Vec<Node>),
    Any(Vec<Node>),
    Repeat(Box<Node>, usize, Option<usize>),
}

type Read<T> = Result<T, &'static str>;

struct Reader<'a> {
    rest: &'a str,
    unicode: bool,
    looks: Vec<Path>,
    sets: Vec<&'a str>,
    work: usize,
}

impl<'a> Reader<'a> {
    fn eat(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn alternatives(&mut self) -> Read<Node> {
        let mut nodes = vec![self.sequence()?];
        while self.eat("|") {
            nodes.push(self.sequence()?);
        }
        Ok(Node::Any(nodes))
    }

    fn sequence(&mut self) -> Read<Node> {
        let mut nodes = Vec::new();
        while !self.rest.is_empty() && !self.rest.starts_with(['|', ')']) {
            let node = self.atom()?;
            nodes.push(self.repeated(node));
        }
        Ok(Node::All(nodes))
    }

    fn atom(&mut self) -> Read<Node> {
        const ASSERTIONS: [(&str, Node); 4] = [
            ("^", Node::Start),
            ("$", Node::End),
            (r"\b", Node::Boundary(true)),
            (r"\B", Node::Boundary(false)),
        ];
        for (text, node) in ASSERTIONS {
            if self.eat(text) {
                return Ok(node);
            }
        }
        if self.eat("(") {
            return self.group();
        }
        let length = match self.rest.strip_prefix('\\') {
            Some(escape) => 1 + escape_length(escape, self.unicode)?,
            None if self.rest.starts_with('[') => class_length(self.rest),
            None => self.rest.chars().next().map_or(0, char::len_utf8),
        };
        let (set, rest) = self.rest.split_at(length);
        self.rest = rest;
        let known = self.sets.iter().position(|other| *other == set);
        Ok(Node::Letter(known.unwrap_or_else(|| {
            self.sets.push(set);
            self.sets.len() - 1
        })))
    }

    fn group(&mut self) -> Read<Node> {
        let looks = [
            ("?=", true, true),
            ("?!", true, false),
            ("?<=", false, true),
            ("?<!", false, false),
        ];
        let look = looks.into_iter().find(|(text, ..)| self.eat(text));
        if look.is_none() && self.eat("?") && !self.eat(":") {
            let name = self.rest.find('>').filter(|_| self.rest.starts_with('<'));
            let end = name.ok_or("it changes its flags on the way")?;
            self.rest = &self.rest[end + 1..];
        }
        let node = self.alternatives()?;
        self.eat(")");
        let Some((_, is_ahead, is_wanted)) = look else {
            return Ok(node);
        };
        let path = self.path(&node, is_ahead)?;
        self.looks.push(path);
        Ok(Node::Look(self.looks.len() - 1, is_wanted))
    }

    /// The node as often as the text behind it says. Whether it takes little or much makes no difference.
    fn repeated(&mut self, node: Node) -> Node {
        let (least, most) = if self.eat("*") {
            (0, None)
        } else if self.eat("+") {
            (1, None)
        } else if self.eat("?") {
            (0, Some(1))
        } else if let Some((least, most, length)) = counts(self.rest) {
            self.rest = &self.rest[length..];
            (least, most)
        } else {
            return node;
        };
        self.eat("?");
        Node::Repeat(Box::new(node), least, most)
    }

    fn path(&mut self, node: &Node, is_backward: bool) -> Read<Path> {
        let mut path = Path {
            steps: Vec::new(),
            is_backward,
        };
        path.add(node, &mut self.work)?;
        path.steps.push(Step::Found);
        Ok(path)
    }
}

impl Path {
    fn add(&mut self, node: &Node, work: &mut usize) -> Read<()> {
        *work += 1;
        if *work > MOST_STEPS {
            return Err("it has too many steps when its repetitions are written out");
        }
        match node {
            Node::Letter(set) => self.steps.push(Step::Letter(*set)),
            Node::Start => self.steps.push(Step::Start),
            Node::End => self.steps.push(Step::End),
            Node::Boundary(is_wanted) => self.steps.push(Step::Boundary(*is_wanted)),
            Node::Look(look, is_wanted) => self.steps.push(Step::Look(*look, *is_wanted)),
            Node::All(nodes) if self.is_backward => {
                nodes
                    .iter()
                    .rev()
                    .try_for_each(|node| self.add(node, work))?;
            }
            Node::All(nodes) => nodes.iter().try_for_each(|node| self.add(node, work))?,
            Node::Any(nodes) => self.add_any(nodes, work)?,
            Node::Repeat(node, least, most) => {
                for _ in 0..*least {
                    self.add(node, work)?;
                }
                match most {
                    None => self.add_endless(node, work)?,
                    Some(most) => self.add_optional(node, most.saturating_sub(*least), work)?,
                }
            }
        }
        Ok(())
    }

    fn fork(&mut self) -> usize {
        self.steps.push(Step::Fork(Vec::new()));
        self.steps.len() - 1
    }

    fn add_any(&mut self, nodes: &[Node], work: &mut usize) -> Read<()> {
        if let [node] = nodes {
            return self.add(node, work);
        }
        let fork = self.fork();
        let (mut starts, mut ends) = (Vec::new(), Vec::new());
        for node in nodes {
            starts.push(self.steps.len());
            self.add(node, work)?;
            ends.push(self.fork());
        }
        let behind = self.steps.len();
        self.steps[fork] = Step::Fork(starts);
        for end in ends {
            self.steps[end] = Step::Fork(vec![behind]);
        }
        Ok(())
    }

    fn add_endless(&mut self, node: &Node, work: &mut usize) -> Read<()> {
        let fork = self.fork();
        self.add(node, work)?;
        self.steps.push(Step::Fork(vec![fork]));
        self.steps[fork] = Step::Fork(vec![fork + 1, self.steps.len()]);
        Ok(())
    }

    fn add_optional(&mut self, node: &Node, times: usize, work: &mut usize) -> Read<()> {
        let mut forks = Vec::new();
        for _ in 0..times {
            forks.push(self.fork());
            self.add(node, work)?;
        }
        let behind = self.steps.len();
        for fork in forks {
            self.steps[fork] = Step::Fork(vec![fork + 1, behind]);
        }
        Ok(())
    }
}

/// Of what stands behind a backslash.
fn escape_length(escape: &str, unicode: bool) -> Read<usize> {
    let mut letters = escape.chars();
    let letter = letters.next().unwrap_or_default();
    let follows = letters.as_str();
    let hex = |digits: usize| {
        let digits = follows.get(..digits)?;
        u32::from_str_radix(digits, 16).ok()
    };
    let braces = follows
        .find('}')
        .filter(|_| unicode && follows.starts_with('{'));
    Ok(match (letter, braces) {
        ('u' | 'p' | 'P', Some(end)) => 1 + end + 1,
        ('u', None) if hex(4).is_some_and(|code| char::from_u32(code).is_none()) => {
            return Err("it has half a letter");
        }
        ('u', None) if hex(4).is_some() => 5,
        ('x', _) if hex(2).is_some() => 3,
        ('c', _) if follows.starts_with(|letter: char| letter.is_ascii_alphabetic()) => 2,
        ('c', _) => 0,
        ('k' | '1'..='9', _) => return Err("it looks back at what a group has found"),
        ('0', _) if follows.starts_with(|digit: char| digit.is_ascii_digit()) => {
            return Err("it has octal digits");
        }
        _ => letter.len_utf8(),
    })
}

/// Of the class that the text begins with.
fn class_length(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, letter) in text.char_indices() {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            ']' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The least and the most of the repetition that the text begins with, and its length. Other braces are letters.
fn counts(text: &str) -> Option<(usize, Option<usize>, usize)> {
    let (inside, _) = text.strip_prefix('{')?.split_once('}')?;
    let (least, most) = match inside.split_once(',') {
        None => (inside, Some(inside)),
        Some((least, "")) => (least, None),
        Some((least, most)) => (least, Some(most)),
    };
    let number = |text: &str| {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| text.parse().unwrap_or(usize::MAX))
    };
    let most = match most {
        Some(most) => Some(number(most)?),
        None => None,
    };
    Some((number(least)?, most, inside.len() + 2))
}
