//! Words of the tools in the head of the page, of the shortcuts, and of what is printed.

use super::words::words;

words! {
    TOOLS = "Công cụ trang";
    TEXT_SIZE = "Cỡ chữ";
    SMALLER = "Giảm cỡ chữ";
    LARGER = "Tăng cỡ chữ";
    USUAL = "Cỡ chữ bình thường";
    SMALLER_SIGN = "−A";
    USUAL_SIGN = "A";
    LARGER_SIGN = "A+";
    READ = "Đọc nội dung";
    READ_PAUSE = "Tạm dừng đọc";
    READ_RESUME = "Đọc tiếp";
    READ_STOP = "Dừng đọc";
    READING = "Đang đọc nội dung trang";
    READING_HELD = "Đang tạm dừng đọc";
    NO_VOICE = "Máy này chưa có giọng đọc tiếng Việt";
    NO_VOICE_DETAIL = "Trên Windows: mở Cài đặt, Thời gian và ngôn ngữ, Giọng nói, thêm giọng «Tiếng Việt» rồi mở lại trình duyệt. Thước đo không gửi nội dung ra ngoài để đọc.";
    TO_TOP = "Lên đầu trang";
    KEYS_TITLE = "Phím tắt";
    KEYS_INTRO = "Bấm phím khi không gõ trong ô nào. Chữ hoa, chữ thường như nhau.";
    KEYS_PAGES = "Đến trang";
    KEYS_OTHERS = "Thao tác";
    KEYS_ON = "Dùng phím tắt một chữ";
    KEYS_ON_HINT = "Tắt nếu phím tắt cản trở bộ gõ, phần mềm đọc màn hình hoặc điều khiển bằng giọng nói. Ctrl+Z, Ctrl+Y, Tab, Esc luôn dùng được.";
    KEY_THEN = "rồi";
    PRINTED = "In ngày";
    PRINT_SOURCES = "Nguồn";
    PRINT_SCOPE = "Phạm vi";
    PRINT_PAGE = "Trang ";
    PRINT_ALL = "toàn bộ số liệu đã nạp";
    PRINT_BEHIND = "đang cập nhật theo lựa chọn mới, đề nghị in lại";
}

/// What a button for the size of the type does, after what stands on it.
pub fn size_button(sign: &str, name: &str) -> String {
    format!("{sign}: {name}")
}

/// The type as large as it is now: «Cỡ chữ 110%».
pub fn text_size(percent: u32) -> String {
    format!("{TEXT_SIZE} {percent}%")
}

/// «Kỳ: tháng 4/2023»; empty when no period is known.
pub fn print_periods(periods: &[String]) -> String {
    if periods.is_empty() { String::new() } else { format!("Kỳ: {}", super::labels::first_few(periods)) }
}

/// «Nguồn: 112/UBND-TH ngày 24/01/2025».
pub fn print_sources(sources: &[String]) -> String {
    format!("{PRINT_SOURCES}: {}", super::labels::first_reports(sources))
}
