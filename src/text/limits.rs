//! A bound that a file passes: which one, by how much, and what to do about it.

use super::count;
use super::errors::{explain, size};

/// What to do about a file of too many rows: most are lists of single dossiers, and two kinds of file may hold millions.
const SUMMARISE: &str = "Nếu đây là danh sách từng hồ sơ, hãy lưu thành .xlsx hoặc .csv rồi nạp lại: hai loại tệp này \
                         đọc được đến hàng triệu dòng. Nếu là báo cáo, hãy tách tệp và chỉ nạp phần cần đối chiếu.";
/// What to do about a file that only attackers or faulty programs make.
const REWRITE: &str = "Hãy mở tệp bằng phần mềm đã tạo ra nó và lưu thành tệp mới; không mở tệp không rõ nguồn gốc.";
/// What to do about a file that is merely long.
const SHORTEN: &str = "Hãy chỉ nạp phần báo cáo cần đối chiếu.";

/// Bytes of the file.
pub fn file_bytes(name: &str, found: u64, limit: u64) -> String {
    explain(name, &format!("có dung lượng {}, vượt giới hạn {}", size(found), size(limit)), SUMMARISE)
}

/// Characters of the text.
pub fn text_chars(name: &str, found: u64, limit: u64) -> String {
    let reason = format!("có {} triệu ký tự trở lên, vượt giới hạn {} triệu", found >> 20, limit >> 20);
    explain(name, &reason, SUMMARISE)
}

/// Entries of a container.
pub fn entries(name: &str, found: u64, limit: u64) -> String {
    explain(name, &many("chứa", found, "tệp con", limit), REWRITE)
}

/// Bytes of one part once inflated.
pub fn entry_bytes(name: &str, found: u64, limit: u64) -> String {
    let reason = format!("có một phần khi giải nén lên tới {}, vượt giới hạn {}", size(found), size(limit));
    explain(name, &reason, SUMMARISE)
}

/// Bytes of all parts once inflated.
pub fn inflated_bytes(name: &str, found: u64, limit: u64) -> String {
    let reason = format!("khi giải nén lên tới {}, vượt giới hạn {}", size(found), size(limit));
    explain(name, &reason, SUMMARISE)
}

/// How many times a part grows.
pub fn ratio(name: &str, found: u64, limit: u64) -> String {
    let reason = format!("có phần phình ra {} lần khi giải nén, vượt giới hạn {} lần", number(found), number(limit));
    explain(name, &reason, REWRITE)
}

/// Sheets of a workbook.
pub fn sheets(name: &str, found: u64, limit: u64) -> String {
    explain(
        name,
        &many("có", found, "trang tính", limit),
        "Hãy chép các trang tính cần đối chiếu sang một tệp mới rồi nạp.",
    )
}

/// Cells that hold anything.
pub fn cells(name: &str, found: u64, limit: u64) -> String {
    explain(name, &many("có từ", found, "ô có dữ liệu", limit), SUMMARISE)
}

/// Columns of a table.
pub fn columns(name: &str, found: u64, limit: u64) -> String {
    explain(name, &many("có bảng", found, "cột", limit), "Hãy bỏ các cột thừa rồi lưu lại.")
}

/// Depth of nested parts.
pub fn nesting(name: &str, found: u64, limit: u64) -> String {
    explain(name, &many("có các phần lồng nhau", found, "lớp", limit), REWRITE)
}

/// Characters of one cell or string.
pub fn string_chars(name: &str, found: u64, limit: u64) -> String {
    let reason = many("có một ô dài", found, "ký tự", limit);
    explain(name, &reason, "Hãy kiểm tra dấu ngoặc kép chưa đóng hoặc ô chứa cả văn bản, sửa rồi nạp lại.")
}

/// Pages of a PDF.
pub fn pages(name: &str, found: u64, limit: u64) -> String {
    explain(name, &many("có", found, "trang", limit), SHORTEN)
}

fn many(verb: &str, found: u64, what: &str, limit: u64) -> String {
    format!("{verb} {} {what}, vượt giới hạn {}", number(found), number(limit))
}

fn number(value: u64) -> String {
    count(usize::try_from(value).unwrap_or(usize::MAX))
}
