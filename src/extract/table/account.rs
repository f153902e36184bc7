//! The account of a table: what became of each row and of each number in it.

use super::model::{Line, Table};
use super::number::is_value;
use crate::domain::{PassReason, Passed, Place, SetAside, SetAsideReason, SourceId, TableReading};

/// An account being kept.
#[derive(Debug)]
pub(super) struct Book {
    source: SourceId,
    pub(super) reading: TableReading,
    pub(super) passed: Vec<Passed>,
}

impl Book {
    pub(super) fn new(table: &Table, source: SourceId) -> Book {
        let start = table.lines.first().map_or(0, |l| l.start);
        let end = table.lines.last().map_or(start, |l| l.end);
        let place = Place { source, start, end, cell: None };
        let rows = table.lines.len();
        let reading = TableReading { place, form: None, rows, read: 0, set_aside: Vec::new() };
        Book { source, reading, passed: Vec::new() }
    }

    /// A row gave figures from these columns; its other numbers are passed over, ordinals as such.
    pub(super) fn read(&mut self, line: &Line, used: &[usize], ordinals: &[usize]) {
        self.reading.read += 1;
        for at in (0..line.cells.len()).filter(|at| !used.contains(at)) {
            let reason = if ordinals.contains(&at) { PassReason::Ordinal } else { PassReason::TableUnknown };
            self.pass(line, at, reason);
        }
    }

    /// A row gave none.
    pub(super) fn set_aside(&mut self, line: &Line, reason: SetAsideReason) {
        let place = Place { source: self.source, start: line.start, end: line.end, cell: None };
        self.reading.set_aside.push(SetAside { place, reason });
        let heading = matches!(reason, SetAsideReason::NoNumbers | SetAsideReason::Heading);
        let ordinal =
            matches!(reason, SetAsideReason::ColumnNumbers | SetAsideReason::NoNumbers | SetAsideReason::Heading);
        for at in 0..line.cells.len() {
            let first = at == 0 && line.cells.iter().skip(1).any(super::model::Cell::is_named);
            let reason = if ordinal || first { PassReason::Ordinal } else { PassReason::TableUnknown };
            let title = heading && line.cells[at].is_named() && !line.cells[at].is_day();
            if !title {
                self.pass(line, at, reason);
            }
        }
    }

    /// Sets a row aside for what it plainly is.
    pub(super) fn set_aside_plain(&mut self, line: &Line, otherwise: SetAsideReason) {
        let reason = match () {
            () if line.filled().is_empty() => SetAsideReason::Blank,
            () if line.is_column_numbers() => SetAsideReason::ColumnNumbers,
            () if line.values() == 0 && line.is_unclear() => SetAsideReason::UnclearNumbers,
            () if line.values() == 0 => SetAsideReason::NoNumbers,
            () => otherwise,
        };
        self.set_aside(line, reason);
    }

    /// Passes over a cell that holds a number, or begins with digits that are none.
    fn pass(&mut self, line: &Line, at: usize, reason: PassReason) {
        let cell = &line.cells[at];
        let reason = if cell.is_day() { PassReason::Date } else { reason };
        let number = is_value(cell) && cell.text.chars().any(|c| c.is_ascii_digit());
        if number || cell.starts_with_digit() {
            let place = Place { source: self.source, start: cell.start, end: cell.end, cell: Some(at) };
            self.passed.push(Passed { place, reason });
        }
    }
}
