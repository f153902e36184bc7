//! A sheet as a file for spreadsheet programs, and as text for the clipboard.
//!
//! Fields are parted by semicolons and decimals by commas: that is how a spreadsheet program set to Vietnamese reads
//! numbers, and a comma between fields would have to be told from the comma inside «99,77». The byte order mark makes
//! such programs read UTF-8. Numbers stand without thousands separators; their unit stands in the heading.

use crate::domain::{Decimal, Ratio};
use crate::present::{Cell, Sheet, Sort};
use crate::text::{self, exporting as words};

/// What begins a formula in spreadsheet programs, in their wide forms too.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// What stands in one column of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    /// The cell's own number or words.
    Cell(usize),
    /// Numerator of the rate in that column.
    Part(usize),
    /// Its denominator.
    Whole(usize),
}

/// Rows of a sheet in this order as a file: a byte order mark, headings, a line for each row; the total as well when no
/// row is left out.
///
/// A column of percentages computed from counts is followed by their numerators and denominators. What is missing
/// keeps its word: an empty field would be read as zero. Words that begin like a formula get an apostrophe before them.
pub fn file(sheet: &Sheet, rows: &[usize]) -> String {
    let fields = fields(sheet);
    let heading = |field: &Field| heading(sheet, *field);
    let head = fields.iter().map(heading).map(|words| quoted(&harmless(&words)));
    let rows = seen(sheet, rows)
        .map(|row| fields.iter().map(|field| quoted(&value(row, *field))).collect::<Vec<_>>().join(";"));
    let lines: Vec<String> = std::iter::once(head.collect::<Vec<_>>().join(";")).chain(rows).collect();
    format!("\u{feff}{}\r\n", lines.join("\r\n"))
}

/// Rows of a sheet as shown, in this order, with headings, parted by tabs: what spreadsheet programs and
/// word processors take from the clipboard as cells.
pub fn clipboard(sheet: &Sheet, rows: &[usize]) -> String {
    let flat = |words: &str| harmless(&words.split_whitespace().collect::<Vec<_>>().join(" "));
    let line = |row: &Vec<Cell>| {
        let word = |cell: &Cell| if is_number(cell) { value_of(cell) } else { flat(&cell.text) };
        row.iter().map(word).collect::<Vec<_>>().join("\t")
    };
    let head = (0..sheet.columns.len()).map(|column| flat(&heading(sheet, Field::Cell(column)))).collect::<Vec<_>>();
    let body = seen(sheet, rows).map(line);
    std::iter::once(head.join("\t")).chain(body).collect::<Vec<_>>().join("\n")
}

/// These rows, and the total of all rows when all are there.
fn seen<'a>(sheet: &'a Sheet, rows: &'a [usize]) -> impl Iterator<Item = &'a Vec<Cell>> {
    let total = sheet.total.iter().filter(move |_| rows.len() == sheet.rows.len());
    rows.iter().filter_map(|row| sheet.rows.get(*row)).chain(total)
}

fn fields(sheet: &Sheet) -> Vec<Field> {
    let mut fields = Vec::new();
    for column in 0..sheet.columns.len() {
        fields.push(Field::Cell(column));
        if cells(sheet, column).any(|cell| cell.ratio.is_some()) {
            fields.extend([Field::Part(column), Field::Whole(column)]);
        }
    }
    fields
}

fn cells(sheet: &Sheet, column: usize) -> impl Iterator<Item = &Cell> {
    sheet.rows.iter().chain(&sheet.total).filter_map(move |row| row.get(column))
}

fn heading(sheet: &Sheet, field: Field) -> String {
    let label = |column: usize| sheet.columns.get(column).map_or("", |c| c.label.as_str());
    match field {
        Field::Cell(column) => match unit(sheet, column) {
            Some(unit) if !label(column).contains(unit.as_str()) => words::with_unit(label(column), &unit),
            _ => label(column).to_owned(),
        },
        Field::Part(column) => words::numerator(label(column)),
        Field::Whole(column) => words::denominator(label(column)),
    }
}

/// The unit that all numbers of a column carry in their words: «%», «điểm».
fn unit(sheet: &Sheet, column: usize) -> Option<String> {
    let mut units = cells(sheet, column).filter(|cell| is_number(cell)).map(|cell| tail(&cell.text));
    let first = units.next().filter(|unit| !unit.is_empty() && !unit.contains(|c: char| c.is_ascii_digit()))?;
    units.all(|unit| unit == first).then(|| first.to_owned())
}

/// What follows the number at the beginning of a text.
fn tail(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '−' | '+')).trim()
}

const fn is_number(cell: &Cell) -> bool {
    matches!(cell.sort, Sort::Number(_))
}

fn value(row: &[Cell], field: Field) -> String {
    let part = |column: usize, of: fn(Ratio) -> Decimal| {
        row.get(column).and_then(|cell| cell.ratio).map_or_else(String::new, |ratio| plain(of(ratio)))
    };
    match field {
        Field::Cell(column) => row.get(column).map_or_else(String::new, value_of),
        Field::Part(column) => part(column, Ratio::part),
        Field::Whole(column) => part(column, Ratio::whole),
    }
}

/// The number of a cell; its words where there is none, or where several values stand side by side.
fn value_of(cell: &Cell) -> String {
    match &cell.sort {
        Sort::Number(number) if !cell.text.contains(';') => plain(*number),
        Sort::Number(_) | Sort::Text | Sort::Missing => harmless(&cell.text),
    }
}

/// A number without thousands separators, with a decimal comma: «-1234,5».
fn plain(number: Decimal) -> String {
    text::decimal(number).replace('.', "").replace('−', "-")
}

/// Words that no spreadsheet program takes for a formula.
fn harmless(words: &str) -> String {
    if words.starts_with(FORMULA) { format!("'{words}") } else { words.to_owned() }
}

fn quoted(field: &str) -> String {
    if field.contains([';', '"', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::Column;

    fn sheet() -> Sheet {
        let rate = |part, whole| {
            Ratio::new(Decimal::whole(part), Decimal::whole(whole))
                .map_or_else(Cell::missing, |r| Cell::rate(r, vec![]))
        };
        let number = |value: Decimal, text: &str| Cell::stated(value, text, Vec::new());
        let columns = ["Cơ quan", "Điểm", "Tỷ lệ"];
        let row = |name: &str, points: Cell, rate: Cell| vec![Cell::words(name), points, rate];
        Sheet {
            id: "t".into(),
            title: String::new(),
            caption: String::new(),
            columns: columns
                .iter()
                .enumerate()
                .map(|(i, label)| if i > 0 { Column::number(label) } else { Column::words(label) })
                .collect(),
            rows: vec![
                row("Sở Y tế", number(Decimal::new(125, 1), "12,5 điểm"), rate(1762, 1766)),
                row("=HYPERLINK(\"x\")", number(Decimal::whole(-1234), "−1.234 điểm"), Cell::missing()),
                row("Xã A; Xã B", Cell::missing(), rate(0, 5)),
            ],
            total: Some(row("Tổng", number(Decimal::whole(5), "5 điểm"), rate(1762, 1771))),
        }
    }

    fn lines(text: &str) -> Vec<&str> {
        text.trim_start_matches('\u{feff}').split("\r\n").filter(|line| !line.is_empty()).collect()
    }

    #[test]
    fn numbers_are_plain_and_their_unit_heads_the_column() {
        let file = file(&sheet(), &[0, 1, 2]);
        assert!(file.starts_with('\u{feff}') && file.ends_with("\r\n"));
        let lines = lines(&file);
        assert!(lines[0].starts_with("Cơ quan;Điểm (điểm);Tỷ lệ (%);"), "{}", lines[0]);
        assert_eq!(lines[1], "Sở Y tế;12,5;99,77;1762;1766");
    }

    #[test]
    fn missing_keeps_its_word_and_zero_is_zero() {
        let file = file(&sheet(), &[0, 1, 2]);
        let lines = lines(&file);
        let missing = Cell::missing().text;
        assert_eq!(lines[3], format!("\"Xã A; Xã B\";{missing};0,00;0;5"));
        assert_eq!(lines[4], "Tổng;5;99,49;1762;1771");
    }

    #[test]
    fn values_that_disagree_stay_side_by_side() {
        let mut sheet = sheet();
        sheet.rows[0][1] = Cell::stated(Decimal::whole(938), "938; 942", Vec::new());
        assert!(lines(&file(&sheet, &[0]))[1].starts_with("Sở Y tế;\"938; 942\";"));
    }

    #[test]
    fn words_never_become_formulas_but_negative_numbers_stay_numbers() {
        let file = file(&sheet(), &[0, 1, 2]);
        assert!(lines(&file)[2].starts_with("\"'=HYPERLINK(\"\"x\"\")\";-1234;"), "{}", lines(&file)[2]);
        for begin in FORMULA {
            assert!(harmless(&format!("{begin}1+1")).starts_with('\''));
        }
        assert_eq!(harmless("Sở Y tế"), "Sở Y tế");
    }

    #[test]
    fn the_clipboard_has_the_rows_shown_in_their_order() {
        let text = clipboard(&sheet(), &[2, 0]);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 3, "the total is of all rows");
        assert!(lines[1].starts_with("Xã A; Xã B\t") && lines[2] == "Sở Y tế\t12,5\t99,77");
    }
}
