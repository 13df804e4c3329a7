//! Finds patterns that look round, all their ways at once. Only in crates whose document has such patterns.

use std::mem;

use regress::Regex;

use super::expression::{Expression, Path, Step};

/// For one text, of all its letters together.
const MOST_STEPS: usize = 20 << 20;

/// A pattern, by its steps.
#[derive(Debug)]
pub struct Stepping {
    path: Path,
    looks: Vec<Path>,
    sets: Vec<Set>,
}

/// The letters that stand at one place of a pattern.
#[derive(Debug)]
enum Set {
    One(char),
    /// A bit for each letter of ASCII, and who knows the others.
    Many(u128, Regex),
}

impl Set {
    fn new(text: &str, flags: &str) -> Result<Self, regress::Error> {
        let mut letters = text.chars();
        if let (Some(letter), None) = (letters.next(), letters.next())
            && letter != '.'
        {
            return Ok(Self::One(letter));
        }
        let regex = Regex::with_flags(&format!("^{text}$"), flags)?;
        let is_member = |code: &u8| is_found(&regex, char::from(*code));
        let ascii = (0..128).filter(is_member).map(|code| 1 << code);
        Ok(Self::Many(ascii.sum(), regex))
    }

    fn has(&self, letter: char) -> bool {
        match self {
            Self::One(other) => letter == *other,
            Self::Many(ascii, _) if letter.is_ascii() => ascii >> u32::from(letter) & 1 == 1,
            Self::Many(_, regex) => is_found(regex, letter),
        }
    }
}

fn is_found(regex: &Regex, letter: char) -> bool {
    regex.find(letter.encode_utf8(&mut [0; 4])).is_some()
}

impl Stepping {
    pub(super) fn new(expression: Expression<'_>, flags: &str) -> Result<Self, regress::Error> {
        let Expression { path, looks, sets } = expression;
        let sets = sets.into_iter().map(|text| Set::new(text, flags));
        Ok(Self {
            path,
            looks,
            sets: sets.collect::<Result<_, _>>()?,
        })
    }

    /// Whether the pattern is found somewhere in the text; `None` where that takes too many steps.
    pub fn is_match(&self, text: &str) -> Option<bool> {
        let mut walk = Walk {
            sets: &self.sets,
            letters: text.chars().collect(),
            looks: Vec::new(),
            left: MOST_STEPS,
        };
        for look in &self.looks {
            let found = walk.find(look)?;
            walk.looks.push(found);
        }
        Some(walk.find(&self.path)?.contains(&true))
    }
}

struct Walk<'a> {
    sets: &'a [Set],
    letters: Vec<char>,
    /// By look: the places where it is found.
    looks: Vec<Vec<bool>>,
    /// Steps that may still be taken.
    left: usize,
}

impl Walk<'_> {
    /// The places where the path ends, wherever it began.
    fn find(&mut self, path: &Path) -> Option<Vec<bool>> {
        let length = self.letters.len();
        let mut found = vec![false; length + 1];
        let mut seen = vec![usize::MAX; path.steps.len()];
        let (mut now, mut next) = (Vec::new(), Vec::new());
        for count in 0..=length {
            let at = if path.is_backward {
                length - count
            } else {
                count
            };
            let letter = at.checked_sub(usize::from(path.is_backward));
            let letter = letter.and_then(|index| self.letters.get(index));
            now.push(0);
            while let Some(step) = now.pop() {
                if mem::replace(&mut seen[step], at) == at {
                    continue;
                }
                self.left = self.left.checked_sub(1)?;
                match &path.steps[step] {
                    Step::Found => found[at] = true,
                    Step::Fork(steps) => now.extend(steps),
                    Step::Letter(set) if letter.is_some_and(|one| self.sets[*set].has(*one)) => {
                        next.push(step + 1);
                    }
                    Step::Letter(_) => {}
                    assertion if self.holds(assertion, at) => now.push(step + 1),
                    _ => {}
                }
            }
            mem::swap(&mut now, &mut next);
        }
        Some(found)
    }

    /// Whether the assertion is true at this place.
    fn holds(&self, assertion: &Step, at: usize) -> bool {
        let is_word = |index: Option<usize>| {
            let letter = index.and_then(|index| self.letters.get(index));
            letter.is_some_and(|letter| letter.is_ascii_alphanumeric() || *letter == '_')
        };
        match assertion {
            Step::Start => at == 0,
            Step::End => at == self.letters.len(),
            Step::Boundary(is_wanted) => {
                (is_word(at.checked_sub(1)) != is_word(Some(at))) == *is_wanted
            }
            Step::Look(look, is_wanted) => self.looks[*look][at] == *is_wanted,
            Step::Letter(_) | Step::Fork(_) | Step::Found => false,
        }
    }
}
