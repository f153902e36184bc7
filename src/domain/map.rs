//! Maps and sets of what the program made itself: many thousand figures are looked up by short keys, so hashing is quick
//! rather than proof against someone who chooses keys.

use rustc_hash::{FxHashMap, FxHashSet};

/// A map with a quick hash; the order of its entries means nothing.
pub type Map<K, V> = FxHashMap<K, V>;

/// A set with a quick hash; the order of its entries means nothing.
pub type Set<K> = FxHashSet<K>;
