//! Sentences of the page that carry numbers or names.

use super::words;

/// Title of the window on a page: «Phát hiện – Thước đo».
pub fn window_title(page: &str) -> String {
    format!("{page} – {}", words::APP_NAME)
}

/// A success message: how many reports were loaded and what they are called.
pub fn loaded(names: &[String]) -> String {
    match names {
        [name] => format!("Đã nạp «{name}»."),
        _ => format!("Đã nạp {} báo cáo.", names.len()),
    }
}

/// A report was removed.
pub fn removed(name: &str) -> String {
    format!("Đã xóa «{name}».")
}

/// How many rows a search leaves: «12 / 30 dòng».
pub fn rows_shown(shown: usize, all: usize) -> String {
    format!("{shown} / {all} dòng")
}

/// Which of several places is shown: «Vị trí 2 / 5».
pub fn place_of(number: usize, all: usize) -> String {
    format!("Vị trí {number} / {all}")
}

/// Accessible name of the button that removes a report.
pub fn remove_report(name: &str) -> String {
    format!("{} «{name}»", words::REMOVE)
}

/// Accessible name of a badge with the number of findings.
pub fn findings_badge(count: usize) -> String {
    format!("{count} mục cần xem xét")
}

/// The browser would not hand over a file's content.
pub fn unreadable(name: &str) -> String {
    format!(
        "Trình duyệt không đọc được «{name}». Tệp có thể đã bị di chuyển, đang mở ở nơi khác, hoặc là một thư mục. \
         Hãy chọn lại tệp, hoặc dán nội dung báo cáo."
    )
}

/// File name of the sample of a monthly report.
pub const SAMPLE_MONTH_FILE: &str = "Báo cáo mẫu tháng 4-2023.txt";
/// File name of the sample with the six groups of the index and the table of agencies.
pub const SAMPLE_TABLES_FILE: &str = "Báo cáo mẫu có bảng số liệu.txt";

/// The first heading of the welcome page.
pub const WELCOME_TITLE: &str = "Đối chiếu số liệu báo\u{a0}cáo thủ tục hành chính";

/// Between the two buttons and the drop area.
pub const DROP_OR: &str = "hoặc";

/// How to paste without a button.
pub const PASTE_ANYWHERE: &str = "Cũng có thể bấm Ctrl+V ở bất kỳ đâu trên trang.";

/// Accessible name of a badge with the number of loaded reports.
pub fn reports_badge(count: usize) -> String {
    format!("{count} báo cáo")
}

/// Where something stands, as people who have the file open look for it: «Dòng trong bảng của báo cáo, trang tính
/// «Năm 2022», dòng 12». Of a sheet the row in it is told, of a page its number and the line of the text, of anything
/// else the line.
pub fn kind_and_spot(is_row: bool, line: usize, sheet: Option<&str>, page: Option<u32>, row: Option<u32>) -> String {
    let kind = if is_row { words::SOURCE_ROW } else { words::SOURCE_SENTENCE };
    let line = format!("dòng thứ {}", super::count(line));
    match (sheet, page, row) {
        (Some(sheet), _, Some(row)) => format!("{kind}, trang tính «{sheet}», dòng {row}"),
        (Some(sheet), _, None) => format!("{kind}, trang tính «{sheet}», {line} của văn bản đọc được"),
        (None, Some(page), _) => format!("{kind}, trang {page}, {line} của văn bản đọc được"),
        (None, None, _) => format!("{kind}, {line}"),
    }
}

/// What a figure was counted from: «Đếm từ danh sách hồ sơ ho-so.csv, 2.134 dòng được đếm, kỳ: tháng 8/2026».
pub fn counted_from(files: &[String], rows: u64, of: crate::domain::Span) -> String {
    let rows = super::decimal(crate::domain::Decimal::whole(i64::try_from(rows).unwrap_or(i64::MAX)));
    format!("Đếm từ danh sách hồ sơ {}, {rows} dòng được đếm, kỳ: {}", files.join(", "), super::span(of))
}

/// What the page promises: nothing leaves the machine, and no network is needed.
pub fn promise() -> String {
    format!("{} {}", words::PRIVACY, words::OFFLINE)
}

/// Before the list of reports on a page.
pub const JUMP_LABEL: &str = "Đến báo cáo:";

/// Unfolds all columns of a table row.
pub const WHOLE_ROW: &str = "Hiện cả dòng";
