//! Small choices remembered on this machine where the browser allows it.

use gloo::storage::{LocalStorage, Storage};

const PREFIX: &str = "thuoc-do.";

/// Whether the browser lets the page remember anything: a policy or a setting may close the storage itself.
fn is_open() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}

/// A remembered choice; `None` when there is none or storage is closed.
pub fn get(name: &str) -> Option<String> {
    is_open().then(|| LocalStorage::get(format!("{PREFIX}{name}")).ok()).flatten()
}

/// Remembers a choice. Private windows may refuse: the choice then lasts as long as the page.
pub fn set(name: &str, value: &str) {
    if is_open() {
        drop(LocalStorage::set(format!("{PREFIX}{name}"), value));
    }
}

/// Forgets a choice.
pub fn remove(name: &str) {
    if is_open() {
        LocalStorage::delete(format!("{PREFIX}{name}"));
    }
}
