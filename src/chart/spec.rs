//! What a chart says, before any geometry: plain floats and words already formatted by the caller.

/// What a bar, slice or line means; the colours are style tokens, so both themes work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// The main series.
    Primary,
    /// A second series.
    Secondary,
    /// A third series.
    Tertiary,
    /// Reached the line, early, very satisfied.
    Good,
    /// In between.
    Fair,
    /// Missed, late, lost.
    Bad,
    /// The unfilled rest, not assessed.
    Muted,
}

/// A labelled bar: geometry in plain floats, words already formatted by the caller.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Full label; never cut: it wraps over as many lines as it needs.
    pub label: String,
    /// Length.
    pub value: f64,
    /// Full scale of this bar (a group's maximum); `None` uses the chart's maximum.
    pub max: Option<f64>,
    /// Text at the end of the bar.
    pub value_text: String,
    /// Colour.
    pub tone: Tone,
}

/// A part of a stacked whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Slice {
    /// Name, shown in the legend.
    pub label: String,
    /// Size.
    pub value: f64,
    /// Text inside or beside the slice.
    pub value_text: String,
    /// Colour.
    pub tone: Tone,
}

/// A horizontal stack of slices with a label before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Stack {
    /// Label.
    pub label: String,
    /// Slices from left to right.
    pub slices: Vec<Slice>,
}

/// A dated point of a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Position on the x axis (days).
    pub x: f64,
    /// Value.
    pub y: f64,
    /// Text under the axis.
    pub x_text: String,
    /// Text at the point.
    pub y_text: String,
}

/// What to draw.
#[derive(Debug, Clone, PartialEq)]
pub enum Marks {
    /// Horizontal bars, one under the other, each against its own or the common maximum; an optional threshold line.
    Bars {
        /// From top to bottom.
        bars: Vec<Bar>,
        /// Common maximum of the axis.
        max: f64,
        /// Vertical line with its label.
        threshold: Option<(f64, String)>,
    },
    /// Stacked shares of a whole, one row each, with a legend.
    Stacks(Vec<Stack>),
    /// A line over dates; `descending` puts small values (ranks) on top.
    Line {
        /// In order of x.
        points: Vec<Point>,
        /// Whether 1 is on top.
        descending: bool,
        /// Ends of the y axis.
        range: (f64, f64),
    },
}

/// A chart: what it answers and what it draws.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// A short id, unique on the page; becomes the ids of `<title>` and `<desc>`.
    pub id: String,
    /// Accessible name.
    pub title: String,
    /// Accessible description: period, source, the gist in words.
    pub description: String,
    /// The drawing.
    pub marks: Marks,
}
