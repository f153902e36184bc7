//! What a chart says, before any geometry: plain floats and words already formatted by the caller.

use serde::{Deserialize, Serialize};

/// What a bar, slice or line means; the colours are style tokens, so both themes work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// Whether it is the one the reader looks for.
    pub strong: bool,
    /// A target or median of this bar alone: where on its scale, and in words.
    pub mark: Option<(f64, String)>,
}

/// An upright line across bars: a threshold, a median.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// Where on the axis.
    pub at: f64,
    /// Its words.
    pub text: String,
    /// Broken rather than whole: a median is not a threshold.
    pub dashed: bool,
}

/// A part of a stacked whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Slice {
    /// Name, shown in the legend.
    pub label: String,
    /// Size.
    pub value: f64,
    /// Text inside or beside the slice.
    pub value_text: String,
    /// Colour.
    pub tone: Tone,
    /// Row and column of the figure's sheet that hold its number.
    pub at: (usize, usize),
}

/// A horizontal stack of slices with a label before it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stack {
    /// Label.
    pub label: String,
    /// Slices from left to right.
    pub slices: Vec<Slice>,
}

/// A dated point of a line.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Point {
    /// Position on the x axis (days).
    pub x: f64,
    /// Value; not finite when there is none, which leaves a gap.
    pub y: f64,
    /// Text under the axis.
    pub x_text: String,
    /// Text at the point.
    pub y_text: String,
    /// Row of the figure's sheet that holds its number.
    pub row: usize,
    /// Why it must not be joined to the point before it; `None` joins them.
    pub break_reason: Option<String>,
    /// Whether its period is still running, so that the value is for the time being.
    pub open: bool,
}

/// One line of a trend.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// Name: legend and accessible words; may be empty when there is one series only.
    pub label: String,
    /// In order of x.
    pub points: Vec<Point>,
    /// Colour.
    pub tone: Tone,
}

/// One unit's ranks at two times.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SlopeLine {
    /// The unit.
    pub label: String,
    /// Rank on the left; `None` when it has none there.
    pub left: Option<f64>,
    /// Rank on the right; `None` when it has none there.
    pub right: Option<f64>,
    /// The rank on the left in words, or the word for what is missing.
    pub left_text: String,
    /// The same on the right.
    pub right_text: String,
    /// Whether it is the one the reader looks for.
    pub strong: bool,
}

/// One cell of a heat map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shade {
    /// From 0 (palest) to 1 (strongest); `None` when there is no number, which is not 0.
    pub part: Option<f64>,
    /// The number in words, or the word for what is missing.
    pub text: String,
}

/// What the colours of a heat map mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeatLegend {
    /// What is shaded: «phần của điểm tối đa».
    pub title: String,
    /// Words at the palest end.
    pub low: String,
    /// Words at the strongest end.
    pub high: String,
    /// Words for cells without a number; empty when every cell has one.
    pub missing: String,
}

/// A whole or a change of a waterfall.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Name.
    pub label: String,
    /// Size of a whole; of a change, with its sign.
    pub value: f64,
    /// Whether it is a whole, drawn from zero, and no change.
    pub whole: bool,
    /// Its words.
    pub value_text: String,
    /// Colour.
    pub tone: Tone,
}

/// What to draw.
///
/// Where a mark does not name its cell, the figure's sheet has it by this rule: bars in column 1 of row 0, 1, …; a
/// trend's series `s` in column `s + 1` of the point's row; lines of a slope in columns 1 (left) and 2 (right); a heat
/// map's column `c` in column `c + 1`; a waterfall's start, changes and end in column 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Marks {
    /// Horizontal bars, one under the other, each against its own or the common maximum; upright rules across them.
    Bars {
        /// From top to bottom.
        bars: Vec<Bar>,
        /// Common maximum of the axis.
        max: f64,
        /// Thresholds and medians, in any order.
        rules: Vec<Rule>,
    },
    /// Stacked shares of a whole, one row each, with a legend.
    Stacks(Vec<Stack>),
    /// Lines over dates; `descending` puts small values (ranks) on top.
    Trend {
        /// One or more lines.
        series: Vec<Series>,
        /// Whether 1 is on top.
        descending: bool,
        /// Ends of the y axis.
        range: (f64, f64),
    },
    /// Ranks at two times, 1 on top, a line for each unit.
    Slope {
        /// Name of the earlier time.
        left: String,
        /// Name of the later time.
        right: String,
        /// In the order of the sheet.
        lines: Vec<SlopeLine>,
    },
    /// Shaded cells: units by metrics.
    Heat {
        /// Names of the columns.
        columns: Vec<String>,
        /// Names of the rows.
        rows: Vec<String>,
        /// As many rows as `rows`, each as long as `columns`.
        cells: Vec<Vec<Shade>>,
        /// What the colours mean.
        legend: Box<HeatLegend>,
        /// The row the reader looks for.
        strong: Option<usize>,
    },
    /// From a whole over changes to what is left: the first and the last are wholes.
    Waterfall(Vec<Step>),
    /// Any of these as it came from elsewhere, to be handed back to where it is drawn: see [`Spec::opened`].
    #[serde(skip)]
    Sealed(Vec<u8>),
}

/// A chart: what it answers and what it draws.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Spec {
    /// A short id, unique on the page; becomes the ids of `<title>` and `<desc>`.
    pub id: String,
    /// Accessible name.
    pub title: String,
    /// Accessible description: period, source, the gist in words.
    pub description: String,
    /// The drawing; sealed by whoever reads it.
    #[serde(with = "sealed")]
    pub marks: Marks,
}

/// Marks go over a wire as bytes, which stay bytes where they are not drawn.
mod sealed {
    use super::Marks;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(marks: &Marks, serializer: S) -> Result<S::Ok, S::Error> {
        match marks {
            Marks::Sealed(bytes) => serializer.serialize_bytes(bytes),
            // Numbers and words always have a form.
            open => serializer.serialize_bytes(&postcard::to_stdvec(open).unwrap_or_default()),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Marks, D::Error> {
        Vec::<u8>::deserialize(deserializer).map(Marks::Sealed)
    }
}

impl Spec {
    /// The chart with its marks unsealed; one whose bytes are none has no marks.
    #[must_use]
    pub fn opened(mut self) -> Spec {
        if let Marks::Sealed(bytes) = &self.marks {
            self.marks = postcard::from_bytes(bytes).unwrap_or(Marks::Stacks(Vec::new()));
        }
        self
    }

    /// The same chart in about as many parts, rows shared evenly: for bars and stacks; any other stays whole.
    ///
    /// Every part keeps the common scale, title and description.
    pub fn parts(&self, count: usize) -> Vec<Spec> {
        let part = |number: usize, marks: Marks| Spec { id: format!("{}-{number}", self.id), marks, ..self.clone() };
        let marks: Vec<Marks> = match &self.marks {
            Marks::Bars { bars, max, rules } => {
                let some = |bars: &[Bar]| Marks::Bars { bars: bars.to_vec(), max: *max, rules: rules.clone() };
                shared(bars, count).map(some).collect()
            }
            Marks::Stacks(stacks) => shared(stacks, count).map(|stacks| Marks::Stacks(stacks.to_vec())).collect(),
            other => vec![other.clone()],
        };
        marks.into_iter().enumerate().map(|(number, marks)| part(number, marks)).collect()
    }
}

fn shared<T>(all: &[T], count: usize) -> std::slice::Chunks<'_, T> {
    all.chunks(all.len().div_ceil(count.max(1)).max(1))
}
