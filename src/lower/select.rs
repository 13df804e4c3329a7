//! Which operations of a document are lowered: by operationId, tag or path.

use crate::hashed::Set;
use std::cell::RefCell;

/// The operations that the user wants.
///
/// Each word is an operationId, a tag, a path, `METHOD path`, or the beginning of paths before a final `*`.
#[derive(Debug, Default)]
pub struct Selection {
    only: Vec<String>,
    except: Vec<String>,
    /// Words that fit some operation.
    used: RefCell<Set<String>>,
}

impl Selection {
    /// Operations that fit a word of `only` (all, when there is none) and none of `except`.
    pub fn new(only: &[String], except: &[String]) -> Self {
        Self {
            only: only.to_vec(),
            except: except.to_vec(),
            used: RefCell::default(),
        }
    }

    /// Operations are left out.
    pub fn is_narrow(&self) -> bool {
        !(self.only.is_empty() && self.except.is_empty())
    }

    /// The operation is wanted. `id` is the one in the document, or made of method and path where there is none.
    pub(super) fn takes(&self, id: &str, method: &str, path: &str, tags: &[&str]) -> bool {
        let fits = |word: &&String| {
            let route = word
                .strip_prefix(method)
                .and_then(|rest| rest.strip_prefix(' '));
            let fits = *word == id
                || tags.contains(&word.as_str())
                || fits_path(word, path)
                || route.is_some_and(|route| fits_path(route, path));
            if fits {
                self.used.borrow_mut().insert(word.to_string());
            }
            fits
        };
        // No short cut: every word has to be tried, or it would count as unused.
        let wanted = self.only.iter().filter(fits).count() > 0 || self.only.is_empty();
        let unwanted = self.except.iter().filter(fits).count() > 0;
        wanted && !unwanted
    }

    /// Words that fit no operation, in the user's order.
    pub fn unused(&self) -> Vec<String> {
        let used = self.used.borrow();
        let words = self.only.iter().chain(&self.except);
        words
            .filter(|word| !used.contains(*word))
            .cloned()
            .collect()
    }
}

fn fits_path(word: &str, path: &str) -> bool {
    match word.strip_suffix('*') {
        Some(start) => start.starts_with('/') && path.starts_with(start),
        None => word == path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn takes(only: &[&str], except: &[&str]) -> (bool, Vec<String>) {
        let owned = |words: &[&str]| {
            words
                .iter()
                .map(|word| word.to_string())
                .collect::<Vec<_>>()
        };
        let selection = Selection::new(&owned(only), &owned(except));
        let takes = selection.takes("listCards", "GET", "/cards/{id}", &["cards"]);
        (takes, selection.unused())
    }

    #[test]
    fn an_operation_is_taken_by_its_id_tag_or_path() {
        for word in [
            "listCards",
            "cards",
            "/cards/{id}",
            "/cards/*",
            "/*",
            "GET /cards/{id}",
            "GET /cards*",
        ] {
            assert_eq!(takes(&[word], &[]), (true, vec![]), "{word}");
            assert_eq!(takes(&[], &[word]), (false, vec![]), "{word}");
            assert_eq!(takes(&[word], &[word]), (false, vec![]), "{word}");
        }
    }

    #[test]
    fn a_word_that_fits_nothing_takes_nothing_and_is_told() {
        for word in [
            "listcards",
            "card",
            "/cards",
            "*",
            "POST /cards/{id}",
            "GET",
        ] {
            assert_eq!(
                takes(&[word], &[]),
                (false, vec![word.to_owned()]),
                "{word}"
            );
            assert_eq!(takes(&[], &[word]), (true, vec![word.to_owned()]), "{word}");
        }
        assert_eq!(takes(&[], &[]), (true, vec![]));
    }
}
