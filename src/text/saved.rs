//! Why a saved session could not be opened, and what to do about it.

use super::count;

/// Not JSON, or cut off at a line.
pub fn broken(name: &str, line: usize) -> String {
    format!(
        "«{name}» bị hỏng hoặc bị cắt ngang, từ dòng {}. Hãy mở bản lưu khác; các báo cáo đang nạp được giữ nguyên.",
        count(line)
    )
}

/// JSON of something else.
pub fn foreign(name: &str) -> String {
    format!("«{name}» không phải là phiên làm việc của Thước đo. Hãy chọn tệp có đuôi .thuocdo.json.")
}

/// Written by a newer version of the program.
pub fn newer(name: &str, version: u64, known: u64) -> String {
    format!(
        "«{name}» được lưu bằng bản Thước đo mới hơn (định dạng {version}, bản này đọc được đến {known}). \
         Hãy mở bằng bản mới; tệp không bị thay đổi."
    )
}

/// A part is missing or does not fit.
pub fn damaged(name: &str, part: &str) -> String {
    format!("«{name}» thiếu hoặc sai phần «{part}». Hãy mở bản lưu khác; các báo cáo đang nạp được giữ nguyên.")
}

/// Reports are loaded: opening would replace them.
pub fn not_empty(name: &str) -> String {
    format!(
        "«{name}» là phiên làm việc đã lưu, mở ra sẽ thay các báo cáo đang nạp. \
         Hãy lưu phiên đang làm, xóa các báo cáo đang nạp rồi mở lại tệp này."
    )
}

/// Several saved sessions came in together: one is opened or offered, the others are not.
pub fn one_at_a_time(left: &[String]) -> String {
    format!("Mỗi lần chỉ mở được một phiên đã lưu nên chưa mở «{}». Hãy mở riêng từng tệp.", left.join("», «"))
}

/// A saved session came in with reports while another session is under way.
pub fn with_reports(name: &str) -> String {
    format!(
        "«{name}» là phiên đã lưu, chưa mở vì được nạp cùng báo cáo: các báo cáo đã vào phiên đang làm. \
         Muốn mở phiên đó, hãy nạp riêng tệp này."
    )
}

/// A saved session without reports.
pub fn nothing_in_it(name: &str) -> String {
    format!("«{name}» là phiên làm việc không có báo cáo nào. Hãy nạp báo cáo.")
}
