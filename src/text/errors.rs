//! Why something could not be loaded: the file, the reason and what to do about it.

use super::{count, words};

/// A file or text that holds nothing.
pub fn empty(name: &str) -> String {
    explain(name, "không có nội dung", "Hãy kiểm tra lại tệp, hoặc dán nội dung báo cáo.")
}

/// A Word file of 97–2003 (.doc).
pub fn legacy_word(name: &str) -> String {
    let remedy = "Hãy mở tệp bằng Word (hoặc LibreOffice), chọn «Lưu thành» (Save As), kiểu «Tài liệu Word (.docx)», \
                  rồi nạp tệp mới.";
    explain(name, "là tệp Word đời cũ (.doc), không đọc trực tiếp được", remedy)
}

/// Rich text (.rtf).
pub fn rich_text(name: &str) -> String {
    let remedy = "Hãy mở tệp bằng Word, chọn «Lưu thành», kiểu «Tài liệu Word (.docx)», rồi nạp tệp mới.";
    explain(name, "là tệp RTF, không đọc trực tiếp được", remedy)
}

/// OpenDocument text (.odt).
pub fn open_document(name: &str) -> String {
    let remedy = "Hãy mở tệp bằng LibreOffice, chọn «Lưu thành», kiểu «Word 2007–365 (.docx)», rồi nạp tệp mới.";
    explain(name, "là văn bản OpenDocument (.odt), không đọc trực tiếp được", remedy)
}

/// Slides (.pptx, .ppt, .odp).
pub fn slides(name: &str) -> String {
    let remedy = "Hãy nạp báo cáo dạng văn bản hoặc bảng tính; hoặc chép bảng số liệu trên trang chiếu rồi dán.";
    explain(name, "là tệp trình chiếu, không đọc được", remedy)
}

/// A zip or another container of files.
pub fn archive(name: &str) -> String {
    explain(name, "là tệp nén, không phải một báo cáo", "Hãy giải nén rồi nạp từng báo cáo bên trong.")
}

/// A web page with its parts in one file (.mht).
pub fn web_archive(name: &str) -> String {
    let remedy = "Hãy mở tệp bằng Excel hoặc trình duyệt rồi lưu lại thành .xlsx, hoặc thành trang web chỉ gồm HTML.";
    explain(name, "là trang web đóng gói (.mht), không đọc trực tiếp được", remedy)
}

/// A picture.
pub fn picture(name: &str) -> String {
    explain(
        name,
        "là tệp ảnh, không có chữ để đọc",
        "Hãy nạp bản .docx, .xlsx hoặc PDF có lớp chữ; ảnh chụp thì cần nhận dạng chữ (OCR) trước.",
    )
}

/// Bytes that are no text at all.
pub fn not_text(name: &str) -> String {
    explain(
        name,
        "không phải là tệp văn bản",
        "Hãy nạp tệp Word, Excel, PDF, trang web, tệp .csv, .txt hoặc .json; hoặc dán nội dung báo cáo.",
    )
}

/// Damaged encoding from a line on.
pub fn bad_encoding(name: &str, line: usize) -> String {
    let reason = format!("bị hỏng bảng mã hoặc bị cắt ngang, từ dòng {}", count(line));
    explain(name, &reason, "Hãy mở tệp gốc và lưu lại với bảng mã UTF-8.")
}

/// Several encodings fit; their names, the likeliest first.
pub fn encoding_unsure(name: &str, choices: &[&str]) -> String {
    let reason = format!("dùng bảng mã chưa xác định chắc chắn được (có thể là {})", choices.join(", "));
    explain(name, &reason, "Hãy chọn bảng mã mà đoạn xem trước hiện đúng tiếng Việt.")
}

/// A password on a file of a kind.
pub fn encrypted(name: &str, kind: &str) -> String {
    let remedy = "Hãy mở tệp bằng mật khẩu, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ) rồi lưu lại và nạp tệp mới.";
    explain(name, &format!("là {kind} có mật khẩu, không mở được"), remedy)
}

/// A PDF of pictures.
pub fn scanned(name: &str, pages: u32) -> String {
    let pages = count(usize::try_from(pages).unwrap_or(usize::MAX));
    let remedy = "Hãy dùng bản Word, Excel hoặc PDF xuất từ phần mềm soạn thảo; nếu chỉ có bản quét thì nhận dạng chữ \
                  (OCR), kiểm tra lại số rồi nạp.";
    explain(name, &format!("là bản quét: {pages} trang đều là ảnh, không có chữ để đọc"), remedy)
}

/// A damaged file of a kind; `part` as the reader names it, blank when not known.
pub fn damaged(name: &str, kind: &str, part: &str) -> String {
    let place = if part.trim().is_empty() { String::new() } else { format!(", ở «{part}»") };
    let remedy = "Hãy mở tệp bằng phần mềm đã tạo ra nó rồi lưu lại, hoặc lấy lại bản gốc.";
    explain(name, &format!("là {kind} bị hỏng hoặc bị cắt ngang{place}"), remedy)
}

/// A text of a kind that breaks at a line.
pub fn damaged_line(name: &str, kind: &str, line: &str) -> String {
    let reason = format!("là {kind} bị hỏng hoặc bị cắt ngang, ở dòng {line}");
    explain(name, &reason, "Hãy xuất hoặc tải lại tệp từ hệ thống đã tạo ra nó.")
}

/// A format whose reader this program does not hold.
pub fn needs_reader(name: &str, kind: &str) -> String {
    let remedy = "Hãy tải lại trang rồi nạp lại tệp; nếu vẫn không được, hãy chép nội dung và dán.";
    explain(name, &format!("là {kind}, bộ đọc loại tệp này chưa sẵn sàng"), remedy)
}

/// A saved session where a report is expected.
pub fn saved_work(name: &str) -> String {
    explain(name, "là phiên làm việc đã lưu, không phải báo cáo", "Hãy mở bằng lệnh «Mở phiên đã lưu».")
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

pub(super) fn explain(name: &str, reason: &str, remedy: &str) -> String {
    let name = if name.trim().is_empty() { words::PASTED_NAME } else { name };
    format!("«{name}» {reason}. {remedy}")
}

/// A size in the largest unit that keeps it above one, in tenths rounded up, so that what passes a limit never reads
/// as the limit; binary units as file managers show them.
pub(super) fn size(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["byte", "KB", "MB", "GB"];
    let unit = (1..UNITS.len()).rev().find(|unit| bytes >> (10 * unit) > 0).unwrap_or(0);
    let tenths = (u128::from(bytes) * 10).div_ceil(1 << (10 * unit));
    let (whole, tenth) = (usize::try_from(tenths / 10).unwrap_or(usize::MAX), tenths % 10);
    let fraction = if tenth == 0 { String::new() } else { format!(",{tenth}") };
    format!("{}{fraction} {}", count(whole), UNITS[unit])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_message_names_the_file_the_reason_and_the_remedy() {
        assert_eq!(
            [512, 64 << 20, (64 << 20) + 1, 70 << 20, 1_536].map(size),
            ["512 byte", "64 MB", "64,1 MB", "70 MB", "1,5 KB"]
        );
        assert!(bad_encoding("a.txt", 1_204).contains("từ dòng 1.204"));
        assert!(empty("").starts_with("«Văn bản dán»"));
        assert!(duplicate("b.txt", "a.txt").contains("trùng nội dung với «a.txt»"));
        assert!(duplicate("a.txt", "a.txt").starts_with("«a.txt» đã được nạp."));
        assert!(!damaged("a.docx", "tệp Word", "").contains("ở «"));
    }
}
