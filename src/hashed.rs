//! Hash tables for what a document says, which fill and answer faster than those of the standard library.
//!
//! Each run has seeds of its own, so that no document can be written beforehand to make them slow. No output hangs on
//! their order.

use foldhash::fast::RandomState;

/// A map.
pub(crate) type Map<K, V> = std::collections::HashMap<K, V, RandomState>;
/// A set.
pub(crate) type Set<T> = std::collections::HashSet<T, RandomState>;
