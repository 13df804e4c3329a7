//! Paths that a `DELETE` emptied: what stood there is gone until something is put or posted there again.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::http::Method;
use indexmap::IndexSet;

/// How many paths are remembered; beyond that an old one is forgotten.
const MOST: usize = 100_000;

/// Emptied paths.
#[derive(Debug, Default)]
pub(super) struct Deleted {
    paths: Mutex<IndexSet<String>>,
    /// There is one: without any no request waits for the others.
    any: AtomicBool,
}

impl Deleted {
    /// Whether what stood at the path, or above it, is gone; a request that puts something there asks in vain.
    pub(super) fn is_gone(&self, method: &Method, path: &str) -> bool {
        let creates = method == Method::PUT || method == Method::POST;
        if creates || !self.any.load(Ordering::Relaxed) {
            return false;
        }
        let paths = self.lock();
        let above = path.match_indices('/').map(|(at, _)| &path[..at]);
        paths.contains(path) || above.into_iter().any(|above| paths.contains(above))
    }

    /// Remembers what a request that succeeded did to its path.
    pub(super) fn remember(&self, method: &Method, path: &str) {
        if method == Method::DELETE {
            let mut paths = self.lock();
            if paths.len() >= MOST {
                paths.swap_remove_index(0);
            }
            paths.insert(path.to_owned());
            self.any.store(true, Ordering::Relaxed);
        } else if self.any.load(Ordering::Relaxed)
            && (method == Method::PUT || method == Method::POST)
        {
            let below = format!("{path}/");
            self.lock()
                .retain(|gone| gone != path && !gone.starts_with(&below));
        }
    }

    /// Forgets every path.
    pub(super) fn reset(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, IndexSet<String>> {
        self.paths.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_deleted_is_gone_until_something_is_put_there() {
        let deleted = Deleted::default();
        let gone = |path| deleted.is_gone(&Method::GET, path);
        deleted.remember(&Method::DELETE, "/pets/1");
        assert!(gone("/pets/1") && gone("/pets/1/toys") && !gone("/pets/10") && !gone("/pets"));
        assert!(!deleted.is_gone(&Method::PUT, "/pets/1"));
        deleted.remember(&Method::GET, "/pets");
        assert!(gone("/pets/1"));
        deleted.remember(&Method::POST, "/pets");
        assert!(!gone("/pets/1"));
        deleted.remember(&Method::DELETE, "/pets/2");
        deleted.remember(&Method::PUT, "/pets/2");
        assert!(!gone("/pets/2"));
        deleted.remember(&Method::DELETE, "/pets/3");
        deleted.reset();
        assert!(!gone("/pets/3"));
    }
}
