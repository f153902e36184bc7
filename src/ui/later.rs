//! Parts of the page that are drawn a task later than what stands around them.

use crate::platform::files;
use crate::platform::turn::next_task;
use leptos::prelude::*;

/// Draws its children in a task of their own: what is drawn all at once when the first report is there would keep the page from
/// answering. Nothing is painted in between as a rule.
#[component]
pub(super) fn Later(children: ChildrenFn) -> impl IntoView {
    let due = RwSignal::new(false);
    files::spawn(async move {
        next_task().await;
        // It may be gone by then.
        due.try_set(true);
    });
    view! { <Show when=move || due.get()>{children()}</Show> }
}
