//! Workbooks scanned as rows: what calamine reads, and the counts of the same list as text.

#[path = "../formats/parts.rs"]
#[allow(dead_code, reason = "shared with the tests of formats")]
mod parts;

use super::independent::{self, Data};
use super::made::{HEADINGS, cells, csv, dossiers, plain_columns};
use super::{counts, cube};
use thuoc_do::catalog::dossier_defs;
use thuoc_do::dossier::{Cell, CellKind, Cube, FirstRows, Moment, Preview, Row, Tally};
use thuoc_do::ingest::office::rows::{RowBook, RowsError};

const STYLES: &str = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\\ hh:mm\"/></numFmts>\
    <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>";

/// How a workbook is written.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Shared,
    Inline,
    Prefixed,
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

fn reference(column: usize, row: usize) -> String {
    let letter = |n: usize| char::from(b'A' + n as u8);
    format!("{}{row}", letter(column))
}

/// A serial of «dd/mm/2024 hh:mm», places cut as programs cut them.
fn serial(text: &str, since_1904: bool) -> String {
    let moment = Moment::parse(text.as_bytes()).expect("a moment");
    let day = i64::from(moment.day) + 25_569 - if since_1904 { 1_462 } else { 0 };
    let part = u128::from(moment.second.expect("a time")) * 10_u128.pow(12) / 86_400;
    format!("{day}.{part:012}")
}

/// A workbook of a list: dates as serials, blank cells left out, attributes in another order for each way.
fn book(rows: &[Vec<String>], way: Way, since_1904: bool) -> Vec<u8> {
    let mut strings: Vec<String> = Vec::new();
    let mut shared = |text: &str| {
        let at = strings.iter().position(|s| s == text).unwrap_or_else(|| {
            strings.push(text.to_owned());
            strings.len() - 1
        });
        at.to_string()
    };
    let x = if way == Way::Prefixed { "x:" } else { "" };
    let mut sheet = String::new();
    for (i, row) in rows.iter().enumerate() {
        // Every seventh row leaves a gap.
        let number = i + 1 + i / 7;
        sheet += &format!("<{x}row spans=\"1:18\" r=\"{number}\">");
        for (column, text) in row.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let place = reference(column, number);
            let date = i > 0 && (9..=11).contains(&column);
            let words = escaped(text);
            sheet += &match way {
                _ if date => format!("<{x}c r=\"{place}\" s=\"1\"><{x}v>{}</{x}v></{x}c>", serial(text, since_1904)),
                _ if i > 0 && matches!(column, 0 | 12) => format!("<{x}c r=\"{place}\"><{x}v>{text}</{x}v></{x}c>"),
                Way::Shared => format!("<c t=\"s\" r=\"{place}\" s=\"0\"><v>{}</v></c>", shared(text)),
                Way::Inline => {
                    format!("<c r='{place}' t='inlineStr'><is><t xml:space=\"preserve\">{words}</t></is></c>")
                }
                Way::Prefixed => format!("<x:c t=\"str\" r=\"{place}\"><x:f>A1&amp;\"\"</x:f><x:v>{words}</x:v></x:c>"),
            };
        }
        sheet += &format!("</{x}row>");
    }
    let inside = format!("<cols/><{x}sheetData>{sheet}</{x}sheetData><pageMargins/>");
    let strings: String = strings
        .iter()
        .map(|s| format!("<si><r><t>{}</t></r><rPh sb=\"0\" eb=\"1\"><t>phiên âm</t></rPh></si>", escaped(s)))
        .collect();
    let properties = if since_1904 { "<workbookPr date1904=\"1\"/>" } else { "" };
    let note = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Ghi chú</t></is></c></row></sheetData>";
    parts::xlsx(properties, &[("name=\"Ghi chú\"", note), ("name=\"Hồ sơ\"", &inside)], STYLES, &strings)
}

fn list(count: usize, seed: u64) -> (Vec<Vec<String>>, Cube) {
    let all = dossiers(count, seed);
    let head = HEADINGS.map(str::to_owned).to_vec();
    let rows = std::iter::once(head).chain(all.iter().map(cells)).collect();
    (rows, counts(&cube(&csv(&all, ',', "\n", &plain_columns()))))
}

fn counted(bytes: &[u8]) -> Cube {
    let mut book = RowBook::open("a.xlsx", bytes).expect("a workbook");
    let mut first = FirstRows::default();
    book.rows(1, &mut first).expect("rows");
    let mapping = Preview::of_rows(first, dossier_defs()).mapping.expect("headings");
    let mut tally = Tally::new(&mapping, dossier_defs());
    book.rows(1, &mut tally).expect("rows");
    tally.finish("a.xlsx", "").0
}

#[test]
fn a_workbook_gives_the_counts_of_the_same_list_as_text() {
    let (rows, expected) = list(600, 21);
    for way in [Way::Shared, Way::Inline, Way::Prefixed] {
        for since_1904 in [false, true] {
            let found = counted(&book(&rows, way, since_1904));
            assert!(found.files[0].is_balanced());
            assert!(counts(&found) == expected, "since 1904: {since_1904}");
        }
    }
}

#[test]
fn cells_are_those_that_calamine_reads() {
    let (rows, _) = list(120, 22);
    for way in [Way::Shared, Way::Inline] {
        let bytes = book(&rows, way, false);
        let other = independent::book(&bytes, "xlsx");
        let sheet = other.sheet("Hồ sơ");
        let mut cells = 0;
        let mut check = |row: Row<'_>| {
            for column in 0..row.cells.len() {
                let Cell { bytes: found, kind, .. } = row.cell(column);
                let at = (u32::try_from(row.number - 1).expect("a row"), column as u32);
                let text = std::str::from_utf8(found).expect("UTF-8");
                cells += usize::from(!text.is_empty());
                match sheet.get(at) {
                    None => assert_eq!(text, ""),
                    Some(Data::String(expected)) => assert_eq!(text, expected),
                    Some(Data::Float(number)) => assert_eq!(text, number.to_string()),
                    Some(Data::DateTime(day)) => {
                        assert!(matches!(kind, CellKind::Day { .. }));
                        assert_eq!(text.parse(), Ok(*day));
                    }
                    other => panic!("{other:?}"),
                }
            }
        };
        RowBook::open("a.xlsx", &bytes).expect("a workbook").rows(1, &mut check).expect("rows");
        assert!(cells > 1_500, "{cells}");
    }
}

#[test]
fn what_is_odd_is_left_to_the_other_reader_and_what_is_damaged_is_said() {
    let sheet = |inside: &str| parts::xlsx("", &[("name=\"A\"", inside)], STYLES, "");
    let rows = |bytes: &[u8]| {
        let mut book = RowBook::open("a.xlsx", bytes)?;
        book.rows(0, &mut |_: Row<'_>| {})
    };
    for inside in [
        "<sheetData><!-- --><row r=\"1\"/></sheetData>",
        "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></c></row></sheetData>",
        "<sheetData><row r=\"1\"><c r=\"A1\" t=\"x\"><v>9</v></c></row></sheetData>",
        "<sheetData><row r=\"1\"><c r=\"A1\"><v>1E+20</v></c></row></sheetData>",
        "<sheetData><row r=\"1\"><d/></row></sheetData>",
    ] {
        assert_eq!(rows(&sheet(inside)), Err(RowsError::Odd), "{inside}");
    }
    let mut broken = sheet("<sheetData><row r=\"1\"/></sheetData>");
    let middle = broken.len() / 2;
    broken.truncate(middle);
    assert!(matches!(rows(&broken), Err(RowsError::Read(_))));
}
