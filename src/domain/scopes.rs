//! The different scopes among many figures, numbered: thousands of figures share some hundred, and the key of one takes time.

use super::{Map, Scope};

/// Scopes by number, in order of first sight. Ways of writing that have one key are one scope.
#[derive(Debug, Clone, Default)]
pub struct Scopes<'a> {
    /// The key of each.
    pub keys: Vec<Scope>,
    by_key: Map<Scope, usize>,
    as_written: Map<&'a Scope, usize>,
}

impl<'a> Scopes<'a> {
    /// The number of a scope; `key` makes scopes comparable and is asked once for each way of writing one.
    pub fn number(&mut self, written: &'a Scope, key: impl FnOnce(&'a Scope) -> Scope) -> usize {
        let Scopes { keys, by_key, as_written } = self;
        *as_written.entry(written).or_insert_with(|| {
            *by_key.entry(key(written)).or_insert_with_key(|key| {
                keys.push(key.clone());
                keys.len() - 1
            })
        })
    }
}
