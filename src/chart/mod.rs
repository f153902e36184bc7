//! Specs and geometry drawn with plotters into accessible, themeable SVG. It knows bars and lines, not agencies.
//!
//! ```text
//! Spec ─(bars | stacks | line: wrap words, place rows, find the height)→ plotters drawing areas ─backend→ SVG text
//! ```
//!
//! plotters translates values to pixels and draws the elements; the backend is ours, so text is measured with a
//! table (no DOM, hence the same drawing in a browser and in a native test) and colours stay style tokens.
#![allow(clippy::float_arithmetic)] // geometry only: figures reach this layer as words

mod backend;
mod bars;
mod canvas;
mod flow;
mod line;
mod metrics;
mod place;
mod role;
mod spec;
mod stacks;
mod wrap;

pub use metrics::text_width;
pub use spec::{Bar, Marks, Point, Slice, Spec, Stack, Tone};

/// Draws a chart `width` CSS pixels wide, as tall as it needs to be, as a standalone `<svg>` element.
///
/// Widths are held within 200..=4000. Values that are not finite are left undrawn, their words stay. A chart without
/// marks is an SVG of one pixel's height that still carries its title and description. Colours are the custom
/// properties `--chart-*` of the page; the font is the page's.
pub fn svg(spec: &Spec, width: u32) -> String {
    let width = width.clamp(200, 4000) as i32;
    match &spec.marks {
        Marks::Bars { bars, max, threshold } => {
            let layout = bars::Layout::new(bars, *max, threshold.as_ref(), width);
            canvas::paint(spec, width, layout.height, &|c| layout.draw(c))
        }
        Marks::Stacks(stacks) => {
            let layout = stacks::Layout::new(stacks, width);
            canvas::paint(spec, width, layout.height, &|c| layout.draw(c))
        }
        Marks::Line { points, descending, range } => {
            let layout = line::Layout::new(points, *descending, *range, width);
            canvas::paint(spec, width, layout.height, &|c| layout.draw(c))
        }
    }
}
