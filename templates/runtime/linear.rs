//! An ECMA-262 pattern → the syntax of `regex`, whose time grows with the text alone. Only in crates whose document has patterns.

use std::iter::Peekable;
use std::str::Chars;

const DIGITS: &str = "0-9";
const WORDS: &str = "0-9A-Za-z_";
/// White space and line ends (ECMA-262, sections 12.2 and 12.3).
const SPACES: &str = r"\x{9}-\x{D}\x{20}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}";

/// The same pattern for the other matcher; `None` where it looks round, or where the two may read it differently.
pub(super) fn translate(pattern: &str) -> Option<String> {
    let mut reader = Reader {
        rest: pattern.chars().peekable(),
        text: String::new(),
    };
    while let Some(letter) = reader.rest.next() {
        reader.step(letter)?;
    }
    Some(reader.text)
}

struct Reader<'a> {
    rest: Peekable<Chars<'a>>,
    text: String,
}

/// What stands in a class, or an escape for.
enum Atom {
    Letter(char),
    /// Members of a class, or all but these.
    Set(&'static str, bool),
}

impl Reader<'_> {
    fn step(&mut self, letter: char) -> Option<()> {
        match letter {
            '^' | '$' | '|' | '*' | '+' | '?' | ')' => self.text.push(letter),
            '.' => self.text.push_str(r"[^\n\r\x{2028}\x{2029}]"),
            '(' => self.open_group()?,
            '[' => self.class()?,
            '{' => self.brace(),
            '\\' if self.rest.next_if_eq(&'b').is_some() => self.text.push_str(r"(?-u:\b)"),
            '\\' => {
                let atom = self.escape()?;
                self.text.push_str(&match atom {
                    Atom::Letter(letter) => literal(letter),
                    Atom::Set(..) => format!("[{}]", member(&atom)),
                });
            }
            _ => self.text.push_str(&literal(letter)),
        }
        Some(())
    }

    /// No group is asked for by its number: what refers back to one is not judged.
    fn open_group(&mut self) -> Option<()> {
        self.text.push_str("(?:");
        if self.rest.next_if_eq(&'?').is_none() {
            return Some(());
        }
        match self.rest.next()? {
            ':' => Some(()),
            '<' if !matches!(self.rest.peek(), Some('=' | '!')) => {
                self.rest.find(|letter| *letter == '>').map(drop)
            }
            _ => None,
        }
    }

    /// A repetition, or a brace that stands for itself.
    fn brace(&mut self) {
        let inside: String = self
            .rest
            .clone()
            .take_while(|letter| *letter != '}')
            .collect();
        let (least, most) = inside.split_once(',').unwrap_or((&inside, ""));
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let is_closed = self.rest.clone().any(|letter| letter == '}');
        if is_closed && !least.is_empty() && is_number(least) && is_number(most) {
            self.text.push_str(&format!("{{{inside}}}"));
            self.rest.find(|letter| *letter == '}');
        } else {
            self.text.push_str(&literal('{'));
        }
    }

    fn class(&mut self) -> Option<()> {
        let mut members = String::new();
        let opening = match self.rest.next_if_eq(&'^') {
            Some(_) => "[^",
            None => "[",
        };
        loop {
            let low = match self.class_atom()? {
                Some(atom) => atom,
                None if members.is_empty() => return None,
                None => break,
            };
            members.push_str(&member(&low));
            let mut ahead = self.rest.clone();
            if ahead.next() != Some('-') || ahead.next() == Some(']') {
                continue;
            }
            self.rest.next();
            match (low, self.class_atom()??) {
                (Atom::Letter(low), Atom::Letter(high)) if low <= high => {
                    members.push_str(&format!("-{}", literal(high)));
                }
                (Atom::Letter(_), Atom::Letter(_)) => return None,
                (_, high) => members.push_str(&format!("{}{}", literal('-'), member(&high))),
            }
        }
        self.text.push_str(&format!("{opening}{members}]"));
        Some(())
    }

    /// `Some(None)` at the end of the class.
    fn class_atom(&mut self) -> Option<Option<Atom>> {
        Some(match self.rest.next()? {
            ']' => None,
            '\\' if self.rest.next_if_eq(&'b').is_some() => Some(Atom::Letter('\x08')),
            '\\' => Some(self.escape()?),
            letter => Some(Atom::Letter(letter)),
        })
    }

    fn escape(&mut self) -> Option<Atom> {
        Some(match self.rest.next()? {
            'd' => Atom::Set(DIGITS, false),
            'D' => Atom::Set(DIGITS, true),
            'w' => Atom::Set(WORDS, false),
            'W' => Atom::Set(WORDS, true),
            's' => Atom::Set(SPACES, false),
            'S' => Atom::Set(SPACES, true),
            't' => Atom::Letter('\t'),
            'n' => Atom::Letter('\n'),
            'r' => Atom::Letter('\r'),
            'v' => Atom::Letter('\x0B'),
            'f' => Atom::Letter('\x0C'),
            'x' => Atom::Letter(self.hex(2)?),
            'u' => Atom::Letter(self.hex(4)?),
            letter if letter.is_ascii_alphanumeric() => return None,
            letter => Atom::Letter(letter),
        })
    }

    fn hex(&mut self, digits: usize) -> Option<char> {
        let mut code = 0;
        for _ in 0..digits {
            code = code * 16 + self.rest.next()?.to_digit(16)?;
        }
        char::from_u32(code)
    }
}

fn member(atom: &Atom) -> String {
    match atom {
        Atom::Letter(letter) => literal(*letter),
        Atom::Set(members, false) => (*members).to_owned(),
        Atom::Set(members, true) => format!("[^{members}]"),
    }
}

fn literal(letter: char) -> String {
    format!(r"\x{{{:X}}}", u32::from(letter))
}
