//! Specs and geometry drawn with plotters into accessible, themeable SVG. It knows bars and lines, not agencies.
//!
//! ```text
//! Spec ─(one module for each kind of marks: wrap words, place rows, find the height)→ plotters drawing areas ─backend→ SVG text
//! ```
//!
//! plotters translates values to pixels and draws the elements; the backend is ours, so text is measured with a
//! table (no DOM, hence the same drawing in a browser and in a native test) and colours stay style tokens.
#![allow(clippy::float_arithmetic)] // geometry only: figures reach this layer as words

mod backend;
mod bars;
mod breaks;
mod canvas;
mod flow;
mod heat;
mod heat_key;
mod metrics;
mod palette;
mod place;
mod role;
mod rules;
mod slope;
mod spec;
mod spot;
mod stacks;
mod standalone;
mod ticks;
mod tip;
mod trend;
mod waterfall;
mod wrap;

pub use backend::escape;
pub use metrics::text_width;
pub use palette::LIGHT;
use serde::{Deserialize, Serialize};
pub use spec::{Bar, HeatLegend, Marks, Point, Rule, Series, Shade, Slice, SlopeLine, Spec, Stack, Step, Tone};
pub use spot::{Direction, Spot, spot_at, step};
pub use standalone::standalone;
pub use tip::Tip;

/// A chart drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Drawing {
    /// A standalone `<svg>` element.
    pub svg: String,
    /// Its width in CSS pixels.
    pub width: u32,
    /// Its height in CSS pixels, at least 1.
    pub height: u32,
    /// What can be hovered, focused and opened, in reading order.
    pub spots: Vec<Spot>,
}

/// Draws a chart `width` CSS pixels wide, as tall as it needs to be.
///
/// Widths are held within 200..=4000. Values that are not finite are left undrawn, their words stay. A chart without
/// marks is an SVG of one pixel's height that still carries its title and description. Colours are the custom
/// properties `--chart-*` of the page; the font is the page's.
pub fn draw(spec: &Spec, width: u32) -> Drawing {
    let width = width.clamp(200, 4000) as i32;
    match &spec.marks {
        Marks::Bars { bars, max, rules } => {
            let layout = bars::Layout::new(bars, *max, rules, width);
            drawing(spec, (width, layout.height), layout.spots(), &|c| layout.draw(c))
        }
        Marks::Stacks(stacks) => {
            let layout = stacks::Layout::new(stacks, width);
            drawing(spec, (width, layout.height), layout.spots(), &|c| layout.draw(c))
        }
        Marks::Trend { series, descending, range } => {
            let layout = trend::Layout::new(series, *descending, *range, width);
            drawing(spec, (width, layout.height), layout.spots(), &|c| layout.draw(c))
        }
        Marks::Slope { left, right, lines } => {
            let layout = slope::Layout::new([left, right], lines, width);
            drawing(spec, (width, layout.height), layout.spots(), &|c| layout.draw(c))
        }
        Marks::Heat { columns, rows, cells, legend, strong } => {
            let layout = heat::Layout::new(columns, (rows, *strong), cells, legend, width);
            drawing(spec, (width, layout.height), layout.spots(), &|c| layout.draw(c))
        }
        Marks::Sealed(_) => draw(&spec.clone().opened(), width.unsigned_abs()),
        Marks::Waterfall(steps) => {
            let layout = waterfall::Layout::new(steps, width);
            drawing(spec, (width, layout.height), layout.spots(), &|c| layout.draw(c))
        }
    }
}

fn drawing(
    spec: &Spec,
    (width, height): (i32, i32),
    spots: Vec<Spot>,
    draw: &dyn Fn(&canvas::Canvas) -> canvas::Drawn,
) -> Drawing {
    let height = height.max(1);
    let svg = canvas::paint(spec, width, height, draw);
    Drawing { svg, width: width.unsigned_abs(), height: height.unsigned_abs(), spots }
}

/// The `<svg>` element of [`draw`] alone.
pub fn svg(spec: &Spec, width: u32) -> String {
    draw(spec, width).svg
}
