//! What became of the rest of a report: rows of tables set aside, numbers that are no figures, each with its reason.

use super::cells::sheet;
use super::heads::id;
use super::review::Read;
use super::review_lines::Outline;
use super::{Cell, Column, Emphasis, Sheet};
use crate::catalog::catalog;
use crate::domain::TableReading;
use crate::text::review as words;

/// Rows in the file, read, set aside, for each table; `None` when there are no tables.
pub(super) fn rows(read: &Read<'_>) -> Option<Sheet> {
    let columns = vec![
        Column::words(words::TABLE),
        Column::number(words::ROWS_IN_FILE),
        Column::number(words::ROWS_READ),
        Column::number(words::ROWS_SET_ASIDE),
        Column::words(words::STANDING),
    ];
    let rows = read.tables.iter().enumerate().map(|(index, table)| {
        let set_aside = table.set_aside.len();
        let (word, emphasis) = match table.rows == table.read + set_aside {
            true if table.is_unread() => (words::UNREAD, Emphasis::Bad),
            true if table.read == 0 => (words::NO_FIGURES_IN_TABLE, Emphasis::Quiet),
            true => (words::RECONCILED, Emphasis::Good),
            false => (words::NOT_RECONCILED, Emphasis::Bad),
        };
        vec![
            Cell::words(table_name(read, index, table)).at(vec![table.place.clone()]),
            Cell::number(table.rows),
            Cell::number(table.read),
            Cell::number(set_aside),
            Cell::words(word).with(emphasis),
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let id = id("rows", read.report.source, 0);
    (!rows.is_empty()).then(|| sheet(&id, words::ROWS_SHEET, words::ROWS_CAPTION, columns, rows))
}

/// The table's number, the sheet or page it stands on, the form it was read by.
fn table_name(read: &Read<'_>, index: usize, table: &TableReading) -> String {
    let section = read.sections.iter().rev().find(|(start, _)| *start <= table.place.start);
    let form = table.form.as_ref().and_then(|form| catalog().forms.iter().find(|f| f.id == *form));
    let form = form.map_or(words::UNKNOWN_FORM, |f| &f.vi);
    let parts = [Some(words::table(index + 1)), section.map(|(_, name)| (*name).to_owned()), Some(form.to_owned())];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Every row set aside; `None` when there is none.
pub(super) fn set_aside(read: &Read<'_>, outline: &Outline) -> Option<Sheet> {
    let columns = vec![
        Column::words(words::TABLE),
        Column::number(words::ROW),
        Column::words(words::CONTENT),
        Column::words(words::REASON),
    ];
    let tables = read.tables.iter().enumerate();
    let rows = tables.flat_map(|(index, table)| table.set_aside.iter().map(move |row| (index, row)));
    let rows: Vec<Vec<Cell>> = rows
        .map(|(index, row)| {
            let content = outline.slice(read.text, &(row.place.start..row.place.end));
            let content = content.split_whitespace().collect::<Vec<_>>().join(" ");
            vec![
                Cell::words(words::table(index + 1)),
                Cell::number(outline.line_of(row.place.start) + 1),
                Cell::words(content).at(vec![row.place.clone()]),
                Cell::words(words::set_aside(row.reason)),
            ]
        })
        .collect();
    let id = id("set-aside", read.report.source, 0);
    (!rows.is_empty()).then(|| sheet(&id, words::SET_ASIDE_SHEET, words::SET_ASIDE_CAPTION, columns, rows))
}

/// Every number that is no figure; `None` when there is none.
pub(super) fn passed(read: &Read<'_>, outline: &Outline) -> Option<Sheet> {
    let columns =
        vec![Column::number(words::LINE), Column::number(words::NUMBER_AS_WRITTEN), Column::words(words::REASON)];
    let row = |number: &crate::domain::Passed| {
        let place = &number.place;
        vec![
            Cell::number(outline.line_of(place.start) + 1),
            Cell::words(outline.slice(read.text, &(place.start..place.end))).at(vec![place.clone()]),
            Cell::words(words::pass_reason(number.reason)),
        ]
    };
    let rows: Vec<Vec<Cell>> = read.passed.iter().map(row).collect();
    let id = id("passed", read.report.source, 0);
    (!rows.is_empty()).then(|| sheet(&id, words::PASSED_SHEET, words::PASSED_CAPTION, columns, rows))
}
