//! Where a value stands: a file and a JSON pointer, cheap to clone and to extend.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// One of the files that were read, in the order they were met; the root document is the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub(super) u32);

impl FileId {
    /// The root document.
    pub const ROOT: FileId = FileId(0);

    /// Position in [`super::Sources`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A JSON pointer (RFC 6901). Cloning and extending cost one reference count.
#[derive(Clone, Default)]
pub struct Pointer(Option<Arc<Step>>);

struct Step {
    parent: Pointer,
    token: Box<str>,
}

impl Pointer {
    /// The pointer to the whole document.
    pub fn root() -> Pointer {
        Pointer(None)
    }

    /// Reads RFC 6901 text such as `/paths/~1pets`; `None` when it neither is empty nor starts with `/`.
    pub fn parse(text: &str) -> Option<Pointer> {
        let Some(rest) = text.strip_prefix('/') else {
            return text.is_empty().then(Pointer::root);
        };
        let unescape = |token: &str| match token.contains('~') {
            true => token.replace("~1", "/").replace("~0", "~"),
            false => token.to_owned(),
        };
        Some(rest.split('/').fold(Pointer::root(), |pointer, token| {
            pointer.child(unescape(token))
        }))
    }

    /// The pointer to a member of this object.
    pub fn child(&self, name: impl AsRef<str>) -> Pointer {
        Pointer(Some(Arc::new(Step {
            parent: self.clone(),
            token: name.as_ref().into(),
        })))
    }

    /// The pointer to an element of this array.
    pub fn index(&self, index: usize) -> Pointer {
        self.child(index.to_string())
    }

    /// The pointer to what holds this value; `None` for the whole document.
    pub fn parent(&self) -> Option<&Pointer> {
        self.0.as_ref().map(|step| &step.parent)
    }

    /// The last member name or index; `None` for the whole document.
    pub fn last(&self) -> Option<&str> {
        self.0.as_ref().map(|step| &*step.token)
    }

    /// Member names and indexes from the root, unescaped.
    pub fn tokens(&self) -> Vec<&str> {
        let mut tokens: Vec<&str> = self.upwards().collect();
        tokens.reverse();
        tokens
    }

    fn upwards(&self) -> impl Iterator<Item = &str> {
        let mut current = self;
        std::iter::from_fn(move || {
            let step = current.0.as_ref()?;
            current = &step.parent;
            Some(&*step.token)
        })
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.tokens()
            .iter()
            .try_for_each(|token| write!(f, "/{}", escape(token)))
    }
}

impl fmt::Debug for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{self}`")
    }
}

impl PartialEq for Pointer {
    fn eq(&self, other: &Self) -> bool {
        self.upwards().eq(other.upwards())
    }
}

impl Eq for Pointer {}

impl Hash for Pointer {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.upwards().for_each(|token| token.hash(state));
    }
}

impl PartialOrd for Pointer {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Pointer {
    fn cmp(&self, other: &Self) -> Ordering {
        self.tokens().cmp(&other.tokens())
    }
}

/// Escapes one token of a JSON pointer: `~` and `/`.
pub fn escape(token: &str) -> Cow<'_, str> {
    match token.contains(['~', '/']) {
        true => token.replace('~', "~0").replace('/', "~1").into(),
        false => token.into(),
    }
}

/// A value in one of the files.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// Where in the file.
    pub pointer: Pointer,
}

impl Place {
    /// The whole of a file.
    pub fn root(file: FileId) -> Place {
        Place {
            file,
            pointer: Pointer::root(),
        }
    }

    /// The member `name` of the object here.
    pub fn child(&self, name: impl AsRef<str>) -> Place {
        Place {
            file: self.file,
            pointer: self.pointer.child(name),
        }
    }

    /// The element `index` of the array here.
    pub fn index(&self, index: usize) -> Place {
        Place {
            file: self.file,
            pointer: self.pointer.index(index),
        }
    }

    /// What holds this value; `None` for the whole file.
    pub fn parent(&self) -> Option<Place> {
        let pointer = self.pointer.parent()?.clone();
        Some(Place {
            file: self.file,
            pointer,
        })
    }

    /// The member name or index of this value; `None` for the whole file.
    pub fn last(&self) -> Option<&str> {
        self.pointer.last()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_escape_and_unescape() {
        let pointer = Pointer::root().child("paths").child("/a~b").index(3);
        assert_eq!(pointer.to_string(), "/paths/~1a~0b/3");
        assert_eq!(Pointer::parse("/paths/~1a~0b/3"), Some(pointer));
        assert_eq!(
            Pointer::parse("/~01").map(|p| p.tokens().join("|")),
            Some("~1".into())
        );
        assert_eq!(Pointer::parse("a"), None);
        assert_eq!(Pointer::parse(""), Some(Pointer::root()));
        assert_eq!(Pointer::parse("/").map(|p| p.tokens().len()), Some(1));
    }
}
