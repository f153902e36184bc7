//! A chart as a picture: saved or copied.

use crate::chart::Drawing;
use crate::engine::Draw;
use crate::platform::{clipboard, files, picture};
use crate::present::Figure;
use crate::text::exporting;
use crate::ui::session::session;
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
    let session = session();
    let drawn = move || {
        let alone =
            figure.with_untracked(|f| Draw { spec: f.spec.clone(), width: WIDTH, alone: Some(f.caption.clone()) });
        async move { session.ask(alone).await.unwrap_or_default() }
    };
    let name = move |kind| figure.with_untracked(|f| exporting::file_name(&f.spec.title, exporting::CHART_FILE, kind));
    let svg = move |_| {
        let name = name("svg");
        files::spawn(async move {
            files::download_as(&name, &drawn().await.svg, "image/svg+xml");
        });
    };
    let png = move |_| {
        let name = name("png");
        files::spawn(async move {
            let Drawing { svg, width, height, .. } = drawn().await;
            let saved = picture::save_png(&name, &svg, (width, height)).await;
            said.set(if saved { "" } else { exporting::PICTURE_FAILED });
        });
    };
    let copy = move |_| {
        files::spawn(async move {
            let Drawing { svg, width, height, .. } = drawn().await;
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
