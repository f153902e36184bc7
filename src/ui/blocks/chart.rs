//! A chart, drawn again at every width, with the same numbers as a table under it.

use super::table::Table;
use super::{Depth, title};
use crate::chart;
use crate::platform::measure;
use crate::present::Figure;
use crate::text::words;
use leptos::html::Div;
use leptos::prelude::*;

/// A chart and its table.
#[component]
pub(super) fn Chart(
    /// What it shows.
    figure: Memo<Figure>,
    /// How deep it stands.
    depth: Depth,
) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let width = width_of(place);
    let drawing = move || match width.get() {
        0 => String::new(),
        width => figure.with(|f| chart::draw(&f.spec, width).svg),
    };
    let sheet = Memo::new(move |_| figure.with(|f| f.sheet.clone()));
    let open = RwSignal::new(false);
    let label = move || if open.get() { words::HIDE_TABLE } else { words::SHOW_TABLE };
    view! {
        <figure class="chart-block">
            <figcaption>
                {title(depth, move || figure.with(|f| f.spec.title.clone()))}
                <p>{move || figure.with(|f| f.caption.clone())}</p>
            </figcaption>
            <div class="chart-place" node_ref=place inner_html=drawing></div>
            <button type="button" class="link-button" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|o| *o = !*o)>
                {label}
            </button>
            <Show when=move || open.get()>
                <Table sheet depth/>
            </Show>
        </figure>
    }
}

/// The width of an element in CSS pixels; zero until it is on the page.
fn width_of(place: NodeRef<Div>) -> Memo<u32> {
    let measured = RwSignal::new(0);
    let watch = StoredValue::new_local(None);
    Effect::new(move |_| {
        if let Some(element) = place.get() {
            watch.set_value(measure::watch_width(&element, move |width| measured.set(width)));
        }
    });
    Memo::new(move |_| measured.get())
}
