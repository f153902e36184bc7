//! Answering within a frame: what a choice leads to follows it once the frame that shows the choice is painted.

use crate::platform::focus;
use leptos::prelude::*;

/// Follows a choice: at once, or a frame later while `late`, for what is made from it takes longer than a frame then.
pub(super) fn painted<T>(choice: Signal<T>, late: Memo<bool>) -> Memo<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let shown = RwSignal::new(choice.get_untracked());
    Effect::new(move |_| {
        let chosen = choice.get();
        if shown.with_untracked(|shown| *shown == chosen) {
            return;
        }
        if !late.get_untracked() {
            return shown.set(chosen);
        }
        focus::after_paint(move || {
            // Chosen anew meanwhile, or gone with its page: then this is nobody's choice any more.
            if choice.try_get_untracked().as_ref() == Some(&chosen) {
                shown.try_set(chosen);
            }
        });
    });
    Memo::new(move |_| if late.get() { shown.get() } else { choice.get() })
}
