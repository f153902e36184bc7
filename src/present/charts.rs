//! Charts with their table twins.

use super::cells::sheet;
use super::{Cell, Column, Figure, Whole};
use crate::chart::{Bar, Marks, Rule, Slice, Spec, Stack, Tone};
use crate::domain::{Decimal, Place, Ratio};
use crate::text::{self, labels};

/// What every chart needs to be named: its id, the question it answers and the line under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    /// A short id, unique on the page.
    pub id: String,
    /// The question it answers, or the answer.
    pub title: String,
    /// Period, source and formula.
    pub caption: String,
}

impl Naming {
    /// A name made of its three parts.
    pub fn new(id: String, title: &str, caption: String) -> Naming {
        Naming { id, title: title.to_owned(), caption }
    }
}

/// A bar and the cell that holds the same number.
#[derive(Debug, Clone, PartialEq)]
pub struct BarRow {
    /// What is drawn.
    pub bar: Bar,
    /// What stands in the table.
    pub cell: Cell,
}

impl BarRow {
    /// A bar whose words are its cell's words.
    pub fn new(label: &str, value: Decimal, cell: Cell, tone: Tone) -> BarRow {
        let (label, value, value_text) = (label.to_owned(), value.to_f64(), cell.text.clone());
        BarRow { bar: Bar { label, value, max: None, value_text, tone, strong: false, mark: None }, cell }
    }

    /// A row for a body without a number: its word, and no bar, since missing is not zero.
    pub fn without(label: &str, cell: Cell) -> BarRow {
        let (label, value_text) = (label.to_owned(), cell.text.clone());
        BarRow {
            bar: Bar { label, value: f64::NAN, max: None, value_text, tone: Tone::Muted, strong: false, mark: None },
            cell,
        }
    }

    /// The same row with a mark of its own: its target, the median of its peers, in words «trung vị 15,2».
    #[must_use]
    pub fn marked(mut self, at: Decimal, words: String) -> BarRow {
        self.bar.mark = Some((at.to_f64(), words));
        self
    }

    /// The same row, the one the reader looks for or not.
    #[must_use]
    pub fn strong(mut self, strong: bool) -> BarRow {
        self.bar.strong = strong;
        self
    }
}

/// Horizontal bars against a common maximum (the largest value when `max` is `None`), and the table of the same rows.
pub(super) fn bars(
    naming: Naming,
    headings: [&str; 2],
    rows: Vec<BarRow>,
    max: Option<Decimal>,
    threshold: Option<Decimal>,
) -> Figure {
    let threshold = threshold.map(|t| Rule { at: t.to_f64(), text: labels::threshold_line(t), dashed: false });
    ranked(naming, headings, rows, max, threshold.into_iter().collect())
}

/// Horizontal bars with any upright rules (thresholds whole, medians dashed), and the table of the same rows.
pub fn ranked(
    naming: Naming,
    headings: [&str; 2],
    rows: Vec<BarRow>,
    max: Option<Decimal>,
    rules: Vec<Rule>,
) -> Figure {
    let largest = rows.iter().map(|row| row.bar.max.unwrap_or(row.bar.value)).fold(0.0, f64::max);
    let marks = |row: &BarRow| row.bar.mark.as_ref().map(|(_, words)| words.clone());
    let named = |row: &BarRow| {
        let words = [Some(row.bar.value_text.clone()), marks(row)].into_iter().flatten().collect::<Vec<_>>().join(", ");
        labels::named(&row.bar.label, &words)
    };
    let values = rows.iter().map(named).collect::<Vec<_>>();
    let marked = rows.iter().any(|row| row.bar.mark.is_some());
    let cells = rows.iter().map(|row| {
        let mark = marked.then(|| marks(row).map_or_else(Cell::missing, Cell::words));
        [Cell::words(&row.bar.label), row.cell.clone()].into_iter().chain(mark).collect()
    });
    let cells = cells.collect();
    let mut columns = vec![Column::words(headings[0]), Column::number(headings[1])];
    columns.extend(marked.then(|| Column::words(labels::BAR_MARK)));
    let bars = rows.into_iter().map(|row| row.bar).collect();
    let marks = Marks::Bars { bars, max: max.map_or(largest, Decimal::to_f64), rules };
    figure(naming, &values, marks, columns, cells)
}

/// Draws `marks` under a name, with `rows` as the table twin.
pub(super) fn figure(
    naming: Naming,
    values: &[String],
    marks: Marks,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
) -> Figure {
    let Naming { id, title, caption } = naming;
    let twin = sheet(&format!("{id}-table"), &title, &caption, columns, rows);
    let description = labels::description(&caption, values);
    Figure { spec: Spec { id, title, description, marks }, caption, sheet: twin }
}

/// A part of a whole: name, value, source, meaning.
pub(super) struct Part {
    pub(super) label: String,
    pub(super) value: Decimal,
    pub(super) places: Vec<Place>,
    pub(super) tone: Tone,
    /// Formula when the part is computed (the rest of a whole); empty when stated.
    pub(super) formula: String,
}

/// One whole as a stack of its parts, with each part's share of the whole.
pub(super) fn stack(naming: Naming, whole_label: &str, whole: (Decimal, &[Place]), parts: &[Part]) -> Figure {
    let share = |part: &Part| Ratio::new(part.value, whole.0);
    let words = |part: &Part| labels::slice(part.value, share(part).map(|r| r.percent(super::cells::PERCENT_PLACES)));
    let slice = |(row, part): (usize, &Part)| Slice {
        at: (row, 1),
        label: part.label.clone(),
        value: part.value.to_f64(),
        value_text: words(part),
        tone: part.tone,
    };
    let row = |part: &Part| {
        let count = Cell::computed(part.value, text::decimal(part.value), part.places.clone(), part.formula.clone());
        let places = part.places.iter().chain(whole.1).cloned().collect();
        vec![Cell::words(&part.label), count, share(part).map_or_else(Cell::missing, |r| Cell::rate(r, places))]
    };
    let values: Vec<String> = parts.iter().map(|part| labels::named(&part.label, &words(part))).collect();
    let marks = Marks::Stacks(vec![Stack {
        label: whole_label.to_owned(),
        slices: parts.iter().enumerate().map(slice).collect(),
    }]);
    let share = Column::rate(labels::SHARE_RECOMPUTED, 1, Whole::Nowhere);
    let columns = vec![Column::words(labels::INDICATOR), Column::number(labels::VALUE), share];
    figure(naming, &values, marks, columns, parts.iter().map(row).collect())
}
