//! Leaving a form by Esc.

use super::notices::Tone;
use super::session::Session;
use crate::text::words;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// Esc leaves a form in which nothing was changed; where something was, the first Esc says so and the second leaves.
#[derive(Clone, Copy)]
pub(super) struct Leaving {
    session: Session,
    warned: StoredValue<bool>,
}

impl Leaving {
    /// Of one form.
    pub(super) fn new(session: Session) -> Leaving {
        Leaving { session, warned: StoredValue::new(false) }
    }

    /// Whether a key pressed in the form leaves it. Nothing around the form answers to an Esc that was pressed in it.
    pub(super) fn by(self, event: &KeyboardEvent, is_changed: impl FnOnce() -> bool) -> bool {
        let told = |all: &Vec<_>| all.iter().any(|notice: &super::notices::Notice| notice.says(words::ESC_AGAIN));
        let warned = self.warned.get_value() && self.session.notices.with_untracked(told);
        let is_escape = event.key() == "Escape" && !event.is_composing();
        if is_escape {
            event.prevent_default();
        }
        // A key that is held down is pressed once.
        if event.repeat() {
            return false;
        }
        let leaves = is_escape && (warned || !is_changed());
        self.warned.set_value(is_escape && !leaves);
        if leaves {
            self.session.settle(words::ESC_AGAIN);
        } else if is_escape {
            self.session.tell(Tone::Done, words::ESC_AGAIN.to_owned(), String::new());
        }
        leaves
    }
}
