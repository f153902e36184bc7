//! A chart as a picture: saved or copied.

use crate::chart::{self, Drawing};
use crate::platform::{clipboard, files, picture};
use crate::present::Figure;
use crate::text::exporting;
use leptos::prelude::*;

/// Width of a saved picture in CSS pixels: a page of a document.
const WIDTH: u32 = 960;

/// What can be done with a chart's picture.
#[component]
pub(super) fn ChartMenu(
    /// The chart.
    figure: Memo<Figure>,
) -> impl IntoView {
    let said = RwSignal::new("");
    let drawn = move || figure.with_untracked(|f| chart::standalone(&f.spec, &f.caption, WIDTH));
    let name = move |kind| figure.with_untracked(|f| exporting::file_name(&f.spec.title, exporting::CHART_FILE, kind));
    let svg = move |_| {
        files::download_as(&name("svg"), &drawn().svg, "image/svg+xml");
    };
    let png = move |_| {
        let (Drawing { svg, width, height, .. }, name) = (drawn(), name("png"));
        files::spawn(async move {
            let saved = picture::save_png(&name, &svg, (width, height)).await;
            said.set(if saved { "" } else { exporting::PICTURE_FAILED });
        });
    };
    let copy = move |_| {
        let Drawing { svg, width, height, .. } = drawn();
        files::spawn(async move {
            let copied = clipboard::copy_png(svg, (width, height)).await;
            said.set(if copied { exporting::COPIED } else { exporting::COPY_FAILED });
        });
    };
    view! {
        <details class="chart-menu">
            <summary>{exporting::SAVE_CHART}</summary>
            <div>
                <button type="button" class="link-button" on:click=png>{exporting::SAVE_PNG}</button>
                <button type="button" class="link-button" on:click=svg>{exporting::SAVE_SVG}</button>
                <button type="button" class="link-button" on:click=copy>{exporting::COPY_PICTURE}</button>
                <span role="status">{said}</span>
            </div>
        </details>
    }
}
