//! The size of the page's type, remembered on this machine where the browser allows it.

use super::{page, preferences};

const NAME: &str = "text-size";

/// The remembered size in percent; `None` when there is none.
pub fn remembered() -> Option<u32> {
    preferences::get(NAME)?.parse().ok()
}

/// Shows and remembers a size; 100 is the browser's own.
pub fn apply(percent: u32) {
    let own = percent == 100;
    page::set_root_attribute("data-text", (!own).then(|| percent.to_string()).as_deref());
    match own {
        true => preferences::remove(NAME),
        false => preferences::set(NAME, &percent.to_string()),
    }
}
