//! One sheet.

use super::super::xml::{HEAD, escape};
use super::book::{HEAD_ROW, Table, Term, Value, letters, reference};
use super::cell::{hundredth, pattern};
use super::parts::{MAIN, RELATIONS};
use super::styles::{Look, Styles};
use crate::domain::Decimal;

/// Widths in characters.
const NARROWEST: usize = 9;
const WIDEST: usize = 52;
const PERCENT: &str = "0.00%";

/// The sheet's part.
pub(super) fn sheet(table: &Table, styles: &mut Styles) -> String {
    let last = HEAD_ROW + table.rows.len();
    let mut rows = row(1, &[text(0, 1, &table.title, styles.index(Look::Title, None))], "");
    rows.push_str(&row(2, &[text(0, 2, &table.caption, styles.index(Look::Caption, None))], ""));
    let head = styles.index(Look::Head, None);
    let heads: Vec<String> =
        table.columns.iter().enumerate().map(|(at, c)| text(at, HEAD_ROW, &c.label, head)).collect();
    let height = format!(r#" ht="{}" customHeight="1""#, 16 * head_lines(table) + 4);
    rows.push_str(&row(HEAD_ROW, &heads, &height));
    for (at, values) in table.rows.iter().enumerate() {
        rows.push_str(&line(HEAD_ROW + 1 + at, values, Look::Body, styles));
    }
    if let Some(total) = &table.total {
        rows.push_str(&line(last + 1, total, Look::Total, styles));
    }
    let filter = match table.rows.is_empty() {
        true => String::new(),
        false => format!(r#"<autoFilter ref="{}"/>"#, range(table, last)),
    };
    let orientation = if table.columns.len() > 5 || table.chart.is_some() { "landscape" } else { "portrait" };
    let drawing = if table.chart.is_some() { r#"<drawing r:id="rId1"/>"# } else { "" };
    format!(
        r#"{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane ySplit="{HEAD_ROW}" topLeftCell="A{}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>{}<sheetData>{rows}</sheetData>{filter}{}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="{orientation}" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P/&amp;N</oddFooter></headerFooter>{drawing}</worksheet>"#,
        HEAD_ROW + 1,
        columns(table),
        links(table)
    )
}

/// Heads and rows without the total, as absolute or plain range.
pub(super) fn range(table: &Table, last: usize) -> String {
    let right = table.columns.len().max(1) - 1;
    format!("{}:{}", reference(0, HEAD_ROW), reference(right, last))
}

fn columns(table: &Table) -> String {
    let one = |at: usize| {
        let number = at + 1;
        format!(r#"<col min="{number}" max="{number}" width="{}" customWidth="1"/>"#, width(table, at))
    };
    let all: String = (0..table.columns.len()).map(one).collect();
    format!("<cols>{all}</cols>")
}

/// A column's width in characters: its longest cell, the longest word of its head with room for the filter's arrow.
fn width(table: &Table, at: usize) -> usize {
    let label = table.columns.get(at).map_or("", |c| c.label.as_str());
    let longest = |values: &Vec<Value>| values.get(at).map_or(0, shown_length);
    let cells = table.rows.iter().chain(&table.total).map(longest).max().unwrap_or(0);
    let words = label.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
    let head = words.max(label.chars().count() / 2) + 4;
    (cells + 2).max(head).clamp(NARROWEST, WIDEST)
}

/// Over how many lines the longest head is broken.
fn head_lines(table: &Table) -> usize {
    let lines = |at: usize, label: &str| label.chars().count().div_ceil(width(table, at).saturating_sub(4).max(1));
    table.columns.iter().enumerate().map(|(at, c)| lines(at, &c.label)).max().unwrap_or(1).clamp(1, 4)
}

fn shown_length(value: &Value) -> usize {
    match value {
        Value::Empty => 0,
        Value::Text(text) | Value::Link(text, _) => text.chars().count(),
        Value::Number(number, format) => crate::text::decimal(*number).chars().count() + format.len().saturating_sub(8),
        Value::Share(..) | Value::Percent(_) => 7,
    }
}

fn links(table: &Table) -> String {
    let mut links = String::new();
    for (at, values) in table.rows.iter().enumerate() {
        for (column, value) in values.iter().enumerate() {
            if let Value::Link(_, sheet) = value {
                let (place, name) = (reference(column, HEAD_ROW + 1 + at), escape(&sheet.replace('\'', "''")));
                links.push_str(&format!(r#"<hyperlink ref="{place}" location="'{name}'!A1"/>"#));
            }
        }
    }
    if links.is_empty() { links } else { format!("<hyperlinks>{links}</hyperlinks>") }
}

fn row(number: usize, cells: &[String], more: &str) -> String {
    format!(r#"<row r="{number}"{more}>{}</row>"#, cells.concat())
}

fn line(number: usize, values: &[Value], look: Look, styles: &mut Styles) -> String {
    let cells: Vec<String> = (0..values.len()).map(|at| one(number, at, values, look, styles)).collect();
    row(number, &cells, "")
}

fn one(row: usize, at: usize, values: &[Value], look: Look, styles: &mut Styles) -> String {
    let place = reference(at, row);
    match &values[at] {
        Value::Empty => format!(r#"<c r="{place}" s="{}"/>"#, styles.index(look, None)),
        Value::Text(words) => text(at, row, words, styles.index(look, None)),
        Value::Link(words, _) => text(at, row, words, styles.index(Look::Link, None)),
        Value::Number(number, format) => {
            format!(r#"<c r="{place}" s="{}"><v>{number}</v></c>"#, styles.index(look, Some(format)))
        }
        Value::Percent(percent) => {
            let places = "0".repeat(usize::from(percent.places()));
            let format = if places.is_empty() { "0%".to_owned() } else { format!("0.{places}%") };
            format!(r#"<c r="{place}" s="{}"><v>{}</v></c>"#, styles.index(look, Some(&format)), hundredth(*percent))
        }
        Value::Share(part, whole, share) => {
            let formula = format!("{}/{}", term(*part), term(*whole));
            let style = styles.index(look, Some(PERCENT));
            format!(r#"<c r="{place}" s="{style}"><f>{formula}</f><v>{share}</v></c>"#)
        }
    }
}

/// A cell of the sheet, else the number itself.
fn term(term: Term) -> String {
    match term {
        Term::Cell { column, line } => reference(column, HEAD_ROW + 1 + line),
        Term::Number(number) => number.to_string(),
    }
}

fn text(column: usize, row: usize, words: &str, style: usize) -> String {
    let place = reference(column, row);
    format!(r#"<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#, escape(words))
}

/// «'Tên'!$A$4:$A$4» for names of the workbook.
pub(super) fn head_rows(name: &str) -> String {
    format!("'{}'!${HEAD_ROW}:${HEAD_ROW}", name.replace('\'', "''"))
}

/// The filter's range with its sheet, absolute.
pub(super) fn filtered(table: &Table) -> String {
    let right = letters(table.columns.len().max(1) - 1);
    let last = HEAD_ROW + table.rows.len();
    format!("'{}'!$A${HEAD_ROW}:${right}${last}", table.name.replace('\'', "''"))
}

/// The format of a plain count.
pub(super) fn counted(value: Decimal) -> Value {
    Value::Number(value, pattern(value, ""))
}
