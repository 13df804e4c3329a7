//! Where in the text every value stands: a tree of the same shape as the values.

use std::ops::Range;

/// Bytes of one value, of its keys and of what it holds. Offsets fit 32 bits: files are bounded far below 4 GiB.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    start: u32,
    end: u32,
    plain: bool,
    inner: Option<Box<Inner>>,
}

#[derive(Clone, Debug)]
struct Inner {
    /// Of an object: one per member, in order.
    keys: Vec<(u32, u32)>,
    children: Vec<Spot>,
}

impl Spot {
    pub(super) fn leaf(span: &Range<usize>, plain: bool) -> Spot {
        let (start, end) = narrow(span);
        Spot {
            start,
            end,
            plain,
            inner: None,
        }
    }

    pub(super) fn list(span: Range<usize>, children: Vec<Spot>) -> Spot {
        Spot::object(span, Vec::new(), children)
    }

    pub(super) fn object(span: Range<usize>, keys: Vec<Range<usize>>, children: Vec<Spot>) -> Spot {
        let keys = keys.iter().map(narrow).collect();
        Spot {
            inner: Some(Box::new(Inner { keys, children })),
            ..Spot::leaf(&span, false)
        }
    }

    /// The same value where an alias repeats it; what it holds stays where it is written.
    pub(super) fn at(mut self, span: &Range<usize>) -> Spot {
        (self.start, self.end) = narrow(span);
        self
    }

    pub(super) fn span(&self) -> Range<usize> {
        widen((self.start, self.end))
    }

    /// Whether it is an unquoted scalar.
    pub(super) fn is_plain(&self) -> bool {
        self.plain
    }

    pub(super) fn child(&self, index: usize) -> Option<&Spot> {
        self.inner.as_ref()?.children.get(index)
    }

    pub(super) fn key(&self, index: usize) -> Option<Range<usize>> {
        self.inner.as_ref()?.keys.get(index).copied().map(widen)
    }

    pub(super) fn keys(&self) -> Vec<Range<usize>> {
        self.inner
            .iter()
            .flat_map(|inner| &inner.keys)
            .copied()
            .map(widen)
            .collect()
    }

    pub(super) fn children(self) -> Vec<Spot> {
        self.inner.map_or_else(Vec::new, |inner| inner.children)
    }
}

fn narrow(span: &Range<usize>) -> (u32, u32) {
    let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    (narrow(span.start), narrow(span.end))
}

fn widen((start, end): (u32, u32)) -> Range<usize> {
    start as usize..end as usize
}
