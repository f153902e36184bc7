//! Small choices remembered on this machine where the browser allows it.

use gloo::storage::{LocalStorage, Storage};

const PREFIX: &str = "thuoc-do.";

/// A remembered choice; `None` when there is none or storage is closed.
pub fn get(name: &str) -> Option<String> {
    LocalStorage::get(format!("{PREFIX}{name}")).ok()
}

/// Remembers a choice. Private windows may refuse: the choice then lasts as long as the page.
pub fn set(name: &str, value: &str) {
    drop(LocalStorage::set(format!("{PREFIX}{name}"), value));
}

/// Forgets a choice.
pub fn remove(name: &str) {
    LocalStorage::delete(format!("{PREFIX}{name}"));
}
