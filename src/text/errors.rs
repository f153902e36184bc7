//! Why something could not be loaded: the file, the reason and what to do about it.

use super::{count, words};

/// A file or text that holds nothing.
pub fn empty(name: &str) -> String {
    explain(name, "không có nội dung", "Hãy kiểm tra lại tệp, hoặc dán nội dung báo cáo.")
}

/// A file over the size limit; sizes in bytes.
pub fn too_large(name: &str, bytes: u64, limit: u64) -> String {
    let reason = format!("có dung lượng {}, vượt giới hạn {} của một báo cáo văn bản", size(bytes), size(limit));
    explain(name, &reason, "Hãy chỉ nạp phần báo cáo cần đối chiếu.")
}

/// A Word file (.docx, .doc).
pub fn word(name: &str) -> String {
    let remedy = "Hãy mở tệp, chọn «Lưu thành», kiểu «Văn bản thuần» (.txt), bảng mã UTF-8 rồi nạp lại; \
                  hoặc chọn hết nội dung, chép và dán.";
    explain(name, "là tệp Word, chưa đọc trực tiếp được", remedy)
}

/// A spreadsheet (.xlsx, .xls, .ods).
pub fn spreadsheet(name: &str) -> String {
    let remedy = "Hãy mở tệp, chọn vùng số liệu, chép và dán; hoặc chọn «Lưu thành», kiểu «Văn bản Unicode» (.txt), \
                  rồi lưu lại với bảng mã UTF-8.";
    explain(name, "là bảng tính, chưa đọc trực tiếp được", remedy)
}

/// A zip container that is neither.
pub fn archive(name: &str) -> String {
    let remedy = "Hãy mở tệp bằng phần mềm đã tạo ra nó và lưu thành văn bản thuần (.txt), bảng mã UTF-8.";
    explain(name, "là tệp nén hoặc tệp văn phòng, chưa đọc trực tiếp được", remedy)
}

/// A PDF.
pub fn pdf(name: &str) -> String {
    let remedy = "Hãy mở tệp, chọn hết nội dung, chép và dán. Bản quét (ảnh) thì cần có bản văn bản.";
    explain(name, "là tệp PDF, chưa đọc trực tiếp được", remedy)
}

/// A picture.
pub fn picture(name: &str) -> String {
    explain(name, "là tệp ảnh, không có chữ để đọc", "Hãy nạp bản văn bản của báo cáo.")
}

/// Bytes that are no text at all.
pub fn not_text(name: &str) -> String {
    explain(name, "không phải là tệp văn bản", "Hãy nạp tệp .txt bảng mã UTF-8, hoặc dán nội dung báo cáo.")
}

/// Damaged or foreign encoding from a line on.
pub fn bad_encoding(name: &str, line: usize) -> String {
    let reason = format!("không đúng bảng mã UTF-8, từ dòng {}", count(line));
    let remedy =
        "Hãy mở tệp và lưu lại với bảng mã UTF-8; văn bản dùng phông TCVN3 hoặc VNI thì chuyển sang Unicode trước.";
    explain(name, &reason, remedy)
}

/// A text in which no figure was recognised.
pub fn no_figures(name: &str) -> String {
    let remedy = "Thước đo đọc báo cáo về tiếp nhận, giải quyết hồ sơ thủ tục hành chính và Bộ chỉ số 766; \
                  hãy kiểm tra lại xem có nạp nhầm tệp không.";
    explain(name, "không có số liệu nào nhận ra được", remedy)
}

/// A text that is already loaded as `of`.
pub fn duplicate(name: &str, of: &str) -> String {
    let reason = if name == of {
        "đã được nạp".to_owned()
    } else {
        format!("trùng nội dung với «{of}» đã nạp")
    };
    explain(name, &reason, "Không cần nạp lại.")
}

fn explain(name: &str, reason: &str, remedy: &str) -> String {
    let name = if name.trim().is_empty() { words::PASTED_NAME } else { name };
    format!("«{name}» {reason}. {remedy}")
}

/// A size in the largest unit that keeps it above one, cut to whole units; binary units as file managers show them.
fn size(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["byte", "KB", "MB", "GB"];
    let mut value = bytes;
    let mut unit = 0;
    while value >= 1024 && unit + 1 < UNITS.len() {
        value /= 1024;
        unit += 1;
    }
    format!("{} {}", count(usize::try_from(value).unwrap_or(usize::MAX)), UNITS[unit])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_message_names_the_file_the_reason_and_the_remedy() {
        let large = too_large("thang4.txt", 50 * 1024 * 1024, 4 * 1024 * 1024);
        assert!(large.starts_with("«thang4.txt» có dung lượng 50 MB, vượt giới hạn 4 MB"), "{large}");
        assert!(bad_encoding("a.txt", 1_204).contains("từ dòng 1.204"));
        assert!(word("a.docx").contains("Văn bản thuần"));
        assert!(empty("").starts_with("«Văn bản dán»"));
        assert!(duplicate("b.txt", "a.txt").contains("trùng nội dung với «a.txt»"));
        assert!(duplicate("a.txt", "a.txt").starts_with("«a.txt» đã được nạp."));
    }
}
