//! Every figure in one table of separated values: what `docs/open-data.md` describes, for those who open it in a
//! spreadsheet program.

use super::separated;
use super::xlsx::{Located, fact_name};
use crate::domain::{Fact, Place, Value};
use crate::present::{Cell, Column, Sheet, Subject};
use crate::text::{self, handover as words, publishing};

/// One line a figure, in the order of the reports; `locate` tells where a place is.
pub fn open_table(subject: &Subject<'_>, locate: &dyn Fn(&Place) -> Located) -> String {
    let rows: Vec<Vec<Cell>> = subject.facts.facts.iter().map(|fact| row(fact, locate)).collect();
    let order: Vec<usize> = (0..rows.len()).collect();
    let title = words::CSV_TITLE.to_owned();
    let sheet =
        Sheet { id: "figures".to_owned(), title, caption: String::new(), columns: columns(), rows, total: None };
    separated::file(&sheet, &order)
}

const VALUE: usize = 2;

fn columns() -> Vec<Column> {
    let labels = [
        words::CSV_CODE,
        publishing::BOOK_FIGURE,
        publishing::BOOK_VALUE,
        publishing::BOOK_UNIT,
        words::CSV_AGENCY,
        words::CSV_FIELD,
        words::CSV_KIND,
        words::CSV_OF,
        publishing::BOOK_PERIOD,
        words::CSV_FROM,
        words::CSV_TO,
        publishing::BOOK_FILE,
        publishing::BOOK_PLACE,
        publishing::BOOK_QUOTE,
    ];
    let column = |(at, label): (usize, &str)| if at == VALUE { Column::number(label) } else { Column::words(label) };
    labels.into_iter().enumerate().map(column).collect()
}

fn row(fact: &Fact, locate: &dyn Fn(&Place) -> Located) -> Vec<Cell> {
    let Located { file, place, quote } = locate(&fact.place);
    let days = fact.period.span.days();
    let said = |words: Option<String>| Cell::words(words.unwrap_or_default());
    vec![
        Cell::words(fact.indicator.clone()),
        Cell::words(fact_name(fact)),
        value(fact),
        Cell::words(fact.unit.clone()),
        said(fact.scope.agency.clone()),
        said(fact.scope.field.clone()),
        Cell::words(crate::present::kind_word(fact.kind)),
        said(fact.of.clone()),
        Cell::words(text::period(fact.period)),
        said(days.map(|(first, _)| first.to_string())),
        said(days.map(|(_, last)| last.to_string())),
        Cell::words(super::file_name(&file)),
        Cell::words(place),
        Cell::words(quote),
    ]
}

fn value(fact: &Fact) -> Cell {
    match &fact.value {
        Value::Number(value) => Cell::stated(*value, text::decimal(*value), Vec::new()),
        Value::Text(word) => Cell::words(word.clone()),
        Value::NotApplicable => Cell::words(text::words::NOT_APPLICABLE),
    }
}
