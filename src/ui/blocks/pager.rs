//! Which part of a long table is shown.

use crate::text::importing as words;
use leptos::prelude::*;
use std::ops::Range;

/// The rows of a part, `size` at a time; without a size all of them.
pub(super) fn part(count: usize, size: Option<usize>, page: usize) -> Range<usize> {
    let Some(size) = size.filter(|size| *size > 0) else { return 0..count };
    let start = (page * size).min(count.saturating_sub(1) / size * size);
    start..(start + size).min(count)
}

/// Buttons to the part before and the part after; nothing where all is shown.
#[component]
pub(super) fn Pager(
    /// Rows there are.
    count: Memo<usize>,
    /// Rows shown at a time.
    size: usize,
    /// The part shown, from 0.
    page: RwSignal<usize>,
) -> impl IntoView {
    let shown = move || part(count.get(), Some(size), page.get());
    let told = move || {
        let rows = shown();
        words::page_of(rows.start + 1, rows.end, count.get())
    };
    let step = move |forward: bool| {
        let now = part(count.get_untracked(), Some(size), page.get_untracked()).start / size;
        page.set(if forward { now + 1 } else { now.saturating_sub(1) });
    };
    view! {
        <Show when=move || { count.get() > size }>
            <nav class="pager" aria-label=words::PAGES_LABEL>
                <button type="button" class="button" disabled=move || shown().start == 0 on:click=move |_| step(false)>
                    {words::PAGE_EARLIER}
                </button>
                <span role="status">{told}</span>
                <button
                    type="button"
                    class="button"
                    disabled=move || { shown().end >= count.get() }
                    on:click=move |_| step(true)
                >
                    {words::PAGE_LATER}
                </button>
            </nav>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_never_beyond_the_rows() {
        assert_eq!(part(250, Some(100), 1), 100..200);
        assert_eq!(part(250, Some(100), 9), 200..250);
        assert_eq!(part(0, Some(100), 3), 0..0);
        assert_eq!(part(250, None, 3), 0..250);
    }
}
