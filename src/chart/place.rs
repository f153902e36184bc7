//! Where rows and their labels go: beside their marks on a wide chart, above them on a narrow one.

use super::canvas::Face;
use super::wrap::{widest, wrap};

/// Up to this width labels stand above their marks.
const NARROW: i32 = 420;

/// Space between label, mark and value.
pub(super) const GAP: i32 = 12;

/// The columns of a chart of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Columns {
    /// Whether labels stand in a column of their own on the left.
    pub(super) beside: bool,
    /// Widest a label line may be.
    pub(super) label: i32,
    /// First and last pixel of the marks.
    pub(super) plot: (i32, i32),
}

impl Columns {
    /// Columns for these labels when the widest value text takes `value` pixels at the right (0 for none).
    pub(super) fn new<'a>(labels: impl Iterator<Item = &'a str>, value: i32, width: i32) -> Self {
        if width <= NARROW || value * 3 > width {
            return Self::above(width);
        }
        let limit = (width * 36 / 100).min(420);
        let label = labels.map(|text| widest(&wrap(text, limit, Face::LABEL), Face::LABEL)).max().unwrap_or(0);
        let left = if label > 0 { label + GAP } else { 0 };
        let right = if value > 0 { width - value - GAP } else { width };
        Self { beside: true, label, plot: (left, right) }
    }

    /// Labels above marks that take the whole width.
    pub(super) fn above(width: i32) -> Self {
        Self { beside: false, label: width, plot: (0, width) }
    }
}

/// The left end of a text `text` pixels wide that would like to be centred on `x` but must stay inside the chart.
pub(super) fn centred_within(x: i32, text: i32, width: i32) -> i32 {
    (x - text / 2).clamp(0, (width - text).max(0))
}
