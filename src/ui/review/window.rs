//! Long content in a pane: only the parts in sight or near are drawn, the others keep their height.

use crate::platform::visible::{self, SightWatch};
use leptos::html::Div;
use leptos::prelude::*;
use std::ops::Range;

/// The parts of `count` entries, `size` each.
pub(super) fn parts(count: usize, size: usize) -> Vec<Range<usize>> {
    (0..count).step_by(size.max(1)).map(|start| start..(start + size).min(count)).collect()
}

/// A part of the content of the pane that `pane` selects. It is drawn while it is in sight, near, or `wanted`;
/// `estimate` is its height before it was ever drawn, in CSS pixels. `draw` is given whether its content is there, which it
/// may take back until it is: the height is kept meanwhile.
pub(super) fn part(
    pane: &'static str,
    estimate: usize,
    wanted: impl Fn() -> bool + Send + Sync + 'static,
    draw: impl Fn(RwSignal<bool>) -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let element = NodeRef::<Div>::new();
    let near = RwSignal::new(false);
    let filled = RwSignal::new(true);
    let height = RwSignal::new(u32::try_from(estimate).unwrap_or(0));
    let watch = StoredValue::<Option<SightWatch>, LocalStorage>::new_local(None);
    Effect::new(move |_| {
        let Some(element) = element.get() else { return };
        let sight = visible::watch(&element, pane, move |is_near, now| {
            // Leaving: what is drawn has its true height.
            if !is_near && near.get_untracked() && now > 0 {
                height.set(now);
            }
            if near.get_untracked() != is_near {
                near.set(is_near);
            }
        });
        if sight.is_none() {
            near.set(true);
        }
        watch.set_value(sight);
    });
    let drawn = Memo::new(move |_| near.get() || wanted());
    let space = move || (!drawn.get() || !filled.get()).then(|| format!("{}px", height.get()));
    view! {
        <div class="window-part" node_ref=element style:min-height=space>
            {move || drawn.get().then(|| draw(filled))}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_cover_everything_once() {
        assert_eq!(parts(7, 3), [0..3, 3..6, 6..7]);
        assert_eq!(parts(0, 3), Vec::<Range<usize>>::new());
    }
}
