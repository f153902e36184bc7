//! One key for all the ways of writing an agency.

use super::Catalog;
use super::agency_name::key_of;
use crate::domain::{Map, Scope};
use std::sync::{Mutex, PoisonError};

/// Recognises that «Sở Nội vụ» and «Nội vụ», or «Lao động-TB&XH» and its full name, are the same body.
///
/// Names the catalogue knows share its id; any other name is its own key without case and punctuation.
/// Only good within one report: across reports «Sở Xây dựng» may be two bodies (reorganisations of 3/2025).
#[derive(Debug, Default)]
pub struct AgencyKeys {
    ids: Map<String, String>,
    /// Keys found before: thousands of figures share some hundred names, and the key of one takes time.
    found: Mutex<Map<String, String>>,
}

impl AgencyKeys {
    /// The keys of a catalogue.
    pub fn new(catalog: &Catalog) -> AgencyKeys {
        let names =
            |a: &super::AgencyDef| -> Vec<String> { a.aliases.iter().chain([&a.vi]).map(|n| key_of(n)).collect() };
        let ids = catalog.agencies.iter().flat_map(|a| names(a).into_iter().map(|name| (name, a.id.clone()))).collect();
        AgencyKeys { ids, found: Mutex::default() }
    }

    /// The key of one agency as written.
    pub fn key(&self, name: &str) -> String {
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = found.get(name) {
            return known.clone();
        }
        let folded = key_of(name);
        let key = self.ids.get(&folded).cloned().unwrap_or(folded);
        found.insert(name.to_owned(), key.clone());
        key
    }

    /// A scope with its names replaced by keys, for comparing scopes; never for showing.
    pub fn scope(&self, scope: &Scope) -> Scope {
        Scope {
            agency: scope.agency.as_deref().map(|a| self.key(a)),
            field: scope.field.as_deref().map(key_of),
            level: scope.level,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_of_writing_one_agency_share_a_key() {
        let keys = AgencyKeys::default();
        for (one, other) in [
            ("Sở Nội vụ", "Nội Vụ"),
            ("Sở Thuỷ sản", "Sở Thủy sản"),
            ("Ủy ban nhân dân huyện An Phú", "UBND huyện An Phú"),
        ] {
            assert_eq!(keys.key(one), keys.key(other));
        }
        assert_ne!(keys.key("UBND huyện Châu Thành"), keys.key("UBND huyện Châu Phú"));
    }
}
