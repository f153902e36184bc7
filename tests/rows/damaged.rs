//! Workbooks that are cut, corrupt or inflate without end: each is refused in words that name the file and the place.

use super::{Answer, ask, drafted, parts};

const NAME: &str = "hồ sơ.xlsx";
const SHEET: &str = "xl/worksheets/sheet1.xml";

fn row(number: usize, cells: [&str; 4]) -> String {
    let cell = |(at, text): (usize, &str)| {
        format!("<c r=\"{}{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c>", ["A", "B", "C", "D"][at])
    };
    let cells: String = cells.into_iter().enumerate().map(cell).collect();
    format!("<row r=\"{number}\">{cells}</row>")
}

/// A list of so many dossiers, and what stands behind its last row.
fn book(dossiers: usize, behind: &str) -> Vec<u8> {
    let mut sheet = row(1, ["Mã hồ sơ", "Cơ quan", "Ngày tiếp nhận", "Ngày hẹn trả"]);
    for i in 0..dossiers {
        let code = format!("{:016x}", (i as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        sheet += &row(i + 2, [&code, "Sở A", "05/01/2024 08:30", "09/01/2024 08:30"]);
    }
    parts::xlsx("", &[("name=\"A\"", &format!("<sheetData>{sheet}{behind}</sheetData>"))], "", "")
}

/// Why a file is refused, the columns agreed to being those of the whole one.
fn refused(whole: &[u8], bytes: &[u8]) -> String {
    let task = drafted(&[(NAME, whole)]).request(None).task;
    match ask(task, &[(NAME, bytes)]).0 {
        Answer::Refused(reason) => reason,
        Answer::Counted { failures, .. } => panic!("counted, {failures:?}"),
        _ => panic!("neither counted nor refused"),
    }
}

#[test]
fn a_damaged_workbook_is_refused_with_its_name_and_the_place() {
    let whole = book(3_000, "");
    let cut = refused(&whole, &whole[..whole.len() / 2]);
    assert!(cut.contains(NAME) && cut.contains("hỏng"), "{cut}");

    let mut corrupt = whole.clone();
    let middle = corrupt.len() / 2;
    corrupt[middle..middle + 64].iter_mut().for_each(|byte| *byte ^= 0x5a);
    let corrupt = refused(&whole, &corrupt);
    assert!(corrupt.contains(NAME) && corrupt.contains(SHEET) && corrupt.contains("hỏng"), "{corrupt}");
}

#[test]
fn a_sheet_that_inflates_without_end_is_refused_as_such() {
    let bomb = refused(&book(3_000, ""), &book(60, &" ".repeat(3_500_000)));
    assert!(bomb.contains(NAME) && bomb.contains("lần"), "{bomb}");
}

/// What follows the last row is longer than a block: the checksum behind it counts all the same.
#[test]
fn a_wrong_checksum_is_seen_however_much_stands_behind_the_rows() {
    let links: String = (0..20_000).map(|i| format!("<hyperlink ref=\"A{i}\" display=\"{:x}\"/>", i * 7_919)).collect();
    let whole = book(300, &format!("</sheetData><hyperlinks>{links}</hyperlinks><sheetData>"));
    let mut wrong = whole.clone();
    let name = wrong.windows(SHEET.len()).rposition(|part| part == SHEET.as_bytes()).expect("a directory");
    // 46 bytes before its name an entry begins, 16 behind its beginning stands the checksum.
    wrong[name - 46 + 16] ^= 1;
    let reason = refused(&whole, &wrong);
    assert!(reason.contains(SHEET) && reason.contains("hỏng"), "{reason}");
}
