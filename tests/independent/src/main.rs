//! What calamine reads in a workbook, as JSON: `independent FILE`. A file that it refuses is `null`.
//!
//! Numbers are written as text, the shortest that gives the same number back: readers of JSON may round theirs.

use calamine::{CellType, Data, Range, Reader, open_workbook_auto};
use serde_json::{Value, json};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args_os().nth(1).ok_or("usage: independent FILE")?;
    let answer = open_workbook_auto(path).map_or(Value::Null, |mut book| {
        let names = book.sheet_names();
        let ranges = book.worksheets();
        let sheets: Vec<Value> = ranges
            .iter()
            .map(|(name, range)| sheet(name, range, &book.worksheet_formula(name).unwrap_or_default()))
            .collect();
        json!({ "names": names, "sheets": sheets })
    });
    println!("{answer}");
    Ok(())
}

/// A sheet that could be read: rows and columns count from zero, in the sheet.
fn sheet(name: &str, range: &Range<Data>, formulas: &Range<String>) -> Value {
    json!({
        "name": name,
        "start": range.start(),
        "end": range.end(),
        "cells": used(range, data),
        "formulas": used(formulas, |formula| json!(formula)),
    })
}

/// Row, column and what is said of each cell that holds anything.
fn used<T: CellType>(range: &Range<T>, said: impl Fn(&T) -> Value) -> Vec<Value> {
    let (row, column) = range.start().unwrap_or_default();
    range
        .used_cells()
        .map(|(down, right, cell)| json!([row as usize + down, column as usize + right, said(cell)]))
        .collect()
}

fn data(cell: &Data) -> Value {
    match cell {
        Data::String(text) => json!({ "String": text }),
        Data::Float(number) => json!({ "Float": number.to_string() }),
        Data::Int(number) => json!({ "Int": number }),
        Data::Bool(truth) => json!({ "Bool": truth }),
        Data::DateTime(moment) => json!({ "DateTime": moment.as_f64().to_string() }),
        Data::DateTimeIso(text) => json!({ "DateTimeIso": text }),
        Data::DurationIso(text) => json!({ "DurationIso": text }),
        Data::Error(error) => json!({ "Error": error.to_string() }),
        Data::Empty => Value::Null,
    }
}
