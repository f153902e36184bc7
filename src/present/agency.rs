//! The agencies' keys, by which figures are looked up.

use crate::catalog::{AgencyKeys, catalog};
use std::sync::OnceLock;

/// The keys of the catalogue's agencies, made once.
pub(super) fn keys() -> &'static AgencyKeys {
    static KEYS: OnceLock<AgencyKeys> = OnceLock::new();
    KEYS.get_or_init(|| AgencyKeys::new(catalog()))
}
